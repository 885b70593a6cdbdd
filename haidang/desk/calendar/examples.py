"""One honest address of a feed, for tests and the table of rights."""

from haidang.desk.calendar import services
from haidang.desk.calendar.models import Feed
from haidang.office.accounts.models import User


def feed(person: User) -> tuple[Feed, str]:
    """The address that somebody's telephone reads."""
    return services.make_feed(name="Điện thoại", by=person)
