"""Anniversaries and national days in the calendar."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse

from haidang.kit import clock
from haidang.kit.happenings import Happening
from haidang.registers.partners.choices import Way
from haidang.registers.partners.coming import Looked, Suggestion, coming, settings_on


def happenings(user: Any, since: date, until: date) -> Iterator[Happening]:
    """The days of partners that come up, with who holds them. Six queries, however many."""
    if not user.is_authenticated or not user.may("view", "book"):
        return
    found = coming(Looked(since, until), settings_on(clock.today()), user)
    page = reverse("partners:anniversaries")
    for each in found.suggestions:
        yield _happening(each, page)


def _happening(each: Suggestion, page: str) -> Happening:
    plan = each.plan
    # A day that nobody has taken up is kept all the same: it is the day that lies in the calendar, not an event.
    is_held = plan is not None and plan.way != Way.LEFT
    keeper = plan.agency if plan and is_held else each.partner.keeper
    return Happening(
        key=f"anniversary:{each.of.pk}:{each.on.year}",
        kind="anniversary",
        title=each.title,
        url=plan.get_absolute_url() if plan else f"{page}?tu={each.on:%Y-%m-%d}&nuoc={each.partner.pk}",
        since=each.on,
        until=each.occasion.last if each.occasion.last != each.on else None,
        host=str(plan.agency) if plan and is_held else "",
        guests=each.partner.name,
        agency_ids=frozenset({keeper.pk} if keeper else ()),
        partner_ids=frozenset(pk for pk in (each.partner.pk, each.partner.country_id) if pk),
        is_tentative=plan is None,
    )
