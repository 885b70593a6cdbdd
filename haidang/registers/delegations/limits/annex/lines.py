"""Delegations as lines of the annex, in the words of the paper."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.formats import date_format

from haidang.kit.money import Money
from haidang.plan.money.models import Estimate
from haidang.registers.delegations.models import Delegation


def annex_rows(year: int, user: Any, plan: int | None = None) -> QuerySet[Delegation]:
    """The delegations of a year that `user` may see, in the order in which they leave; those of one plan where asked.

    A line that knows only "quý III" has no day: it is found by the year of its plan.
    """
    rows = Delegation.objects.for_user(user, "view").counted()
    found = rows.filter(Q(starts_on__year=year) | Q(starts_on=None, plan__year=year))
    found = found.filter(plan=plan) if plan else found
    parts = ("stops__country", "invitations__partner", "members", "estimate__lines")
    return found.select_related("agency", "head", "estimate").prefetch_related(*parts).order_by("starts_on", "pk")


def annex_lines(rows: QuerySet[Delegation], user: Any) -> Iterator[Mapping[str, str]]:
    """Each delegation by the names of the columns."""
    estimates = Estimate.objects.for_user(user, "view").filter(pk__in=[row.estimate_id for row in rows])
    seen = set(estimates.order_by().values_list("pk", flat=True))
    known = [row for row in rows if row.starts_on]
    unknown = [row for row in rows if not row.starts_on]
    for number, row in enumerate([*known, *unknown], start=1):
        yield {
            "number": str(number),
            "title": row.title,
            "agency": str(row.agency),
            "head": row.head_said,
            "people": _people(row),
            "where": _where(row),
            "when": _when(row),
            "content": "; ".join(filter(None, [row.content.strip(" ."), row.purpose.strip(" .")])),
            "partners": "; ".join(str(each.partner) for each in row.invitations.all()),
            "money": _money(row, seen),
            # The words of a paper are Vietnamese whatever the screen speaks.
            "remark": "; ".join(
                filter(None, ["Trong kế hoạch" if row.in_plan else "Ngoài kế hoạch", row.remark.strip()])
            ),
        }


def _people(row: Delegation) -> str:
    count = max(len(row.members.all()), row.people or 0)
    return f"{count:02} người" if count else ""


def _where(row: Delegation) -> str:
    """ "Hàn Quốc (Ansan, Seoul); Nhật Bản": as it is read again."""
    found: dict[str, list[str]] = {}
    for stop in row.stops.all():
        if not stop.is_transit:
            found.setdefault(str(stop.country), []).extend([stop.place] if stop.place else [])
    return "; ".join(f"{country} ({', '.join(places)})" if places else country for country, places in found.items())


def _when(row: Delegation) -> str:
    if not (row.starts_on and row.ends_on):
        return row.when_words
    days = "" if row.days is None else f" ({row.days:02} ngày)"
    first, last = _day(row.starts_on), _day(row.ends_on)
    return f"{first}{days}" if first == last else f"{first} - {last}{days}"


def _day(day: date) -> str:
    return date_format(day, "d/m/Y")


def _money(row: Delegation, seen: AbstractSet[int]) -> str:
    """What the estimate comes to, for who may see it, and who pays."""
    estimate: Estimate | None = row.estimate
    amount = str(Money(estimate.asked, estimate.currency)) if estimate and estimate.pk in seen else ""
    return "; ".join(filter(None, [amount, row.funding.strip()]))
