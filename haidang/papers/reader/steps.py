"""Tables of steps: Nội dung công việc | Thời gian | Người thực hiện | Sản phẩm."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from haidang.papers.reader.heads import Head, column, heads, is_numbering
from haidang.papers.reader.step_days import Run, run_of
from haidang.papers.reader.tables import tables
from haidang.papers.sources.text import Source, Span, Table
from haidang.papers.vietnamese.letters import fold

#: What a column holds, by the words of its head (folded); each column once.
_WORK = re.compile(
    r"(?:ten |cac )?(?:noi dung|cong viec|dau viec|phan viec|viec\b|hoat dong|buoc|nhiem vu|giai phap)(?!.*phoi hop)"
)
# "Thời gian: bắt đầu", "Ngày bắt đầu", "Từ ngày"
_BEGIN = re.compile(r"(?:thoi gian |thoi diem |thoi han |ngay )*(?:bat dau|tu ngay|khoi dong)")
_END = re.compile(r"(?:thoi gian |thoi diem |thoi han |ngay )*(?:ket thuc|hoan thanh|den ngay|xong)")
_TIME = re.compile(r"(?:thoi gian|thoi han|thoi diem|tien do|lo trinh|moc thoi gian|han\b)")
_PERSON = re.compile(r"(?:nguoi|can bo|chuyen vien|cong chuc|phan cong|ca nhan)(?!.*phoi hop)")
_OFFICE = re.compile(
    r"(?:phong|bo phan|don vi(?! tinh)|co quan|chu tri|dau moi|trach nhiem|to chuc thuc hien)(?!.*phoi hop)"
)
_PRODUCT = re.compile(r"(?:san pham|ket qua|dau ra)")


@dataclass(frozen=True, slots=True)
class StepRow:
    """A row of such a table: where its words stand, and from when until when they say it runs."""

    work: Span
    when: Span | None
    person: Span | None
    product: Span | None
    run: Run
    #: The row over it that spans the table: "I. Chuẩn bị".
    group: Span | None


@dataclass(frozen=True, slots=True)
class _Columns:
    work: int
    time: int | None
    begin: int | None
    end: int | None
    person: int | None
    product: int | None

    @property
    def known(self) -> int:
        return sum(at is not None for at in (self.time, self.begin, self.end, self.person, self.product))

    @property
    def days(self) -> list[int]:
        return [at for at in (self.time, self.begin, self.end) if at is not None]


def steps(source: Source, year: int | None = None) -> list[StepRow]:
    """The rows of every table that has a column of work and one of days or of persons, in order."""
    return [row for table in tables(source) for row in _rows(source, table, year)]


def _rows(source: Source, table: Table, year: int | None) -> Iterator[StepRow]:
    found = _found(source, table)
    if found is None:
        return
    columns, first = found
    group: Span | None = None
    for row in table.rows[first:]:
        if len(row) <= max(columns.work, *columns.days, columns.person or 0):
            continue
        words = {span for span in row if source.line_of(span)}
        if not words or is_numbering(source, [row[at] for at in (columns.work, *columns.days)]):
            continue
        work = row[columns.work]
        if len(words) == 1 or any(row[at] == work for at in columns.days) or _heads_a_group(source, row, columns):
            # one cell over the whole row, or a line with nothing but its name, heads those under it
            group = words.pop() if len(words) == 1 else work
            continue
        if source.line_of(work):
            yield _row(source, row, columns, group, year)


def _found(source: Source, table: Table) -> tuple[_Columns, int] | None:
    """The columns and the row after their heads. Of one storey and two, what tells more: "Thời gian" over "Bắt đầu" and
    "Kết thúc" says where a step begins and where it ends.
    """
    seen = [(columns, head) for head in heads(source, table) if (columns := _columns(head))]
    if not seen:
        return None
    columns, head = max((each for each in seen if each[1].top == seen[0][1].top), key=lambda each: each[0].known)
    return columns, head.first


def _heads_a_group(source: Source, row: Sequence[Span], columns: _Columns) -> bool:
    """ "I | Công tác chuẩn bị | | |": a name without day, person or product."""
    beside = [at for at in (*columns.days, columns.person, columns.product) if at is not None and at < len(row)]
    is_bare = not any(source.line_of(row[at]) for at in beside)
    return is_bare and any(
        re.fullmatch(r"[IVX]+|[A-H]", source.line_of(row[at]).strip(". ")) for at in range(columns.work)
    )


def _row(source: Source, row: Sequence[Span], columns: _Columns, group: Span | None, year: int | None) -> StepRow:
    def cell(at: int | None) -> Span | None:
        return row[at] if at is not None and at < len(row) and source.line_of(row[at]) else None

    when = cell(columns.time) or cell(columns.end) or cell(columns.begin)
    return StepRow(
        row[columns.work], when, cell(columns.person), cell(columns.product),
        _run(source, [cell(at) for at in (columns.time, columns.begin, columns.end)], year), group,
    )  # fmt: skip


def _run(source: Source, cells: Sequence[Span | None], year: int | None) -> Run:
    """The one column of time, or the two of its beginning and its end."""
    time, begin, end = (run_of(fold(source.line_of(cell)), year) if cell else Run() for cell in cells)
    starts = begin.starts_on or begin.due_on or time.starts_on
    due = end.due_on or time.due_on
    return Run(starts, due) if not (starts and due and starts > due) else Run(due_on=due)


def _columns(head: Head) -> _Columns | None:
    """Which column holds what; None where there is no work, or neither a day nor a person to it."""
    taken: set[int] = set()

    def take(pattern: re.Pattern[str]) -> int | None:
        at = column(head.words, pattern, taken)
        if at is not None:
            taken.add(at)
        return at

    begin, end = take(_BEGIN), take(_END)
    time, person = take(_TIME), take(_PERSON)
    if person is None:
        person = take(_OFFICE)
    product = take(_PRODUCT)
    work = take(_WORK)
    if work is None or (time is None and end is None and person is None):
        return None
    return _Columns(work, time, begin, end, person, product)
