"""What is made of a day that comes up: a step of a programme, an event to hold, or nothing, with why."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.choices import Reach
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.plan.followup.services import draft_update
from haidang.plan.plans.models import Duty, Task
from haidang.plan.programmes import services as programmes
from haidang.registers.partners import telling
from haidang.registers.partners.choices import Way
from haidang.registers.partners.coming import occasion_in
from haidang.registers.partners.models import AnniversaryPlan, PartnerDay
from haidang.registers.partners.saying import said_day, said_of, title_of_plan
from haidang.registers.partners.signals import day_became_event, day_was_held, day_was_taken_back


def _begun(of: PartnerDay, year: int, by: User) -> AnniversaryPlan:
    """The row that will hold it, under right and lock. Errors: ValidationError where it has one already."""
    if not AnniversaryPlan.objects.may_add(by):
        raise PermissionDenied
    held = PartnerDay.objects.for_user(by, "view").select_for_update(of=("self",)).get(pk=of.pk)
    occasion = occasion_in(held, year)
    if occasion is None:
        raise ValidationError(
            _("“%(day)s” không rơi vào năm %(year)s. Mở lại trang ngày kỷ niệm.") % {"day": held, "year": year}
        )
    if earlier := AnniversaryPlan.objects.filter(of=held, on=occasion.on).first():
        raise ValidationError(
            _("“%(day)s” đã có việc kỷ niệm (%(way)s, %(agency)s).")
            % {"day": held, "way": earlier.get_way_display(), "agency": earlier.agency}
        )
    return AnniversaryPlan(of=held, partner=held.partner, on=occasion.on, years=occasion.years, by=by)


def _kept(plan: AnniversaryPlan, by: User) -> AnniversaryPlan:
    try:
        with transaction.atomic():
            plan.save()
    except IntegrityError:
        raise ValidationError(_("Trong lúc bạn làm, người khác đã ghi việc kỷ niệm này. Mở lại trang.")) from None
    changes: dict[str, list[Any]] = {"way": [None, plan.way], "agency": [None, plan.agency]}
    note(plan, "planned", by=by, changes=changes, reason=plan.reason or plan.form)
    telling.planned(plan, by=by)
    return plan


@transaction.atomic
def make_step(of: PartnerDay, year: int, duty: Duty, *, by: User) -> AnniversaryPlan:
    """The day becomes a step of the programme of who leads the task, due on the day."""
    plan = _begun(of, year, by)
    plan.step = programmes.save_step(duty, words=said_of(plan), due_on=plan.on, by=by)
    plan.way, plan.agency = Way.STEP, duty.agency
    return _kept(plan, by)


@transaction.atomic
def make_event(
    of: PartnerDay, year: int, agency: Agency, *, form: str = "", tasks: Iterable[Task] = (), by: User
) -> AnniversaryPlan:
    """The day becomes an event that an agency holds, for the tasks that it serves."""
    plan = _begun(of, year, by)
    _refuse_for_others(agency, by)
    plan.way, plan.agency, plan.form = Way.EVENT, agency, form.strip()
    plan = _kept(plan, by)
    plan.tasks.set(tasks)
    day_became_event.send(AnniversaryPlan, plan=plan, by=by)
    return plan


@transaction.atomic
def leave(of: PartnerDay, year: int, reason: str, *, by: User) -> AnniversaryPlan:
    """Nothing is held, and the reason is kept: nobody has to ask again."""
    if by.reach("change", "book") != Reach.ALL or by.agency is None:
        raise PermissionDenied
    plan = _begun(of, year, by)
    if not reason.strip():
        raise ValidationError({"reason": _("Chưa ghi vì sao không tổ chức. Ghi một câu rồi làm lại.")})
    plan.way, plan.agency, plan.reason = Way.LEFT, by.agency, reason.strip()
    return _kept(plan, by)


def _refuse_for_others(agency: Agency, by: User) -> None:
    if by.reach("add", "book") == Reach.AGENCY and agency.pk not in by.charge.answers:
        raise ValidationError(
            {"agency": _("Bạn chỉ ghi được việc của %(own)s; việc của %(given)s do Sở Ngoại vụ ghi.")
             % {"own": by.agency, "given": agency}}
        )  # fmt: skip


def _changeable(plan: AnniversaryPlan, by: User) -> AnniversaryPlan:
    held = AnniversaryPlan.objects.for_user(by, "change").select_for_update(of=("self",)).filter(pk=plan.pk).first()
    if held is None:
        raise PermissionDenied
    return held


@transaction.atomic
def hold(plan: AnniversaryPlan, *, on: date, result: str, by: User) -> AnniversaryPlan:
    """The event was held."""
    held = _changeable(plan, by)
    if not held.is_to_hold:
        raise ValidationError(_("Việc này không còn là sự kiện chờ tổ chức. Mở lại trang để xem."))
    if on > clock.today():
        raise ValidationError({"on": _("Ngày %(on)s chưa đến; chỉ ghi việc đã xảy ra.") % {"on": f"{on:%d/%m/%Y}"}})
    if not result.strip():
        raise ValidationError({"result": _("Chưa ghi kết quả. Ghi một câu rồi làm lại.")})
    held.held_on, held.result = on, result.strip()
    held.save(update_fields=["held_on", "result"])
    note(held, "held", by=by, changes={"held_on": [None, on]}, reason=held.result)
    _tell_tasks(held, by)
    day_was_held.send(AnniversaryPlan, plan=held, by=by)
    return held


@override("vi")
def _tell_tasks(plan: AnniversaryPlan, by: User) -> None:
    """What was held is news of its tasks; who leads them sends it, or not."""
    facts = {"day": said_day(plan.held_on or plan.on), "title": title_of_plan(plan), "result": plan.result}
    sentence = _("Ngày %(day)s: %(title)s. Kết quả: %(result)s") % facts
    for task in plan.tasks.all():
        draft_update(task, sentence, evidence=plan, by=by)


@transaction.atomic
def take_back(plan: AnniversaryPlan, reason: str, *, by: User) -> None:
    """It was noted by mistake, or will not be held so: the day stands open again. Its step stays in the programme."""
    held = _changeable(plan, by)
    if held.held_on:
        raise ValidationError(
            _("Việc này đã tổ chức ngày %(on)s nên không bỏ được.") % {"on": f"{held.held_on:%d/%m/%Y}"}
        )
    if not reason.strip():
        raise ValidationError({"reason": _("Chưa ghi lý do. Ghi một câu rồi làm lại.")})
    note(held, "taken-back", by=by, changes={"way": [held.way, None]}, reason=reason.strip())
    if held.way == Way.EVENT:
        day_was_taken_back.send(AnniversaryPlan, plan=held, reason=reason.strip(), by=by)
    held.delete()
