"""Honest instances of each thing, for tests and the demonstration."""

from datetime import date
from itertools import count

from haidang.kit.owed import Owed
from haidang.office.accounts.choices import Role
from haidang.office.accounts.examples import CAST, person
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.norms.models import Norm
from haidang.office.norms.services import seed
from haidang.plan.urging import services
from haidang.plan.urging.models import Hold, Urging
from haidang.plan.urging.selectors import RUNGS

#: A Monday.
TODAY = date(2020, 6, 15)
_numbers = count(1)


def desk() -> User:
    name = next(one.username for one in CAST if one.role == Role.DESK)
    return person(name)


def owed(due_on: date = date(2020, 6, 12), *, code: str = "SCT", key: str = "", since: date | None = None) -> Owed:
    """Something that the Department of Industry and Trade should have sent on Friday."""
    agency = Agency.objects.get(code=code)
    number = next(_numbers)
    return Owed(
        key=key or f"minh-hoa:{number}",
        kind="Cập nhật tháng 5/2020",
        title=f"1.1 Lập hồ sơ giới thiệu năng lực các bến cảng (minh họa {number})",
        url="/theo-doi/",
        agency_id=agency.pk,
        since=since or date(2020, 4, 15),
        due_on=due_on,
    )


def urging(due_on: date = date(2020, 6, 12), *, today: date = TODAY) -> Urging:
    """One working day late: the person and the leader were told, the two rungs before were missed."""
    by = desk()
    if not Norm.objects.versions(RUNGS).exists():
        seed()
    return services.climb([owed(due_on)], today=today, by=by)[-1]


def letter_due() -> Urging:
    """Seven working days late: a letter is to be written."""
    return urging(date(2020, 6, 4))


def province_due() -> Urging:
    """Fifteen working days late: it is on the list for the provincial committee."""
    return urging(date(2020, 5, 25))


def hold() -> Hold:
    """The department has asked for two days on the telephone."""
    by = desk()
    return services.hold_back(
        owed(), reason="Sở Công Thương xin lùi hai ngày để đối chiếu số liệu.", today=TODAY, by=by
    )
