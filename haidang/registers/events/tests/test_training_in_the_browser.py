"""A course of the ministry: two are entered for one seat, the keeper closes the list; then the sums of investors."""

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse

from haidang.registers.events import investment_examples, training_examples
from haidang.registers.events.models import Enrolment, TrainingCourse
from haidang.registers.events.training_choices import CourseStage, EnrolmentStage

pytestmark = [
    pytest.mark.django_db(transaction=True), pytest.mark.browser, pytest.mark.usefixtures("cast", "norms", "today"),
]  # fmt: skip


def come_in(page, live_server, user):
    """Somebody is signed in in this browser."""
    client = Client()
    client.force_login(user)
    name = django_settings.SESSION_COOKIE_NAME
    page.context.clear_cookies()
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])


def test_two_are_entered_for_one_seat_and_the_list_is_closed(page, fit, live_server, desk, officer):
    course = training_examples.course(seats=1, invited=[officer.agency])
    address = live_server.url + course.get_absolute_url()

    come_in(page, live_server, officer)
    for name in ("Người mẫu L", "Người mẫu M"):
        page.goto(address)
        page.get_by_role("link", name="Đăng ký người dự").click()
        page.get_by_label("Họ và tên").fill(name)
        page.get_by_role("button", name="Lưu").click()
        page.get_by_role("heading", name=name).wait_for()
    page.get_by_text("Danh sách chờ").first.wait_for()
    fit(page)
    assert set(Enrolment.objects.values_list("name", "stage")) == {
        ("Người mẫu L", EnrolmentStage.SEAT), ("Người mẫu M", EnrolmentStage.WAITING)
    }  # fmt: skip

    come_in(page, live_server, desk)
    page.goto(address)
    page.get_by_text("1 người trong danh sách chờ").wait_for()
    fit(page)
    page.get_by_role("link", name="Chốt danh sách").click()
    page.get_by_label("Văn bản: số, ký hiệu").fill("90/SNgV-VP")
    page.get_by_label("Ngày văn bản").fill("2026-03-02")
    page.get_by_role("button", name="Chốt danh sách").click()
    page.get_by_text("Đã chốt danh sách.").wait_for()
    fit(page, dark=False)
    assert TrainingCourse.objects.get().stage == CourseStage.CLOSED


def test_the_sums_of_investors_are_fit_for_everybody(page, fit, live_server, officer):
    investment_examples.investor()
    investment_examples.investment(sector="tourism")
    come_in(page, live_server, officer)
    page.goto(live_server.url + reverse("events:investment-sums"))
    page.locator("#bieu-do svg").wait_for()
    fit(page)
