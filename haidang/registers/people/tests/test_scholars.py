"""An intake from its plan to the students who came, and a student from the candidate to the diploma."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from haidang.kit import clock
from haidang.kit.personal.selectors import may_reveal
from haidang.kit.records import services as records
from haidang.kit.verdicts import Outcome
from haidang.plan.followup.models import Hint
from haidang.registers.people import examples_scholars as examples
from haidang.registers.people import scholar_services as services
from haidang.registers.people.models import ScholarshipIntake, Stipend, Student
from haidang.registers.people.owed_scholars import owed
from haidang.registers.people.scholar_choices import IntakeStage, StudentStage
from haidang.registers.people.scholar_selectors import student_checks

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast", "norms", "today")]


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def sentence(caught):
    return " ".join(caught.value.messages)


def due(what, on=None):
    return [each for each in owed(on or clock.today()) if each.key.startswith(f"people:{what}:")]


# ── an intake ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("plan_of_the_year")
def test_scholarships_for_students_of_laos_speak_to_their_task_at_each_step(tasks, desk):
    """Task 3.5: a plan of enrolment, made known through missions, students admitted and received."""
    row = examples.intake(year=2026, places=2)
    row.tasks.add(tasks["1.1"])
    services.approve(row, paper=examples.paper("kế hoạch tuyển sinh"), by=desk)
    assert "2 chỉ tiêu" in Hint.objects.get().sentence
    mission = examples.mission()
    services.write(row, partner=mission, sent_on=clock.today(), answer_due_on=None, paper=None, by=desk)
    services.announce(row, on=clock.today(), by=desk)
    student = examples.studying(fresh(row))
    decision = examples.paper("quyết định trúng tuyển")
    services.select(row, paper=decision, results="Đủ điều kiện nhập học.", by=desk)
    services.receive(row, on=clock.today(), by=desk)
    hint = Hint.objects.get()
    for words in (str(mission), "1 người trúng tuyển", "SNgV-LS", "tiếp nhận 1 người", "Đủ điều kiện nhập học."):
        assert words in hint.sentence
    assert fresh(row).stage == IntakeStage.RECEIVED
    assert student.name not in hint.sentence


def test_an_intake_that_is_not_held_any_more_is_no_news(tasks, desk, plan_of_the_year):
    row = examples.approved()
    row.tasks.add(tasks["1.1"])
    services.announce(examples.written(), on=clock.today(), by=desk)
    services.cancel_intake(row, reason="Chưa bố trí được kinh phí", by=desk)
    assert not Hint.objects.exists()


def test_each_step_waits_for_what_comes_before(desk):
    row = examples.approved()
    with pytest.raises(ValidationError, match="Chưa ghi thư thông báo"):
        services.announce(row, on=clock.today(), by=desk)
    with pytest.raises(ValidationError, match="đang ở bước"):
        services.select(row, paper=None, results="", by=desk)
    row = examples.announced()
    with pytest.raises(ValidationError, match="Chưa có sinh viên nào trúng tuyển"):
        services.select(row, paper=examples.paper("danh sách"), results="", by=desk)
    examples.admitted(row)
    examples.student(row)
    with pytest.raises(ValidationError, match="Còn 1 hồ sơ dự tuyển"):
        services.select(row, paper=examples.paper("danh sách"), results="", by=desk)
    with pytest.raises(ValidationError, match="Còn 2 hồ sơ sinh viên"):
        services.cancel_intake(row, reason="x", by=desk)
    with pytest.raises(ValidationError, match="Chưa ghi kế hoạch"):
        services.approve(examples.intake(), paper=None, by=desk)


def test_a_letter_does_not_go_before_the_plan_was_approved(desk):
    row = examples.approved()
    with pytest.raises(ValidationError, match="trước ngày kế hoạch tuyển sinh"):
        services.write(
            row, partner=examples.mission(), sent_on=clock.today() - timedelta(days=1), answer_due_on=None, paper=None,
            by=desk,
        )  # fmt: skip
    with pytest.raises(ValidationError, match="chưa đến"):
        services.write(
            row, partner=examples.mission(), sent_on=clock.today() + timedelta(days=1), answer_due_on=None, paper=None,
            by=desk,
        )  # fmt: skip
    assert not row.letters.exists()


def test_what_was_approved_is_not_changed_by_hand(enter, desk):
    row = examples.approved(places=5)
    address = reverse("people:intake-edit", args=[row.pk])
    facts = {"year": row.year, "country": row.country_id, "level": "bachelor", "places": 50, "agency": row.agency_id}
    assert enter(desk).post(address, facts | {"terms": "Miễn học phí"}).status_code == 302
    assert (fresh(row).places, fresh(row).terms) == (5, "Miễn học phí")


def test_one_intake_for_a_year_a_country_and_a_level():
    row = examples.intake(year=2026)
    with pytest.raises(IntegrityError), transaction.atomic():
        examples.intake(year=2026, country=row.country)
    examples.intake(year=2026, country=row.country, level="master")
    with pytest.raises(IntegrityError), transaction.atomic():
        examples.intake(year=2027, places=0)


def test_the_country_of_an_intake_is_a_country():
    row = examples.intake()
    row.country = examples.mission()
    with pytest.raises(ValidationError, match="không phải là nước"):
        row.full_clean()


# ── a student ────────────────────────────────────────────────────────────────────────────────────


def test_the_last_place_is_taken_once(desk):
    row = examples.announced(places=1)
    examples.admitted(row)
    with pytest.raises(ValidationError, match="không còn chỗ"):
        examples.admitted(row)
    assert list(Student.objects.order_by("code").values_list("stage", flat=True)) == [
        StudentStage.ADMITTED, StudentStage.CANDIDATE,
    ]  # fmt: skip


def test_nobody_is_admitted_before_the_intake_was_made_known(desk):
    student = examples.student(examples.approved())
    with pytest.raises(ValidationError, match="chưa xét hoặc đã hết xét"):
        services.admit(student, paper=examples.paper("quyết định"), on=clock.today(), by=desk)


def test_a_student_is_called_by_a_code_and_never_by_name(enter, desk, cast):
    row = examples.announced(year=2026)
    one, two = examples.student(row, name="Bounmy Mẫu"), examples.student(row)
    assert (str(one), str(two)) == ("HB-2026-LA-001", "HB-2026-LA-002")
    pages = [reverse("people:student-list"), one.get_absolute_url(), reverse("people:student-history", args=[one.pk])]
    for address in pages:
        assert "Bounmy" not in enter(desk).get(address).content.decode()
    assert enter(cast["so-du-lich"]).get(one.get_absolute_url()).status_code == 404


def _facts(row, **more):
    return {"intake": row.pk, "name": "Người mẫu X", "field": "Du lịch", "level": "bachelor"} | more


def test_a_passport_is_one_persons(enter, desk):
    row = examples.announced()
    examples.student(row, passport="PA 7654321")
    reply = enter(desk).post(reverse("people:student-add"), _facts(row, passport="pa7654321"))
    assert reply.status_code == 422
    assert "Số hộ chiếu này đã ghi cho sinh viên HB-" in reply.content.decode()
    assert Student.objects.count() == 1
    assert enter(desk).post(reverse("people:student-add"), _facts(row, passport="PA7654322")).status_code == 302


def test_a_code_that_was_given_is_never_given_again(enter, desk, cast):
    """It stands on papers and in letters, also of who was written down by mistake."""
    row, add = examples.announced(year=2026), reverse("people:student-add")
    for _ in range(2):
        assert enter(desk).post(add, _facts(row)).status_code == 302
    head = cast["lanh-dao-so-ngoai-vu"]
    records.delete(Student.objects.get(code="HB-2026-LA-002"), by=head, reason="Ghi nhầm.")
    assert enter(desk).post(add, _facts(row)).status_code == 302
    assert set(Student.objects.values_list("code", flat=True)) == {"HB-2026-LA-001", "HB-2026-LA-003"}


def test_no_candidate_comes_to_an_intake_that_is_over(enter, desk):
    row = services.cancel_intake(examples.intake(), reason="Không có kinh phí", by=desk)
    reply = enter(desk).post(reverse("people:student-add"), _facts(row))
    assert reply.status_code == 422
    assert "không nhận thêm hồ sơ" in reply.content.decode()


def test_an_agency_writes_of_its_own_intakes(cast, officer):
    with pytest.raises(Student.DoesNotExist):
        services.turn_down(examples.student(), reason="x", by=officer)
    inspector = cast["kiem-tra"]
    with pytest.raises(PermissionDenied):
        services.turn_down(examples.student(), reason="x", by=inspector)


@pytest.mark.usefixtures("plan_of_the_year")
def test_a_diploma_is_told_by_code_and_ends_the_course(tasks, desk, settings):
    student = examples.studying(on=clock.today())
    student.tasks.add(tasks["1.1"])
    settings.HAIDANG_TODAY = date(2026, 12, 1)
    diploma = examples.paper("quyết định tốt nghiệp")
    done = services.graduate(student, on=date(2026, 11, 30), grade="very-good", paper=diploma, by=desk)
    assert (done.stage, done.left_on) == (StudentStage.GRADUATED, date(2026, 11, 30))
    told = Hint.objects.get().sentence
    assert student.code in told
    assert "xếp loại giỏi" in told
    assert not Student.objects.for_user(desk, "change").filter(pk=student.pk).exists()


def test_days_of_a_student_follow_each_other(desk):
    student = examples.admitted()
    before = clock.today() - timedelta(days=1)
    with pytest.raises(ValidationError, match="trước ngày trúng tuyển"):
        services.enrol(student, on=before, stay_until=None, by=desk)
    student = examples.studying()
    with pytest.raises(ValidationError, match="trước ngày nhập học"):
        services.stop(student, on=before, reason="Về nước", by=desk)
    with pytest.raises(ValidationError, match="chưa đến"):
        services.stop(student, on=clock.today() + timedelta(days=1), reason="Về nước", by=desk)
    with pytest.raises(ValidationError, match="Chưa ghi quyết định tốt nghiệp"):
        services.graduate(student, on=clock.today(), grade="good", paper=None, by=desk)
    assert fresh(student).stage == StudentStage.STUDYING


def test_the_name_is_shown_to_who_keeps_the_book_also_after_the_diploma(desk, cast):
    student = examples.studying()
    done = services.stop(student, on=clock.today(), reason="Về nước", by=desk)
    assert may_reveal(done, desk, "name")
    assert not may_reveal(done, cast["kiem-tra"], "name")
    assert not may_reveal(done, cast["so-du-lich"], "name")


# ── money and years ──────────────────────────────────────────────────────────────────────────────


def _pay(enter, desk, student, **facts):
    given = {"kind": "living", "since": "2026-03-01", "until": "2026-03-31", "amount": "3630000", "currency": "VND"}
    return enter(desk).post(reverse("people:student-stipend-add", args=[student.pk]), given | facts)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, ""),
        ({"since": "2026-02-28"}, "trước tháng nhập học"),
        ({"until": "2026-02-28"}, "từ ngày đầu trở đi"),
        ({"amount": "0"}, "lớn hơn 0"),
        ({"currency": "XYZ"}, "XYZ"),
    ],
)
def test_what_is_paid_is_for_days_of_study(enter, desk, facts, words):
    student = examples.studying()
    reply = _pay(enter, desk, student, **facts)
    assert reply.status_code == (422 if words else 302)
    assert words in reply.content.decode()
    assert Stipend.objects.count() == (0 if words else 1)


def test_a_month_is_not_paid_twice_and_a_higher_stipend_is_told(enter, desk):
    student = examples.studying()
    assert _pay(enter, desk, student, amount="3630001").status_code == 302
    reply = _pay(enter, desk, student, since="2026-03-31", until="2026-04-30")
    assert reply.status_code == 422
    assert "đã ghi rồi" in reply.content.decode()
    (found,) = [each for each in student_checks(fresh(student)) if each.code == "stipend"]
    assert (found.kind, found.source) == (Outcome.WARN, "TT 24/2018/TT-BTC")
    assert "3.630.001 đồng" in found.sentence


def test_nobody_leaves_before_the_months_that_were_paid(desk, settings):
    student = examples.studying()
    student.stipends.create(since=date(2026, 3, 1), until=date(2026, 6, 30), amount=1)
    with pytest.raises(ValidationError, match="sau tháng kết thúc học"):
        services.stop(student, on=clock.today(), reason="Về nước", by=desk)
    settings.HAIDANG_TODAY = date(2026, 6, 1)
    assert services.stop(student, on=date(2026, 6, 1), reason="Về nước", by=desk).stage == StudentStage.STOPPED


def test_the_result_of_a_year_is_owed_when_it_is_over_and_written_once(enter, desk, settings):
    student = examples.studying()
    assert due("student-result", date(2026, 7, 31)) == []
    (each,) = due("student-result", date(2026, 8, 1))
    assert (each.since, each.due_on) == (date(2026, 7, 31), date(2026, 9, 14))
    assert each.title.startswith(student.code)
    settings.HAIDANG_TODAY = date(2026, 8, 3)
    address = reverse("people:student-result-add", args=[student.pk])
    facts = {"year": "2025", "outcome": "passed", "average": "8.25"}
    assert enter(desk).post(address, facts).status_code == 302
    assert due("student-result", date(2026, 8, 3)) == []
    reply = enter(desk).post(address, facts)
    assert reply.status_code == 422
    assert "đã có kết quả" in reply.content.decode()


def test_a_stay_that_runs_out_is_owed_days_before(desk):
    examples.studying()
    last = clock.today() + timedelta(days=360)
    assert due("student-stay", last - timedelta(days=46)) == []
    (each,) = due("student-stay", last - timedelta(days=45))
    assert each.due_on == last
    assert each.agency_id


def test_letters_without_an_answer_are_asked_after(desk):
    row = examples.written()
    letter, last = row.letters.get(), clock.today() + timedelta(days=30)
    assert due("intake-letter", last) == []
    (each,) = due("intake-letter", last + timedelta(days=1))
    assert str(letter.partner) in each.title
    letter.answered_on = clock.today()
    letter.save()
    assert due("intake-letter", last + timedelta(days=1)) == []


def test_an_approved_plan_is_made_known_and_a_closed_one_is_decided(desk):
    row = examples.approved(opens_on=date(2026, 4, 1), closes_on=date(2026, 5, 29))
    (each,) = due("intake-announce")
    assert each.due_on == date(2026, 4, 1)
    ScholarshipIntake.objects.filter(pk=row.pk).update(stage=IntakeStage.ANNOUNCED)
    assert due("intake-select", date(2026, 5, 29)) == []
    (each,) = due("intake-select", date(2026, 5, 30))
    assert each.since == date(2026, 5, 29)
