"""A report composed of the records as they are now, with the eyes of who built it: the same way for the first time,
again, and to see what would be said otherwise.
"""

from collections.abc import Callable

from django.utils import translation

from haidang.kit.glance import one_glance
from haidang.reports import catalogue
from haidang.reports.choices import ReportKind
from haidang.reports.compose.values import Section
from haidang.reports.compose.whole import annexes, periodic, with_own_keys
from haidang.reports.gathering.scope import Scope
from haidang.reports.gathering.whole import STEPS, material
from haidang.reports.models import Report

#: (steps done, of how many, what is being done)
Progress = Callable[[int, int, str], None]


def _quiet(done: int, total: int, words: str = "") -> None:
    """Nobody watches."""


def composed(report: Report, progress: Progress = _quiet) -> tuple[Section, ...]:
    """Its sections and then its annexes, in Vietnamese whatever the screen speaks. It reads, and writes nothing."""
    with translation.override("vi"), one_glance():
        make = _thematic if report.kind == ReportKind.THEME else _periodic
        return with_own_keys(make(report, progress))


def _periodic(report: Report, progress: Progress) -> tuple[Section, ...]:
    scope = _scope(report)
    gathered = material(scope, lambda step, words: progress(step, STEPS, words))
    progress(STEPS - 1, STEPS, "Soạn các đoạn và phụ lục")
    return (*periodic(gathered), *annexes(gathered), *catalogue.annexes_of(catalogue.ANNEXES, scope))


def _thematic(report: Report, progress: Progress) -> tuple[Section, ...]:
    theme = catalogue.theme_of(report.theme)
    if theme is None:
        return ()
    progress(0, 1, "Đọc các sổ của chuyên đề")
    return theme.sections(_scope(report))


def _scope(report: Report) -> Scope:
    return Scope(report.seen_by, report.span, report.period, report.plan_id)


#: Sections whose key begins so are annexes: each a paper of its own pages.
ANNEX = "annex."


def is_annex(section: Section) -> bool:
    return section.key.startswith(ANNEX)
