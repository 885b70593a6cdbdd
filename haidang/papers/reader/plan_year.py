"""Days written without their year, in a plan that is for one year: "quý II", "trước ngày 30/6"."""

import re
from dataclasses import replace

from haidang.papers.reader.plan import Assignment, Deadline, Value
from haidang.papers.reader.step_days import run_of
from haidang.papers.sources.text import Source

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
#: A plan for several years, or one that names a year far off.
_MANY_YEARS = re.compile(r"giai doan|den(?: het)? nam|dinh huong|tam nhin|nhiem ky")
#: The moon's calendar, and spans of days that begin with an event.
_OTHERWISE = re.compile(r"am lich|ngay lam viec|(?<!\w)(?:ke tu|sau khi|hang|moi|dinh ky)(?!\w)")


def year_of(source: Source, title: Value | None) -> int | None:
    """The one year that the title names; None for a plan of several years, or of none."""
    if title is None:
        return None
    words = source.folded[title.span.start : title.span.end]
    years = set(_YEAR.findall(words))
    return int(years.pop()) if len(years) == 1 and not _MANY_YEARS.search(words) else None


def in_year(source: Source, task: Assignment, year: int | None) -> Assignment:
    """The task, its days without a year put into the year of the plan; the rule says so."""
    if year is None:
        return task
    solutions = tuple(
        replace(solution, deadlines=tuple(_in_year(source, due, year) for due in solution.deadlines))
        if solution.deadlines
        else solution
        for solution in task.solutions
    )
    return replace(task, deadlines=tuple(_in_year(source, due, year) for due in task.deadlines), solutions=solutions)


def _in_year(source: Source, due: Deadline, year: int) -> Deadline:
    words = source.folded[due.span.start : due.span.end]
    if due.kind != "unclear" or _OTHERWISE.search(words):
        return due
    run = run_of(" ".join(words.split()), year)
    if run.due_on is None:
        return due
    kind = "period" if run.starts_on or not re.search(r"\d\s*(?:/|thang)\s*\d", words) else "day"
    return replace(due, rule=f"{due.rule}+year-of-plan", kind=kind, start=run.starts_on, on=run.due_on)
