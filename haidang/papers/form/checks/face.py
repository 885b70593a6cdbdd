"""How the letters of a part must look, and what is said where they look otherwise."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from haidang.papers.form.faults import Both, Hit
from haidang.papers.form.paper import Line, Rule
from haidang.papers.form.parts import TYPED_RULE
from haidang.papers.vietnamese.breadth import wide

_ALIGNS = {
    "left": Both("canh trái", "on the left"), "right": Both("canh phải", "on the right"),
    "center": Both("canh giữa", "centred"), "justify": Both("canh đều", "justified"),
}  # fmt: skip
_BOLD = {True: Both("đậm", "bold"), False: Both("không đậm", "not bold")}
_ITALIC = {True: Both("nghiêng", "italic"), False: Both("đứng", "upright")}
_UPPER = {True: Both("in hoa", "in capitals"), False: Both("in thường", "in small letters")}


@dataclass(frozen=True, slots=True)
class Face:
    """What the model of letters says of a part; None where it says nothing."""

    sizes: tuple[float, float]
    bold: bool | None = None
    italic: bool | None = None
    upper: bool | None = None
    align: str | None = None

    @property
    def wanted(self) -> Both:
        low, high = self.sizes
        size = f"{low:g}" if low == high else f"{low:g}-{high:g}"
        return _joined([Both(f"cỡ {size}", f"size {size}"), *_said(self.upper, self.italic, self.bold, self.align)])


def _said(upper: bool | None, italic: bool | None, bold: bool | None, align: str | None) -> Iterator[Both]:
    for value, words in ((upper, _UPPER), (italic, _ITALIC), (bold, _BOLD)):
        if value is not None:
            yield words[value]
    if align is not None:
        yield _ALIGNS[align]


def _joined(words: Iterable[Both]) -> Both:
    listed = list(words)
    return Both(", ".join(each.vi for each in listed), ", ".join(each.en for each in listed))


def align_said(align: str) -> Both:
    return _ALIGNS[align]


def off(line: Line, face: Face) -> list[Both]:
    """What is otherwise in this line; nothing where the line has no words."""
    found: list[Both] = []
    sizes = [size for size in line.sizes if not face.sizes[0] <= size <= face.sizes[1]]
    if sizes:
        size = ", ".join(f"{size:g}" for size in sizes)
        found.append(Both(f"cỡ {size}", f"size {size}"))
    if face.upper is not None and line.words and line.is_upper is not face.upper:
        found.append(_UPPER[not face.upper])
    if face.italic is not None and not line.is_all(italic=face.italic):
        found.append(_ITALIC[not face.italic])
    if face.bold is not None and not line.is_all(bold=face.bold):
        found.append(_BOLD[not face.bold])
    if face.align is not None and line.setting.align != face.align:
        found.append(_ALIGNS[line.setting.align])
    return found


def worn(code: str, lines: Iterable[Line | None], face: Face) -> Iterator[Hit]:
    """At most one hit for a part: the lines of it that look otherwise, and what is so."""
    wrong = [(line, found) for line in lines if line is not None and line.words and (found := off(line, face))]
    if wrong:
        every = list(dict.fromkeys(each for _, found in wrong for each in found))
        yield Hit(code, tuple(line for line, _ in wrong), {"found": _joined(every), "wanted": face.wanted})


def ruled(code: str, lines: list[Line], after: list[Line]) -> tuple[Rule | None, list[Hit]]:
    """The rule drawn below `lines`, in themselves or in one of the lines `after` them, or what stands there instead."""
    if not lines:
        return None, []
    near = [*lines[-1:], *after]
    rule = next((rule for line in near for rule in line.rules), None)
    if rule is not None:
        return rule, []
    if lines[-1].is_ruled_cell:
        return Rule(), []
    typed = next((line for line in near if TYPED_RULE.fullmatch(line.text)), None)
    if typed is not None:
        found = Both(f"gõ bằng dấu “{typed.text[:3]}”", f"a rule is typed as “{typed.text[:3]}”")
    elif all(piece.look.underlined for piece in lines[-1].words):
        found = Both("chữ được gạch chân", "the words are underlined")
    else:
        found = Both("không có đường kẻ", "nothing is drawn")
    return None, [Hit(code, (lines[-1],), {"found": found})]


def length_hit(rule: Rule | None, line: Line | None, part: Both, least: float, most: float, wanted: Both) -> list[Hit]:
    """A rule that is plainly too long or too short for its line; our measure of the words is right within a tenth."""
    if rule is None or rule.length is None or line is None or not line.words:
        return []
    size = max(line.sizes)
    # a line that Word wraps is as long as its room
    length = min(wide(line.text, size, bold=line.is_all(bold=True)), line.room or 1000.0)
    share = rule.length / max(1.0, length)
    if least * 0.85 <= share <= most * 1.15:
        return []
    return [Hit("F213", (line,), {"part": part, "found": f"{share:.0%}", "wanted": wanted})]
