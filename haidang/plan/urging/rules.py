"""The ladder: on which day each rung stands, which is climbed, which are passed over. Plain values, the day given."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from haidang.office.norms.rules import Calendar
from haidang.plan.urging.choices import Step

#: A due day that moves by less is a calendar put right, not a new promise: the ladder does not begin again.
A_NEW_PROMISE = 3
#: What the rungs after the due day do, in their order; whatever comes later does the last.
_AFTER = (Step.OVERDUE, Step.LETTER, Step.PROVINCE)


@dataclass(frozen=True, slots=True, order=True)
class Rung:
    """`days` working days before (-) or after the due day."""

    days: int
    step: Step

    @property
    def name(self) -> str:
        """As the office says it: "T-7", "T+1"."""
        return f"T{self.days:+d}"


def ladder(days: Iterable[int]) -> tuple[Rung, ...]:
    """The rungs of a norm, from the ground up: before the day one reminds, after it each does more than the last."""
    ordered = sorted(set(days))
    before = [Rung(day, Step.REMIND) for day in ordered if day <= 0]
    late = [day for day in ordered if day > 0]
    after = [Rung(day, _AFTER[min(at, len(_AFTER) - 1)]) for at, day in enumerate(late)]
    return (*before, *after)


def day_of(rung: Rung, due_on: date, calendar: Calendar) -> date:
    """The day on which a rung is reached, in working days.

    A term whose last day is a day of rest ends with the next working day (BLDS 2015 Đ148): lateness counts from there.
    """
    return calendar.add(calendar.next_open(due_on), rung.days)


def reached(
    rungs: Iterable[Rung], *, due_on: date | None, since: date | None, today: date, calendar: Calendar
) -> tuple[Rung, ...]:
    """The rungs reached by today. Who was asked four days before the due day never stood on T-7."""
    if due_on is None:
        return ()
    days = ((rung, day_of(rung, due_on, calendar)) for rung in rungs)
    return tuple(rung for rung, day in days if day <= today and (since is None or day > since))


def next_climb(found: tuple[Rung, ...], climbed: Collection[int]) -> tuple[Rung | None, tuple[Rung, ...]]:
    """The rung to climb now, and those under it that were never climbed and are passed over.

    A ladder only goes up: of what was missed (days without a run) only the highest is sent.
    """
    highest = max(climbed, default=None)
    new = [rung for rung in found if highest is None or rung.days > highest]
    return (new[-1], tuple(new[:-1])) if new else (None, ())


def is_new_promise(before: date | None, now: date | None, calendar: Calendar) -> bool:
    """Was the due day moved so far that the ladder begins again at its foot?"""
    if before is None or now is None:
        return False
    return calendar.between(calendar.next_open(before), calendar.next_open(now)) >= A_NEW_PROMISE


def days_late(due_on: date, today: date, calendar: Calendar) -> int:
    """Working days past the due day; negative before it."""
    return calendar.between(calendar.next_open(due_on), today)


def notice_key(key: str, rung: int, turn: int) -> str:
    """The name of the notice: told twice, it is one."""
    return f"urging:{key}:{rung}" + (f":{turn}" if turn > 1 else "")
