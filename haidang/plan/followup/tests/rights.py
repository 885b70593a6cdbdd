"""Who gets what at the addresses of the follow-up. Every row stands on the small plan and what Sở Công Thương says."""

from datetime import date

from haidang.kit import clock
from haidang.office.accounts.choices import Role
from haidang.plan.followup.choices import Stage, State
from haidang.plan.followup.models import Evidence, Update
from haidang.plan.plans.choices import Part
from haidang.plan.plans.models import Duty, Plan, Task
from tests.rights import CONTENT, DESK, OVERSEERS, Address, of_agency, with_role

DOERS = with_role(Role.FOCAL, Role.AGENCY_LEADER, Role.FINANCE, Role.POLICE)
SCT = of_agency("SCT")
#: A part of SCT is known to who oversees and to SCT, which leads the task; written about by the desk and SCT.
KNOW, WRITE = OVERSEERS | SCT, DESK | SCT


def _duty(people):
    """SCT leads a task since the first days of the year."""
    sct, desk = people["so-cong-thuong"], people["so-ngoai-vu"]
    plan = Plan.objects.create(title="Kế hoạch mẫu", issued_on=date(clock.today().year, 1, 1))
    task = Task.objects.create(plan=plan, title="Lập hồ sơ các bến cảng", accepted_by=desk)
    task.assignments.create(part=Part.LEAD, words="Sở Công Thương", agency=sct.agency)
    return Duty.objects.create(task=task, agency=sct.agency, part=Part.LEAD)


def _code():
    return f"{clock.today().year}-t01"


def _row(people, stage=Stage.DRAFT):
    duty, today = _duty(people), clock.today()
    sent = {"submitted_at": clock.now(), "counts_on": today} if stage != Stage.DRAFT else {}
    return Update.objects.create(
        duty=duty, kind="month", year=today.year, index=1, first=date(today.year, 1, 1), last=date(today.year, 1, 31),
        state=State.DOING, done="Đã họp.", stage=stage, version=1, by=people["so-cong-thuong"], **sent,
    )  # fmt: skip


def _part(people):
    return (_duty(people).pk, _code())


def _sent(people):
    return (_row(people, Stage.SUBMITTED).pk,)


def _act(verb):
    return lambda people: (_row(people, Stage.SUBMITTED).pk, verb)


def _link(people):
    return (Evidence.objects.create(of=_row(people), link="https://sct.example.vn/ho-so").pk,)


def _task(people):
    return (_duty(people).task_id,)


def _programme(people):
    duty = _duty(people)
    return (duty.task.plan_id, duty.agency_id)


def _plan(people):
    return (_duty(people).task.plan_id,)


ADDRESSES = {
    "followup:open": Address(seen_by=CONTENT, done_by=DOERS | DESK, refused=CONTENT),
    "followup:write": Address(seen_by=WRITE, done_by=WRITE, refused=KNOW, args=_part),
    "followup:nothing": Address(done_by=WRITE, refused=KNOW, args=_part),
    "followup:evidence-drop": Address(done_by=SCT, args=_link),
    "followup:update": Address(seen_by=KNOW, args=_sent),
    "followup:update-correct": Address(seen_by=DESK, done_by=DESK, refused=KNOW, args=_sent),
    "followup:update-act": Address(done_by=DESK, refused=KNOW, args=_act("nhan")),
    "followup:board": Address(seen_by=OVERSEERS, done_by=DESK),
    "followup:task": Address(
        seen_by=KNOW, done_by=DESK | with_role(Role.CHAIR, Role.VICE_CHAIR), refused=KNOW, args=_task
    ),
    "followup:figures": Address(seen_by=KNOW, args=_programme),
    "followup:agency": Address(seen_by=CONTENT, done_by=DOERS | DESK, refused=CONTENT),
    "followup:plan": Address(seen_by=OVERSEERS, done_by=DESK, refused=KNOW, args=_plan),
}
