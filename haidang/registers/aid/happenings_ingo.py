"""What of foreign organisations stands in the calendar: the last days of their papers."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from haidang.kit.happenings import Happening
from haidang.kit.kept import only_where_kept
from haidang.registers.aid.ingo_choices import RegistrationStage
from haidang.registers.aid.models import Registration


@only_where_kept(Registration)
def happenings(user: Any, since: date, until: date) -> Iterator[Happening]:
    """One query, however many; only what `user` may see."""
    rows = Registration.objects.for_user(user, "view").filter(
        stage=RegistrationStage.GRANTED, valid_to__range=(since, until)
    )
    for row in rows.select_related("ingo").order_by("pk"):
        if row.valid_to is None:
            continue
        yield Happening(
            key=f"ingo-registration:{row.pk}",
            kind="expiry",
            title=_("Giấy đăng ký hết giá trị: %(what)s") % {"what": row},
            url=row.get_absolute_url(),
            since=row.valid_to,
            agency_ids=frozenset({row.ingo.agency_id}),
            partner_ids=frozenset(pk for pk in (row.ingo.partner_id, row.ingo.country_id) if pk),
        )
