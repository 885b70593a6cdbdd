"""What part of the whole is looked at: all of it, or the fields that one leader of UBND directs on that day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import Http404

from haidang.kit.owed import Owed
from haidang.office.directory.models import Field, Official
from haidang.office.directory.selectors import directors_on
from haidang.plan.difficulties.deciding import official_of
from haidang.plan.followup.selectors import TaskStanding
from haidang.plan.plans.models import Task


@dataclass(frozen=True, slots=True)
class Director:
    """A leader of UBND who directs fields by decision, on a day."""

    pk: int
    name: str
    fields: tuple[int, ...]
    called: str


@dataclass(frozen=True, slots=True)
class Scope:
    """All of it, where nobody is named; else the tasks of the fields of one director."""

    director: Director | None = None
    tasks: frozenset[int] = field(default_factory=frozenset)

    @property
    def query(self) -> str:
        """What every address behind a number carries, so that its list is that of the number."""
        return f"&director={self.director.pk}" if self.director else ""

    @property
    def alone(self) -> str:
        """The same, where an address carries nothing else."""
        return f"?director={self.director.pk}" if self.director else ""

    def owed(self, found: Iterable[Owed]) -> list[Owed]:
        return [each for each in found if self.director is None or each.task_id in self.tasks]

    def standing(self, found: Mapping[int, TaskStanding]) -> dict[int, TaskStanding]:
        return {pk: each for pk, each in found.items() if self.director is None or pk in self.tasks}

    def led(self, found: Mapping[int, set[int]]) -> dict[int, set[int]]:
        """Agencies and the tasks they lead, those apart that lead nothing here."""
        if self.director is None:
            return dict(found)
        return {agency: mine for agency, tasks in found.items() if (mine := tasks & self.tasks)}


def directors(on: date) -> list[Director]:
    """Who directs something that day, and what; three queries."""
    held: dict[int, list[int]] = {}
    for of, official in directors_on(on).items():
        held.setdefault(official, []).append(of)
    names = Official.objects.in_bulk(list(held))
    fields = Field.objects.in_bulk({pk for mine in held.values() for pk in mine})
    found = [
        Director(pk, names[pk].name, tuple(mine), "; ".join(str(fields[of]) for of in sorted(mine)))
        for pk, mine in held.items()
    ]
    return sorted(found, key=lambda each: (each.name, each.pk))


def scope_of(user: Any, asked: str | None, found: Iterable[Director]) -> Scope:
    """What the address asks for. Where it asks for nothing, a leader who directs fields begins with their own.

    Errors: Http404 for somebody who directs nothing that day.
    """
    by_pk = {each.pk: each for each in found}
    if asked is None:
        own = official_of(user)
        return of_director(by_pk[own]) if own in by_pk else Scope()
    if not asked:
        return Scope()
    if not asked.isdecimal() or int(asked[:18]) not in by_pk:
        raise Http404
    return of_director(by_pk[int(asked[:18])])


def of_director(director: Director) -> Scope:
    rows = Task.objects.filter(directory_field__in=director.fields).values_list("pk", flat=True)
    return Scope(director, frozenset(rows.order_by()))
