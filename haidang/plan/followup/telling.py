"""Whom this room tells of what, in Vietnamese whatever the screen of the person who acts speaks."""

from django.utils import translation
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.office.accounts.models import User
from haidang.office.notices.choices import Kind
from haidang.office.notices.selectors import people_of
from haidang.office.notices.services import tell, tell_all
from haidang.plan.followup.models import InCharge, Ruling, Update
from haidang.plan.plans.models import Duty


@translation.override("vi")
def returned(update: Update, *, by: User) -> None:
    """An update is to be done again."""
    people, reason = _whose(update)
    tell_all(
        people,
        Kind.RETURNED,
        key=f"update:{update.pk}:returned:{_moment()}",
        title=_("Cập nhật %(period)s bị trả lại: %(task)s") % _named(update),
        words=update.remark,
        url=update.get_absolute_url(),
        reason=reason,
        by=by,
    )


@translation.override("vi")
def accepted(update: Update, *, by: User) -> None:
    """An update was taken, or the completion it asks for confirmed."""
    people, reason = _whose(update)
    title = (
        _("Đã xác nhận hoàn thành: %(task)s")
        if update.is_confirmed
        else _("Cập nhật %(period)s đã được nhận: %(task)s")
    )
    tell_all(
        people,
        Kind.ACCEPTED,
        key=f"update:{update.pk}:accepted:{_moment()}",
        title=title % _named(update),
        url=update.get_absolute_url(),
        reason=reason,
        by=by,
    )


@translation.override("vi")
def ruled(ruling: Ruling, *, by: User) -> None:
    """A task is paused, adjusted, dropped or goes on: all that have a part in it must know."""
    agencies = Duty.objects.active().filter(task=ruling.task).values_list("agency", flat=True)
    tell_all(
        people_of(agencies, about=ruling.task.title),
        Kind.DECIDED,
        key=f"ruling:{ruling.pk}",
        title=f"{ruling.get_kind_display()}: {ruling.task}",
        words=ruling.reason,
        url=ruling.task.get_absolute_url(),
        reason=_("cơ quan bạn có phần việc trong nhiệm vụ này"),
        by=by,
    )


@translation.override("vi")
def put_in_charge(held: InCharge, *, by: User) -> None:
    tell(
        held.user,
        Kind.GIVEN,
        key=f"in-charge:{held.pk}",
        title=_("Bạn được giao phụ trách: %(task)s") % {"task": held.duty.task},
        url=held.duty.task.get_absolute_url(),
        reason=_("%(who)s ghi bạn phụ trách phần việc này trong cơ quan") % {"who": by.full_name},
        by=by,
    )


def _whose(update: Update) -> tuple[list[User], str]:
    """Who handles the part, else who sent the update for their agency, else whoever is told for it; heirs follow."""
    duty = update.duty
    held = InCharge.objects.current().filter(duty=update.duty_id, user__is_active=True).select_related("user").first()
    if held and held.user.charge.answers_for(duty.agency_id, duty.task.title):
        return [held.user], _("bạn phụ trách phần việc này")
    sender = update.submitted_by
    if sender and sender.is_active and sender.charge.answers_for(duty.agency_id, duty.task.title):
        return [sender], _("bạn đã gửi cập nhật này")
    return people_of([duty.agency_id], about=duty.task.title), _("bạn là đầu mối của cơ quan có phần việc này")


def _named(update: Update) -> dict[str, object]:
    return {"period": update.period.name, "task": update.duty.task}


def _moment() -> str:
    """The same thing may happen again another day, and is told again."""
    return f"{clock.now():%Y%m%d%H%M%S}"
