"""The days that come up, with what was made of them and what could be."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q

from haidang.office.norms.choices import DayKind as OfficeDay
from haidang.office.norms.models import CalendarDay, NoNorm, Norm, TwoNorms
from haidang.office.norms.rules import months_later
from haidang.plan.plans.models import Duty
from haidang.registers.partners import rules
from haidang.registers.partners.models import AnniversaryPlan, Partner, PartnerDay
from haidang.registers.partners.rules import LunarYears, Occasion
from haidang.registers.partners.saying import title_of

#: Every how many years a day is kept, and how far the page looks ahead: settings of the province.
STEP, AHEAD = "ANNIV-STEP", "ANNIV-AHEAD"
#: Looked ahead where no norm says it.
MONTHS = 18


@dataclass(frozen=True)
class Settings:
    """What the norms of a day say; what they do not say is told."""

    step: int | None
    months: int
    #: Where the step of years stands; "" without a norm.
    source: str = ""
    faults: tuple[str, ...] = ()


def settings_on(today: date) -> Settings:
    """The settings that hold on the day."""
    faults = []
    step, source, months = None, "", MONTHS
    try:
        norm = Norm.objects.in_force(STEP, on=today)
        step, source = norm.number, norm.source
    except (NoNorm, TwoNorms) as fault:
        faults += fault.messages
    # how far one looks is a convenience: a missing row hides nothing
    with suppress(NoNorm, TwoNorms):
        months = Norm.objects.in_force(AHEAD, on=today).number
    return Settings(step, months, source, tuple(faults))


def lunar_years() -> LunarYears:
    """The lunar new years that the notices of days off have told."""
    rows = CalendarDay.objects.filter(kind=OfficeDay.OFF, name__contains="Tết Nguyên đán")
    days = [date.fromisoformat(day) for day in rows.values_list("day", flat=True) if len(day) == 10]
    return rules.spans_of_new_year(days)


@dataclass
class Suggestion:
    """A day that comes up, as the page shows it."""

    occasion: Occasion
    of: PartnerDay
    title: str
    plan: AnniversaryPlan | None = None
    #: Of the tasks that may take it up the likeliest.
    best: Duty | None = None

    @property
    def partner(self) -> Partner:
        return self.of.partner

    @property
    def on(self) -> date:
        return self.occasion.on


@dataclass(frozen=True)
class Looked:
    """What was asked for."""

    since: date
    until: date
    kind: str = ""
    partner: Partner | None = None
    #: "open", "planned" or "" for both.
    state: str = ""
    with_odd_years: bool = False


@dataclass
class Found:
    suggestions: list[Suggestion] = field(default_factory=list)
    settings: Settings = field(default_factory=lambda: Settings(None, MONTHS))
    #: Years whose lunar new year nobody has told yet.
    untold: list[int] = field(default_factory=list)
    #: Partners whose day moves, with the years for which nobody entered it.
    unmoved: list[tuple[str, int]] = field(default_factory=list)


def until_of(since: date, settings: Settings) -> date:
    return months_later(since, settings.months)


def coming(asked: Looked, settings: Settings, user: Any) -> Found:
    """The days that come up between two days, in order; queries do not grow with them."""
    rows = PartnerDay.objects.for_user(user, "view").select_related("partner__country", "partner__keeper")
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.partner:
        rows = rows.filter(Q(partner=asked.partner) | Q(partner__country=asked.partner))
    days = {row.pk: row for row in rows}
    lunar = lunar_years()
    found = rules.occasions(
        (row.mark for row in days.values()), asked.since, asked.until, step=settings.step, lunar=lunar
    )
    plans = _plans(days, asked)
    shown = [
        _suggested(each, days[each.mark.key], plans.get((each.mark.key, each.on)))
        for each in found
        # without a norm nobody can say which years are round: then none is hidden
        if asked.with_odd_years or each.is_round is not False
    ]
    untold = rules.untold_years(asked.since, asked.until, lunar)
    unmoved = rules.untold_moves((row.mark for row in days.values()), asked.since, asked.until)
    return Found([each for each in shown if _is_of_state(each, asked.state)], settings, untold, unmoved)


def _plans(days: Iterable[int], asked: Looked) -> dict[tuple[int, date], AnniversaryPlan]:
    # a holiday of several days may have begun before what is looked at
    rows = AnniversaryPlan.objects.filter(
        of__in=list(days), on__gte=months_later(asked.since, -1), on__lte=asked.until
    ).select_related("agency", "step__duty__task__plan")
    return {(row.of_id, row.on): row for row in rows}


def _suggested(occasion: Occasion, of: PartnerDay, plan: AnniversaryPlan | None) -> Suggestion:
    return Suggestion(occasion, of, title_of(of.kind, of.partner.name, of.name, occasion.years), plan)


def _is_of_state(suggestion: Suggestion, state: str) -> bool:
    return not state or (state == "open") == (suggestion.plan is None)


def occasion_in(of: PartnerDay, year: int) -> Occasion | None:
    """The day in one year; None where it does not fall into it."""
    found = rules.occasions([of.mark], date(year, 1, 1), date(year, 12, 31), step=1, lunar=lunar_years())
    return next((each for each in found if each.on.year == year), None)
