"""Annex tables whose rows are tasks: STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian | Sản phẩm."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from haidang.papers.reader.agencies import split_agencies
from haidang.papers.reader.dates import deadline_of
from haidang.papers.reader.labels import label_of
from haidang.papers.reader.plan import Assignment, Deadline, Mention, Value
from haidang.papers.sources.text import Source, Span, Table

#: What a column holds, by the words of its head (folded); the first that matches names it.
_HEADS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("number", re.compile(r"(?:stt|tt|so tt|so thu tu)$")),
    ("coordinating", re.compile(r".*phoi hop")),
    ("supervisor", re.compile(r".*lanh dao|(?:nguoi|dong chi|can bo)[^:]*(?:phu trach|chi dao|theo doi)")),
    (
        "lead",
        re.compile(
            r".*(?:chu tri|dau moi)|(?:don vi|co quan|phong|bo phan|nguoi|ca nhan|to chuc|noi)[^:]*"
            r"(?:thuc hien|phu trach|duoc giao|to chuc|tham muu|chiu trach nhiem|soan thao|de xuat|trien khai)|"
            r"phan cong|trach nhiem|(?:don vi|co quan)$|giao (?:cho|don vi|co quan)"
        ),
    ),
    ("product", re.compile(r"(?:san pham|ket qua|dau ra)")),
    ("deadline", re.compile(r".*(?:thoi gian|thoi han|tien do|thoi diem|han hoan|lo trinh|hoan thanh)")),
    ("product", re.compile(r".*(?:san pham|ket qua|dau ra)")),
    ("money", re.compile(r".*(?:kinh phi|nguon von|du toan)")),
    ("task", re.compile(r".*(?:nhiem vu|noi dung|cong viec|hoat dong|giai phap|ten |du an|de an|van ban)")),
    ("note", re.compile(r".*(?:ghi chu|can cu)")),
)


class _Columns(NamedTuple):
    number: int | None
    task: int
    lead: int
    coordinating: int | None
    deadline: int | None
    product: int | None
    supervisor: int | None
    others: tuple[tuple[int, Span], ...]


def table_tasks(source: Source, tables: tuple[Table, ...], section: str = "PHỤ LỤC") -> list[Assignment]:
    """A task for each row of each task table that charges somebody; rows that only head a group name the group."""
    found: list[Assignment] = []
    columns: _Columns | None = None
    for table in tables:
        if _lists_a_book(source, table):
            columns = None
            continue
        if not found or not _continues(table, columns):
            columns = None
        found.extend(_tasks(source, table, section, columns))
        columns = _first_columns(source, table) or columns
    return found


#: Columns that no table of tasks has: who heads a delegation, the other side of an agreement, who allows a conference.
_OF_A_BOOK = re.compile(r"truong doan\b|ben nuoc ngoai\b|cap (?:cho phep|ky)$")


def _lists_a_book(source: Source, table: Table) -> bool:
    """Đoàn ra, đoàn vào, agreements, conferences: who leads a trip is charged with that trip, not with a task."""
    cells = (cell for row in table.rows[:3] for cell in row)
    return any(
        len(cell) <= 60 and _OF_A_BOOK.match(" ".join(source.folded[cell.start : cell.end].split())) for cell in cells
    )


def _continues(table: Table, columns: _Columns | None) -> bool:
    return columns is not None and table.width > columns.lead


def _first_columns(source: Source, table: Table) -> _Columns | None:
    found = None
    head: tuple[Span, ...] = ()
    for row in table.rows[:4]:
        whole = _under_heads(source, head, row, table.width) if head else None
        columns = _columns(source, whole or row, table.width)
        found, head = columns or found, row if columns else ()
    return found


def _tasks(source: Source, table: Table, section: str, columns: _Columns | None) -> Iterator[Assignment]:
    group = label = ""
    above: Assignment | None = None
    times = 1
    head: tuple[Span, ...] = ()
    for row in table.rows:
        whole = _under_heads(source, head, row, table.width) if head else None
        heads = _columns(source, whole or row, table.width)
        if heads:
            columns, head = heads, row
            continue
        head = ()
        if columns is None:
            continue
        row = _under_merged_number(source, row, columns, table.width)
        if _is_group(source, row, columns):
            group, label = _group_of(source, row, group), ""
            continue
        task = _row_task(source, row, columns, f"{section} {group}".strip(), above)
        if task:
            above = task
            own = task.label or label
            times = times + 1 if own and own == label else 1
            label = own
            yield replace(task, label=f"{own}#{times}" if times > 1 else own)


def _under_merged_number(source: Source, row: tuple[Span, ...], columns: _Columns, width: int) -> tuple[Span, ...]:
    """A row whose number is merged with the one above begins with its task: the cell is put back, empty."""
    if columns.number != 0 or len(row) >= width or _is_number(source, row[0]):
        return row
    return (Span(row[0].start, row[0].start), *row)


def _is_number(source: Source, cell: Span) -> bool:
    """ "1", "II", "2.3.đ", "*": what a column of numbers holds, or nothing at all."""
    words = source.line_of(cell)
    return len(words) <= 8 and (" " not in words or label_of(words + " x").kind != "text")


def _columns(source: Source, row: tuple[Span, ...], width: int) -> _Columns | None:
    """Is this row the head of a task table? It is if one column holds tasks and another says who leads."""
    cells = list(dict.fromkeys(row))
    if any(len(cell) > 120 for cell in cells):
        return None
    places: dict[str, int] = {}
    others: list[tuple[int, Span]] = []
    for at, cell in enumerate(row):
        kind = _kind(source, cell)
        if kind and kind not in places:
            places[kind] = at
        elif len(cell):
            others.append((at, cell))
    if "task" not in places or "lead" not in places:
        return None
    shift = 1 if "number" not in places and len(row) < width and places["task"] == 0 else 0

    def at_(name: str) -> int | None:
        return places[name] + shift if name in places else None

    named = [(at + shift, row[at]) for name, at in places.items() if name in ("money", "note")]
    return _Columns(
        number=places.get("number", 0 if shift else None),
        task=places["task"] + shift,
        lead=places["lead"] + shift,
        coordinating=at_("coordinating"),
        deadline=at_("deadline"),
        product=at_("product"),
        supervisor=at_("supervisor"),
        others=(*named, *((at + shift, cell) for at, cell in others)),
    )


def _kind(source: Source, cell: Span) -> str | None:
    """What a column holds, by the words of its head."""
    words = " ".join(source.folded[cell.start : cell.end].split())
    return next((name for name, pattern in _HEADS if words and pattern.match(words)), None)


def _under_heads(source: Source, head: tuple[Span, ...], row: tuple[Span, ...], width: int) -> tuple[Span, ...] | None:
    """The head in two rows as one: "Phân công | Thời gian" over "Chủ trì | Phối hợp | Bắt đầu | Hoàn thành".

    None where `row` is no second row of a head.
    """
    below = [cell for cell in dict.fromkeys(row) if len(cell) and cell not in head]
    if len(below) < 2 or any(len(cell) > 40 for cell in below):
        return None
    if sum(_kind(source, cell) in _SUB_HEADS for cell in below) < 2:
        return None
    if len(row) == len(head):
        return tuple(low if len(low) else high for high, low in zip(head, row, strict=True))
    # a converter gave only the cells that are there: they stand under the group that names who does it
    group = next((at for at, cell in enumerate(head) if _kind(source, cell) == "lead"), None)
    if group is None or len(head) - 1 + len(row) != width:
        return None
    return (*head[:group], *row, *head[group + 1 :])


_SUB_HEADS = ("lead", "coordinating", "deadline", "product", "supervisor")


def _is_group(source: Source, row: tuple[Span, ...], columns: _Columns) -> bool:
    filled = [cell for cell in dict.fromkeys(row) if len(cell)]
    if len(filled) <= 1:
        return True
    if _same_cell(row, columns.task, columns.lead):
        # one cell merged over task and lead: a heading
        return True
    return len(filled) == 2 and (len(row) <= columns.lead or not len(row[columns.lead]))


def _same_cell(row: tuple[Span, ...], task: int, lead: int) -> bool:
    """Is the task's cell merged over the column of who leads?"""
    return task < len(row) and lead < len(row) and len(row[task]) > 0 and row[task] == row[lead]


def _group_of(source: Source, row: tuple[Span, ...], above: str) -> str:
    """The group that a heading row opens; "2" over "2.1" and "2.2" stands inside the group "II" that is open."""
    label = _group_label(source, row)
    inner = label[:1].isdigit() and re.fullmatch(r"[IVXLC]+|[A-EGHĐ]", above) is not None
    return above if inner or not label else label


def _group_label(source: Source, row: tuple[Span, ...]) -> str:
    first = next((cell for cell in row if len(cell)), None)
    if first is None:
        return ""
    words = source.line_of(first)
    label = label_of(words + " x")
    return label.text or words[:12]


def _row_task(
    source: Source, row: tuple[Span, ...], columns: _Columns, section: str, above: Assignment | None = None
) -> Assignment | None:
    title = _cell(row, columns.task)
    if title is None or not len(title):
        return None
    leads = _bodies(source, _cell(row, columns.lead), "lead-column", above.leads if above else ())
    if not leads:
        return None
    number = _cell(row, columns.number)
    label = source.line_of(number).rstrip(".") if number and _is_number(source, number) else ""
    filled = [cell for cell in row if len(cell)]
    supervisor, product = _cell(row, columns.supervisor), _cell(row, columns.product)
    return Assignment(
        span=Span(filled[0].start, max(cell.end for cell in filled)),
        layout="annex-table",
        section=section,
        label=label,
        title=Value(title, "task-column"),
        field=section,
        leads=leads,
        coordinators=_bodies(
            source, _cell(row, columns.coordinating), "coordinating-column", above.coordinators if above else ()
        ),
        supervisors=(Value(supervisor, "supervisor-column"),) if supervisor and len(supervisor) else (),
        deadlines=_deadline(source, _cell(row, columns.deadline)),
        products=(Value(product, "product-column"),) if product and len(product) else (),
        others=tuple(
            (head, Value(cell, "column")) for at, head in columns.others if (cell := _cell(row, at)) and len(cell)
        ),
    )


def _cell(row: tuple[Span, ...], at: int | None) -> Span | None:
    return row[at] if at is not None and at < len(row) else None


#: "nt", "-nt-", "như trên", a ditto mark.
_DITTO = re.compile(r"[-–\s\"]*(?:nt|n\.t|nhu tren|\"|''|〃|”)[-–\s\".]*$")


def _bodies(source: Source, cell: Span | None, rule: str, above: tuple[Mention, ...] = ()) -> tuple[Mention, ...]:
    """The bodies of a cell: each line that begins with a body's head is a body of its own; those of the row above
    where the cell says so."""
    if cell is None or not len(cell):
        return ()
    if _DITTO.match(source.folded, cell.start, cell.end):
        return above
    found: list[Mention] = []
    for piece in _lines_of_cell(source, cell):
        found.extend(split_agencies(source, piece, rule))
    return tuple(m for m in found if any(c.isalpha() for c in source.text[m.span.start : m.span.end]))


_NEW_LINE = re.compile(
    r"(?:\n|<br\s*/?>)\s*(?:[-–+•]\s*)?(?=(?:Sở|UBND|Ủy ban|Uỷ ban|Công an|Ban |Bộ |Các |các |Văn phòng|Cục|Chi cục|"
    r"Hội |Trung tâm|Thanh tra|Đài|Báo ))"
)


def _lines_of_cell(source: Source, cell: Span) -> Iterator[Span]:
    start = cell.start
    for found in _NEW_LINE.finditer(source.text, cell.start, cell.end):
        above = source.text[start : found.start()].rstrip()
        if above.endswith((" các", "và", "Ban Chấp hành")):
            continue
        yield from _unparted(source, Span(start, found.start()))
        start = found.end()
    yield from _unparted(source, Span(start, cell.end))


#: A department's name holds no second "Sở", unless a unit or a post of it is meant.
_NEXT_ONE = re.compile(r"(?<=\w) (?=Sở [A-ZĐ])")
_OF_ONE = re.compile(
    r"(?:Văn phòng|Thanh tra|Giám đốc|Lãnh đạo|lãnh đạo|Chi cục|Trung tâm|thuộc|của|với|cùng|và|các|Các|cho|về|từ|Sở)$"
)


def _unparted(source: Source, line: Span) -> Iterator[Span]:
    """A line of a cell, cut where a format has lost the line end between two bodies: "Sở Du lịch Sở Xây dựng"."""
    start = line.start
    for found in _NEXT_ONE.finditer(source.flat, line.start, line.end):
        if not _OF_ONE.search(source.flat[start : found.start()]):
            yield Span(start, found.start())
            start = found.end()
    yield Span(start, line.end)


def _deadline(source: Source, cell: Span | None) -> tuple[Deadline, ...]:
    if cell is None or not len(cell):
        return ()
    return (deadline_of(source, cell, "deadline-column"),)
