"""Who gets what at the pages of partners. Whoever reads the books knows all partners."""

from dataclasses import replace

from haidang.office.accounts.choices import Role
from haidang.registers.partners import examples
from tests.rights import CONTENT, DESK, of_register, with_role

#: The heads take away; agencies keep their own.
HEADS = with_role(Role.DESK_UNIT, Role.DESK_LEADER)
BEGINNERS = DESK | with_role(Role.FOCAL, Role.AGENCY_LEADER, Role.FINANCE, Role.POLICE)

_ADDING = {f"partners:partner-{page}" for page in ("add", "import", "sheet")}


def _row(name, row):
    if name in _ADDING:
        return replace(row, seen_by=BEGINNERS, done_by=row.done_by and BEGINNERS)
    if name.endswith("-delete"):
        return replace(row, seen_by=HEADS, done_by=HEADS)
    return row


_PARTNERS = of_register("partners:partner", examples.partner, seen_by=CONTENT, kept_by=DESK)

ADDRESSES = {name: _row(name, row) for name, row in _PARTNERS.items()}
