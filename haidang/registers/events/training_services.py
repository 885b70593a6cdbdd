"""What is done with a course and with the names entered for it: seats are counted under the lock of the course."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.kit.dossiers.services import go, held, not_before, not_to_come, said
from haidang.kit.records import services as records
from haidang.kit.verdicts import day
from haidang.office.accounts.books import refuse_others
from haidang.office.accounts.models import User
from haidang.office.documents.models import Document
from haidang.plan.followup.services import drop_draft, tell_tasks
from haidang.registers.events import training_notices as notices
from haidang.registers.events import training_rules as rules
from haidang.registers.events.models.training import Enrolment, TrainingCourse
from haidang.registers.events.training_choices import (
    CourseAct,
    EnrolmentAct,
    EnrolmentStage,
)
from haidang.registers.events.training_telling import course_sentence

# ── the course ───────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def save_course(form: Any, *, by: User) -> TrainingCourse:
    """What the form says. More seats let those who wait move up; fewer than are taken cannot be."""
    refuse_others(form.instance.agency, by=by)
    if form.instance.pk:
        _locked(form.instance.pk)
        taken = Enrolment.objects.filter(training=form.instance.pk).seated().count()
        if told := rules.too_few_seats(form.instance.seats, taken):
            raise ValidationError({"seats": told}, code="too-few-seats")
    course: TrainingCourse = records.save(form, by=by)  # type: ignore[assignment]
    _move_up(course, by=by)
    return course


@transaction.atomic
def open_course(course: TrainingCourse, *, paper: Document | None = None, by: User) -> TrainingCourse:
    """Mở đăng ký: the agencies see it from now on, and enter names until the closing day."""
    row = held(course, CourseAct.OPEN, by=by)
    today = clock.today()
    if row.register_by and row.register_by < today:
        told = {"day": day(row.register_by)}
        raise ValidationError(_("Hạn đăng ký %(day)s đã qua. Sửa hạn đăng ký rồi mở.") % told, code="over")
    row = go(row, CourseAct.OPEN, by=by, invitation=_in_force(paper) or row.invitation, opened_on=today)
    notices.opened(row, by=by)
    tell_tasks(row, course_sentence(row), by=by)
    return row


@transaction.atomic
def extend(course: TrainingCourse, *, register_by: date, reason: str, by: User) -> TrainingCourse:
    """Gia hạn: a later closing day, and an open list again where it was closed."""
    row = held(course, CourseAct.EXTEND, by=by)
    why = said(reason, _("Chưa ghi vì sao gia hạn."), "reason")
    if register_by < clock.today():
        told = {"day": day(register_by)}
        raise ValidationError({"register_by": _("Ngày %(day)s đã qua; ghi một ngày sắp tới.") % told}, code="over")
    if register_by > row.starts_on:
        told = {"day": day(register_by), "start": day(row.starts_on)}
        sentence = _("Hạn đăng ký %(day)s sau ngày khai giảng %(start)s. Xem lại ngày.") % told
        raise ValidationError({"register_by": sentence}, code="after-start")
    row = go(row, CourseAct.EXTEND, by=by, reason=why, register_by=register_by)
    notices.opened(row, by=by)
    tell_tasks(row, course_sentence(row), by=by)
    return row


@transaction.atomic
def decline(course: TrainingCourse, *, reason: str, by: User) -> TrainingCourse:
    """Không cử người: an agency that was asked by name answers, and is not reminded any more."""
    row = held(course, CourseAct.DECLINE, by=by)
    why = said(reason, _("Chưa ghi vì sao không cử người."), "reason")
    ours = row.waited_from(by)
    row.declined.add(*ours)
    note(row, "decline", by=by, changes={"declined": [None, ", ".join(map(str, ours))]}, reason=why)
    return row


@transaction.atomic
def close(course: TrainingCourse, *, paper: Document | None = None, by: User) -> TrainingCourse:
    """Chốt danh sách: a body without an account gets it by letter."""
    row = held(course, CourseAct.CLOSE, by=by)
    seated = row.enrolments.filter(stage=EnrolmentStage.SEAT).count()
    if not seated:
        sentence = _("Chưa ai đăng ký. Gia hạn để chờ thêm, hoặc ghi “Không tổ chức nữa” nếu tỉnh không cử người.")
        raise ValidationError(sentence, code="nobody")
    if paper is None and row.needs_letter:
        sentence = _("%(organiser)s không có tài khoản ở đây: ghi số, ngày văn bản gửi danh sách.")
        raise ValidationError({"number": sentence % {"organiser": row.organiser_said}}, code="no-paper")
    closed_on = (paper.issued_on if paper else None) or clock.today()
    not_before(closed_on, row.opened_on, _("ngày mở đăng ký"), "issued_on")
    letter = _in_force(paper)
    row = go(row, CourseAct.CLOSE, by=by, told={"seated": [None, seated]}, letter=letter, closed_on=closed_on)
    tell_tasks(row, course_sentence(row), by=by)
    return row


@transaction.atomic
def hold(course: TrainingCourse, *, went: Iterable[Enrolment], results: str, by: User) -> TrainingCourse:
    """Lớp đã tổ chức: who of those with a seat was there; the tasks get a sentence for their updates."""
    row = held(course, CourseAct.HOLD, by=by)
    told = said(results, _("Chưa ghi kết quả. Ghi nội dung đã học, ý kiến, đề xuất."), "results")
    there = {each.pk for each in went}
    seated = list(row.enrolments.filter(stage=EnrolmentStage.SEAT).select_for_update(of=("self",)))
    if not there & {each.pk for each in seated}:
        sentence = _("Chưa chọn ai đã dự. Nếu không ai dự, ghi “Không tổ chức nữa” và nêu lý do.")
        raise ValidationError({"went": sentence}, code="nobody")
    for each in seated:
        before = each.get_stage_display()
        verb, stage = ("went", EnrolmentStage.WENT) if each.pk in there else ("absent", EnrolmentStage.ABSENT)
        each.stage = stage
        each.save(update_fields=["stage"])
        note(each, verb, by=by, changes={"stage": [before, each.get_stage_display()]})
    row = go(row, CourseAct.HOLD, by=by, told={"attended": [None, len(there)]}, results=told)
    tell_tasks(row, course_sentence(row), by=by)
    return row


@transaction.atomic
def cancel(course: TrainingCourse, *, reason: str, by: User) -> TrainingCourse:
    """It is not held, or nobody goes; nothing of it stays in the drafts of its tasks."""
    row = held(course, CourseAct.CANCEL, by=by)
    why = said(reason, _("Chưa ghi vì sao không tổ chức."), "reason")
    row = go(row, CourseAct.CANCEL, by=by, reason=why)
    notices.called_off(row, why, by=by)
    drop_draft(row, by=by)
    return row


# ── the names ────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def enrol(form: Any, *, by: User) -> Enrolment:
    """A name before the closing day: it gets a seat, or a place in the queue."""
    row: Enrolment = form.instance
    refuse_others(row.agency, by=by)
    course = _locked(row.training_id)
    today = clock.today()
    if told := rules.not_entered(course.stage, course.title, course.register_by, today, str(course.agency)):
        raise ValidationError({"training": told}, code="closed")
    _refuse_uninvited(course, row)
    _refuse_twice(course, row)
    is_new = row.pk is None
    if is_new:
        row.stage = rules.place(course.seats, Enrolment.objects.filter(training=course).seated().count())
    saved: Enrolment = records.save(form, by=by)  # type: ignore[assignment]
    if is_new and course.declined.filter(pk=saved.agency_id).exists():
        course.declined.remove(saved.agency)
    return saved


def _refuse_uninvited(course: TrainingCourse, row: Enrolment) -> None:
    if not course.asks(row.agency_id):
        told = {"title": course.title, "agency": row.agency}
        sentence = _("Lớp “%(title)s” không mời %(agency)s cử người.") % told
        raise ValidationError({"agency": sentence}, code="uninvited")


def _refuse_twice(course: TrainingCourse, row: Enrolment) -> None:
    others = Enrolment.objects.filter(training=course, agency=row.agency_id, name=row.name).standing()
    if others.exclude(pk=row.pk).exists():
        told = {"name": row.name, "title": course.title}
        raise ValidationError({"name": _("%(name)s đã có tên ở lớp “%(title)s”.") % told}, code="twice")


@transaction.atomic
def withdraw(enrolment: Enrolment, *, reason: str, by: User) -> Enrolment:
    """Rút tên, also after the closing day: the first in the queue gets the seat."""
    course = _locked(enrolment.training_id)
    row = held(enrolment, EnrolmentAct.WITHDRAW, by=by)
    why = said(reason, _("Chưa ghi vì sao rút tên."), "reason")
    row = go(row, EnrolmentAct.WITHDRAW, by=by, reason=why)
    _move_up(course, by=by)
    return row


@transaction.atomic
def drop_enrolment(enrolment: Enrolment, *, by: User, reason: str) -> None:
    """A line that was a mistake goes; the first in the queue gets the seat."""
    course = _locked(enrolment.training_id)
    records.delete(enrolment, by=by, reason=reason)
    _move_up(course, by=by)


@transaction.atomic
def certify(enrolment: Enrolment, *, certified_on: date, certificate: str = "", by: User) -> Enrolment:
    """Cấp chứng chỉ: who was there has it from a day on."""
    row = held(enrolment, EnrolmentAct.CERTIFY, by=by)
    not_to_come(certified_on, "certified_on")
    not_before(certified_on, row.training.starts_on, _("ngày khai giảng"), "certified_on")
    row = go(row, EnrolmentAct.CERTIFY, by=by, certificate=certificate.strip(), certified_on=certified_on)
    tell_tasks(row.training, course_sentence(row.training), by=by)
    return row


def _move_up(course: TrainingCourse, *, by: User) -> None:
    """Those who wait get the seats that are free, the first to come first."""
    rows = Enrolment.objects.filter(training=course)
    queue = rows.filter(stage=EnrolmentStage.WAITING).select_related("training").in_turn()
    waiting = list(queue.select_for_update(of=("self",)))
    if not waiting:
        return
    for each in rules.moving_up(waiting, course.seats, rows.seated().count()):
        before = each.get_stage_display()
        each.stage = EnrolmentStage.SEAT
        each.save(update_fields=["stage"])
        note(each, "seated", by=by, changes={"stage": [before, each.get_stage_display()]})
        notices.seated(each, by=by)


def _locked(pk: int) -> TrainingCourse:
    """Two who enter the last seat at once stand in line."""
    return TrainingCourse.objects.select_for_update(of=("self",)).get(pk=pk)


def _in_force(paper: Document | None) -> Document | None:
    if paper and paper.withdrawn_as:
        sentence = _("Văn bản %(paper)s đã rút, không dùng được.") % {"paper": paper}
        raise ValidationError({"number": sentence}, code="withdrawn")
    return paper


def refuse_unless_keeper(course: TrainingCourse, *, by: User) -> None:
    """The list of all names is for who follows the course."""
    if not course.course.is_theirs(CourseAct.CLOSE, course.hands(by)):
        raise PermissionDenied
