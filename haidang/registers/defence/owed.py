"""What the room waits for: whether an activity was held. Its name is not told there: that list is read widely."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from haidang.kit.kept import only_where_kept
from haidang.kit.owed import Owed, Places
from haidang.plan.plans.terms import Answering
from haidang.registers.defence.models import DefenceActivity


@only_where_kept(DefenceActivity)
def owed(on: date) -> Iterator[Owed]:
    """From the day after it should have been held. The number of queries does not grow with what is found."""
    answering, place = Answering(on), Places("defence:defenceactivity-record")
    for row in DefenceActivity.objects.untold(on):
        yield Owed(
            key=f"defence:told:{row.pk}",
            kind=_("Ghi hoạt động đã thực hiện hay không"),
            title=_("Hoạt động đối ngoại quốc phòng số %(number)d, dự kiến ngày %(day)s")
            % {"number": row.pk, "day": f"{row.on:%d/%m/%Y}"},
            url=place(row.pk),
            agency_id=answering.of(row.agency_id),
            since=row.on,
        )
