"""What scholarships wait for: letters, answers, the list, results of a school year, a stay that runs out."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _

from haidang.kit.kept import only_where_kept
from haidang.kit.owed import Owed
from haidang.plan.plans.terms import Answering
from haidang.registers.people import scholar_rules
from haidang.registers.people.models import IntakeLetter, ScholarshipIntake, Student, YearResult
from haidang.registers.people.scholar_choices import IntakeStage, StudentStage
from haidang.registers.people.scholar_selectors import RESULT_DAYS, STAY_DAYS, days_of, school_year_end


@only_where_kept(ScholarshipIntake)
def owed(on: date) -> Iterator[Owed]:
    """Everything waited for on that day; the number of queries does not grow with what is found."""
    answering = Answering(on)
    yield from _intakes(on, answering)
    yield from _letters(on, answering)
    yield from _students(on, answering)


def _intakes(on: date, answering: Answering) -> Iterator[Owed]:
    for row in ScholarshipIntake.objects.living().select_related("country", "plan_paper"):
        agency = answering.of(row.agency_id)
        match row.stage:
            case IntakeStage.APPROVED:
                kind = _("Thông báo tuyển sinh học bổng")
                since = row.plan_paper.issued_on if row.plan_paper else None
                yield _of_intake(row, "announce", kind, agency, since, row.opens_on or row.closes_on)
            case IntakeStage.ANNOUNCED if row.closes_on and row.closes_on < on:
                kind = _("Ghi danh sách trúng tuyển học bổng")
                yield _of_intake(row, "select", kind, agency, row.closes_on, None)


def _of_intake(
    row: ScholarshipIntake, what: str, kind: str, agency: int | None, since: date | None, due_on: date | None
) -> Owed:
    return Owed(
        key=f"people:intake-{what}:{row.pk}", kind=kind, title=str(row), url=row.get_absolute_url(), agency_id=agency,
        since=since, due_on=due_on,
    )  # fmt: skip


def _letters(on: date, answering: Answering) -> Iterator[Owed]:
    """Answers that one waits for, from the day after they were hoped for: somebody writes again."""
    stages = [IntakeStage.APPROVED, IntakeStage.ANNOUNCED]
    rows = IntakeLetter.objects.filter(answered_on=None, answer_due_on__lt=on, intake__stage__in=stages)
    for row in rows.select_related("intake__country", "partner"):
        yield Owed(
            key=f"people:intake-letter:{row.pk}",
            kind=_("Hỏi lại cơ quan đại diện về tuyển sinh"),
            title=f"{row.partner}: {row.intake}",
            url=row.get_absolute_url(),
            agency_id=answering.of(row.intake.agency_id),
            since=row.answer_due_on,
        )


def _students(on: date, answering: Answering) -> Iterator[Owed]:
    """Codes, never names: what is owed is read on many pages and in mails."""
    ends, days, ahead = school_year_end(on), days_of(RESULT_DAYS, on), days_of(STAY_DAYS, on)
    told: dict[int, set[int]] = {}
    present = Student.objects.present()
    for student, year in YearResult.objects.filter(student__in=present).values_list("student", "year"):
        told.setdefault(student, set()).add(year)
    for row in present.select_related("intake__country"):
        agency = answering.of(row.agency_id)
        if ends and row.enrolled_on and row.stage == StudentStage.STUDYING:
            yield from _untold(row, on, agency, ends, days, told.get(row.pk, set()))
        if ahead is not None and row.stay_until and row.stay_until - timedelta(days=ahead) <= on:
            yield Owed(
                key=f"people:student-stay:{row.pk}:{row.stay_until:%Y%m%d}",
                kind=_("Gia hạn tạm trú cho lưu học sinh"),
                title=_title(row),
                url=row.get_absolute_url(),
                agency_id=agency,
                since=row.stay_until - timedelta(days=ahead),
                due_on=row.stay_until,
            )


def _title(row: Student) -> str:
    return f"{row.code}, {row.intake.country}"


def _untold(
    row: Student, on: date, agency: int | None, ends: tuple[int, int], days: int | None, told: set[int]
) -> Iterator[Owed]:
    assert row.enrolled_on
    for year in scholar_rules.years_to_tell(row.enrolled_on, on, ends, told):
        last = date(year + 1, *ends)
        yield Owed(
            key=f"people:student-result:{row.pk}:{year}",
            kind=_("Kết quả năm học của lưu học sinh"),
            title=f"{_title(row)}, {scholar_rules.year_said(year)}",
            url=row.get_absolute_url(),
            agency_id=agency,
            since=last,
            due_on=last + timedelta(days=days) if days is not None else None,
        )
