"""What the pages of the work with Vietnamese abroad ask: the day of an answer, what is late."""

from datetime import date

from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.verdicts import Compared, Outcome, Verdict, day, gravest_first
from haidang.office.norms.models import NoNorm, Norm, TwoNorms
from haidang.office.norms.selectors import calendar
from haidang.registers.people.models import OverseasRequest
from haidang.registers.people.overseas_choices import RequestStage

ANSWER, YEARLY = "OVERSEAS-ANS", "OVERSEAS-YEAR"


def due_by_norm(received_on: date) -> date | None:
    """The last day of the answer; None where no norm of that day says it."""
    try:
        return Norm.objects.in_force(ANSWER, on=received_on).end_of(received_on, calendar())
    except (NoNorm, TwoNorms):
        return None


def checks(row: OverseasRequest, *, today: date | None = None) -> list[Verdict]:
    """Is it, or was it, answered in time?"""
    return gravest_first([_answer(row, today or clock.today())])


def _answer(row: OverseasRequest, on: date) -> Verdict | None:
    if row.stage == RequestStage.WITHDRAWN:
        return None
    source = ""
    try:
        source = Norm.objects.in_force(ANSWER, on=row.received_on).source
    except (NoNorm, TwoNorms) as unsure:
        if row.due_on is None:
            return Verdict("answer", Outcome.UNKNOWN, " ".join(unsure.messages))
    if row.due_on is None:
        return None
    told = (Compared(_("hạn %(day)s") % {"day": day(row.due_on)}),)
    facts = {"due": day(row.due_on), "days": ((row.answered_on or on) - row.due_on).days, "done": day(row.answered_on)}
    if row.answered_on:
        late = row.is_late(on)
        sentence = _("Trả lời ngày %(done)s, chậm %(days)s ngày.") if late else _("Trả lời ngày %(done)s, đúng hạn.")
        return Verdict("answer", Outcome.WARN if late else Outcome.OK, sentence % facts, source, told)
    if row.is_late(on):
        return Verdict("answer", Outcome.WARN, _("Quá hạn trả lời %(days)s ngày.") % facts, source, told)
    return Verdict("answer", Outcome.OK, _("Phải trả lời trước ngày %(due)s.") % facts, source, told)
