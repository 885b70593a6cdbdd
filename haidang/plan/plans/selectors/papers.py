"""The papers a plan rests on: those that were linked, and those that its reading cites and nobody has linked."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from haidang.office.accounts.models import User
from haidang.papers.sources.text import Span
from haidang.plan.plans.choices import PaperRole
from haidang.plan.plans.models import Plan, PlanPaper, Reading
from haidang.plan.plans.rules_products import role_of


@dataclass(frozen=True, slots=True)
class Cited:
    """A paper as the plan cites it."""

    place: int
    words: str
    number: str
    issued_on: date | None
    issuer: str
    title: str
    role: PaperRole


def cited(reading: Reading | None) -> list[Cited]:
    """The bases of a plan in their order, taken apart; a reading of before knows their words alone."""
    if reading is None:
        return []
    source, plan = reading.source.source, reading.source.plan
    assert plan

    def said(value: dict[str, Any], name: str) -> str:
        return source.line_of(Span(*value[name])) if value.get(name) else ""

    found = []
    for place, value in enumerate(reading.values.get("bases", ())):
        words, number = said(value, "at"), said(value, "number").replace(" ", "")
        title = said(value, "title").strip(" ,;.")
        found.append(
            Cited(
                place=place,
                words=words,
                number=number,
                issued_on=date.fromisoformat(value["on"]) if value.get("on") else None,
                issuer=said(value, "issuer").strip(" ,;."),
                title=_capital(title.removeprefix("về việc ").removeprefix("về ").strip()),
                role=PaperRole(role_of(words, number=number, title_of_plan=plan.title)),
            )
        )
    return found


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def offers(plan: Plan, reading: Reading | None) -> list[Cited]:
    """Those that nobody has linked yet; what is cited with neither number nor title is no offer."""
    linked = set(PlanPaper.objects.filter(plan=plan).values_list("words", flat=True))
    return [one for one in cited(reading) if one.words not in linked and (one.number or one.title)]


@dataclass(frozen=True, slots=True)
class PaperShown:
    """A linked paper, with the plan on record that it is where the person may see that."""

    paper: PlanPaper
    plan: Plan | None


def papers_of(plan: Plan, user: User) -> list[PaperShown]:
    """The papers of a plan, by what they are to it and then in the order of the plan."""
    rows = PlanPaper.objects.filter(plan=plan).select_related("document__issuer")
    order = {role: at for at, role in enumerate((PaperRole.APPROVAL, PaperRole.CARRIES_OUT, PaperRole.BASE))}
    papers = sorted(rows, key=lambda one: (order[PaperRole(one.role)], one.position, one.pk))
    seen = Plan.objects.for_user(user, "view")
    on_record = {one.document_id: one for one in seen.filter(document__in=[one.document_id for one in papers])}
    return [PaperShown(one, on_record.get(one.document_id)) for one in papers]
