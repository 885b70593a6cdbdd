"""What the pages of scholarships ask: what each rule says of an intake or a student, with the norms of the day."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.verdicts import Outcome, Verdict, gravest_first
from haidang.office.norms.models import NoNorm, Norm, TwoNorms
from haidang.office.norms.rules import day_of_year
from haidang.registers.people import scholar_rules
from haidang.registers.people.models import ScholarshipIntake, Student
from haidang.registers.people.scholar_choices import PLACED, IntakeStage, Level, Payment, StudentStage

#: Codes of norms: the stipend of a month by level, the end of the school year, days ahead of the end of a stay.
STIPEND = {level: f"SCHOLAR-{level.upper()}" for level in Level}
YEAR_END, RESULT_DAYS, STAY_DAYS = "SCHOLAR-YEAR", "SCHOLAR-RESULT", "SCHOLAR-STAY"


def plain(record: Any, name: str) -> str:
    """The bare letters of a personal value, for comparing; never shown."""
    field = record._meta.get_field(name)
    return "".join(str(field.plain(getattr(record, name)) or "").split()).upper()


def norm_of(code: str, on: date) -> tuple[Norm | None, str]:
    """The norm of the day, or why nobody can say it."""
    try:
        return Norm.objects.in_force(code, on=on), ""
    except (NoNorm, TwoNorms) as unknown:
        return None, " ".join(unknown.messages)


def school_year_end(on: date) -> tuple[int, int] | None:
    """Month and day of the last day of a school year."""
    norm, _why = norm_of(YEAR_END, on)
    if norm is None:
        return None
    end = day_of_year(norm.amount, on.year)
    return end.month, end.day


def days_of(code: str, on: date) -> int | None:
    """How many days a norm says."""
    norm, _why = norm_of(code, on)
    return norm.number if norm else None


# ── what the rules say ───────────────────────────────────────────────────────────────────────────


def intake_checks(intake: ScholarshipIntake, user: Any = None, *, today: date | None = None) -> Sequence[Verdict]:
    on = today or clock.today()
    if intake.stage in (IntakeStage.CANCELLED, IntakeStage.PLANNED):
        return []
    stages = list(intake.students.values_list("stage", flat=True))
    placed = sum(stage in PLACED for stage in stages)
    waiting = stages.count(StudentStage.CANDIDATE)
    return gravest_first([
        scholar_rules.announcing(intake.letters.count(), intake.closes_on, on),
        scholar_rules.filling(placed, intake.places, waiting) if intake.stage != IntakeStage.APPROVED else None,
    ])  # fmt: skip


def student_checks(student: Student, user: Any = None, *, today: date | None = None) -> Sequence[Verdict]:
    """How long they may stay, which years nobody told of, whether what is paid is what the norm says."""
    on = today or clock.today()
    if student.enrolled_on is None:
        return []
    said: list[Verdict | None] = [_stay(student, on), _untold(student, on)]
    said += _paid(student)
    return gravest_first(said)


def _stay(student: Student, on: date) -> Verdict | None:
    if student.stage not in (StudentStage.STUDYING, StudentStage.PAUSED):
        return None
    days = days_of(STAY_DAYS, on)
    warned = student.stay_until - timedelta(days=days) if student.stay_until and days is not None else None
    return scholar_rules.staying(student.stay_until, on, warned)


def _untold(student: Student, on: date) -> Verdict | None:
    ends = school_year_end(on)
    if ends is None or student.enrolled_on is None:
        return Verdict("results", Outcome.UNKNOWN, _("Chưa biết năm học hết ngày nào (SCHOLAR-YEAR)."))
    last = min(student.left_on or on, on)
    told = student.results.values_list("year", flat=True)
    years = scholar_rules.years_to_tell(student.enrolled_on, last, ends, told)
    if not years:
        return None
    names = ", ".join(scholar_rules.year_said(year) for year in years)
    return Verdict("results", Outcome.WARN, _("Chưa có kết quả năm học: %(years)s.") % {"years": names})


def _paid(student: Student) -> list[Verdict | None]:
    """The last payment of each kind that has a norm is held against it; older ones were looked at in their time."""
    row = student.stipends.filter(kind=Payment.LIVING).order_by("-since").first()
    if row is None:
        return []
    norm, why = norm_of(STIPEND[Level(student.level)], row.since)
    amount = _decimal(norm.amount) if norm else None
    source = norm.source if norm else ""
    return [scholar_rules.monthly(row.paid, amount, source, may_refuse=False, why=why)]


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
