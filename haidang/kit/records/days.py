"""Two days of a row that stand the wrong way round: refused in a sentence that names both, and what they say."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _


def refuse_turned(row: Model, first: str, last: str, *, same_day: bool = True) -> None:
    """The `last` day is not before the `first`; where `same_day` is False it is not the same either.

    The constraint of the table stays what holds; this is what people read, at the field.
    """
    since, until = getattr(row, first), getattr(row, last)
    if since is None or until is None or until > since or (same_day and until == since):
        return
    facts = {
        "last": _name(row, last),
        "until": _day(until),
        "first": _name(row, first),
        "since": _day(since),
    }
    if until == since:
        sentence = _("“%(last)s” (%(until)s) trùng “%(first)s”; phải sau ngày đó. Xem lại hai ngày.")
    else:
        sentence = _("“%(last)s” (%(until)s) không thể trước “%(first)s” (%(since)s). Xem lại hai ngày.")
    raise ValidationError({last: sentence % facts}, code="turned")


def _name(row: Model, field: str) -> str:
    named: Any = row._meta.get_field(field)
    return capfirst(str(named.verbose_name))


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
