"""The themes a report may have, and the annexes of the report on a year: each a function that makes sections."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeAlias

from haidang.reports.compose.values import Section
from haidang.reports.gathering.scope import Scope
from haidang.reports.themes.annexes import every_task, list_of
from haidang.reports.themes.declared import ANNEXED, SUBJECTS
from haidang.reports.themes.sections import theme_sections

#: Whose eyes, which days, which plan → sections; what lies after the day of composing is planned.
Sections: TypeAlias = Callable[[Scope], tuple[Section, ...]]


@dataclass(frozen=True, slots=True)
class Theme:
    """A thematic report: its key, as the form offers it, as its title says it ("công tác đoàn ra, đoàn vào")."""

    key: str
    label: Any
    about: str
    sections: Sections


#: A thematic report adds its row here, and nowhere else.
THEMES: tuple[Theme, ...] = tuple(
    Theme(each.key, each.label, each.about, partial(theme_sections, each)) for each in SUBJECTS
)

#: What is annexed to the report on a year, a half or a quarter, in this order.
ANNEXES: tuple[Sections, ...] = (every_task, *(partial(list_of, book) for book in ANNEXED))


def theme_of(key: str) -> Theme | None:
    return next((each for each in THEMES if each.key == key), None)


def annexes_of(found: Sequence[Sections], scope: Scope) -> tuple[Section, ...]:
    return tuple(section for make in found for section in make(scope))
