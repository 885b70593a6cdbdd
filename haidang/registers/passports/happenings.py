"""What of the room stands in the calendar: the days on which passports and cards end."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from haidang.kit.happenings import Happening
from haidang.kit.kept import only_where_kept
from haidang.registers.passports.models import AbtcCard, Passport


@only_where_kept(Passport, AbtcCard)
def happenings(user: Any, since: date, until: date) -> Iterator[Happening]:
    """Two queries, whatever is found; only what `user` may see."""
    passports = Passport.objects.for_user(user, "view").held().filter(expires_on__range=(since, until))
    for row in passports.select_related("holder"):
        yield Happening(
            key=f"passport:{row.pk}",
            kind="expiry",
            names_person=True,
            title=_("Hộ chiếu hết hạn: %(who)s") % {"who": row.holder},
            url=row.get_absolute_url(),
            since=row.expires_on,  # type: ignore[arg-type]
            agency_ids=frozenset({row.agency_id}),
        )
    cards = AbtcCard.objects.for_user(user, "view").expiring(since, until)
    for card in cards.select_related("holder"):
        yield Happening(
            key=f"abtc:{card.pk}",
            kind="expiry",
            names_person=True,
            title=_("Thẻ ABTC hết hạn: %(who)s") % {"who": card.who},
            url=card.get_absolute_url(),
            since=card.expires_on,
            agency_ids=frozenset({card.agency_id}),
        )
