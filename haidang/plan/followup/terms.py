"""Numbers of the follow-up that the office sets: rows of the norms, and what holds where a row is missing or double."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from haidang.office.norms import selectors as norms
from haidang.office.norms.models import NoNorm, Norm, TwoNorms
from haidang.plan.followup import rules
from haidang.plan.followup.models import Update
from haidang.plan.plans.terms import DaysAfter


def soon(on: date) -> int:
    """So many days before its day something is "sắp quá hạn"."""
    return _days("URGE-SOON", on, rules.SOON)


def silent_after(on: date) -> int:
    """After so many days without a word an agency is silent."""
    return _days("URGE-SILENT", on, rules.SILENT_AFTER)


def _days(code: str, on: date, default: int) -> int:
    try:
        return Norm.objects.in_force(code, on=on).number
    except (NoNorm, TwoNorms):
        return default


def review_days() -> DaysAfter:
    """By when Sở Ngoại vụ looks at what came in: a courtesy of the office, no law; for many rows in few queries."""
    return DaysAfter("UPD-REVIEW", norms.calendar())


def review_term(on: date) -> str:
    """The same in its words: "trong 03 ngày làm việc"."""
    try:
        return Norm.objects.in_force("UPD-REVIEW", on=on).value
    except (NoNorm, TwoNorms):
        return _("sớm")


def review_by(update: Update) -> date | None:
    return review_days().of(update.counts_on)


@dataclass(frozen=True)
class Waiting:
    """An update before the desk, and by when it is looked at."""

    update: Update
    review_by: date | None


def waiting(updates: Iterable[Update]) -> list[Waiting]:
    days = review_days()
    return [Waiting(update, days.of(update.counts_on)) for update in updates]
