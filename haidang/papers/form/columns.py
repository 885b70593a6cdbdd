"""A head and a closing that somebody laid in two columns with tabs or blanks: read as the table they stand for."""

import re
from collections.abc import Sequence
from dataclasses import replace

from haidang.papers.form.paper import Line, Piece, Rule
from haidang.papers.vietnamese.letters import fold

#: Where one column ends and the next begins.
_GAP = re.compile(r"[ \u00a0]*\t[\t \u00a0]*|[ \u00a0]{6,}")
#: How far down a head is looked for, in lines.
_DEPTH = 30
#: Tables that are none: the head's and the closing's.
_HEAD, _FOOT = -1, -2
_RECIPIENTS = re.compile(r"noi nhan\s*(?::|$)")


def in_columns(lines: list[Line], right: Sequence[re.Pattern[str]]) -> list[Line]:
    """The lines, those of two columns told apart; `right` is what stands on the right side of a head."""
    return _foot(_head(lines, right))


def _head(lines: list[Line], right: Sequence[re.Pattern[str]]) -> list[Line]:
    def is_right(line: Line) -> bool:
        return any(each.search(line.folded) for each in right) and len(line.text) < 70

    split = {
        at: found
        for at, line in enumerate(lines[:_DEPTH])
        if line.cell is None and (found := _parted(line)) is not None and (is_right(found[1]) or is_right(found[0]))
    }
    if not split:
        return lines
    last = max(split)
    made: list[Line] = []
    for at, line in enumerate(lines):
        if at > last or line.cell is not None:
            made.append(line)
        elif found := split.get(at) or _parted(line):
            made += [_placed(found[0], _HEAD, at, 0), _placed(found[1], _HEAD, at, 1)]
        else:
            made += [_placed(line, _HEAD, at, side) for side in _sides(line, is_right(line))]
    return made


def _sides(line: Line, is_right: bool) -> tuple[int, ...]:
    """A line without words that holds a drawing may be the rule of either column."""
    if not line.text and line.rules:
        return (0, 1)
    return (1,) if is_right else (0,)


def _foot(lines: list[Line]) -> list[Line]:
    begin = next(
        (at for at, line in enumerate(lines) if line.cell is None and _RECIPIENTS.match(line.folded) and _parted(line)),
        None,
    )
    if begin is None:
        return lines
    made = list(lines[:begin])
    for at, line in enumerate(lines[begin:], begin):
        if line.cell is not None or line.is_on_new_page:
            return [*made, *lines[at:]]
        if found := _parted(line):
            made += [_placed(found[0], _FOOT, at, 0), _placed(found[1], _FOOT, at, 1)]
        else:
            is_left = _RECIPIENTS.match(line.folded) or line.text.startswith(("-", "–"))
            made.append(_placed(line, _FOOT, at, 0 if is_left else 1))
    return made


def _parted(line: Line) -> tuple[Line, Line] | None:
    """The words before the gap and those behind it; None where there are not words on both sides of one."""
    text = "".join(piece.text for piece in line.pieces)
    for gap in _GAP.finditer(text):
        before, behind = _piece_of(line, 0, gap.start()), _piece_of(line, gap.end(), len(text))
        # "Số:        /BC-SNgV" is one thing with room for its number
        if before.text and behind.text and not behind.text.startswith("/") and fold(before.text) != "so:":
            return before, behind
    return None


def _piece_of(line: Line, start: int, end: int) -> Line:
    pieces, at = [], 0
    for piece in line.pieces:
        text = piece.text[max(0, start - at) : max(0, end - at)]
        if text:
            pieces.append(Piece(text, piece.look))
        at += len(piece.text)
    # a line drawn beside the words hangs on one of the two: nobody can say how long it should be
    return Line(
        pieces, line.setting, sheet=line.sheet, rules=[Rule() for _ in line.rules], number=line.number,
        is_on_new_page=line.is_on_new_page, is_first=line.is_first,
    )  # fmt: skip


def _placed(line: Line, table: int, row: int, column: int) -> Line:
    placed = _piece_of(line, 0, sum(len(piece.text) for piece in line.pieces))
    placed.cell, placed.is_tabbed = (table, row, column), True
    placed.setting = replace(line.setting, align="center")
    return placed
