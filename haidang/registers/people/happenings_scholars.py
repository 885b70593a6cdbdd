"""Checks, friendship activities and the ends of intakes, for the calendar."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from haidang.kit.happenings import Happening
from haidang.kit.kept import only_where_kept
from haidang.registers.people.check_choices import CheckStage
from haidang.registers.people.friend_choices import ActivityStage
from haidang.registers.people.models import AgencyCheck, FriendshipActivity, ScholarshipIntake
from haidang.registers.people.scholar_choices import IntakeStage


def happenings(user: Any, since: date, until: date) -> Iterator[Happening]:
    """A few queries, whatever is found; only what `user` may see."""
    yield from _activities(user, since, until)
    yield from _checks(user, since, until)
    yield from _intakes(user, since, until)


@only_where_kept(FriendshipActivity)
def _activities(user: Any, since: date, until: date) -> Iterator[Happening]:
    rows = FriendshipActivity.objects.for_user(user, "view").on_days(since, until)
    for row in rows.select_related("agency", "association").prefetch_related("partners"):
        partners = list(row.partners.all())
        yield Happening(
            key=f"friendship:{row.pk}",
            kind="friendship",
            title=row.title,
            url=row.get_absolute_url(),
            since=row.starts_on,
            until=row.ends_on,
            place=row.place,
            host=str(row.association or row.agency),
            guests=", ".join(str(partner) for partner in partners),
            agency_ids=frozenset({row.agency_id}),
            partner_ids=frozenset(partner.pk for partner in partners),
            is_cancelled=row.stage == ActivityStage.CANCELLED,
        )


@only_where_kept(AgencyCheck)
def _checks(user: Any, since: date, until: date) -> Iterator[Happening]:
    rows = AgencyCheck.objects.for_user(user, "view").on_days(since, until)
    for row in rows.select_related("agency", "checked"):
        yield Happening(
            key=f"check:{row.pk}",
            kind="check",
            title=row.title,
            url=row.get_absolute_url(),
            since=row.starts_on,
            until=row.ends_on,
            place=str(row.checked),
            host=str(row.agency),
            agency_ids=frozenset({row.agency_id, row.checked_id}),
            is_cancelled=row.stage == CheckStage.CANCELLED,
            is_tentative=row.stage == CheckStage.PLANNED,
        )


@only_where_kept(ScholarshipIntake)
def _intakes(user: Any, since: date, until: date) -> Iterator[Happening]:
    """The last day on which applications are taken."""
    rows = ScholarshipIntake.objects.for_user(user, "view").filter(closes_on__range=(since, until))
    for row in rows.exclude(stage=IntakeStage.CANCELLED).select_related("country"):
        assert row.closes_on
        yield Happening(
            key=f"intake:{row.pk}",
            kind="expiry",
            title=_("Hết nhận hồ sơ: %(what)s") % {"what": row},
            url=row.get_absolute_url(),
            since=row.closes_on,
            agency_ids=frozenset({row.agency_id}),
            partner_ids=frozenset({row.country_id}),
            is_tentative=row.stage == IntakeStage.PLANNED,
        )
