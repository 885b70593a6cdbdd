"""Annex tables whose rows are tasks: STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian | Sản phẩm."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from haidang.papers.reader.agencies import coordinators, split_agencies, subject
from haidang.papers.reader.annex_columns import Columns, columns_of, is_of_its_own, lists_a_book, under_heads
from haidang.papers.reader.dates import deadline_of
from haidang.papers.reader.label_lines import label_parts
from haidang.papers.reader.labels import label_of
from haidang.papers.reader.plan import Assignment, Deadline, Mention, Value
from haidang.papers.sources.text import Source, Span, Table


def table_tasks(
    source: Source, tables: tuple[Table, ...], sections: Mapping[Span, str] | None = None
) -> list[Assignment]:
    """A task for each row of each task table that charges somebody; rows that only head a group name the group.

    `sections` says of a table which counted heading it stands under; the others are annexes.
    """
    found: list[Assignment] = []
    columns: Columns | None = None
    for table in tables:
        if lists_a_book(source, table) or is_of_its_own(source, table):
            columns = None
            continue
        if not found or not _continues(table, columns):
            columns = None
        section = (sections or {}).get(table.span) or "PHỤ LỤC"
        found.extend(_tasks(source, table, section, columns))
        columns = _first_columns(source, table) or columns
    return found


def _continues(table: Table, columns: Columns | None) -> bool:
    return columns is not None and table.width > columns.lead


def _first_columns(source: Source, table: Table) -> Columns | None:
    found = None
    head: tuple[Span, ...] = ()
    for row in table.rows[:4]:
        whole = under_heads(source, head, row, table.width) if head else None
        columns = columns_of(source, whole or row, table)
        found, head = columns or found, row if columns else ()
    return found


def _tasks(source: Source, table: Table, section: str, columns: Columns | None) -> Iterator[Assignment]:
    group = label = ""
    above: Assignment | None = None
    times = 1
    head: tuple[Span, ...] = ()
    for row in table.rows:
        whole = under_heads(source, head, row, table.width) if head else None
        heads = columns_of(source, whole or row, table)
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


def _under_merged_number(source: Source, row: tuple[Span, ...], columns: Columns, width: int) -> tuple[Span, ...]:
    """A row whose number is merged with the one above begins with its task: the cell is put back, empty."""
    if columns.number != 0 or len(row) >= width or _is_number(source, row[0]):
        return row
    return (Span(row[0].start, row[0].start), *row)


def _is_number(source: Source, cell: Span) -> bool:
    """ "1", "II", "2.3.đ", "*": what a column of numbers holds, or nothing at all."""
    words = source.line_of(cell)
    return len(words) <= 8 and (" " not in words or label_of(words + " x").kind != "text")


def _is_group(source: Source, row: tuple[Span, ...], columns: Columns) -> bool:
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
    source: Source, row: tuple[Span, ...], columns: Columns, section: str, above: Assignment | None = None
) -> Assignment | None:
    title = _cell(row, columns.task)
    if title is None or not len(title):
        return None
    leads = _bodies(source, _cell(row, columns.lead), "lead-column", above.leads if above else ())
    partners = _bodies(
        source, _cell(row, columns.coordinating), "coordinating-column", above.coordinators if above else ()
    )
    led = _cell(row, columns.lead)
    if columns.both or (led and _HELPED.search(source.flat, led.start, led.end)):
        leads, helping = _both(source, led, leads)
        partners = (*helping, *partners)
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
        coordinators=partners,
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
        for part in _clauses_of(source, piece):
            acts = _ACTS.search(source.flat, part.start, part.end)
            found.extend(split_agencies(source, Span(part.start, acts.start()) if acts else part, rule))
    return tuple(m for m in found if any(c.isalpha() for c in source.text[m.span.start : m.span.end]))


#: "Sở A chủ trì, Sở B phối hợp" in a column of who leads.
_HELPED = re.compile(r"(?<!\w)[Pp]hối hợp(?!\w)")


def _both(
    source: Source, cell: Span | None, bodies: tuple[Mention, ...]
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Who leads and who helps, of a cell for both: as its words say; else the first leads and the others help."""
    if cell is None or not bodies:
        return (), ()
    parts = label_parts(source, cell)
    if parts:
        said = {
            kind: tuple(
                m for part in parts if part.kind in kind for m in split_agencies(source, part.value, "both-column")
            )
            for kind in (("lead", "implementing"), ("coordinating",))
        }
        return said["lead", "implementing"], said[("coordinating",)]
    leads, end = subject(source, cell.start, cell.end, "both-column")
    if leads and source.flat[end : cell.end].strip(" .;"):
        return leads, coordinators(source, end, cell.end, "both-column")
    return bodies[:1], bodies[1:]


#: What a cell says that a body does is no part of its name: "Sở Mẫu chủ trì, theo dõi chung".
_ACTS = re.compile(r"(?<!các)(?<!Các)\s+(?:chủ trì|làm đầu mối|là đầu mối|thúc đẩy|tham mưu)(?!\w)")
#: A semicolon outside brackets.
_CLAUSE = re.compile(r";(?![^(]*\))")


def _clauses_of(source: Source, piece: Span) -> Iterator[Span]:
    start = piece.start
    for found in _CLAUSE.finditer(source.flat, piece.start, piece.end):
        yield Span(start, found.start())
        start = found.end()
    yield Span(start, piece.end)


#: A line that begins with a body's head, or one behind a bullet.
_NEW_LINE = re.compile(
    r"(?:\n|<br\s*/?>)\s*(?:(?:[-–+•]\s*)(?=\w)|(?=(?:Sở|UBND|Ủy ban|Uỷ ban|Công an|Ban |Bộ |Các |các |Văn phòng|"
    r"Cục|Chi cục|Hội |Trung tâm|Thanh tra|Đài|Báo |Phòng[\s<]|Tỉnh đoàn|Liên (?:hiệp|minh|đoàn) |Đồn |Mặt trận |"
    r"UBMTTQ|Trường |Viện |Hiệp hội |Hải quan )))"
)


def _lines_of_cell(source: Source, cell: Span) -> Iterator[Span]:
    start = cell.start
    for found in _NEW_LINE.finditer(source.text, cell.start, cell.end):
        above = source.text[start : found.start()].rstrip()
        if _UNENDED.search(above):
            continue
        yield from _unparted(source, Span(start, found.start()))
        start = found.end()
    yield from _unparted(source, Span(start, cell.end))


#: A line at whose end a name cannot be whole.
_UNENDED = re.compile(
    r"(?:[-–(,&]|(?<!\w)(?:Văn phòng|Thanh tra|Giám đốc|Lãnh đạo|lãnh đạo|Chi cục|Cục|Trung tâm|thuộc|của|với|cùng|và|"
    r"các|Các|cho|về|từ|Phòng|Ban|Bộ|Hội|Viện|Trường|Ban Chấp hành|(?:Bộ|Ban) (?:Chỉ|chỉ) huy|Bộ Tư lệnh|Liên hiệp|"
    r"Chủ tịch|Chánh|Trưởng|trưởng|Phó|phó|Quản lý|Thường trực|Đoàn|Hội đồng|Mặt trận|Cảnh sát|Ủy ban|Uỷ ban|UBND))$"
)
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
