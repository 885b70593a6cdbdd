"""Who gets what at the addresses of the limits: everybody reads them, Sở Ngoại vụ keeps them."""

from dataclasses import replace

from haidang.office.accounts.choices import Role
from haidang.registers.delegations import examples
from haidang.registers.delegations.limits import checks
from tests.rights import CONTENT, DESK, LEADERS, OVERSEERS, Address, of_agency, of_register, with_role

HEADS = with_role(Role.DESK_UNIT, Role.DESK_LEADER)
KNOW = OVERSEERS | of_agency("SCT")


def _kept_by_desk(name, make):
    rows = of_register(name, make, seen_by=CONTENT, kept_by=DESK)
    delete = f"{name}-delete"
    return rows | {delete: replace(rows[delete], seen_by=HEADS, done_by=HEADS)}


def _refused(people):
    """A delegation that meets a window, and the mark of that."""
    examples.blackout()
    made = examples.delegation(starts_on=examples.CONGRESS, ends_on=examples.CONGRESS)
    verdict = next(each for each in checks(made, today=examples.CONGRESS) if each.code == "blackout" and each.stops)
    return (made.pk, verdict.mark)


#: Who may add to the book brings an annex.
DOERS = DESK | with_role(Role.FOCAL, Role.AGENCY_LEADER, Role.FINANCE, Role.POLICE)

ADDRESSES = {
    **_kept_by_desk("delegations:blackout", examples.blackout),
    **_kept_by_desk("delegations:yearbaseline", examples.yearbaseline),
    "delegations:fewer": Address(seen_by=CONTENT),
    "delegations:count-year": Address(done_by=DESK, refused=CONTENT, args=lambda people: (2019,)),
    "delegations:annex": Address(seen_by=CONTENT),
    "delegations:annex-file": Address(seen_by=CONTENT, args=lambda people: ("docx",)),
    "delegations:annex-bring": Address(seen_by=DOERS, done_by=DOERS, refused=CONTENT),
    "delegations:override": Address(
        seen_by=DESK | LEADERS, done_by=DESK | LEADERS, refused=KNOW, args=_refused, posted={"reason": "Đã hẹn."}
    ),
}
