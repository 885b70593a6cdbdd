"""Who gets what at the desk: everybody finds their own work; the whole is for who oversees."""

from haidang.office.norms.services import seed
from haidang.plan.urging import examples as urging
from tests.rights import CONTENT, DESK, NOBODY, OVERSEERS, Address


def _ruled(people):
    """There is a rule that says where the rungs stand."""
    seed()
    return ()


def _agency_with_a_letter(people):
    return (urging.letter_due().agency_id,)


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
    # A decision is taken by those for whom it waits; to others it is told that nothing waits.
    "desk:leaders": Address(seen_by=OVERSEERS, done_by=OVERSEERS),
    "desk:awaited": Address(seen_by=OVERSEERS, done_by=OVERSEERS),
    "desk:plans": Address(seen_by=OVERSEERS),
    "desk:year-line": Address(seen_by=CONTENT),
    # Each counts what they may see.
    "desk:figures": Address(seen_by=CONTENT),
    "desk:figures-sheet": Address(seen_by=CONTENT),
    "desk:ladder": Address(seen_by=DESK, done_by=DESK, args=_ruled),
    "desk:ladder-waiting": Address(seen_by=DESK),
    # Without saying what it is about (?viec=) there is nothing to hold back or to speak of.
    "desk:ladder-hold": Address(seen_by=NOBODY, done_by=NOBODY),
    "desk:ladder-hand": Address(seen_by=NOBODY, done_by=NOBODY),
    "desk:ladder-let-go": Address(done_by=DESK, args=lambda people: (urging.hold().pk,)),
    "desk:ladder-letters": Address(seen_by=DESK, args=_ruled),
    "desk:ladder-letter": Address(seen_by=DESK, args=_agency_with_a_letter),
    "desk:ladder-letter-sent": Address(seen_by=DESK, done_by=DESK, args=_agency_with_a_letter),
    "desk:ladder-province": Address(seen_by=OVERSEERS),
    "desk:ladder-province-paper": Address(seen_by=OVERSEERS),
}
