"""Verbs of scholarships: an intake approved, made known, filled; a student admitted, enrolled, graduated."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit.dossiers.services import go, held, not_before, not_to_come, said
from haidang.kit.records import services as records
from haidang.kit.verdicts import refuse_what_stops
from haidang.office.accounts.books import refuse_others
from haidang.office.documents.models import Document
from haidang.plan.followup.services import drop_draft, tell_tasks
from haidang.registers.partners.models import Partner
from haidang.registers.people import scholar_rules
from haidang.registers.people.models import IntakeLetter, ScholarshipIntake, Student
from haidang.registers.people.scholar_choices import (
    PLACED,
    Grade,
    IntakeAct,
    IntakeStage,
    StudentAct,
    StudentStage,
)
from haidang.registers.people.scholar_selectors import plain
from haidang.registers.people.scholar_telling import intake_sentence, student_sentence

# ── keeping ──────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def save_intake(form: Any, *, by: Any) -> ScholarshipIntake:
    """Keep what a form says; an agency writes of itself."""
    refuse_others(form.instance.agency, by=by)
    kept: ScholarshipIntake = records.save(form, by=by)  # type: ignore[assignment]
    return kept


@transaction.atomic
def save_student(form: Any, *, by: Any) -> Student:
    """Keep what a form says: of an intake of one's own, and each passport once."""
    refuse_others(form.instance.intake.agency, by=by, field="intake")
    _refuse_known_passport(form.instance)
    if form.instance.pk is None:
        _take_in(form.instance.intake, by)
    kept: Student = records.save(form, by=by)  # type: ignore[assignment]
    return kept


def _take_in(intake: ScholarshipIntake, by: Any) -> None:
    """Candidates come while the intake is open. All of its year and country are locked: codes are given among them."""
    rows = ScholarshipIntake.objects.for_user(by, "view").select_for_update(of=("self",))
    locked = {each.pk: each for each in rows.filter(year=intake.year, country=intake.country_id).order_by("pk")}
    row = locked[intake.pk]
    if row.stage in (IntakeStage.RECEIVED, IntakeStage.CANCELLED):
        told = {"intake": row, "stage": row.get_stage_display()}
        sentence = _("“%(intake)s” đang ở bước “%(stage)s”: không nhận thêm hồ sơ.") % told
        raise ValidationError({"intake": sentence}, code="intake-over")


def _refuse_known_passport(student: Student) -> None:
    """A passport is one person's. What is encrypted cannot be asked of the database: the living are compared."""
    number = plain(student, "passport")
    if not number:
        return
    rows = Student.objects.exclude(pk=student.pk).exclude(stage=StudentStage.REFUSED)
    for other in rows.only("pk", "code", "passport"):
        if plain(other, "passport") == number:
            told = {"code": other.code}
            sentence = _("Số hộ chiếu này đã ghi cho sinh viên %(code)s. Xem lại số, hoặc sửa hồ sơ ấy.") % told
            raise ValidationError({"passport": sentence}, code="passport-twice")


# ── an intake ────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def approve(intake: ScholarshipIntake, *, paper: Document | None, by: Any) -> ScholarshipIntake:
    """The plan of the intake was approved by a paper."""
    row = held(intake, IntakeAct.APPROVE, by=by)
    _needs(paper, _("Chưa ghi kế hoạch tuyển sinh: số, ký hiệu và ngày."))
    return _told(go(row, IntakeAct.APPROVE, by=by, plan_paper=paper), by)


@transaction.atomic
def write(
    intake: ScholarshipIntake,
    *,
    partner: Partner,
    sent_on: date,
    answer_due_on: date | None,
    paper: Document | None,
    by: Any,
) -> ScholarshipIntake:
    """A letter went to a mission, with its number."""
    row = held(intake, IntakeAct.WRITE, by=by)
    not_to_come(sent_on, "sent_on")
    _refuse_before_plan(row, sent_on)
    letter = IntakeLetter(
        intake=row, partner=partner, sent_on=sent_on, answer_due_on=answer_due_on, document=paper
    )  # fmt: skip
    letter.full_clean()
    letter.save()
    return go(row, IntakeAct.WRITE, by=by, told={"letter": [None, str(letter)]})


def _refuse_before_plan(row: ScholarshipIntake, sent_on: date) -> None:
    if row.plan_paper:
        not_before(sent_on, row.plan_paper.issued_on, _("ngày kế hoạch tuyển sinh"), "sent_on")


@transaction.atomic
def announce(intake: ScholarshipIntake, *, on: date, by: Any) -> ScholarshipIntake:
    """Every mission that should know has been written to."""
    row = held(intake, IntakeAct.ANNOUNCE, by=by)
    not_to_come(on, "on")
    last = row.letters.order_by("-sent_on").values_list("sent_on", flat=True).first()
    not_before(on, last, _("thư gửi sau cùng"), "on")
    return _told(go(row, IntakeAct.ANNOUNCE, by=by, announced_on=on), by)


@transaction.atomic
def select(intake: ScholarshipIntake, *, paper: Document | None, results: str, by: Any) -> ScholarshipIntake:
    """The list of those admitted was decided."""
    row = held(intake, IntakeAct.SELECT, by=by)
    _needs(paper, _("Chưa ghi quyết định trúng tuyển: số, ký hiệu và ngày."))
    if left := row.students.filter(stage=StudentStage.CANDIDATE).count():
        told = {"count": left}
        raise ValidationError(_("Còn %(count)s hồ sơ dự tuyển chưa ghi trúng tuyển hay không.") % told, code="left")
    return _told(go(row, IntakeAct.SELECT, by=by, list_paper=paper, results=results.strip()), by)


@transaction.atomic
def receive(intake: ScholarshipIntake, *, on: date, by: Any) -> ScholarshipIntake:
    """The students have come; those who have not are told by name of their code."""
    row = held(intake, IntakeAct.RECEIVE, by=by)
    not_to_come(on, "on")
    waiting = list(row.students.filter(stage=StudentStage.ADMITTED).values_list("code", flat=True))
    if waiting:
        told = {"codes": ", ".join(waiting)}
        sentence = _("Chưa ghi nhập học hay không của: %(codes)s. Ghi từng người trước.") % told
        raise ValidationError(sentence, code="waiting")
    return _told(go(row, IntakeAct.RECEIVE, by=by, received_on=on), by)


@transaction.atomic
def cancel_intake(intake: ScholarshipIntake, *, reason: str, by: Any) -> ScholarshipIntake:
    row = held(intake, IntakeAct.CANCEL, by=by)
    why = said(reason, _("Chưa ghi lý do không tuyển nữa."), "reason")
    done = go(row, IntakeAct.CANCEL, by=by, reason=why)
    drop_draft(done, by=by)
    return done


def _told(row: ScholarshipIntake, by: Any) -> ScholarshipIntake:
    tell_tasks(row, intake_sentence(row), by=by)
    return row


def _needs(paper: Document | None, sentence: str) -> None:
    if paper is None:
        raise ValidationError({"number": sentence}, code="no-paper")


# ── a student ────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def admit(student: Student, *, paper: Document | None, on: date, by: Any) -> Student:
    """Admitted, as long as the intake has a place left; the intake is locked while places are counted."""
    intake = ScholarshipIntake.objects.select_for_update(of=("self",)).get(pk=student.intake_id)
    row = held(student, StudentAct.ADMIT, by=by)
    _needs(paper, _("Chưa ghi quyết định trúng tuyển: số, ký hiệu và ngày."))
    not_to_come(on, "on")
    if intake.stage not in (IntakeStage.ANNOUNCED, IntakeStage.SELECTED):
        told = {"intake": intake, "stage": intake.get_stage_display()}
        sentence = _("“%(intake)s” đang ở bước “%(stage)s”: chưa xét hoặc đã hết xét trúng tuyển.") % told
        raise ValidationError(sentence, code="intake-stage")
    taken = intake.students.filter(stage__in=PLACED).count()
    refuse_what_stops([scholar_rules.places(taken, intake.places)])
    return go(row, StudentAct.ADMIT, by=by, admission=paper, admitted_on=on)


@transaction.atomic
def turn_down(student: Student, *, reason: str, by: Any) -> Student:
    row = held(student, StudentAct.TURN_DOWN, by=by)
    why = said(reason, _("Chưa ghi lý do không trúng tuyển."), "reason")
    return go(row, StudentAct.TURN_DOWN, by=by, reason=why, admission=None, admitted_on=None)


@transaction.atomic
def enrol(student: Student, *, on: date, stay_until: date | None, by: Any) -> Student:
    row = held(student, StudentAct.ENROL, by=by)
    not_to_come(on, "on")
    not_before(on, row.admitted_on, _("ngày trúng tuyển"), "on")
    not_before(stay_until, on, _("ngày nhập học"), "stay_until")
    return go(
        row, StudentAct.ENROL, by=by, enrolled_on=on, starts_on=row.starts_on or on,
        stay_until=stay_until or row.stay_until,
    )  # fmt: skip


@transaction.atomic
def pause(student: Student, *, on: date, reason: str, by: Any) -> Student:
    row = held(student, StudentAct.PAUSE, by=by)
    _in_study(row, on)
    why = said(reason, _("Chưa ghi lý do tạm nghỉ."), "reason")
    return go(row, StudentAct.PAUSE, by=by, reason=why, told={"on": [None, on]})


@transaction.atomic
def resume(student: Student, *, on: date, by: Any) -> Student:
    row = held(student, StudentAct.RESUME, by=by)
    _in_study(row, on)
    return go(row, StudentAct.RESUME, by=by, told={"on": [None, on]})


@transaction.atomic
def graduate(student: Student, *, on: date, grade: str, paper: Document | None, by: Any) -> Student:
    """The end that everybody hoped for: by a paper, with its day and grade."""
    row = held(student, StudentAct.GRADUATE, by=by)
    _needs(paper, _("Chưa ghi quyết định tốt nghiệp hoặc số văn bằng."))
    _in_study(row, on)
    _refuse_paid_after(row, on)
    done = go(row, StudentAct.GRADUATE, by=by, left_on=on, diploma=paper, grade=Grade(grade))
    tell_tasks(done, student_sentence(done), by=by)
    return done


@transaction.atomic
def stop(student: Student, *, on: date, reason: str, by: Any) -> Student:
    row = held(student, StudentAct.STOP, by=by)
    _in_study(row, on)
    why = said(reason, _("Chưa ghi lý do thôi học."), "reason")
    _refuse_paid_after(row, on)
    done = go(row, StudentAct.STOP, by=by, reason=why, left_on=on)
    drop_draft(done, by=by)
    return done


def _in_study(row: Student, on: date) -> None:
    not_to_come(on, "on")
    not_before(on, row.enrolled_on, _("ngày nhập học"), "on")


def _refuse_paid_after(row: Student, on: date) -> None:
    """Money for months after the end was not spent on study: the rows are looked at first."""
    for each in row.stipends.filter(until__gt=on):
        found = scholar_rules.in_term(each.since, each.until, row.enrolled_on, on)
        if found:
            told = {"what": each, "on": f"{on:%d/%m/%Y}"}
            sentence = _("Đã ghi %(what)s, sau tháng kết thúc học (%(on)s). Sửa khoản chi đó trước.") % told
            raise ValidationError({"on": sentence}, code="paid-after")
