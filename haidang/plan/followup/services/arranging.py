"""What is arranged: who handles a part, how an agency works, how often a plan asks, what the assigner rules."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.office.norms.choices import PeriodKind
from haidang.plan.followup import rules, telling
from haidang.plan.followup.choices import RulingKind
from haidang.plan.followup.models import AgencyWay, InCharge, Ruling, Update
from haidang.plan.followup.periods import kind_of
from haidang.plan.followup.services.holding import reason_of
from haidang.plan.plans.models import Duty, Plan, Task


@transaction.atomic
def rule(
    task: Task, kind: str, *, reason: str, document: Document | None = None, on: date | None = None, by: User
) -> Ruling:
    """Tạm hoãn, điều chỉnh, không thực hiện, tiếp tục: by who gave the task, or the desk in their name."""
    task = Task.objects.for_user(by, "view").select_for_update(of=("self",)).get(pk=task.pk)
    if not may_rule(by):
        raise PermissionDenied
    on = on or clock.today()
    said = reason_of(reason, _("Chưa ghi lý do. Nêu rõ vì sao, và căn cứ vào đâu."))
    before = rules.halted(task.rulings.values_list("on", "kind"), on)
    if kind == RulingKind.RESUMED and before is None:
        raise ValidationError(_("Nhiệm vụ không bị tạm hoãn hay thôi; không có gì để tiếp tục."), code="goes-on")
    if before and kind == before:
        raise ValidationError(
            _("Nhiệm vụ đã được ghi “%(kind)s”.") % {"kind": RulingKind(before).label}, code="already"
        )
    ruling = Ruling(task=task, kind=kind, reason=said, document=document, on=on, by=by)
    ruling.full_clean()
    ruling.save()
    note(task, "ruled", by=by, changes={"kind": [before and before.label, ruling.get_kind_display()]}, reason=said)
    telling.ruled(ruling, by=by)
    return ruling


def may_rule(user: User) -> bool:
    """The leaders of the province gave the task; the desk keeps the plan for them."""
    return user.may("approve", "plan") or user.may("approve", "task")


@transaction.atomic
def put_in_charge(duty: Duty, user: User | None, *, by: User) -> InCharge | None:
    """Name who handles a part inside its agency; nobody where `user` is None."""
    if not by.may("change", "update"):
        raise PermissionDenied
    duty = Duty.objects.for_user(by, "change").active().select_for_update(of=("self",)).get(pk=duty.pk)
    if user and not (user.is_active and duty.is_answered_by(user)):
        raise ValidationError(
            _("%(who)s không có tài khoản đang dùng của %(agency)s.") % {"who": user, "agency": duty.agency},
            code="not-ours",
        )
    held = InCharge.objects.current().filter(duty=duty).select_related("user").first()
    if (held and held.user_id) == (user and user.pk):
        return held
    if held:
        held.until = clock.today()
        held.save(update_fields=["until"])
    note(duty, "changed", by=by, changes={"in_charge": [held and held.user, user]})
    if user is None:
        return None
    held = InCharge.objects.create(duty=duty, user=user)
    telling.put_in_charge(held, by=by)
    return held


def hand_over(leaver: User, *, to: User | None, by: User) -> dict[str, int]:
    """Parts in the hands of somebody who leaves go to the next one (named in HAIDANG_HANDOVERS); drafts are the
    agency's and stay where they are. A part that was taken away, or merged into another, is nobody's to take over.
    """
    held = InCharge.objects.current().filter(user=leaver, duty__ended_at=None)
    rows = list(held.select_for_update(of=("self",)).select_related("duty__task"))
    for row in rows:
        row.until = clock.today()
        row.save(update_fields=["until"])
        takes = to if to and row.duty.is_answered_by(to) else None
        if takes:
            InCharge.objects.create(duty=row.duty, user=takes)
        note(row.duty, "changed", by=by, changes={"in_charge": [leaver, takes]})
    return {str(_("phần việc phụ trách")): len(rows)} if rows else {}


@transaction.atomic
def set_way(agency: Agency, *, leader_approves: bool, by: User) -> AgencyWay:
    """Does the leader of the agency see its updates before Sở Ngoại vụ does? Said by the leader, or the desk."""
    if not by.may("approve", "update") or (agency.pk != by.agency_id and not by.is_desk):
        raise PermissionDenied
    way, _made = AgencyWay.objects.select_for_update(of=("self",)).get_or_create(agency=agency)
    before, way.leader_approves = way.leader_approves, leader_approves
    way.save()
    note(way, "changed", by=by, changes={"leader_approves": [before, leader_approves]})
    return way


@transaction.atomic
def set_schedule(plan: Plan, kind: str, *, by: User) -> Plan:
    """How often a plan asks. What was already reported keeps its period: so it is set before the first update."""
    plan = Plan.objects.for_user(by, "change").select_for_update(of=("self",)).get(pk=plan.pk)
    kind = PeriodKind(kind)
    before = kind_of(plan)
    if plan.report_kind == kind:
        return plan
    if before != kind and Update.objects.filter(duty__task__plan=plan).exists():
        raise ValidationError(
            _("Kế hoạch đã có cập nhật theo kỳ “%(kind)s”; đổi kỳ bây giờ thì số liệu cũ không còn so được.")
            % {"kind": before.label},
            code="begun",
        )
    plan.report_kind = kind
    plan.save(update_fields=["report_kind"])
    note(plan, "changed", by=by, changes={"report_kind": [before.label, kind.label]})
    return plan
