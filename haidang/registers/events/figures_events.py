"""What is counted of events that took place and of standing places, over some days."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.db.models import Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from haidang.kit.figures import Figure
from haidang.registers.events.event_choices import Channel, EventKind, Where
from haidang.registers.events.models import Event, EventContact, EventContract, PlaceReport, StandingPlace
from haidang.registers.events.models.event_parts import dong


def figures(user: Any, since: date, until: date) -> Iterator[Figure]:
    """Six queries, whatever is found; only what `user` may see."""
    yield from _events(user, since, until)
    yield from _business(user, since, until)
    yield from _places(user, since, until)


def _listed(page: str, since: date, until: date, **asked: Any) -> str:
    return f"{reverse(page)}?{urlencode({'tu': since.isoformat(), 'den': until.isoformat()} | asked)}"


def _events(user: Any, since: date, until: date) -> Iterator[Figure]:
    rows = Event.objects.for_user(user, "view").begun(since, until)
    found = list(
        rows.values("kind", "channel", "where", "country", "country__name", "visitors", "foreigners").order_by()
    )
    group = _("Sự kiện")

    def url(**asked: Any) -> str:
        return _listed("events:event-list", since, until, da_to_chuc="true", **asked)

    def counted(key: str, label: str, value: int | Decimal, unit: str, **asked: Any) -> Figure:
        return Figure(f"events:{key}", group, label, value, unit, url(**asked), asked.get("channel", ""))

    events = _("sự kiện")
    yield counted("held", _("sự kiện đã tổ chức, tham gia"), len(found), events)
    abroad = sum(row["where"] == Where.ABROAD for row in found)
    yield counted("abroad", _("sự kiện ở nước ngoài"), abroad, events, where=Where.ABROAD.value)
    kinds, channels = Counter(row["kind"] for row in found), Counter(row["channel"] for row in found)
    for kind in EventKind:
        yield counted(f"kind:{kind}", str(kind.label), kinds[kind.value], events, kind=kind.value)
    for channel in Channel:
        label = _("sự kiện theo kênh %(channel)s") % {"channel": channel.label}
        pillar = channel.value
        yield counted(f"channel:{pillar}", label, channels[pillar], events, channel=pillar)
    countries = Counter((row["country__name"], row["country"]) for row in found if row["country"])
    yield counted("countries", _("nước có sự kiện cùng tỉnh"), len(countries), _("nước"))
    for (name, pk), count in sorted(countries.items()):
        yield counted(f"country:{pk}", _("sự kiện với %(country)s") % {"country": name}, count, events, country=pk)
    people = _("lượt người")
    yield counted("visitors", _("lượt người dự sự kiện"), sum(row["visitors"] or 0 for row in found), people)
    foreigners = sum(row["foreigners"] or 0 for row in found)
    yield counted("foreigners", _("người nước ngoài dự sự kiện"), foreigners, people)


def _business(user: Any, since: date, until: date) -> Iterator[Figure]:
    """Whom one met, by the day of the event; what was signed, by the day it was."""
    group = _("Sự kiện")
    met = EventContact.objects.for_user(user, "view").filter(event__starts_on__range=(since, until)).count()
    url = _listed("events:event-contact-list", since, until)
    yield Figure("events:contacts", group, _("mối tiếp xúc tại sự kiện"), met, _("mối"), url)
    signed = EventContract.objects.for_user(user, "view").filter(signed_on__range=(since, until))
    worth = [dong(*row) for row in signed.values_list("value", "currency", "rate")]
    value = sum((each for each in worth if each), Decimal(0))
    url = _listed("events:event-contract-list", since, until)
    yield Figure("events:contracts", group, _("văn kiện ký tại sự kiện"), len(worth), _("văn kiện"), url)
    yield Figure("events:contracts-value", group, _("giá trị văn kiện ký tại sự kiện"), value, "VND", url)


def _places(user: Any, since: date, until: date) -> Iterator[Figure]:
    rows = StandingPlace.objects.for_user(user, "view").open_on_days(since, until)
    group, url = _("Điểm thường trực"), _listed("events:place-list", since, until)
    yield Figure("events:places", group, _("điểm thường trực hoạt động"), rows.count(), _("điểm"), url)
    abroad = rows.filter(country__isnull=False).count()
    there = _listed("events:place-list", since, until, abroad="true")
    yield Figure("events:places-abroad", group, _("trong đó ở nước ngoài"), abroad, _("điểm"), there)
    told = PlaceReport.objects.filter(place__in=rows.order_by().values("pk"), until__range=(since, until))
    visitors = told.aggregate(Sum("visitors"))["visitors__sum"] or 0
    days = {"bao_cao_tu": since.isoformat(), "bao_cao_den": until.isoformat()}
    url = _listed("events:place-list", since, until, **days)
    yield Figure("events:place-visitors", group, _("lượt khách tại điểm thường trực"), visitors, _("lượt người"), url)
