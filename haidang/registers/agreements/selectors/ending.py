"""What ends when: the radar of 12, 6 and 3 months, and the two years that task 1.3 of plan 163 looks at."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from haidang.plan.plans.models import Duty
from haidang.registers.agreements import rules
from haidang.registers.agreements.choices import Standing
from haidang.registers.agreements.law import Law
from haidang.registers.agreements.models import Agreement
from haidang.registers.partners.suggesting import duties_for


@dataclass(frozen=True, slots=True)
class Ending:
    """One agreement that comes to its end."""

    agreement: Agreement
    last: date
    #: Within how many months; 0 when it is over, None when farther than the widest mark.
    months: int | None
    notice_by: date | None
    standing: Standing
    days: int


def standing_of(agreement: Agreement, today: date, marks: Iterable[int], *, renewing: bool = False) -> Standing:
    """How it stands on the day."""
    facts = rules.Facts(agreement.stage, agreement.term, agreement.inherited_on is not None, renewing)
    return rules.standing(facts, today, tuple(marks))


def endings(user: Any, today: date) -> list[Ending]:
    """Everything with an end that `user` may see, the soonest first; a few queries, however many."""
    marks = Law().marks(today)
    rows = Agreement.objects.for_user(user, "view").with_term().with_renewing().with_names()
    found = [_ending(row, today, marks) for row in rows.prefetch_related("partners", "tasks__plan", "programmes")]
    return sorted((each for each in found if each), key=lambda each: (each.last, each.agreement.pk))


def _ending(row: Any, today: date, marks: tuple[int, ...]) -> Ending | None:
    last = rules.expiry(row.term, today)
    if last is None:
        return None
    return Ending(
        agreement=row,
        last=last,
        months=rules.window(last, today, marks),
        notice_by=rules.notice_by(last, row.notice_days),
        standing=standing_of(row, today, marks, renewing=row.renewing),
        days=(last - today).days,
    )


def radar(found: Iterable[Ending], marks: Iterable[int]) -> list[tuple[int, list[Ending]]]:
    """By the mark that is reached, the most pressing first; what is over stands last."""
    rows = list(found)
    groups = [(mark, [each for each in rows if each.months == mark]) for mark in sorted(marks)]
    return [*groups, (0, [each for each in rows if each.months == 0])]


def look_ahead(found: Iterable[Ending], year: int) -> list[Ending]:
    """What ends in this year or in the next."""
    return [each for each in found if rules.ends_within_two_years(each.last, year)]


def open_parts(user: Any, found: Iterable[Ending], year: int) -> dict[int, list[Duty]]:
    """By agreement, the parts of its tasks of the plan of a year into whose programme `user` may still write a step."""
    parts: dict[int, list[Duty]] = {}
    for duty in duties_for(user, {year}):
        parts.setdefault(duty.task_id, []).append(duty)
    return {
        each.agreement.pk: [duty for task in each.agreement.tasks.all() for duty in parts.get(task.pk, ())]
        for each in found
    }
