"""Which periods the parts of plans owe up to a day: one reading of rows for many parts, then plain rules."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, Protocol, TypeVar

from haidang.kit.clock import VIETNAM
from haidang.office.norms import selectors as norms
from haidang.office.norms.choices import PeriodKind
from haidang.office.norms.rules import Calendar, Period
from haidang.plan.followup import rules
from haidang.plan.followup.models import Ruling, Update
from haidang.plan.plans.choices import Answer, ProposalKind
from haidang.plan.plans.models import Duty, Plan
from haidang.plan.plans.models.duties import DutyQuerySet


class Part(Protocol):
    """A part as the periods look at it: a `Duty`, or a lighter row of one."""

    @property
    def pk(self) -> int: ...
    @property
    def task_id(self) -> int: ...
    @property
    def task(self) -> Any: ...
    @property
    def since(self) -> date | None: ...


D = TypeVar("D", bound=Part)


@dataclass(frozen=True, slots=True)
class Asked(Generic[D]):
    """One part is asked about one period, until a day."""

    duty: D
    period: Period
    due_on: date | None


def reporting(duties: DutyQuerySet | None = None) -> DutyQuerySet:
    """The parts that must report: who leads, or is charged with a solution, and has not declined."""
    rows = Duty.objects.all() if duties is None else duties
    return (
        rows.active()
        .leads()
        .filter(answer__in=(Answer.GIVEN, Answer.ACCEPTED), task__kind=ProposalKind.TASK)
        .select_related("agency", "task__plan", "solution", "assignment")
    )


def kind_of(plan: Plan) -> PeriodKind:
    """How often the plan asks: by its own clause, else every month."""
    return PeriodKind(plan.report_kind or PeriodKind.MONTH)


def begins(plan: Plan) -> date:
    """From when on a plan asks: the day it was issued."""
    return plan.issued_on or plan.created_at.astimezone(VIETNAM).date()


def ends(plan: Plan, due_on: date | None) -> date | None:
    """Until when: the end of the plan's year, or the day of the task where that is later."""
    closing = date(plan.year, 12, 31) if plan.year else None
    return max(closing, due_on) if closing and due_on else closing


class Asking(Generic[D]):
    """What a day asks of parts. Made once for many parts; the windows and days of each kind are found once."""

    def __init__(self, duties: Iterable[D], on: date) -> None:
        self._duties, self._on = list(duties), on
        self._rulings: dict[int, list[tuple[date, str]]] = defaultdict(list)
        for task_id, day, ruled in Ruling.objects.values_list("task_id", "on", "kind"):
            self._rulings[task_id].append((day, ruled))
        #: Whose completion is confirmed, or waits for the reader: (the day it is said of, the first of its period).
        self._finished: dict[int, tuple[date | None, date]] = {}
        for duty_id, first, finished, counts in Update.objects.finishing().values_list(
            "duty_id", "first", "finished_on", "counts_on"
        ):
            self._finished[duty_id] = (finished or counts, first)
        self._windows: dict[tuple[PeriodKind, date], list[Period]] = {}
        self._due: dict[Period, date | None] = {}
        self._by_window: dict[int, date | None] = {}
        self._calendar: Calendar | None = None

    def __iter__(self) -> Iterator[Asked[D]]:
        for duty in self._duties:
            plan = duty.task.plan
            since = duty.since
            finished_on, said_in = self._finished.get(duty.pk, (None, None))
            for period in rules.owed_periods(
                # whom an amendment gave the part owes nothing for the months before
                [period for period in self._periods(plan) if since is None or period.last >= since],
                today=self._on,
                finished_on=finished_on,
                said_in=said_in,
                until=ends(plan, duty.task.due_on),
                rulings=self._rulings.get(duty.task_id, ()),
            ):
                yield Asked(duty, period, self._known_due(period))

    def is_halted(self, duty: D) -> bool:
        """Paused or dropped on the day: it was asked for what is past, but nobody is urged for it now."""
        rulings = self._rulings.get(duty.task_id)
        # nine of ten were never ruled upon, and each is asked about for every period
        return bool(rulings) and rules.halted(rulings or (), self._on) is not None

    def under_way(self) -> Iterator[tuple[D, date]]:
        """The parts that something is to be heard of today, each with the day since when: not those that are finished,
        halted, or of a plan that has not begun or is over.
        """
        for duty in self._duties:
            plan = duty.task.plan
            since, until = begins(plan), ends(plan, duty.task.due_on)
            is_over = duty.pk in self._finished or (until is not None and until < self._on)
            if since > self._on or is_over or self.is_halted(duty):
                continue
            yield duty, max(since, rules.resumed_on(self._rulings.get(duty.task_id, ()), self._on) or since)

    def _periods(self, plan: Plan) -> list[Period]:
        key = (kind_of(plan), begins(plan))
        if key not in self._windows:
            self._windows[key] = norms.periods_between(key[0], key[1], self._on) if key[1] <= self._on else []
        return self._windows[key]

    def _known_due(self, period: Period) -> date | None:
        """The same for the periods of the windows, which live as long as this: thirty thousand are asked for, and to
        compare five fields of each costs more than all the rest.
        """
        place = id(period)
        if place not in self._by_window:
            self._by_window[place] = self.due(period)
        return self._by_window[place]

    def due(self, period: Period) -> date | None:
        """By when the period is sent; None where no norm says it."""
        if period not in self._due:
            self._calendar = self._calendar or norms.calendar()
            self._due[period] = norms.period_due_or_none(period, self._calendar)
        return self._due[period]


def period_called(duty: Duty, code: str, on: date) -> Period | None:
    """The period of a part by its code; None where the plan does not ask for it, or not yet."""
    plan = duty.task.plan
    if begins(plan) > on:
        return None
    periods = norms.periods_between(kind_of(plan), begins(plan), on)
    return next((period for period in periods if period.code == code), None)
