"""Mornings on which the ladder climbed and mails of the day were written, on every rung: a few that tell, not all."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from haidang.desk import jobs, ladder
from haidang.kit import clock
from haidang.office.accounts.models import User
from haidang.site.demo.year_said import DESK

#: Before the opening day only these: each costs a third of a second, and whoever tries the program waits for it.
CLIMBS = ("2020-03-11", "2020-05-20", "2020-06-12")
MAILS = ("2020-05-18", "2020-06-11", "2020-07-15", "2020-09-30", "2020-12-16")
#: Months of the second half in which it climbed on every working day (there is no holiday in them).
DAILY = (date(2020, 7, 1), date(2020, 12, 1))


def _every_morning() -> Iterator[str]:
    for first in DAILY:
        for day in (first + timedelta(days=number) for number in range(31)):
            if day.isoweekday() <= 5:
                yield day.isoformat()


def _climb(by: User) -> None:
    ladder.run(today=clock.today(), by=by)


def _write(_by: User) -> None:
    jobs.send_digests(clock.today())


URGING: tuple[tuple[str, str, Callable[[User], object]], ...] = (
    *((f"{day} 07:10", DESK, _climb) for day in (*CLIMBS, *_every_morning())),
    *((f"{day} 07:20", DESK, _write) for day in MAILS),
)
