"""What cannot be of a course: by its form, its verbs and the database."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from haidang.kit import clock
from haidang.registers.events import training_examples as examples
from haidang.registers.events import training_services as services
from haidang.registers.events.models import TrainingCourse
from haidang.registers.events.tests.told import enter_name, sentence
from haidang.registers.events.training_choices import CourseStage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast", "norms", "today")]


@pytest.mark.parametrize(
    "facts",
    [
        {"ends_on": date(2026, 1, 1)},
        {"register_by": date(2026, 4, 2)},
        {"seats": 0},
        {"organiser": None, "organiser_name": ""},
    ],
)
def test_the_database_knows_what_cannot_be(facts):
    with pytest.raises(IntegrityError), transaction.atomic():
        examples.draft_course(**facts)


def test_the_form_says_what_cannot_be(enter, desk):
    facts = {
        "title": "Lớp", "subject": "skills", "agency": desk.agency_id, "starts_on": "2026-04-02",
        "ends_on": "2026-04-01", "register_by": "2026-04-03", "seats": "0",
    }  # fmt: skip
    reply = enter(desk).post(reverse("events:course-add"), facts)
    told = reply.content.decode()
    assert reply.status_code == 422
    for words in ("Ngày bế giảng phải từ", "không thể sau ngày khai giảng", "Chưa ghi cơ quan tổ chức", "được mời"):
        assert words in told
    assert not TrainingCourse.objects.exists()


def test_a_course_is_not_opened_without_a_day_to_come(desk):
    with pytest.raises(ValidationError) as caught:
        services.open_course(examples.draft_course(register_by=None), by=desk)
    assert "chưa có hạn đăng ký" in sentence(caught)
    with pytest.raises(ValidationError) as caught:
        services.open_course(examples.draft_course(register_by=clock.today() - timedelta(days=1)), by=desk)
    assert "đã qua" in sentence(caught)
    assert services.open_course(examples.draft_course(register_by=clock.today()), by=desk).stage == CourseStage.OPEN


def test_a_list_is_not_closed_without_names_nor_sent_without_a_letter(desk, officer):
    course = examples.course()
    with pytest.raises(ValidationError) as caught:
        services.close(course, paper=examples.course_paper("danh sách"), by=desk)
    assert "Chưa ai đăng ký" in sentence(caught)
    enter_name(course, officer)
    with pytest.raises(ValidationError) as caught:
        services.close(course, by=desk)
    assert "Bộ Ngoại giao không có tài khoản" in sentence(caught)
    with pytest.raises(PermissionDenied):
        services.close(course, by=officer)
    early = examples.course_paper("danh sách", on=clock.today() - timedelta(days=1))
    with pytest.raises(ValidationError) as caught:
        services.close(course, paper=early, by=desk)
    assert "trước ngày mở đăng ký" in sentence(caught)


def test_a_course_of_the_province_itself_needs_no_letter(desk, officer):
    course = examples.course(organiser=desk.agency)
    enter_name(course, officer)
    assert services.close(course, by=desk).stage == CourseStage.CLOSED


def test_it_is_not_held_before_it_is_over_nor_by_nobody(desk, settings):
    course = examples.closed_course()
    went = list(course.enrolments.all())
    with pytest.raises(ValidationError) as caught:
        services.hold(course, went=went, results="Tốt", by=desk)
    assert "chưa đến" in sentence(caught)
    settings.HAIDANG_TODAY = course.ends_on
    with pytest.raises(ValidationError) as caught:
        services.hold(course, went=[], results="Tốt", by=desk)
    assert "Chưa chọn ai" in sentence(caught)


@pytest.mark.parametrize(("days", "words"), [(1, "chưa đến"), (-6, "trước ngày khai giảng")])
def test_a_certificate_is_of_a_day_after_the_course_began(days, words, officer):
    row = examples.attended()
    with pytest.raises(ValidationError) as caught:
        services.certify(row, certified_on=clock.today() + timedelta(days=days), by=officer)
    assert words in sentence(caught)
