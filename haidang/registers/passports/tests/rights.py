"""Who gets what at the addresses of the room. Sở Ngoại vụ keeps the passports of people of Sở Công Thương."""

from haidang.office.accounts.choices import Role
from haidang.registers.passports import examples
from haidang.registers.passports.choices import Move
from tests.rights import CONTENT, DESK, EVERYBODY, OVERSEERS, Address, of_agency, with_role

SCT, SNGV = of_agency("SCT"), of_agency("SNGV")
#: Who carries out what their agency is given keeps its books.
KEEPERS = with_role(Role.FOCAL, Role.AGENCY_LEADER, Role.FINANCE, Role.POLICE) | DESK
HEADS = with_role(Role.DESK_UNIT, Role.DESK_LEADER)
#: Kept by Sở Ngoại vụ, of somebody of Sở Công Thương: both read of it.
KNOW = OVERSEERS | SNGV | SCT
OURS = OVERSEERS | SCT
_KEPT = OVERSEERS | SNGV


def _one(make):
    return lambda people: (make().pk,)


def _some(make):
    def there(people):
        make()
        return ()

    return there


def _book(name, make, *, seen_by, kept_by, deleted_by=HEADS):
    """The pages of a register whose lists are open to who signed in, and hold what they may see."""
    prefix, some, one = f"passports:{name}", _some(make), _one(make)
    return {
        **{f"{prefix}-{page}": Address(seen_by=EVERYBODY, args=some) for page in ("list", "print", "export")},
        **{f"{prefix}-{page}": Address(seen_by=seen_by, args=one) for page in ("record", "history")},
        **{
            f"{prefix}-{page}": Address(seen_by=KEEPERS, done_by=KEEPERS, refused=seen_by, args=some)
            for page in ("add", "import")
        },
        f"{prefix}-sheet": Address(seen_by=KEEPERS, refused=seen_by, args=some),
        f"{prefix}-edit": Address(seen_by=kept_by, done_by=kept_by, refused=seen_by, args=one),
        f"{prefix}-delete": Address(seen_by=deleted_by, done_by=deleted_by, refused=seen_by, args=one),
    }


def _line(make):
    return Address(seen_by=DESK, done_by=DESK, refused=KNOW, args=_one(make))


def _out():
    return examples.given().passport


def _lines_of(make):
    return {
        **{
            f"passports:movement-{page}": Address(seen_by=EVERYBODY, args=_some(make))
            for page in ("list", "print", "export")
        },
        **{f"passports:movement-{page}": Address(seen_by=KNOW, args=_one(make)) for page in ("record", "history")},
    }


_CONFIRMERS = DESK | (SCT & KEEPERS)
_WRITERS = DESK | (SCT & KEEPERS)


def _trip(done_by=_WRITERS):
    return Address(seen_by=done_by, done_by=done_by, refused=OURS, args=_one(examples.privatetrip))


ADDRESSES = {
    "passports:out": Address(seen_by=CONTENT),
    **_book("passport", examples.issued, seen_by=KNOW, kept_by=DESK),
    **_book("privatetrip", examples.privatetrip, seen_by=OURS, kept_by=_WRITERS),
    **_book("abtccard", examples.abtccard, seen_by=_KEPT, kept_by=DESK),
    **_lines_of(examples.movement),
    "passports:movement-confirm": Address(
        seen_by=_CONFIRMERS, done_by=_CONFIRMERS, refused=KNOW, args=_one(examples.movement)
    ),
    f"passports:{Move.RECEIVED}": _line(examples.issued),
    f"passports:{Move.GIVEN}": _line(examples.passport),
    f"passports:{Move.RETURNED}": _line(_out),
    f"passports:{Move.TRANSFERRED}": _line(examples.passport),
    f"passports:{Move.LOST}": _line(examples.passport),
    f"passports:{Move.LEFT}": _line(examples.passport),
    f"passports:{Move.SURRENDERED}": _line(examples.lost),
    "passports:trip-allow": _trip(),
    "passports:trip-refuse": _trip(),
    "passports:trip-withdraw": _trip(),
}
