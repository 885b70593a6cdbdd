"""Mornings on which the ladder climbed and mails of the day were written: a few before the opening day, then all."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from haidang.desk import jobs, ladder
from haidang.kit import clock
from haidang.office.accounts.models import User
from haidang.office.norms.selectors import calendar
from haidang.site.demo.year_said import DESK

#: Before the opening day only these, the rungs of May (its day was 19/5) among them: each morning costs a sixth of a
#: second and what it sends, and whoever tries the program waits for it. All 130 of them would double that.
CLIMBS = ("2020-03-11", "2020-05-20", "2020-05-28", "2020-06-09", "2020-06-12")
MAILS = ("2020-05-18", "2020-06-11", "2020-07-15", "2020-09-30", "2020-12-16")
#: From the opening day to the end of the year it climbs as in life, on every working day.
DAILY = (date(2020, 6, 15), date(2020, 12, 31))


def _every_morning() -> Iterator[str]:
    first, last = DAILY
    for day in (first + timedelta(days=number) for number in range((last - first).days + 1)):
        if day.isoweekday() <= 5:
            yield day.isoformat()


def _climb(by: User) -> None:
    """On a holiday the office is closed, and nobody is urged."""
    if calendar().is_open(clock.today()):
        ladder.run(today=clock.today(), by=by)


def _write(_by: User) -> None:
    jobs.send_digests(clock.today())


URGING: tuple[tuple[str, str, Callable[[User], object]], ...] = (
    *((f"{day} 07:10", DESK, _climb) for day in (*CLIMBS, *_every_morning())),
    *((f"{day} 07:20", DESK, _write) for day in MAILS),
)
