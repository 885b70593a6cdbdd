"""The days of the room, for the calendar: foreign press, campaigns, issues, the end of a licence."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from haidang.kit.happenings import Happening
from haidang.kit.kept import only_where_kept
from haidang.registers.information.choices import PressStage, WorkStage
from haidang.registers.information.models import BulletinIssue, BulletinLicence, Campaign, PressRequest

_OVER = (PressStage.CANCELLED, PressStage.REFUSED)


@only_where_kept(BulletinIssue, BulletinLicence, Campaign, PressRequest)
def happenings(user: Any, since: date, until: date) -> Iterator[Happening]:
    """Five queries, whatever is found; only what `user` may see."""
    yield from _press(user, since, until)
    yield from _campaigns(user, since, until)
    for issue in (
        _seen(BulletinIssue, user).filter(planned_on__range=(since, until)).select_related("licence", "agency")
    ):
        yield Happening(
            key=f"issue:{issue.pk}", kind="information", title=_("Phát hành %(issue)s") % {"issue": issue},
            url=issue.get_absolute_url(), since=issue.published_on or issue.planned_on, host=str(issue.agency),
            agency_ids=frozenset({issue.agency_id}), is_cancelled=issue.stage == WorkStage.CANCELLED,
            is_tentative=issue.stage == WorkStage.DRAFT,
        )  # fmt: skip
    for licence in _seen(BulletinLicence, user).ending(since, until):
        yield Happening(
            key=f"licence:{licence.pk}", kind="expiry", title=_("Hết phép: %(name)s") % {"name": licence.name},
            url=licence.get_absolute_url(), since=licence.valid_to, agency_ids=frozenset({licence.agency_id}),
        )  # fmt: skip


def _seen(model: Any, user: Any) -> Any:
    return model.objects.for_user(user, "view")


def _press(user: Any, since: date, until: date) -> Iterator[Happening]:
    rows = _seen(PressRequest, user).on_days(since, until).select_related("agency", "country")
    for row in rows:
        yield Happening(
            key=f"press:{row.pk}", kind="press", title=str(row), url=row.get_absolute_url(), since=row.starts_on,
            until=row.ends_on, at=row.at, place=row.places, host=row.escort or str(row.agency),
            guests=f"{row.outlet} ({row.country})", agency_ids=frozenset({row.agency_id}),
            partner_ids=frozenset({row.country_id}), is_cancelled=row.stage in _OVER,
            is_tentative=row.stage == PressStage.ASKED,
        )  # fmt: skip


def _campaigns(user: Any, since: date, until: date) -> Iterator[Happening]:
    rows = _seen(Campaign, user).filter(starts_on__lte=until, ends_on__gte=since).select_related("agency")
    for row in rows:
        yield Happening(
            key=f"campaign:{row.pk}", kind="information", title=row.title, url=row.get_absolute_url(),
            since=row.starts_on, until=row.ends_on, host=str(row.agency), guests=row.audience,
            agency_ids=frozenset({row.agency_id}), is_cancelled=row.stage == WorkStage.CANCELLED,
            is_tentative=row.stage == WorkStage.DRAFT,
        )  # fmt: skip
