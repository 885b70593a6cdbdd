"""A thematic report: figures and charts of what was done, tasks of the plan, what comes, what is asked for, lists."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from haidang.reports.compose import parts
from haidang.reports.compose.figures import channel_table, figure_paragraph, figures_table, is_detail, told_lines
from haidang.reports.compose.material import FigureLine, Material, TaskLine
from haidang.reports.compose.saying_nothing import nothing
from haidang.reports.compose.tasks import field_paragraph, task_in_short
from haidang.reports.compose.values import Block, Paragraph, Section, Source, counted, said_day, source, told
from haidang.reports.compose.wording import bare
from haidang.reports.figures import year_before
from haidang.reports.gathering.counted import figure_lines
from haidang.reports.gathering.directing import plan_lines
from haidang.reports.gathering.judged import judgements, obstacles
from haidang.reports.gathering.scope import Scope
from haidang.reports.gathering.tasks import plans, task_lines
from haidang.reports.themes.books import Book, annex_of
from haidang.reports.themes.charts import by_label, by_month
from haidang.reports.themes.subject import Subject


def theme_sections(subject: Subject, scope: Scope) -> tuple[Section, ...]:
    """The report on one subject, of what the person may see; nothing of a day to come is told as done."""
    rows = {book.key: book.rows(scope.user, scope.span.since, scope.on) for book in subject.books}
    of = _material(subject, scope, rows)
    body = (
        _situation(subject, of),
        _results(subject, scope, of, rows),
        _tasks(subject, of),
        *_after(subject, scope, of),
    )
    return (*body, *_annexes(subject, of, rows))


def _material(subject: Subject, scope: Scope, rows: dict[str, list[Any]]) -> Material:
    """The same facts as those of a report on the year, as far as they are of the subject: its field of work, and the
    tasks that the records of its books say they serve.
    """
    found = plans(scope)
    served = {
        task
        for book in subject.books
        for task in book.tasks_of([*rows[book.key], *(_rows_coming(book, scope) if not scope.span.is_over else ())])
    }
    tasks = tuple(task for task in task_lines(scope) if task.section in subject.sections or task.source.pk in served)
    names = {f"{task.label} {task.title}".strip() for task in tasks}
    return Material(
        span=scope.span,
        period="",
        plans=plan_lines(found, scope),
        tasks=tasks,
        figures=figure_lines(scope, subject.count),
        obstacles=tuple(each for each in obstacles(found, scope) if each.task in names),
        judged=tuple(each for each in judgements(found, scope) if each.task in names),
    )


def _situation(subject: Subject, of: Material) -> Section:
    key = f"{subject.key}.situation"
    words = told(
        f"{key}.days", "Báo cáo lấy số liệu từ ngày {since} đến hết ngày {until}.",
        since=said_day(of.span.since), until=said_day(of.span.counted_until),
    )  # fmt: skip
    giving = {task.plan for task in of.tasks}
    cited = [
        told(f"{plan.source.key}.cited", "Nhiệm vụ được giao tại {cited}.", sources=(plan.source,), cited=plan.cited)
        for plan in of.plans
        if plan.source.pk in giving
    ]
    return Section(key, "Phạm vi, căn cứ", (Paragraph(f"{key}.days", (words, *cited)),))


# ── what was done ────────────────────────────────────────────────────────────────────────────────


def _results(subject: Subject, scope: Scope, of: Material, rows: dict[str, list[Any]]) -> Section:
    key = f"{subject.key}.results"
    lines = [line for line in told_lines(of.figures) if not is_detail(line)]
    channels = channel_table(key, lines)
    blocks = [*_figures(key, lines), *([channels] if channels else ()), *_charts(subject, scope, rows)]
    return Section(key, "Kết quả trong kỳ", tuple(blocks) or (nothing(key),))


def _figures(key: str, lines: list[FigureLine]) -> Iterator[Block]:
    for group in dict.fromkeys(line.group for line in lines):
        of_group = [line for line in lines if line.group == group]
        yield figure_paragraph(f"{key}.{of_group[0].key}", of_group)


def _charts(subject: Subject, scope: Scope, rows: dict[str, list[Any]]) -> Iterator[Block]:
    for book in subject.books:
        yield from charts_of(book, scope, rows[book.key])


def charts_of(book: Book, scope: Scope, rows: list[Any], prefix: str = "") -> Iterator[Block]:
    """What helps to see the list: by month beside the year before, and by what it is parted by."""
    key = f"{prefix}{book.key}.chart"
    since, until = scope.span.since, scope.on
    before = book.rows(scope.user, *year_before(since, until)) if book.has_months else []
    if chart := by_month(book, key, rows, before, since, until):
        yield chart
    if chart := by_label(book, key, rows):
        yield chart


# ── the plan ─────────────────────────────────────────────────────────────────────────────────────


def _tasks(subject: Subject, of: Material) -> Section:
    key = f"{subject.key}.tasks"
    return Section(key, "Thực hiện nhiệm vụ của kế hoạch", tuple(_told_tasks(key, of.tasks)) or (nothing(key),))


def _told_tasks(key: str, tasks: tuple[TaskLine, ...]) -> Iterator[Block]:
    held = [task for task in tasks if task.is_in_plan]
    if held:
        yield field_paragraph(key, held)
    yield from (task_in_short(task) for task in tasks)


# ── what comes ───────────────────────────────────────────────────────────────────────────────────


def _after(subject: Subject, scope: Scope, of: Material) -> Iterator[Section]:
    if not scope.span.is_over:
        key = f"{subject.key}.coming"
        blocks = [each for book in subject.books for each in _coming(book, scope)]
        yield Section(key, "Dự kiến đến hết kỳ", tuple(blocks) or (nothing(key),))
    yield parts.next_steps(of, in_short=True)
    yield parts.proposals(of)


def _rows_coming(book: Book, scope: Scope) -> list[Any]:
    return book.rows_coming(scope.user, scope.on + timedelta(days=1), scope.span.until)


def _coming(book: Book, scope: Scope) -> Iterator[Paragraph]:
    rows = _rows_coming(book, scope)
    if not rows:
        return
    key = f"{book.key}.coming"
    number = counted(f"{key}.all", f"{book.noun} dự kiến", (source(row) for row in rows), book.counted_in)
    words = "Dự kiến từ nay đến hết kỳ có {n} {noun}."
    yield Paragraph(f"{key}.all", (told(f"{key}.all", words, is_planned=True, n=number, noun=book.noun),))
    for row in rows:
        yield _one_coming(book, row, source(row))


def _one_coming(book: Book, row: Any, behind: Source) -> Paragraph:
    key = f"{behind.key}.coming"
    day = getattr(row, book.on) or getattr(row, "planned_on", None)
    on = f" (ngày {said_day(day)})" if day else ""
    sentence = told(key, "Dự kiến: {name}{on}.", sources=(behind,), is_planned=True, name=bare(str(row)), on=on)
    return Paragraph(key, (sentence,), mark="-")


# ── annexes ──────────────────────────────────────────────────────────────────────────────────────


def _annexes(subject: Subject, of: Material, rows: dict[str, list[Any]]) -> Iterator[Section]:
    if told_lines(of.figures):
        key = f"annex.{subject.key}.figures"
        yield Section(key, "Số liệu so với cùng kỳ", (figures_table(of.figures),), landscape=True)
    for book in subject.books:
        if rows[book.key]:
            yield annex_of(book, rows[book.key])
