"""Kind, subject, addressee and urgency (PL I, phần I, mục II.5, II.9.a, III.2)."""

from collections.abc import Iterator

from haidang.papers.form.checks.face import Face, length_hit, ruled, worn
from haidang.papers.form.faults import Both, Hit
from haidang.papers.form.paper import Line, Paper
from haidang.papers.form.parts import URGENT, Parts

_KIND_FACE = Face((13, 14), bold=True, italic=False, upper=True, align="center")
_ABOUT_FACE = Face((13, 14), bold=True, italic=False, upper=False, align="center")
_SUBJECT_FACE = Face((12, 13), bold=False, italic=False, align="center")
_TO_FACE = Face((13, 14), bold=False, italic=False)
_THIRD = Both("1/3 đến 1/2 dòng chữ", "1/3 to 1/2 of it")
#: Papers that go up: they always name whom they are for.
_NAMED = ("tờ trình",)
_URGENT = ("HỎA TỐC", "HOẢ TỐC", "THƯỢNG KHẨN", "KHẨN", "HỎA TỐC HẸN GIỜ", "HOẢ TỐC HẸN GIỜ")


def kind(paper: Paper, parts: Parts) -> Iterator[Hit]:
    """Tên loại và trích yếu, or the V/v of a công văn."""
    if parts.kind is None:
        if not parts.subject:
            yield Hit("F301")
        yield from worn("F306", parts.subject, _SUBJECT_FACE)
        return
    yield from worn("F302", [parts.kind], _KIND_FACE)
    if not parts.about:
        yield Hit("F303", (parts.kind,))
        return
    yield from worn("F304", parts.about, _ABOUT_FACE)
    after = _below(paper, parts.about[-1])
    rule, hits = ruled("F305", parts.about, after)
    yield from hits
    widest = max(parts.about, key=lambda line: len(line.text))
    yield from length_hit(rule, widest, Both("trích yếu", "the subject"), 0.30, 0.55, _THIRD)


def _below(paper: Paper, line: Line) -> list[Line]:
    """Blank lines, lines in brackets ("(Ban hành kèm theo …)"), and the first with words: a shape may hang there."""
    below: list[Line] = []
    for each in paper.lines[line.number + 1 :]:
        below.append(each)
        if each.text and not each.text.startswith("(") and not below[-1].is_all(italic=True):
            break
    return below[:6]


def addressee(paper: Paper, parts: Parts) -> Iterator[Hit]:
    """Kính gửi: there where it must be, one line or a list."""
    is_letter = parts.kind is None and bool(parts.subject)
    named = parts.kind is not None and parts.kind.text.lower().strip(" :") in _NAMED
    if not parts.to:
        if is_letter or named:
            yield Hit("F307")
        return
    first = parts.to[0].text
    if not first.startswith("Kính gửi:"):
        found = _NO_COLON if first.startswith("Kính gửi") else _IN_CAPITALS
        yield Hit("F308", (parts.to[0],), {"printed": first, "found": found})
    yield from worn("F309", parts.to, _TO_FACE)
    if len(parts.to) > 1:
        yield from _listed(parts.to[1:])


def _listed(lines: list[Line]) -> Iterator[Hit]:
    begins = [at for at, line in enumerate(lines) if line.text.startswith(("-", "–"))]
    if not begins:
        yield Hit("F308", (lines[0],), {"printed": lines[0].text, "found": _NO_DASH})
        return
    for at, begin in enumerate(begins):
        last = at == len(begins) - 1
        line = lines[(len(lines) if last else begins[at + 1]) - 1]
        if not line.text.endswith("." if last else ";"):
            found = Both("không kết thúc bằng dấu chấm", "does not end with a full stop") if last else _NO_SEMICOLON
            yield Hit("F308", (lines[begin],), {"printed": lines[begin].text, "found": found})
            return


_NO_COLON = Both("thiếu dấu hai chấm sau “Kính gửi”", "lacks the colon after “Kính gửi”")
_IN_CAPITALS = Both("không viết “Kính gửi” bằng chữ thường", "does not write “Kính gửi” in small letters")
_NO_DASH = Both("không có gạch đầu dòng", "has no dash before it")
_NO_SEMICOLON = Both("không kết thúc bằng dấu chấm phẩy", "does not end with a semicolon")


def urgency(paper: Paper, parts: Parts) -> Iterator[Hit]:
    """A mark of urgency is one of three."""
    for line in paper.said[:30]:
        said = line.text.strip(" .:")
        is_like = line.is_upper and URGENT.fullmatch(line.folded.strip(" .:")) and line not in parts.about
        if is_like and said not in _URGENT:
            yield Hit("F310", (line,), {"found": line.text})
            return
