"""Who gets what at the addresses of the replies."""

from datetime import date

from haidang.kit import clock
from haidang.office.accounts.choices import Role
from haidang.plan.plans.choices import Part
from haidang.plan.plans.models import Duty, Plan, Task
from haidang.plan.replies.choices.sheets import Verdict, Way
from haidang.plan.replies.links import token_of
from haidang.plan.replies.models import Intake, IntakeRow, SignedLink
from haidang.plan.replies.rules.links import LIVES
from tests.rights import CONTENT, DESK, EVERYBODY, Address, of_agency, with_role

#: Who writes updates takes sheets along and hands them in.
DOERS = with_role(Role.FOCAL, Role.AGENCY_LEADER, Role.FINANCE, Role.POLICE) | DESK
SCT = of_agency("SCT")


def _intake(people):
    """A sheet that the officer of Sở Công Thương handed in: seen by the agency, confirmed by that officer alone."""
    officer = people["so-cong-thuong"]
    intake = Intake.objects.create(way=Way.PASTE, digest="0" * 64, by=officer, agency=officer.agency)
    IntakeRow.objects.create(intake=intake, number=2, title="1.1 Việc", verdict=Verdict.UNCHANGED, why="same")
    return (intake.pk,)


def _link(people):
    """SCT leads a task since the first days of the year, and its officer got a mail about January."""
    officer, year = people["so-cong-thuong"], clock.today().year
    plan = Plan.objects.create(title="Kế hoạch mẫu", issued_on=date(year, 1, 1))
    task = Task.objects.create(plan=plan, title="Lập hồ sơ các bến cảng", accepted_by=people["so-ngoai-vu"])
    task.assignments.create(part=Part.LEAD, words="Sở Công Thương", agency=officer.agency)
    duty = Duty.objects.create(task=task, agency=officer.agency, part=Part.LEAD)
    return SignedLink.objects.create(person=officer, duty=duty, period=f"{year}-t01", expires_at=clock.now() + LIVES)


ADDRESSES = {
    "replies:links": Address(seen_by=EVERYBODY),
    "replies:link-revoke": Address(
        done_by=DESK | frozenset({"so-cong-thuong"}), args=lambda people: (_link(people).pk,)
    ),
    # The address is the proof: it opens to who has it, signed in or not.
    "replies:link": Address(
        seen_by=EVERYBODY, done_by=EVERYBODY, public=True, args=lambda people: (token_of(_link(people)),)
    ),
    "replies:sheets": Address(seen_by=DOERS, refused=CONTENT),
    "replies:sheet-out": Address(done_by=DOERS, refused=CONTENT),
    "replies:sheet-in": Address(done_by=DOERS, refused=CONTENT),
    "replies:intake": Address(seen_by=SCT & DOERS, done_by=frozenset({"so-cong-thuong"}), args=_intake),
}
