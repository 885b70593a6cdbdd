"""Whom this room tells of what, in Vietnamese whatever the screen of the person who acts speaks."""

from collections.abc import Mapping

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haidang.kit import clock
from haidang.office.accounts.models import User
from haidang.office.notices.choices import Kind
from haidang.office.notices.selectors import people_of
from haidang.office.notices.services import tell_all
from haidang.plan.money.choices import Stage
from haidang.plan.money.models import Estimate

#: What the author of an estimate is told of.
_TOLD: Mapping[str, tuple[Kind, object]] = {
    Stage.RETURNED: (Kind.RETURNED, gettext_lazy("Dự toán “%(title)s” bị trả lại")),
    Stage.DECIDED: (Kind.DECIDED, gettext_lazy("Dự toán “%(title)s” đã được quyết định")),
    Stage.REFUSED: (Kind.DECIDED, gettext_lazy("Dự toán “%(title)s” không được duyệt")),
}


@translation.override("vi")
def moved(estimate: Estimate, *, by: User) -> None:
    """Whoever wrote it, where they still work there, else who is told for the agency."""
    if estimate.stage not in _TOLD:
        return
    kind, title = _TOLD[estimate.stage]
    author = estimate.created_by
    is_there = author and author.is_active and author.charge.answers_for(estimate.agency_id)
    tell_all(
        [author] if author and is_there else people_of([estimate.agency_id]),
        kind,
        key=f"estimate:{estimate.pk}:{estimate.stage}:{clock.now():%Y%m%d%H%M%S}",
        title=str(title) % {"title": estimate.title},
        words=estimate.remark if estimate.stage != Stage.DECIDED else "",
        url=estimate.get_absolute_url(),
        reason=_("bạn hoặc cơ quan bạn lập dự toán này"),
        by=by,
    )
