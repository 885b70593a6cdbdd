"""What the pages of citizen protection ask: what each rule says of a case, what a caller must be told."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.money import Money
from haidang.kit.verdicts import Compared, Outcome, Verdict, day, gravest_first
from haidang.office.norms.models import NoNorm, Norm, TwoNorms
from haidang.office.norms.selectors import calendar
from haidang.registers.people import citizen_rules as rules
from haidang.registers.people.citizen_choices import Kind, Stage
from haidang.registers.people.models import CaseStep, CitizenCase

FIRST, QUIET, ADVANCE = "CASE-FIRST", "CASE-QUIET", "CASE-ADVANCE"
#: Rows of the norms that say what a caller must be told: CASE-TELL-<kind>-<letter>.
TELL = "CASE-TELL-"


# ── what a caller must be told ───────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Card:
    """What must be told to who calls about one kind of case; `kind` is "all" for what holds for every one."""

    kind: str
    label: str
    points: tuple[Norm, ...]


def cards(on: date) -> dict[str, Card]:
    """By kind, from the norms of the day: one query."""
    found: dict[str, list[Norm]] = {"all": [], **{kind.value: [] for kind in Kind}}
    for row in Norm.objects.holding(on).filter(code__startswith=TELL).order_by("code"):
        found.setdefault(rules.tell_kind(row.code), []).append(row)
    names = {"all": _("Mọi vụ việc"), **{kind.value: str(kind.label) for kind in Kind}}
    return {kind: Card(kind, names.get(kind, kind), tuple(rows)) for kind, rows in found.items()}


# ── what the rules say ───────────────────────────────────────────────────────────────────────────


def checks(case: CitizenCase, *, today: date | None = None) -> list[Verdict]:
    """Three queries for the parts, and the norms of the day on which it was told."""
    on = today or clock.today()
    steps, costs = list(case.steps.all()), case.facts()
    return gravest_first(
        [
            _first(case, steps, on),
            *_advances(case, costs),
            _awaited(case, steps),
            _outstanding(costs),
            _persons(case),
        ]
    )


def _first(case: CitizenCase, steps: list[CaseStep], on: date) -> Verdict | None:
    """Was something done in time?"""
    try:
        norm = Norm.objects.in_force(FIRST, on=case.received_on)
    except (NoNorm, TwoNorms) as unsure:
        return _unknown("first", unsure)
    last = norm.end_of(case.received_on, calendar())
    done = min((each.on for each in steps), default=None)
    told = (Compared(_("nhận tin %(day)s") % {"day": day(case.received_on)}),)
    if done is not None and done <= last:
        sentence = _("Đã làm bước đầu tiên ngày %(day)s.") % {"day": day(done)}
        return Verdict("first", Outcome.OK, sentence, norm.source, told)
    if done is None and (on <= last or case.stage != Stage.OPEN):
        return None
    facts = {"value": norm.value, "done": day(done) if done else _("chưa có")}
    sentence = _("Bước đầu tiên phải làm %(value)s; bước đầu tiên: %(done)s.") % facts
    return Verdict("first", Outcome.WARN, sentence, norm.source, told)


def _advances(case: CitizenCase, costs: Iterable[rules.Cost]) -> Iterator[Verdict]:
    """An advance needs something that stands for it."""
    bare = rules.unsecured(costs)
    if not bare:
        return
    try:
        norm = Norm.objects.in_force(ADVANCE, on=case.received_on)
    except (NoNorm, TwoNorms) as unsure:
        yield _unknown("advance", unsure)
        return
    total = Money(sum((cost.vnd for cost in bare), start=bare[0].vnd * 0))
    sentence = _("Khoản ứng trước %(sum)s chưa có bảo đảm: %(value)s.") % {"sum": total, "value": norm.value}
    yield Verdict("advance", Outcome.REFUSE if norm.may_refuse else Outcome.WARN, sentence, norm.source)


def _awaited(case: CitizenCase, steps: list[CaseStep]) -> Verdict | None:
    """What was to be done next and is not done."""
    if case.stage != Stage.OPEN or not (left := [each for each in steps if each.awaits]):
        return None
    told = "; ".join(f"{each.next_words} ({day(each.next_on)})" for each in left)
    sentence = _("Còn việc hẹn chưa làm: %(told)s. Làm xong thì đánh dấu ở bước đó.") % {"told": told}
    return Verdict("awaited", Outcome.REFUSE, sentence)


def _outstanding(costs: Iterable[rules.Cost]) -> Verdict | None:
    left = rules.outstanding(costs)
    if left <= 0:
        return None
    return Verdict("outstanding", Outcome.WARN, _("Còn phải thu hồi %(sum)s tiền ứng trước.") % {"sum": Money(left)})


def _persons(case: CitizenCase) -> Verdict | None:
    known = len(case.persons.all())
    if known == case.people:
        return None
    facts = {"known": known, "people": case.people}
    return Verdict("persons", Outcome.WARN, _("Đã ghi %(known)s trong số %(people)s người được bảo hộ.") % facts)


def _unknown(code: str, unsure: ValidationError) -> Verdict:
    return Verdict(code, Outcome.UNKNOWN, " ".join(unsure.messages))
