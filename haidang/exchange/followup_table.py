"""Bảng theo dõi nhiệm vụ in the four standard results (QĐ 42/2014/QĐ-TTg): what offices still pass round as Excel.

Each task is counted in exactly one result, or in none where nobody reports for it or the office decided not to go on.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from textwrap import wrap
from typing import Any

import xlsxwriter
from django.db.models import Count
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haidang.kit import clock
from haidang.kit.ui.demo import demo_mark
from haidang.plan.followup.choices import Result
from haidang.plan.followup.models import Update
from haidang.plan.followup.selectors import TaskStanding, counts, standings
from haidang.plan.plans.models import Plan, Task
from haidang.plan.plans.selectors.pages import TaskRow, rows_of, with_rows

Cell = str | int | date | None


@dataclass(frozen=True, slots=True)
class Line:
    """One task of the table, with what was said of it last."""

    row: TaskRow
    standing: TaskStanding
    done: str = ""
    obstacle: str = ""

    @property
    def days_late(self) -> int | None:
        """How many days past its day: until it was finished, or until today."""
        if self.standing.result == Result.DONE_LATE and self.standing.finished_on and self.row.task.due_on:
            return (self.standing.finished_on - self.row.task.due_on).days
        over = self.standing.days_over
        return over if over and over > 0 else None


@dataclass(frozen=True, slots=True)
class Sum:
    """How many tasks one lead has in each result; a task of several leads is counted with each."""

    name: str
    results: dict[Result, int]

    @property
    def whole(self) -> int:
        return sum(self.results.values())

    @property
    def counted(self) -> list[int]:
        return [self.results[each] for each in Result]


@dataclass(frozen=True, slots=True)
class Table:
    plan: Plan
    on: date
    lines: tuple[Line, ...]
    results: dict[Result, int]
    sums: tuple[Sum, ...]

    @property
    def counted(self) -> list[tuple[str, int]]:
        """Each result in words, with its number."""
        return [(str(result.label), number) for result, number in self.results.items()]

    @property
    def without(self) -> int:
        """Tasks that have none of the four: nobody reports for them, or they were halted."""
        return len(self.lines) - sum(self.results.values())


def table_of(plan: Plan, user: Any, today: date) -> Table:
    """The tasks of a plan that `user` may see and that it still holds; a few queries, however many."""
    tasks = Task.objects.for_user(user, "view").filter(plan=plan).of_content().in_force(today).in_order()
    rows = list(rows_of(with_rows(tasks)))
    found = standings(tasks, today)
    said = _last_words(tasks, user)
    lines = tuple(Line(row, found[row.task.pk], *said.get(row.task.pk, ("", ""))) for row in rows)
    return Table(plan, today, lines, counts(line.standing for line in lines), _by_lead(lines))


#: A plan of the year is signed some weeks before its year, which its tasks then fill.
_OF_THE_YEAR = timedelta(days=400)


def plan_to_open_at(plans: Any, user: Any, today: date) -> Plan | None:
    """Of `plans`, newest first: this year's that holds most, else whichever does; where none holds any, the newest."""
    held = Task.objects.for_user(user, "view").of_content().in_force(today).filter(plan__in=plans.order_by())
    for rows in (held.filter(plan__issued_on__gt=today - _OF_THE_YEAR), held):
        counted = rows.order_by().values("plan").annotate(count=Count("pk"))
        if most := counted.order_by("-count", "-plan").first():
            return Plan.objects.get(pk=most["plan"])
    found: Plan | None = plans.first()
    return found


def _last_words(tasks: Any, user: Any) -> dict[int, tuple[str, str]]:
    """What the leads wrote last, and what stood in their way then, each under its agency's name."""
    rows = Update.objects.for_user(user, "view").said().filter(duty__task__in=tasks.order_by().values("pk"))
    last: dict[int, Any] = {}
    for update in rows.select_related("duty__agency").order_by("duty", "-first", "-pk"):
        if update.duty_id not in last and (update.done.strip() or update.obstacle.strip()):
            last[update.duty_id] = update
    of_task: dict[int, list[Any]] = defaultdict(list)
    for update in last.values():
        of_task[update.duty.task_id].append(update)
    return {task: (_joined(updates, "done"), _joined(updates, "obstacle")) for task, updates in of_task.items()}


def _joined(updates: list[Any], name: str) -> str:
    said = [(update.duty.agency.name, getattr(update, name).strip()) for update in updates]
    said = [(agency, words) for agency, words in said if words]
    if len(said) == 1:
        return said[0][1]
    return "\n".join(f"{agency}: {words}" for agency, words in said)


def _by_lead(lines: Iterable[Line]) -> tuple[Sum, ...]:
    counted: dict[str, dict[Result, int]] = defaultdict(lambda: dict.fromkeys(Result, 0))
    for line in lines:
        if line.standing.result:
            for part in line.row.leads.all:
                counted[part.words][line.standing.result] += 1
    return tuple(Sum(name, counted[name]) for name in counted)


# ── the sheet ────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Column:
    name: Any
    width: int
    value: Callable[[Line], Cell]


def _mark(result: Result) -> Callable[[Line], Cell]:
    """One cross a line, under its result."""
    return lambda line: "x" if line.standing.result == result else None


#: The widths together are what A4 across still prints in letters of nine points.
_RESULTS = tuple(Column(result.label, 8, _mark(result)) for result in Result)
_COLUMNS = (
    Column(gettext_lazy("Số"), 6, lambda line: line.row.task.label),
    Column(gettext_lazy("Nhiệm vụ"), 30, lambda line: line.row.task.title),
    Column(gettext_lazy("Cơ quan chủ trì"), 15, lambda line: line.row.leads.words),
    Column(gettext_lazy("Cơ quan phối hợp"), 19, lambda line: line.row.coordinators.words),
    Column(gettext_lazy("Thời hạn"), 11, lambda line: line.row.task.due_on if line.row.task.is_urged else None),
    Column(gettext_lazy("Ngày hoàn thành"), 11, lambda line: line.standing.finished_on),
    *_RESULTS,
    Column(gettext_lazy("Số ngày quá hạn"), 7, lambda line: line.days_late),
    Column(gettext_lazy("Tình trạng"), 12, lambda line: str(line.standing.state.label)),
    Column(gettext_lazy("Kết quả, tiến độ"), 30, lambda line: line.done),
    Column(gettext_lazy("Khó khăn, vướng mắc"), 18, lambda line: line.obstacle),
)
_FIRST_RESULT = next(at for at, column in enumerate(_COLUMNS) if column is _RESULTS[0])


_LETTERS = {"font_name": "Times New Roman", "font_size": 12}
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14, "align": "center"},
    "plain": {"italic": True, "align": "center"},
    "head": {
        "bold": True,
        "border": 1,
        "text_wrap": True,
        "align": "center",
        "valign": "vcenter",
        "bg_color": "#E8F0F6",
    },
    "cell": {"border": 1, "text_wrap": True, "valign": "top"},
    "mark": {"border": 1, "align": "center", "valign": "top"},
    "day": {"border": 1, "num_format": "dd/mm/yyyy", "valign": "top", "align": "center"},
    "sum": {"bold": True, "border": 1, "align": "center"},
    "sum-name": {"bold": True, "border": 1},
}
#: Heads of narrow columns stand in three lines.
_HEAD_HEIGHT = 50
#: Points of a line of letters, and the highest row that Excel has. Not every program finds the height of a row itself:
#: LibreOffice lays what does not fit over the next row.
_LINE_HEIGHT, _HIGHEST = 15.75, 409


def sheet(table: Table, *, by: Any) -> bytes:
    """The table, the sums by lead, and what the file is. Text is text: a leading "=" is never a formula."""
    made = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(made, options) as book:
        look = {name: book.add_format(_LETTERS | shape) for name, shape in _LOOKS.items()}
        _tasks(book.add_worksheet(_("Theo dõi nhiệm vụ")), table, look)
        _sums(book.add_worksheet(_("Theo cơ quan chủ trì")), table, look)
        _about(book.add_worksheet(_("Thông tin")), table, by, look)
        book.set_properties({"title": f"{_title()}: {table.plan}", "comments": demo_mark()})
    return made.getvalue()


def _title() -> str:
    return _("Bảng theo dõi thực hiện nhiệm vụ")


def _tasks(page: Any, table: Table, look: dict[str, Any]) -> None:
    last = len(_COLUMNS) - 1
    page.merge_range(0, 0, 0, last, _title().upper(), look["title"])
    day = f"{table.on:%d/%m/%Y}"
    page.merge_range(1, 0, 1, last, _("%(plan)s, đến ngày %(day)s") % {"plan": table.plan, "day": day}, look["plain"])
    page.set_row(3, _HEAD_HEIGHT)
    for at, column in enumerate(_COLUMNS):
        page.set_column(at, at, column.width)
        page.write_string(3, at, _headed(column.name), look["head"])
    for down, line in enumerate(table.lines, start=4):
        values = [column.value(line) for column in _COLUMNS]
        page.set_row(down, _height(zip(values, (column.width for column in _COLUMNS), strict=True)))
        for at, value in enumerate(values):
            _write(page, down, at, value, look)
    under = 4 + len(table.lines)
    page.write_string(under, 0, "", look["sum-name"])
    page.write_string(under, 1, _("Cộng: %(count)d nhiệm vụ") % {"count": len(table.lines)}, look["sum-name"])
    for at, result in enumerate(Result, start=_FIRST_RESULT):
        page.write_number(under, at, table.results[result], look["sum"])
    _for_paper(page, 3)
    page.autofilter(3, 0, max(3, under - 1), last)


def _height(cells: Iterable[tuple[Cell, int]]) -> float:
    """Of a row whose words are wrapped into columns of these widths, which count digits: letters are narrower."""
    lines = (
        sum(len(wrap(paragraph, width=width * 5 // 4)) or 1 for paragraph in value.split("\n"))
        for value, width in cells
        if isinstance(value, str)
    )
    return min(max(lines, default=1) * _LINE_HEIGHT, _HIGHEST)


def _headed(name: Any) -> str:
    return f"{str(name)[:1].upper()}{str(name)[1:]}"


def _write(page: Any, down: int, at: int, value: Cell, look: dict[str, Any]) -> None:
    match value:
        case date():
            page.write_datetime(down, at, value, look["day"])
        case int():
            page.write_number(down, at, value, look["mark"])
        case None:
            page.write_blank(down, at, None, look["cell"])
        case "x":
            page.write_string(down, at, value, look["mark"])
        case _:
            page.write_string(down, at, value[:32_000], look["cell"])


def _sums(page: Any, table: Table, look: dict[str, Any]) -> None:
    heads = (_("Cơ quan chủ trì"), *(_headed(result.label) for result in Result), _("Cộng"))
    page.set_column(0, 0, 44)
    page.set_column(1, len(heads) - 1, 14)
    page.set_row(0, _HEAD_HEIGHT)
    for at, head in enumerate(heads):
        page.write_string(0, at, head, look["head"])
    for down, each in enumerate(table.sums, start=1):
        page.write_string(down, 0, each.name, look["cell"])
        for at, number in enumerate((*each.counted, each.whole), start=1):
            page.write_number(down, at, number, look["mark"])
    _for_paper(page, 0)


def _for_paper(page: Any, head: int | None) -> None:
    """A4 across, as wide as the paper, the heads on every page, the number of the page at the top."""
    page.set_landscape()
    page.set_paper(9)
    page.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.5)
    page.fit_to_pages(1, 0)
    if head is not None:
        page.repeat_rows(head)
        page.freeze_panes(head + 1, 0)
    mark = demo_mark()
    page.set_header(f"&C&P&R{mark}" if mark else "&C&P")


def _about(page: Any, table: Table, by: Any, look: dict[str, Any]) -> None:
    page.set_column(0, 0, 30)
    page.set_column(1, 1, 100)
    lines = [
        (_("Kế hoạch"), f"{table.plan}: {table.plan.title}"),
        (_("Tính đến ngày"), f"{table.on:%d/%m/%Y}"),
        (
            _("Bốn kết quả"),
            _("Theo QĐ 42/2014/QĐ-TTg, tính theo thời hạn đang có hiệu lực; không ghi hạn thì không quá hạn."),
        ),
        (_("Không thuộc kết quả nào"), _("%(count)d nhiệm vụ (chưa có đầu mối báo cáo, tạm hoãn hoặc không thực hiện)")
         % {"count": table.without}),
        (_("Nhiều cơ quan chủ trì"), _("Ở bảng theo cơ quan, một nhiệm vụ được tính cho từng cơ quan chủ trì.")),
        (_("Xuất lúc"), localtime(clock.now()).strftime("%d/%m/%Y %H:%M")),
        (_("Người xuất"), str(by)),
        (_("Phạm vi"), _("Những nhiệm vụ mà người xuất được xem.")),
    ]  # fmt: skip
    lines += [(_("Lưu ý"), mark)] if (mark := demo_mark()) else []
    for down, (name, words) in enumerate(lines):
        page.set_row(down, _height(((name, 30), (words, 100))))
        page.write_string(down, 0, name, look["cell"])
        page.write_string(down, 1, words, look["cell"])
    _for_paper(page, None)
