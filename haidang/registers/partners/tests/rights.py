"""Who gets what at the pages of partners. Whoever reads the books knows all partners; papers and persons are less open.

The rows asked about are of Sở Ngoại vụ; the partner is kept by nobody yet.
"""

from dataclasses import replace

from haidang.office.accounts.choices import Role
from haidang.registers.partners import examples
from haidang.registers.partners.choices import Turn
from tests.rights import CONTENT, DESK, EVERYBODY, OVERSEERS, Address, of_agency, of_register, with_role

#: The heads take away; agencies keep their own.
HEADS = with_role(Role.DESK_UNIT, Role.DESK_LEADER)
BEGINNERS = DESK | with_role(Role.FOCAL, Role.AGENCY_LEADER, Role.FINANCE, Role.POLICE)
#: Rows of Sở Ngoại vụ: who oversees, and its own people.
OWN = OVERSEERS | of_agency("SNGV")


def _book(name, make, *, seen_by, kept_by, begun_by, without=frozenset()):
    """A register whose lists are open to whoever has signed in (what is not theirs is not in them)."""
    rows = of_register(f"partners:{name}", make, seen_by=seen_by, kept_by=kept_by, without=without)
    found = {}
    for address, row in rows.items():
        page = address.rpartition("-")[2]
        if page in ("list", "print", "export"):
            row = replace(row, seen_by=EVERYBODY)
        elif page in ("add", "import", "sheet"):
            row = replace(row, seen_by=begun_by, done_by=row.done_by and begun_by)
        elif page == "delete":
            row = replace(row, seen_by=HEADS, done_by=HEADS)
        found[address] = row
    return found


def _of(make, *more):
    return lambda people: (make().pk, *more)


_MADE = frozenset({"add", "delete", "import", "sheet"})

ADDRESSES = {
    **_book("partner", examples.partner, seen_by=CONTENT, kept_by=DESK, begun_by=BEGINNERS),
    **_book("contact", examples.contact, seen_by=OWN, kept_by=DESK, begun_by=BEGINNERS),
    **_book("relation", examples.relation, seen_by=CONTENT, kept_by=DESK, begun_by=BEGINNERS),
    **_book("exchange", examples.exchange, seen_by=OWN, kept_by=DESK, begun_by=BEGINNERS),
    **_book("level", examples.level, seen_by=CONTENT, kept_by=DESK, begun_by=DESK),
    **_book("priority", examples.priority, seen_by=CONTENT, kept_by=DESK, begun_by=DESK),
    **_book("day", examples.day, seen_by=CONTENT, kept_by=DESK, begun_by=DESK),
    **_book(
        "anniversary", examples.anniversary, seen_by=CONTENT, kept_by=DESK, begun_by=DESK, without=_MADE
    ),
    "partners:by-country": Address(seen_by=CONTENT),
    "partners:anniversaries": Address(seen_by=CONTENT),
    "partners:choose": Address(seen_by=BEGINNERS, done_by=BEGINNERS, refused=CONTENT, args=_of(examples.day, 2020)),
    "partners:hold": Address(seen_by=DESK, done_by=DESK, refused=CONTENT, args=_of(examples.anniversary)),
    "partners:take-back": Address(seen_by=DESK, done_by=DESK, refused=CONTENT, args=_of(examples.anniversary)),
    "partners:turn": Address(
        seen_by=DESK, done_by=DESK, refused=CONTENT, args=_of(examples.relation, Turn.PROPOSE.value)
    ),
}  # fmt: skip
