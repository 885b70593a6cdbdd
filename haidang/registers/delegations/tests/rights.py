"""Who gets what at the addresses of the room. Every row stands on what Sở Công Thương sends abroad."""

from dataclasses import replace

from haidang.office.accounts.choices import Role
from haidang.registers.delegations import examples
from tests.rights import CONTENT, DESK, OVERSEERS, of_agency, of_register, with_role

SCT = of_agency("SCT")
HEADS = with_role(Role.DESK_UNIT, Role.DESK_LEADER)
#: Who writes for an agency sends its delegations.
DOERS = DESK | with_role(Role.FOCAL, Role.AGENCY_LEADER, Role.FINANCE, Role.POLICE)
KNOW, WRITE = OVERSEERS | SCT, DESK | SCT

_ANYBODY = {f"delegations:delegation-{page}" for page in ("list", "print", "export")}
_ADDING = {f"delegations:delegation-{page}" for page in ("add", "import", "sheet")}


def _row(name, row):
    if name in _ANYBODY:
        return replace(row, seen_by=CONTENT)
    if name in _ADDING:
        return replace(row, seen_by=DOERS, done_by=row.done_by and DOERS)
    if name.endswith("-delete"):
        return replace(row, seen_by=HEADS, done_by=HEADS)
    return row


_DELEGATIONS = of_register("delegations:delegation", examples.delegation, seen_by=KNOW, kept_by=WRITE)

ADDRESSES = {name: _row(name, row) for name, row in _DELEGATIONS.items()}
