"""Mornings on which the ladder climbed and mails of the day were written, on every rung: a few that tell, not all."""

from collections.abc import Callable

from haidang.desk import jobs, ladder
from haidang.kit import clock
from haidang.office.accounts.models import User

DESK = "so-ngoai-vu"
#: Before the opening day only these (each costs a third of a second, and whoever tries the program waits for it).
CLIMBS = ("2020-03-11", "2020-03-23", "2020-05-14", "2020-05-22", "2020-06-10", "2020-06-12")
MAILS = ("2020-05-18", "2020-06-11")


def _climb(by: User) -> None:
    ladder.run(today=clock.today(), by=by)


def _write(_by: User) -> None:
    jobs.send_digests(clock.today())


URGING: tuple[tuple[str, str, Callable[[User], object]], ...] = (
    *((f"{day} 07:10", DESK, _climb) for day in CLIMBS),
    *((f"{day} 07:20", DESK, _write) for day in MAILS),
)
