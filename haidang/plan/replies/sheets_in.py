"""A filled sheet, or rows pasted from one, as plain rows; or a refusal in one sentence. Nothing is looked up here."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from haidang.kit.files.rules import marks_in
from haidang.papers.sources.refusals import Refused
from haidang.papers.sources.workbooks import Sheet, Workbook
from haidang.plan.followup.choices import State
from haidang.plan.replies.rules import columns
from haidang.plan.replies.rules.columns import INPUTS, Head
from haidang.plan.replies.rules.sheets import LONGEST, Unread, day_said, state_said, tidy
from haidang.plan.replies.sheets_keys import looks_like_key
from haidang.plan.replies.sheets_looking import LAST_ROW, MOST_ROWS, Looked, damaged, look, too_many

#: Letters pasted in one go.
MOST_PASTED = 1_000_000
#: What stands in the list of the column, and is understood when it comes back. Not translated: the sheet is a paper of
#: the office and goes from hand to hand.
STATES: Mapping[str, str] = {
    State.NOT_STARTED: "Chưa triển khai",
    State.DOING: "Đang thực hiện",
    State.HINDERED: "Đang thực hiện, có vướng mắc",
    State.DONE: "Đã hoàn thành (đề nghị xác nhận)",
    State.NOTHING: "Không phát sinh trong kỳ",
}

#: The page that tells how the others are filled in.
HOW = "Hướng dẫn"

Fault = tuple[str, str, str]
Grid = list[list[str]]


@dataclass(frozen=True, slots=True)
class Read:
    """One row as it stands in the file: where, which keys, what is said, what cannot be read (field, code, words)."""

    sheet: str
    number: int
    key: str
    stamp: str
    label: str
    title: str
    said: Mapping[str, str]
    faults: tuple[Fault, ...] = ()


@dataclass(slots=True)
class Found:
    """The rows of a file, and what is to be known of the whole: (code, words)."""

    rows: list[Read] = field(default_factory=list)
    remarks: list[tuple[str, str]] = field(default_factory=list)


# ── files ────────────────────────────────────────────────────────────────────────────────────────


def read_file(name: str, data: bytes) -> Found:
    """The rows of a workbook. Errors: ValidationError, one sentence."""
    pages = look(name, data)
    found = Found()
    for page, sheet in _sheets(data, pages):
        _read_grid(found, [[_text(cell) for cell in row] for row in sheet.rows], page, sheet.merged)
    return _whole(found)


def _sheets(data: bytes, pages: list[Looked]) -> Iterator[tuple[Looked, Sheet]]:
    """One at a time: together they may be far larger than the file."""
    try:
        book = Workbook(data)
        for page in pages:
            yield page, book.sheet(page.name, skip_empty_area=False)
    except Refused as refused:
        raise damaged() from refused


# ── pasted rows ──────────────────────────────────────────────────────────────────────────────────

# Excel and LibreOffice put a cell with line ends, tabs or quotation marks between quotation marks, and double those
# inside; a cell that merely begins with one is no such cell.
_PASTED = re.compile(r'("[^"]*(?:""[^"]*)*"(?=\t|\r|\n|\Z)|[^\t\r\n]*)(\t|\r\n|\r|\n|\Z)')


def read_pasted(words: str) -> Found:
    """The rows that were copied from a sheet. Errors: ValidationError, one sentence."""
    if len(words) > MOST_PASTED:
        raise ValidationError(
            _("Phần dán vào dài quá %(most)d triệu chữ. Dán ít dòng hơn, hoặc nộp tệp.")
            % {"most": MOST_PASTED // 1_000_000},
            code="too-large",
        )
    if not words.strip():
        raise ValidationError(_("Chưa dán dòng nào. Chép các dòng trong bảng tính rồi dán vào ô."), code="empty")
    found = Found()
    _read_grid(found, _cells(words), Looked(""), [])
    return _whole(found)


def _cells(words: str) -> Grid:
    grid: Grid = [[]]
    for cell, end in _PASTED.findall(words.rstrip("\r\n")):
        text = cell[1:-1].replace('""', '"') if re.match(r'"[\s\S]*[\n\t\r"][\s\S]*"\Z', cell) else cell
        grid[-1].append(tidy(text))
        if not end:
            break
        if end != "\t":
            grid.append([])
    return grid


# ── rows ─────────────────────────────────────────────────────────────────────────────────────────


def _whole(found: Found) -> Found:
    """The rows, unless there are none or too many, or they bear a mark of secrets."""
    if not found.rows and not any(code == "head" for code, _words in found.remarks):
        raise ValidationError(
            _(
                "Không thấy dòng tiêu đề của bảng cập nhật (%(names)s …). Tải bảng về, điền vào đó và giữ nguyên tên "
                "cột; nếu dán thì chép cả dòng tiêu đề."
            )
            % {"names": ", ".join(columns.HEADING_OF[name] for name in ("title", "state", "done"))},
            code="no-head",
        )
    found.remarks = [remark for remark in found.remarks if remark[0] != "head"]
    if not found.rows:
        raise ValidationError(_("Bảng không có dòng nào được điền."), code="empty")
    if len(found.rows) > MOST_ROWS:
        raise too_many(len(found.rows))
    words = "\n".join(value for row in found.rows for value in (row.title, *row.said.values()) if value)
    if marks := marks_in(words):
        raise ValidationError(Refused("secret-mark", mark=marks[0]).sentence(), code="secret-mark")
    return found


def _read_grid(found: Found, grid: Grid, page: Looked, merged: Sequence[tuple[Any, Any]]) -> None:
    title = tidy(page.name)[:60]
    head = columns.head_of(grid) or _head_of_bare(grid)
    if head is None:
        if any(any(row) for row in grid) and title and title != HOW:
            found.remarks.append(("sheet-left", title))
        return
    if head.twice:
        raise ValidationError(
            _("Trang “%(sheet)s” có hai cột cùng tên “%(name)s”. Bỏ một cột rồi nộp lại.")
            % {"sheet": title, "name": head.twice[0]},
            code="twice",
        )
    found.remarks.append(("head", title))
    if absent := columns.missing_inputs(head.at):
        found.remarks.append(("columns-missing", ", ".join(absent)))
    tied = _tied(merged, head)
    inputs = {place: name for name, place in head.at.items() if name in INPUTS}
    if computed := sorted(place for place in page.computed if place[0] >= head.below and place[1] in inputs):
        told = [
            _("%(column)s dòng %(n)d") % {"column": columns.HEADING_OF[inputs[at]], "n": n + 1} for n, at in computed
        ]
        found.remarks.append(("computed", ", ".join(told[:_TOLD]) + (" …" if len(told) > _TOLD else "")))
    for number, line in enumerate(grid[head.below :], start=head.below):
        row = _row(line, number, head, page, tied)
        if row.key or any(row.said.values()) or row.faults:
            found.rows.append(row)


def _head_of_bare(grid: Grid) -> Head | None:
    """Rows copied without their head are known by the key in front."""
    for line in grid[: columns.HEAD_WITHIN]:
        for place, cell in enumerate(line):
            if looks_like_key(cell):
                return columns.head_from_key(cell.strip()[0], place)
    return None


#: So many places are named in a remark.
_TOLD = 10
#: More merged cells than this are no sheet of ours; each is looked at against each row.
_MOST_MERGED = 2_000


def _tied(merged: Sequence[tuple[Any, Any]], head: Head) -> set[int]:
    """The rows of which a cell that is filled in (or the key) is merged with a neighbour: whose words they are, nobody
    can say."""
    places = {place for name, place in head.at.items() if name in INPUTS or name in ("key", "stamp")}
    return {
        row
        for (top, left), (bottom, right) in merged[:_MOST_MERGED]
        if bottom >= head.below and any(left <= place <= right for place in places)
        for row in range(max(top, head.below), min(bottom, LAST_ROW) + 1)
    }


def _row(line: Sequence[str], number: int, head: Head, page: Looked, tied: set[int]) -> Read:
    def at(name: str) -> str:
        place = head.at.get(name)
        return tidy(line[place]) if place is not None and place < len(line) else ""

    said, faults = {}, []
    for name in sorted(INPUTS & head.at.keys()):
        words = at(name)
        try:
            said[name] = _meant(name, words)
        except Unread as unread:
            faults.append((name, unread.code, unread.words[:200]))
        if (number, head.at[name]) in page.without_value:
            faults.append((name, "formula", ""))
    if number in tied and (at("key") or any(said.values())):
        faults.append(("", "merged", ""))
    return Read(tidy(page.name)[:60], number + 1, at("key"), at("stamp"), at("label"), at("title"), said, tuple(faults))


def _meant(name: str, words: str) -> str:
    """Errors: Unread."""
    if name == "state":
        return state_said(words, STATES)
    if name == "finished_on":
        return day_said(words)
    if len(words) > LONGEST:
        raise Unread("long", str(len(words)))
    return words


def _text(cell: Any) -> str:
    """A cell as a person would have typed it: Excel keeps 12 as 12.0 and a day as a moment."""
    match cell:
        case bool():
            return "1" if cell else "0"
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime():
            return cell.date().isoformat() if cell.time() == datetime.min.time() else cell.isoformat(" ")
        case date():
            return cell.isoformat()
        case None:
            return ""
        case _:
            return str(cell)
