"""What the room waits for: passports that must come back, that are to be issued, confirmed or renewed; answers."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from haidang.kit.kept import only_where_kept
from haidang.kit.owed import Owed
from haidang.office.directory.models import Posting
from haidang.office.norms.selectors import calendar
from haidang.plan.plans.terms import Answering, DaysAfter
from haidang.registers.passports.choices import Move
from haidang.registers.passports.models import AbtcCard, Movement, Passport, PrivateTrip
from haidang.registers.passports.terms import BACK, ISSUING, look_ahead


@only_where_kept(Passport, PrivateTrip, AbtcCard)
def owed(on: date) -> Iterator[Owed]:
    """Everything waited for on that day; the number of queries does not grow with what is found."""
    answering, days = Answering(on), calendar()
    yield from _to_come_back(on, answering, DaysAfter(BACK, days))
    yield from _to_be_issued(answering, DaysAfter(ISSUING, days))
    yield from _to_be_confirmed(answering)
    yield from _to_be_answered(on, answering)
    if until := look_ahead(on):
        yield from _to_be_renewed(on, until, answering)


def _to_come_back(on: date, answering: Answering, days: DaysAfter) -> Iterator[Owed]:
    """From the day after the trip: the agency of the holder brings it back, else who keeps it asks for it."""
    rows = list(Movement.objects.out().filter(until__lt=on).with_names())
    holders = [row.passport.holder_id for row in rows]
    posts = Posting.objects.in_force(on).filter(official__in=holders).order_by("-agency__order", "-rank", "-pk")
    works_at = dict(posts.values_list("official", "agency"))
    for row in rows:
        agency = works_at.get(row.passport.holder_id, row.passport.agency_id)
        yield Owed(
            key=f"passports:return:{row.pk}",
            kind=_("Nộp lại hộ chiếu sau chuyến đi"),
            title=str(row.passport.holder),
            url=row.passport.get_absolute_url(),
            names_person=True,
            agency_id=answering.of(agency),
            since=row.until,
            due_on=days.of(row.until),
        )


def _to_be_issued(answering: Answering, days: DaysAfter) -> Iterator[Owed]:
    for row in Passport.objects.filter(issued_on=None).select_related("holder"):
        yield Owed(
            key=f"passports:issue:{row.pk}",
            kind=_("Theo dõi kết quả cấp hộ chiếu"),
            title=str(row.holder),
            url=row.get_absolute_url(),
            names_person=True,
            agency_id=answering.of(row.agency_id),
            since=row.asked_on,
            due_on=days.of(row.asked_on),
        )


def _to_be_confirmed(answering: Answering) -> Iterator[Owed]:
    for row in Movement.objects.last_ones().filter(kind=Move.TRANSFERRED).unconfirmed().with_names():
        yield Owed(
            key=f"passports:confirm:{row.pk}",
            kind=_("Xác nhận đã nhận hộ chiếu chuyển đến"),
            title=str(row.passport.holder),
            url=row.passport.get_absolute_url(),
            names_person=True,
            agency_id=answering.of(row.to_agency_id or 0),
            since=row.on,
        )


def _to_be_answered(on: date, answering: Answering) -> Iterator[Owed]:
    for row in PrivateTrip.objects.waiting().select_related("official"):
        yield Owed(
            key=f"passports:private:{row.pk}",
            kind=_("Ghi trả lời đơn đi việc riêng"),
            title=str(row),
            url=row.get_absolute_url(),
            names_person=True,
            agency_id=answering.of(row.agency_id),
            since=row.asked_on,
            # of use only while the trip has not begun
            due_on=row.starts_on,
        )


def _to_be_renewed(on: date, until: date, answering: Answering) -> Iterator[Owed]:
    kept = Passport.objects.expiring(until).select_related("holder")
    # who has a newer one needs no reminder of the old one
    newer = set(
        Passport.objects.held().filter(Q(expires_on__gt=until) | Q(issued_on=None)).values_list("holder", "kind")
    )
    for row in kept:
        if (row.holder_id, row.kind) not in newer:
            yield Owed(
                key=f"passports:expiry:{row.pk}",
                kind=_("Hộ chiếu sắp hết hạn"),
                title=str(row.holder),
                url=row.get_absolute_url(),
                names_person=True,
                agency_id=answering.of(row.agency_id),
                due_on=row.expires_on,
            )
    for card in AbtcCard.objects.expiring(on, until).select_related("holder"):
        yield Owed(
            key=f"passports:abtc:{card.pk}",
            kind=_("Thẻ ABTC sắp hết hạn"),
            title=card.who,
            url=card.get_absolute_url(),
            names_person=True,
            agency_id=answering.of(card.agency_id),
            due_on=card.expires_on,
        )
