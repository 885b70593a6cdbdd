"""Who gets what at the desk: everybody finds their own work; the whole is for who oversees."""

from tests.rights import CONTENT, DESK, OVERSEERS, Address

ADDRESSES = {
    "desk:home": Address(seen_by=CONTENT),
    "desk:desk": Address(seen_by=DESK),
    "desk:arrivals": Address(seen_by=DESK),
    "desk:owed-list": Address(seen_by=OVERSEERS),
    "desk:silent-list": Address(seen_by=OVERSEERS),
    "desk:weekly": Address(seen_by=OVERSEERS),
    "desk:tasks": Address(seen_by=OVERSEERS),
    "desk:digest": Address(seen_by=DESK),
    "desk:digest-mail": Address(seen_by=DESK, args=lambda people: (people["so-cong-thuong"].pk,)),
    "desk:leaders": Address(seen_by=OVERSEERS),
}
