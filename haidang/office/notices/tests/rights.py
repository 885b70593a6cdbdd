"""Who gets what at the notices: everybody their own; the outbox is for the desk and administration."""

from haidang.office.notices import examples
from tests.rights import ADMIN, DESK, EVERYBODY, Address, with_role

#: Whom the example is told.
TOLD = frozenset({"so-cong-thuong"})
KEEPERS = DESK | ADMIN

assert with_role("focal") >= TOLD


def notice(people):
    return (examples.notice().pk,)


def mail(people):
    return (examples.mail().pk,)


def address(people):
    return (examples.bad_address().pk,)


ADDRESSES = {
    "notices:list": Address(seen_by=EVERYBODY, args=lambda people: notice(people) and ()),
    "notices:read-all": Address(done_by=EVERYBODY),
    "notices:ways": Address(seen_by=EVERYBODY, done_by=EVERYBODY),
    "notices:open": Address(done_by=TOLD, args=notice),
    "notices:read": Address(done_by=TOLD, args=notice),
    "notices:outbox": Address(seen_by=KEEPERS, args=lambda people: mail(people) and ()),
    "notices:mail": Address(seen_by=KEEPERS, args=mail),
    "notices:mail-retry": Address(done_by=KEEPERS, args=mail),
    "notices:mail-cancel": Address(done_by=KEEPERS, args=mail),
    "notices:addresses": Address(seen_by=KEEPERS, args=lambda people: address(people) and ()),
    "notices:address-trust": Address(done_by=KEEPERS, args=address),
}
