"""Which task of a plan may take up a day: the parts into whose programme a person may write, the likeliest first."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from haidang.plan.plans.models import Duty
from haidang.plan.programmes.choices import Stage
from haidang.plan.programmes.models import Programme, lead_duties
from haidang.plan.programmes.selectors import stands_for
from haidang.registers.partners.choices import DayKind
from haidang.registers.partners.coming import Looked, Suggestion, coming, settings_on, until_of
from haidang.registers.partners.models import AnniversaryPlan, Partner


def duties_for(user: Any, years: Iterable[int]) -> list[Duty]:
    """The parts into whose programme this person may write a step: leads of the plans of those years, still open."""
    rows = (
        lead_duties()
        .filter(task__plan__year__in=set(years), task__ended_on=None)
        .select_related("task__plan", "agency")
        .prefetch_related("task__solutions")
        .order_by("task__plan", "task__position", "pk")
    )
    shut = set(Programme.objects.exclude(stage__in=[Stage.DRAFT, Stage.RETURNED]).values_list("plan_id", "agency_id"))
    return [
        duty
        for duty in rows
        if (duty.task.plan_id, duty.agency_id) not in shut and stands_for(user, duty.agency, "change", duty.task.title)
    ]


def offer(suggestions: Iterable[Suggestion], user: Any) -> None:
    """To each that is open the task that is likeliest to take it up."""
    waiting = [each for each in suggestions if each.plan is None]
    duties = duties_for(user, {each.on.year for each in waiting}) if waiting else []
    for each in waiting:
        each.best = best_of(each, duties)


def nobody_has(user: Any, today: date) -> list[Suggestion]:
    """The days ahead that nobody has taken up, the nearest first; none for who could not take one up."""
    if not AnniversaryPlan.objects.may_add(user):
        return []
    settings = settings_on(today)
    return coming(Looked(today, until_of(today, settings), state="open"), settings, user).suggestions


def best_of(suggestion: Suggestion, duties: Sequence[Duty]) -> Duty | None:
    """The task that speaks of what is done on such a day, and of the partner: in its title, or in its solutions."""
    of_year = [duty for duty in duties if duty.task.plan.year == suggestion.on.year]
    keeper = suggestion.partner.keeper_id
    ranked = sorted(of_year, key=lambda duty: (-_likeness(suggestion, duty), duty.agency_id != keeper))
    return ranked[0] if ranked and _likeness(suggestion, ranked[0]) else None


#: What papers call that which is done on a day of each kind.
_DONE: Mapping[str, str] = {
    DayKind.RELATIONS: "kỷ niệm",
    DayKind.ORGANISATION: "kỷ niệm",
    DayKind.LOCAL: "kỷ niệm",
    DayKind.NATIONAL: "quốc khánh",
    DayKind.NEW_YEAR: "chúc tết",
    DayKind.LUNAR: "chúc tết",
}


def _likeness(suggestion: Suggestion, duty: Duty) -> int:
    title = duty.task.title
    words = " ".join(solution.words for solution in duty.task.solutions.all())
    own, country = names_of(suggestion.partner), names_of_country(suggestion.partner)
    named, told = _speaks_of(own, title), _speaks_of(own, words)
    is_done = _DONE[suggestion.of.kind] in f"{title} {words}".lower()
    if not (named or told or is_done):
        # the country of a locality is too little: others work with it for reasons of their own
        return 0
    # a locality that is named itself says more than its country and the sort of day together
    itself = 4 if country else 1
    return (
        4 * itself * named
        + 3 * itself * told
        + 4 * _speaks_of(country, title)
        + 3 * _speaks_of(country, words)
        + 5 * is_done
    )


def _speaks_of(names: Sequence[str], text: str) -> bool:
    """With marks and capitals: without them Nga is "ngã", and Anh is an elder brother."""
    return any(re.search(rf"\b{re.escape(name)}\b", text) for name in names)


def names_of(partner: Partner) -> list[str]:
    """Every name under which papers speak of it that is long enough to mean nothing else."""
    told = [partner.name, *partner.aliases.split(";")]
    return [name.strip() for name in told if len(name.strip()) > 2]


def names_of_country(partner: Partner) -> list[str]:
    return names_of(partner.country) if partner.country else []
