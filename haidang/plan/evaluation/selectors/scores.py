"""The points of agencies: as they stand, as they were published, and where the two differ."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from haidang.office.directory.models import Agency
from haidang.office.norms.models import Norm
from haidang.plan.evaluation import rules
from haidang.plan.evaluation.choices import Component, Mark
from haidang.plan.evaluation.models import Evaluation, Score
from haidang.plan.evaluation.selectors.numbers import Line, Numbers, numbers

#: The weight of each component is a row of the norms, with its days and its source.
NORMS = {
    Component.DONE: "EVAL-DONE",
    Component.UPDATES: "EVAL-UPD",
    Component.PROGRAMME: "EVAL-PROG",
    Component.ANSWERS: "EVAL-ANS",
    Component.DIFFICULTIES: "EVAL-DIFF",
    Component.RESULTS: "EVAL-RES",
}


@dataclass(frozen=True, slots=True)
class Weight:
    """What a component weighs on a day, and which paper says so."""

    weight: Decimal
    source: str
    is_checked: bool


def weights(on: date) -> dict[Component, Weight]:
    """The formula in force that day; a component without a row weighs nothing. One query.

    Of two rows on one day the later one: the page of norms shows the quarrel, and meanwhile work goes on.
    """
    rows: dict[str, Norm] = {}
    held = Norm.objects.filter(family__in=NORMS.values()).holding(on)
    for row in sorted(held, key=lambda row: (row.valid_from or date.min, row.pk)):
        rows[row.family] = row
    return {
        component: Weight(Decimal(rows[code].amount), rows[code].source, rows[code].may_refuse)
        for component, code in NORMS.items()
        if code in rows and rows[code].amount.isdecimal()
    }


@dataclass(frozen=True, slots=True)
class Part:
    """One component of an agency, as a line of its page."""

    component: Component
    count: int
    of: int
    weight: Decimal
    points: Decimal | None
    source: str
    lines: Sequence[Line]

    @property
    def late(self) -> int:
        return sum(line.mark == Mark.LATE for line in self.lines)

    @property
    def entered(self) -> int:
        return sum(line.mark == Mark.ENTERED for line in self.lines)

    @property
    def missing(self) -> int:
        return sum(line.mark == Mark.MISSING for line in self.lines)


@dataclass(frozen=True, slots=True)
class AgencyScore:
    """The points of an agency, and everything they are made of."""

    agency: Agency
    total: Decimal | None
    parts: Sequence[Part]

    def part(self, component: str) -> Part | None:
        return next((part for part in self.parts if part.component == component), None)

    @property
    def updates(self) -> Part | None:
        return self.part(Component.UPDATES)


def on_of(evaluation: Evaluation, today: date) -> date:
    """The day the numbers are taken at: the day they close, or today where that is still to come."""
    return min(evaluation.closes_on, today)


def as_it_stands(evaluation: Evaluation, today: date) -> list[AgencyScore]:
    """Counted anew, in the order of the protocol."""
    on = on_of(evaluation, today)
    return _scored(numbers(evaluation, on), weights(on))


def _scored(found: Mapping[int, Numbers], held: Mapping[Component, Weight]) -> list[AgencyScore]:
    plain = {component: each.weight for component, each in held.items()}
    agencies = Agency.objects.filter(pk__in=found).in_protocol_order()
    return [_of_agency(agency, found[agency.pk], plain, held) for agency in agencies]


def _of_agency(
    agency: Agency, found: Numbers, plain: Mapping[Component, Decimal], held: Mapping[Component, Weight]
) -> AgencyScore:
    total = rules.score(found.counted(), plain)
    parts = [
        Part(
            each.component,
            each.count,
            each.of,
            each.weight,
            each.points,
            held[each.component].source if each.component in held else "",
            found.lines[each.component],
        )
        for each in total.parts
    ]
    return AgencyScore(agency, total.total, parts)


# ── published ────────────────────────────────────────────────────────────────────────────────────


def kept(score: AgencyScore) -> list[dict[str, Any]]:
    """The numbers as JSON, to be frozen."""
    return [
        {
            "component": part.component.value,
            "count": part.count,
            "of": part.of,
            "weight": str(part.weight),
            "points": None if part.points is None else str(part.points),
            "source": part.source,
            "lines": [
                [line.mark.value, line.words, line.url, _iso(line.due_on), _iso(line.came_on)] for line in part.lines
            ],
        }
        for part in score.parts
    ]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _from_iso(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None


def published(evaluation: Evaluation) -> list[AgencyScore]:
    """As they were published, and will be for ever."""
    rows = Score.objects.filter(evaluation=evaluation).select_related("agency").order_by("agency__order", "pk")
    return [_frozen(row) for row in rows]


def _frozen(row: Score) -> AgencyScore:
    parts = [
        Part(
            Component(each["component"]),
            each["count"],
            each["of"],
            Decimal(each["weight"]),
            None if each["points"] is None else Decimal(each["points"]),
            each["source"],
            [
                Line(Mark(mark), words, url, _from_iso(due), _from_iso(came))
                for mark, words, url, due, came in each["lines"]
            ],
        )
        for each in row.numbers
    ]
    return AgencyScore(row.agency, row.total, parts)


def scores(evaluation: Evaluation, today: date) -> list[AgencyScore]:
    """What holds: the published points, or until then those of today."""
    return published(evaluation) if evaluation.is_published else as_it_stands(evaluation, today)


def seen(user: Any, evaluation: Evaluation, found: Iterable[AgencyScore]) -> list[AgencyScore]:
    """Those that the person may see: all, or before they are published only those of their own agency."""
    if evaluation.is_shown_to(user):
        return list(found)
    return [each for each in found if each.agency.pk in user.charge.sees] if user.agency_id else []


@dataclass(frozen=True, slots=True)
class Difference:
    """A number that is another one today than when it was published."""

    agency: Agency
    component: Component
    was: tuple[int, int]
    now: tuple[int, int]


def differences(evaluation: Evaluation, today: date) -> list[Difference]:
    """What would be counted otherwise today; the published points stay what they are."""
    now = {score.agency.pk: score for score in as_it_stands(evaluation, today)}
    found = []
    for was in published(evaluation):
        again = now.get(was.agency.pk)
        for part in was.parts:
            other = again.part(part.component) if again else None
            counts = (other.count, other.of) if other else (0, 0)
            if counts != (part.count, part.of):
                found.append(Difference(was.agency, part.component, (part.count, part.of), counts))
    return found
