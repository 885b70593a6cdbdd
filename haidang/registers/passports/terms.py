"""The norms of the room on a day: issuing, bringing back, how long a passport must still be good."""

from datetime import date

from django.utils.translation import gettext as _

from haidang.office.norms.choices import Unit
from haidang.office.norms.models import NoNorm, Norm, TwoNorms
from haidang.office.norms.rules import months_later
from haidang.office.norms.selectors import calendar
from haidang.registers.passports import rules

#: Issuing, bringing back, how long it must still be good, when to think of a new one.
ISSUING, BACK, VALID, RENEW = "PASS-DAYS", "PASS-BACK", "PASS-VALID", "PASS-RENEW"


def months_of(code: str, on: date) -> rules.Months:
    """A number of months as the norm of the day has it; why nobody can say, where nobody can."""
    try:
        norm = Norm.objects.in_force(code, on=on)
    except (NoNorm, TwoNorms) as gap:
        return rules.Months(None, why=" ".join(gap.messages))
    if norm.unit != Unit.MONTHS:
        return rules.Months(None, why=_("Quy định “%(code)s” phải ghi theo tháng.") % {"code": code})
    return rules.Months(norm.number, norm.source)


def look_ahead(on: date) -> date | None:
    """Until when something that ends is to be told of; None where no norm says it."""
    months = months_of(RENEW, on)
    return None if months.number is None else months_later(on, months.number)


def due(code: str, start: date) -> tuple[date | None, str, str]:
    """The last day of a term, where it stands, and why nobody can say."""
    try:
        norm = Norm.objects.in_force(code, on=start)
    except (NoNorm, TwoNorms) as gap:
        return None, "", " ".join(gap.messages)
    return norm.end_of(start, calendar()), norm.source, ""
