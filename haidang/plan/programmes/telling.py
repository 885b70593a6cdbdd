"""Whom this room tells of what, in Vietnamese whatever the screen of the person who acts speaks."""

from django.utils import translation
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.office.accounts.models import User
from haidang.office.notices.choices import Kind
from haidang.office.notices.selectors import people_of
from haidang.office.notices.services import tell, tell_all
from haidang.plan.programmes.choices import RequestState, Stage
from haidang.plan.programmes.models import PartRequest, Programme


@translation.override("vi")
def settled(programme: Programme, *, by: User) -> None:
    """Sở Ngoại vụ has looked at the programme of an agency."""
    returned = programme.stage == Stage.RETURNED
    title = (
        _("Chương trình cụ thể thực hiện %(plan)s bị trả lại")
        if returned
        else _("Chương trình cụ thể thực hiện %(plan)s đã được chấp nhận")
    )
    tell_all(
        people_of([programme.agency_id]),
        Kind.RETURNED if returned else Kind.ACCEPTED,
        # It may be returned more than once: each time is told.
        key=f"programme:{programme.pk}:{programme.stage}:{clock.now():%Y%m%d%H%M%S}",
        title=title % {"plan": programme.plan},
        words=programme.remarks,
        url=programme.get_absolute_url(),
        reason=_("bạn là đầu mối của cơ quan lập chương trình này"),
        by=by,
    )


@translation.override("vi")
def asked(request: PartRequest, *, by: User) -> None:
    """A lead asks a coordinator for a part."""
    tell_all(
        people_of([request.asked.agency_id], about=request.asked.task.title),
        Kind.ASKED,
        key=f"part:{request.pk}:asked:{clock.now():%Y%m%d%H%M%S}",
        title=_("%(agency)s đề nghị cơ quan bạn phối hợp") % {"agency": request.duty.agency},
        words=request.words,
        url=request.get_absolute_url(),
        reason=_("bạn là đầu mối của cơ quan được đề nghị phối hợp"),
        by=by,
    )


@translation.override("vi")
def answered(request: PartRequest, *, by: User) -> None:
    """The coordinator takes the part or says why not."""
    taken = request.state == RequestState.ACCEPTED
    title = _("%(agency)s nhận phần phối hợp") if taken else _("%(agency)s không nhận phần phối hợp")
    tell(
        request.asked_by,
        Kind.DECIDED,
        key=f"part:{request.pk}:{request.state}:{clock.now():%Y%m%d%H%M%S}",
        title=title % {"agency": request.asked.agency},
        words=request.reason or request.words,
        url=request.get_absolute_url(),
        reason=_("bạn đã gửi đề nghị phối hợp này"),
        by=by,
    )
