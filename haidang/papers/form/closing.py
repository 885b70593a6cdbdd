"""The end of a paper: recipients on the left, who signs on the right."""

import re
from dataclasses import dataclass, field

from haidang.papers.form.paper import Line

_TO = re.compile(r"noi nhan\s*(?::|$)")
#: TM., KT., TL., TUQ., Q. before a post, in whatever manner.
FORMULA = re.compile(r"(?:TM|KT|TL|TUQ|T/M|K/T|T/L|T/UQ|T\.M|K\.T|T\.L|Q)\s*[./:]?\s*(?=\S)")
_ANNEX = re.compile(r"phu luc(?:\s+(?:so\s+)?(?:[ivxlc]+|\d+))?\s*[:.]?")
_POST = re.compile(
    r"(?:pho )?(?:chu tich|giam doc|bo truong|thu truong|cuc truong|chanh|truong|vien truong|hieu truong|"
    r"thu tuong|chu nhiem|tong|chi huy)"
)


@dataclass
class Closing:
    """A part that is not there is None or empty."""

    word: Line | None = None
    recipients: list[Line] = field(default_factory=list)
    #: Lines with a sign of authority ("TM. ỦY BAN NHÂN DÂN"), and those without one above the name.
    formula: list[Line] = field(default_factory=list)
    post: list[Line] = field(default_factory=list)
    name: Line | None = None
    #: The signer stands on the left and the recipients on the right.
    is_swapped: bool = False


def is_annex_heading(line: Line) -> bool:
    """“Phụ lục”, “PHỤ LỤC II”, alone in its line."""
    return _ANNEX.fullmatch(line.folded) is not None


def closing_of(lines: list[Line]) -> tuple[Closing, int, int]:
    """The closing, where it begins, and where what follows it begins."""
    closing = Closing()
    at = next((at for at, line in enumerate(lines) if _is_word(line)), None)
    if at is None:
        return _without_recipients(closing, lines)
    closing.word = lines[at]
    cell = lines[at].cell
    if cell is None:
        after = _beside_nothing(closing, lines, at)
        return closing, at, after
    table = [where for where, line in enumerate(lines) if line.cell and line.cell[0] == cell[0]]
    left = [lines[where] for where in table if lines[where].cell[2] <= cell[2]]  # type: ignore[index]
    right = [lines[where] for where in table if lines[where].cell[2] > cell[2]]  # type: ignore[index]
    beside = [line for line in left if line.cell[2] < cell[2]]  # type: ignore[index]
    if not any(line.text for line in right) and any(map(_is_post, beside)):
        closing.is_swapped, left, right = True, [line for line in left if line not in beside], beside
    closing.recipients = [line for line in left[left.index(closing.word) + 1 :] if line.text]
    _signature(closing, right)
    return closing, table[0], table[-1] + 1


def _is_word(line: Line) -> bool:
    return _TO.match(line.folded) is not None and len(line.text) < 40 and (line.cell is not None or line.is_first)


def _beside_nothing(closing: Closing, lines: list[Line], at: int) -> int:
    """Recipients that stand in no table; the signer follows them."""
    end = at + 1
    while end < len(lines) and (not lines[end].text or lines[end].text.startswith(("-", "–", "+"))):
        if lines[end].text:
            closing.recipients.append(lines[end])
        end += 1
    stop = next((where for where in range(end, len(lines)) if is_annex_heading(lines[where])), len(lines))
    _signature(closing, lines[end:stop])
    return stop


def _without_recipients(closing: Closing, lines: list[Line]) -> tuple[Closing, int, int]:
    """Nobody receives the paper: the signer stands in the last lines before the annexes."""
    stop = next(
        (at for at, line in enumerate(lines) if is_annex_heading(line) and line.is_on_new_page),
        len(lines),
    )
    tail = [at for at in range(stop) if lines[at].text][-8:]
    begin = next((at for at in tail if _is_post(lines[at])), None)
    if begin is None:
        return closing, stop, stop
    _signature(closing, lines[begin:stop])
    return closing, begin, stop


def _is_post(line: Line) -> bool:
    return line.is_upper and (FORMULA.match(line.text) is not None or _POST.match(line.folded) is not None)


def _signature(closing: Closing, lines: list[Line]) -> None:
    """Authority, post and name; what stands in brackets ("(Đã ký)") is none of them."""
    said = [line for line in lines if line.text and not line.text.startswith(("(", "["))]
    if not said:
        return
    if len(said) > 1 and (_is_apart(lines, said[-2], said[-1]) or not said[-1].is_upper):
        closing.name = said.pop()
    for line in said:
        (closing.formula if FORMULA.match(line.text) else closing.post).append(line)


def _is_apart(lines: list[Line], above: Line, below: Line) -> bool:
    """Room for a signature between two lines."""
    start = next(at for at, line in enumerate(lines) if line is above)
    stop = next(at for at, line in enumerate(lines) if line is below)
    return stop - start > 2 or max(above.setting.after, below.setting.before) >= 30
