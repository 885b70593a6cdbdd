"""Who gets what at the addresses of the room. Every row stands on what Sở Công Thương sends abroad."""

from dataclasses import replace

from haidang.office.accounts.choices import Role
from haidang.registers.delegations import examples
from haidang.registers.delegations.choices import Act
from tests.rights import DESK, EVERYBODY, LEADERS, OVERSEERS, Address, of_agency, of_register, with_role

SCT = of_agency("SCT")
HEADS = with_role(Role.DESK_UNIT, Role.DESK_LEADER)
#: Who writes for an agency sends its delegations.
DOERS = DESK | with_role(Role.FOCAL, Role.AGENCY_LEADER, Role.FINANCE, Role.POLICE)
KNOW, WRITE = OVERSEERS | SCT, DESK | SCT

_ANYBODY = {f"delegations:delegation-{page}" for page in ("list", "print", "export")}
_ADDING = {f"delegations:delegation-{page}" for page in ("add", "import", "sheet")}


def _row(name, row):
    if name in _ANYBODY:
        return replace(row, seen_by=EVERYBODY)
    if name in _ADDING:
        return replace(row, seen_by=DOERS, done_by=row.done_by and DOERS)
    if name.endswith("-delete"):
        return replace(row, seen_by=HEADS, done_by=HEADS)
    return row


def _act(make, done_by):
    """An act on what an example made; whoever sees the delegation without the right to act is refused."""
    return Address(seen_by=done_by, done_by=done_by, refused=KNOW, args=lambda people: (make().pk,))


def _promised(people):
    return (examples.reported().commitments.get().pk,)


_DELEGATIONS = of_register("delegations:delegation", examples.delegation, seen_by=KNOW, kept_by=WRITE)

ADDRESSES = {
    **{name: _row(name, row) for name, row in _DELEGATIONS.items()},
    f"delegations:{Act.ASK}": _act(examples.written, WRITE),
    f"delegations:{Act.SEND_BACK}": _act(examples.asked, DESK),
    f"delegations:{Act.CONSULT}": _act(examples.asked, DESK),
    f"delegations:{Act.APPRAISE}": _act(examples.asked, DESK),
    f"delegations:{Act.DECIDE}": _act(examples.appraised, LEADERS),
    f"delegations:{Act.RECORD}": _act(examples.appraised, DESK),
    f"delegations:{Act.REFUSE}": _act(examples.appraised, LEADERS | DESK),
    f"delegations:{Act.NUMBER}": _act(examples.decided, DESK),
    f"delegations:{Act.MOVE}": _act(examples.decided, DESK),
    f"delegations:{Act.REPORT}": _act(examples.back, WRITE),
    f"delegations:{Act.SETTLE}": _act(examples.reported, WRITE),
    f"delegations:{Act.ASSESS}": _act(examples.reported, WRITE),
    f"delegations:{Act.CANCEL}": _act(examples.delegation, WRITE),
    f"delegations:{Act.ESTIMATE}": _act(examples.delegation, WRITE),
    f"delegations:{Act.MEMBERS}": _act(examples.delegation, WRITE),
    f"delegations:{Act.STOPS}": _act(examples.delegation, WRITE),
    f"delegations:{Act.PROGRAMME}": _act(examples.delegation, WRITE),
    f"delegations:{Act.INVITATIONS}": _act(examples.delegation, WRITE),
    f"delegations:{Act.LOGISTICS}": _act(examples.delegation, WRITE),
    f"delegations:{Act.PAPERS}": _act(examples.delegation, WRITE),
    f"delegations:{Act.COMMIT}": _act(examples.reported, WRITE),
    "delegations:year": Address(seen_by=EVERYBODY),
    "delegations:give": Address(done_by=DESK, refused=KNOW, args=_promised),
}
