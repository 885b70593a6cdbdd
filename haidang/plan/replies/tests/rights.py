"""Who gets what at the addresses of the replies."""

from haidang.office.accounts.choices import Role
from haidang.plan.replies.choices.sheets import Verdict, Way
from haidang.plan.replies.models import Intake, IntakeRow
from tests.rights import CONTENT, DESK, Address, of_agency, with_role

#: Who writes updates takes sheets along and hands them in.
DOERS = with_role(Role.FOCAL, Role.AGENCY_LEADER, Role.FINANCE, Role.POLICE) | DESK
SCT = of_agency("SCT")


def _intake(people):
    """A sheet that the officer of Sở Công Thương handed in: seen by the agency, confirmed by that officer alone."""
    officer = people["so-cong-thuong"]
    intake = Intake.objects.create(way=Way.PASTE, digest="0" * 64, by=officer, agency=officer.agency)
    IntakeRow.objects.create(intake=intake, number=2, title="1.1 Việc", verdict=Verdict.UNCHANGED, why="same")
    return (intake.pk,)


ADDRESSES = {
    "replies:sheets": Address(seen_by=DOERS, refused=CONTENT),
    "replies:sheet-out": Address(done_by=DOERS, refused=CONTENT),
    "replies:sheet-in": Address(done_by=DOERS, refused=CONTENT),
    "replies:intake": Address(seen_by=SCT & DOERS, done_by=frozenset({"so-cong-thuong"}), args=_intake),
}
