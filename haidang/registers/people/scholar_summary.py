"""Scholarships on one page, by year of intake and country: places, those admitted, present, ended, and the money."""

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Count, Sum

from haidang.kit.money import Money
from haidang.registers.people.models import ScholarshipIntake, Stipend, Student
from haidang.registers.people.scholar_choices import PLACED, PRESENT, IntakeStage, StudentStage

_BEFORE = (IntakeStage.PLANNED, IntakeStage.CANCELLED)


@dataclass
class Line:
    """One year and one country."""

    year: int
    country: Any
    places: int = 0
    placed: int = 0
    present: int = 0
    graduated: int = 0
    stopped: int = 0
    #: By currency: amounts of two are never added.
    paid: dict[str, Decimal] = field(default_factory=dict)

    def add(self, other: "Line") -> None:
        self.places += other.places
        self.placed += other.placed
        self.present += other.present
        self.graduated += other.graduated
        self.stopped += other.stopped
        for currency, amount in other.paid.items():
            self.paid[currency] = self.paid.get(currency, Decimal(0)) + amount

    @property
    def sums(self) -> list[str]:
        return [str(Money(self.paid[currency], currency)) for currency in sorted(self.paid, key=_vnd_first)]

    @property
    def numbers(self) -> tuple[int, ...]:
        return (self.places, self.placed, self.present, self.graduated, self.stopped)


def _vnd_first(currency: str) -> tuple[bool, str]:
    return currency != "VND", currency


@dataclass(frozen=True)
class Summary:
    lines: list[Line]
    total: Line


def summary(user: Any) -> Summary:
    """Of what `user` may see, in three queries; money counts once it was paid."""
    lines: dict[tuple[int, int], Line] = {}
    intakes = ScholarshipIntake.objects.for_user(user, "view").exclude(stage__in=_BEFORE).select_related("country")
    for intake in intakes:
        line = lines.setdefault((intake.year, intake.country_id), Line(intake.year, intake.country))
        line.places += intake.places
    seen = Student.objects.for_user(user, "view")
    for key, stages in _stages(seen).items():
        if key in lines:
            _count(lines[key], stages)
    paid = Stipend.objects.filter(student__in=seen.order_by().values("pk"), paid_on__isnull=False).order_by()
    keys = ("student__intake__year", "student__intake__country", "currency")
    for year, country, currency, amount in paid.values_list(*keys).annotate(sum=Sum("amount")):
        if (year, country) in lines:
            lines[year, country].paid[currency] = amount
    found = list(lines.values())
    total = Line(0, None)
    for line in found:
        total.add(line)
    return Summary(found, total)


def _stages(seen: Any) -> dict[tuple[int, int], dict[str, int]]:
    found: dict[tuple[int, int], dict[str, int]] = defaultdict(dict)
    rows = seen.order_by().values_list("intake__year", "intake__country", "stage").annotate(count=Count("pk"))
    for year, country, stage, count in rows:
        found[year, country][stage] = count
    return found


def _count(line: Line, stages: dict[str, int]) -> None:
    line.placed = sum(stages.get(stage, 0) for stage in PLACED)
    line.present = sum(stages.get(stage, 0) for stage in PRESENT)
    line.graduated = stages.get(StudentStage.GRADUATED, 0)
    line.stopped = stages.get(StudentStage.STOPPED, 0)
