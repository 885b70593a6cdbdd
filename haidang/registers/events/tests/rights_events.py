"""Who gets what at the addresses of events and standing places. Every row stands on those of Sở Công Thương."""

from dataclasses import replace

from haidang.office.accounts.choices import Role
from haidang.registers.events import examples_events as examples
from haidang.registers.events.event_choices import Act
from haidang.registers.events.place_choices import PlaceAct
from tests.rights import DESK, EVERYBODY, OVERSEERS, Address, of_agency, of_register, with_role

SCT = of_agency("SCT")
HEADS = with_role(Role.DESK_UNIT, Role.DESK_LEADER)
#: Who carries out what their agency is given keeps its books.
KEEPERS = with_role(Role.FOCAL, Role.AGENCY_LEADER, Role.FINANCE, Role.POLICE) | DESK
KNOW, WRITE = OVERSEERS | SCT, DESK | SCT


def book(name, make):
    """A book that each agency keeps for itself: anybody opens its list, and finds there what is theirs to see."""
    rows = of_register(name, make, seen_by=KNOW, kept_by=WRITE)
    for page in ("list", "print", "export"):
        rows[f"{name}-{page}"] = replace(rows[f"{name}-{page}"], seen_by=EVERYBODY)
    for page in ("add", "import", "sheet"):
        row = rows[f"{name}-{page}"]
        rows[f"{name}-{page}"] = replace(row, seen_by=KEEPERS, done_by=row.done_by and KEEPERS)
    rows[f"{name}-delete"] = replace(rows[f"{name}-delete"], seen_by=HEADS, done_by=HEADS)
    return rows


def act(make, done_by=WRITE):
    """An act on what an example made; whoever sees it without the right to act is refused."""
    return Address(seen_by=done_by, done_by=done_by, refused=KNOW, args=lambda people: (make().pk,))


def part(name, make):
    """The pages of one kind of parts."""
    return {
        f"{name}-add": act(lambda: make().event),
        f"{name}-edit": act(make),
        f"{name}-drop": replace(act(make), seen_by=None),
    }


def read(name, make):
    """A book that is written elsewhere: its list, and the page of each row."""
    rows = of_register(name, make, seen_by=KNOW, kept_by=WRITE)
    lists = [f"{name}-{page}" for page in ("list", "print", "export")]
    return {page: replace(rows[page], seen_by=EVERYBODY) for page in lists} | {f"{name}-record": rows[f"{name}-record"]}


ADDRESSES = {
    **book("events:event", examples.event),
    f"events:event-{Act.ALLOW}": act(examples.asking),
    f"events:event-{Act.HOLD}": act(examples.over),
    f"events:event-{Act.REPORT}": act(examples.held),
    f"events:event-{Act.CANCEL}": act(examples.event),
    "events:event-draft": Address(seen_by=KNOW, args=lambda people: (examples.held().pk,)),
    **part("events:event-participant", examples.participant),
    **part("events:event-contact", examples.contact),
    **part("events:event-contract", examples.contract),
    **read("events:event-contact", examples.contact),
    **read("events:event-contract", examples.contract),
    **book("events:place", examples.place),
    f"events:place-{PlaceAct.OPEN}": act(examples.place),
    f"events:place-{PlaceAct.REPORT}": act(examples.opened),
    f"events:place-{PlaceAct.UNREPORT}": act(examples.told),
    f"events:place-{PlaceAct.PAUSE}": act(examples.opened),
    f"events:place-{PlaceAct.RESUME}": act(examples.paused),
    f"events:place-{PlaceAct.CLOSE}": act(examples.opened),
    f"events:place-{PlaceAct.CANCEL}": act(examples.place),
}
