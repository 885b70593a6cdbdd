"""Whom this room tells of what, in Vietnamese whatever the screen of the person who acts speaks."""

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haidang.kit import clock
from haidang.office.accounts.models import User
from haidang.office.notices.choices import Kind
from haidang.office.notices.selectors import people_of
from haidang.office.notices.services import tell_all
from haidang.registers.partners.choices import Way
from haidang.registers.partners.models import AnniversaryPlan

_TITLES = {
    Way.STEP: gettext_lazy("Thêm bước vào chương trình của cơ quan bạn: %(what)s"),
    Way.EVENT: gettext_lazy("Cơ quan bạn chủ trì kỷ niệm: %(what)s"),
}


@translation.override("vi")
def planned(plan: AnniversaryPlan, *, by: User) -> None:
    """Whoever is to hold it hears of it."""
    title = _TITLES.get(Way(plan.way))
    if title is None:
        return
    tell_all(
        people_of([plan.agency_id]),
        Kind.GIVEN,
        # Taken back and noted again is told again.
        key=f"anniversary:{plan.pk}:{clock.now():%Y%m%d%H%M%S}",
        title=str(title) % {"what": plan},
        words=plan.form,
        url=plan.get_absolute_url(),
        reason=_("bạn là đầu mối của cơ quan chủ trì việc kỷ niệm này"),
        by=by,
    )
