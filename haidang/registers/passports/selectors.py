"""What a trip, a page or the desk asks of the passports: who can go until when, what must come back, what ends soon."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.verdicts import Outcome, weighed
from haidang.office.norms.selectors import calendar
from haidang.plan.plans.terms import DaysAfter
from haidang.registers.passports import rules, verdicts
from haidang.registers.passports.choices import State
from haidang.registers.passports.models import Movement, Passport
from haidang.registers.passports.terms import BACK, ISSUING, VALID, due, months_of


@dataclass(frozen=True)
class Fitness:
    """Can this person go? `passport` is the one to go with; the verdict says what is to be known of it."""

    official_id: int
    passport: Passport | None
    verdict: verdicts.Verdict

    @property
    def is_refused(self) -> bool:
        return self.verdict.kind == Outcome.REFUSE


def fit_for_trip(official_ids: Iterable[int], until: date, *, on: date | None = None) -> dict[int, Fitness]:
    """For each of them, whether a passport of the book is good for a trip that ends on `until`.

    Three queries and the norms, however many go. A gap in the norms is *chưa kiểm tra được*, never passed.
    """
    on = on or clock.today()
    wanted = list(dict.fromkeys(official_ids))
    theirs: dict[int, list[Passport]] = {pk: [] for pk in wanted}
    for passport in Passport.objects.filter(holder__in=wanted).with_book():
        theirs[passport.holder_id].append(passport)
    months, new_by = months_of(VALID, on), DaysAfter(ISSUING, calendar()).of(on)
    found = {}
    for pk in wanted:
        held = [_held(one) for one in theirs[pk]]
        which, verdict = verdicts.fit(held, until, months, new_by=new_by)
        chosen = next((one for one in theirs[pk] if one.pk == which), None)
        found[pk] = Fitness(pk, chosen, verdict)
    return found


def _held(passport: Passport) -> verdicts.Held:
    out = passport.out
    return verdicts.Held(passport.pk, passport.state, passport.expires_on, out.until if out else None)


def back_by(movement: Movement) -> date | None:
    """By when a passport that was given out is back: by the norm of the day of coming home."""
    return DaysAfter(BACK, calendar()).of(movement.until)


@dataclass(frozen=True, slots=True)
class Out:
    """A passport that is out, and by when it must be back."""

    movement: Movement
    due_on: date | None
    is_late: bool


def out_now(rows: Iterable[Movement], on: date) -> list[Out]:
    """What must come back, the soonest due first; a few queries, however many."""
    days = DaysAfter(BACK, calendar())
    found = []
    for row in rows:
        due = days.of(row.until)
        found.append(Out(row, due, rules.is_late(due, returned_on=None, today=on)))
    return sorted(found, key=lambda each: (each.due_on or date.max, each.movement.pk))


def checks(passport: Passport, on: date) -> list[verdicts.Verdict]:
    """What the page of a passport says: is it still good, and is what is awaited late?"""
    if passport.state in (State.LOST, State.GONE):
        # nobody travels with it any more
        return []
    found = []
    out = passport.out
    if passport.expires_on:
        until = out.until if out else None
        months = months_of(VALID, on)
        found.append(verdicts.validity(passport.expires_on, until or on, months, is_trip=until is not None))
    if passport.issued_on is None and passport.asked_on:
        found.append(_issuing(passport.asked_on, on))
    if out:
        found.append(_coming_back(out, on))
    return found


def _issuing(asked_on: date, on: date) -> verdicts.Verdict:
    last, source, why = due(ISSUING, asked_on)
    compared = ((_("nộp hồ sơ"), verdicts.day(asked_on)), (_("hôm nay"), verdicts.day(on)))
    if last is None:
        return weighed("issuing", Outcome.UNKNOWN, _("Chưa kiểm tra được: %(why)s") % {"why": why}, "", compared)
    said = {"due": verdicts.day(last)}
    if rules.is_late(last, returned_on=None, today=on):
        sentence = _("Hạn cấp là ngày %(due)s, đã qua. Hỏi nơi cấp về hồ sơ.") % said
        return weighed("issuing", Outcome.WARN, sentence, source, compared)
    return weighed("issuing", Outcome.OK, _("Nơi cấp trả kết quả đến ngày %(due)s.") % said, source, compared)


def _coming_back(out: Movement, on: date) -> verdicts.Verdict:
    assert out.until
    last, source, why = due(BACK, out.until)
    compared = ((_("ngày về"), verdicts.day(out.until)), (_("hôm nay"), verdicts.day(on)))
    if last is None:
        return weighed("back", Outcome.UNKNOWN, _("Chưa kiểm tra được: %(why)s") % {"why": why}, "", compared)
    said = {"due": verdicts.day(last), "late": str((on - last).days)}
    if rules.is_late(last, returned_on=None, today=on):
        sentence = _("Phải nộp lại trước hết ngày %(due)s, đã quá %(late)s ngày.") % said
        return weighed("back", Outcome.WARN, sentence, source, compared)
    return weighed("back", Outcome.OK, _("Nộp lại chậm nhất ngày %(due)s.") % said, source, compared)
