"""What is annexed to the report on a year: how each task stands, and the lists of the books with their charts."""

from dataclasses import replace

from haidang.papers.writer.model import Column
from haidang.reports.compose.material import TaskLine
from haidang.reports.compose.values import Row, Section, Table, said_day
from haidang.reports.compose.wording import bare, parted
from haidang.reports.gathering.scope import Scope
from haidang.reports.gathering.tasks import task_lines
from haidang.reports.themes.books import Book, annex_of
from haidang.reports.themes.sections import charts_of

_COLUMNS = (
    Column("Số", 1), Column("Nhiệm vụ", 6), Column("Chủ trì", 4), Column("Thời hạn", 2), Column("Tình hình", 3),
    Column("Kết quả thực hiện", 7),
)  # fmt: skip
#: What is told of a task in its line; all of it stands in the body.
LONGEST = 400


def every_task(scope: Scope) -> tuple[Section, ...]:
    """Tình hình thực hiện từng nhiệm vụ: those of the plan as amended, and those that left it with why."""
    tasks = task_lines(scope)
    if not tasks:
        return ()
    table = Table("annex.tasks", "", _COLUMNS, tuple(_row(task) for task in tasks), is_numbered=False)
    return (Section("annex.tasks", "Tình hình thực hiện từng nhiệm vụ", (table,), landscape=True),)


def _row(task: TaskLine) -> Row:
    sources = (task.source, *((task.amendment,) if task.amendment else ()), *(said.source for said in task.said))
    cells = (
        task.label,
        bare(task.title),
        ", ".join(task.leads),
        said_day(task.due_on) if task.due_on else "",
        _stands(task),
        _said(task),
    )
    return Row(task.source.key, cells, own_sources=sources)


def _stands(task: TaskLine) -> str:
    if not task.is_in_plan:
        return task.ending
    finished = f" ngày {said_day(task.finished_on)}" if task.finished_on else ""
    result = f"; {str(task.result.label).lower()}" if task.result else ""
    return f"{task.state.label}{finished}{result}"


def _said(task: TaskLine) -> str:
    """What was done, without what its agency only intends: this column tells of results."""
    told = ((said.agency, " ".join(parted(said.done)[0])) for said in task.said)
    words = " ".join(f"{agency}: {done}" for agency, done in told if done)
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]}…"


def list_of(book: Book, scope: Scope) -> tuple[Section, ...]:
    """One list with its charts below it; nothing where there is nothing to list."""
    rows = book.rows(scope.user, scope.span.since, scope.on)
    if not rows:
        return ()
    annex = annex_of(book, rows, "annex.list")
    charts = tuple(charts_of(book, scope, rows, "annex."))
    return (replace(annex, blocks=(*annex.blocks, *charts)),)
