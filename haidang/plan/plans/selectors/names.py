"""Who is meant by the names that a plan prints, by the directory of the day of its signature."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from haidang.kit import clock
from haidang.office.directory.models import Agency
from haidang.office.directory.models.agencies import Likeness
from haidang.office.directory.rules import plain
from haidang.office.directory.selectors import named, names_as_of, nearest
from haidang.papers.sources.text import Source, Span
from haidang.plan.plans.models import Plan, Proposal
from haidang.plan.plans.reading import Agencies
from haidang.plan.plans.rules import body_of

_PARTS = ("leads", "implementers", "coordinators")


def day_of(plan: Plan) -> date:
    """The day whose names count: that of the signature, or today where none was read."""
    return plan.issued_on or clock.today()


class Names:
    """Words → agency, for all words of one plan in two queries."""

    def __init__(self, on: date, words: Iterable[str]) -> None:
        known = Agencies(names_as_of(on))
        self._codes = {each: known.code_of(each) or known.code_of(body_of(each)) for each in set(words)}
        codes = {code for code in self._codes.values() if code}
        self._agencies = {agency.code: agency for agency in Agency.objects.filter(code__in=codes)}

    def of(self, words: str) -> Agency | None:
        return self._agencies.get(self._codes.get(words) or "")


def names_in(plan: Plan, source: Source, proposals: Iterable[Proposal]) -> Names:
    """Every agency that `proposals` name."""
    mentions = (m for proposal in proposals for m in mentions_of(proposal.values))
    return Names(day_of(plan), (words_at(source, m) for m in mentions if not m.get("group")))


def mentions_of(values: Mapping[str, Any]) -> list[dict[str, Any]]:
    """All mentions of a proposal, those of its solutions too."""
    own = [m for name in _PARTS for m in values.get(name, ())]
    return own + [m for solution in values.get("solutions", ()) for m in solution.get("assignees", ())]


def words_at(source: Source, value: Mapping[str, Any]) -> str:
    """The words of a value as one line."""
    return source.line_of(Span(*value["at"]))


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A name that the directory of the plan's day does not know, and where it stands."""

    words: str
    #: (proposal, its label) of each place.
    places: list[tuple[int, str]] = field(default_factory=list)
    nearest: Sequence[Likeness] = ()


def unknown_names(
    plan: Plan, source: Source, proposals: Iterable[Proposal], names: Names, *, offer: int = 0
) -> list[UnknownName]:
    """The names nobody in the directory bears, in the order of the paper; with the `offer` nearest of each."""
    found: dict[str, UnknownName] = {}
    for proposal in proposals:
        for mention in mentions_of(proposal.values):
            words = words_at(source, mention)
            if mention.get("group") or not words or names.of(words):
                continue
            one = found.setdefault(plain(words), UnknownName(words))
            if (proposal.pk, proposal.label) not in one.places:
                one.places.append((proposal.pk, proposal.label))
    if not offer:
        return list(found.values())
    on = day_of(plan)
    return [UnknownName(one.words, one.places, nearest(one.words, on, offer)) for one in found.values()]


def names_to_offer(on: date) -> list[str]:
    """What to choose from where a person types an agency's name: those of the province that day, in protocol order."""
    return list(Agency.objects.alive(on).of_province().in_protocol_order().values_list("name", flat=True))


def agency_called(words: str, on: date) -> Agency | None:
    """The one agency of this name on the day, or, where it had another name then, today."""
    return named(words, on) or named(words, clock.today())
