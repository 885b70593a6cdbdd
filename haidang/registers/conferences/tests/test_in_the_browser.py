"""A conference 29 days ahead: refused with its rule, let pass with a reason, filed and allowed; by three people."""

from datetime import timedelta

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse

from haidang.kit import clock
from haidang.registers.conferences import examples
from haidang.registers.conferences.choices import Stage
from haidang.registers.conferences.models import Conference

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


def test_a_conference_29_days_ahead_is_refused_then_let_pass_then_allowed(page, fit, live_server, cast, desk, officer):
    row = examples.ready(starts_on=clock.today() + timedelta(days=29))
    address = live_server.url + row.get_absolute_url()

    come_in(page, live_server, officer)
    page.goto(address)
    page.get_by_text("phải trước ít nhất 30 ngày").wait_for()
    fit(page)
    page.get_by_role("link", name="Gửi hồ sơ xin phép").click()
    page.get_by_label("Công văn xin phép: số, ký hiệu").fill("3001/SCT-QLTM")
    page.get_by_label("Ngày công văn").fill("2026-03-02")
    page.get_by_role("button", name="Ghi", exact=True).click()
    page.get_by_role("alert").get_by_text("QĐ 06/2020/QĐ-TTg").wait_for()
    fit(page, dark=False)
    assert Conference.objects.get().stage == Stage.DRAFT

    come_in(page, live_server, desk)
    page.goto(address)
    page.get_by_role("link", name="Cho qua một quy định").click()
    page.get_by_label("Lý do, người cho ý kiến").fill("Chủ tịch UBND tỉnh đồng ý tại cuộc họp ngày 02/3.")
    page.get_by_role("button", name="Ghi", exact=True).click()
    page.get_by_text("cơ quan gửi được hồ sơ").wait_for()

    come_in(page, live_server, officer)
    page.goto(address)
    page.get_by_role("link", name="Gửi hồ sơ xin phép").click()
    page.get_by_label("Công văn xin phép: số, ký hiệu").fill("3001/SCT-QLTM")
    page.get_by_label("Ngày công văn").fill("2026-03-02")
    page.get_by_role("button", name="Ghi", exact=True).click()
    page.get_by_text("Đã gửi hồ sơ xin phép.").wait_for()

    come_in(page, live_server, cast["lanh-dao-ubnd"])
    page.goto(address)
    page.get_by_role("link", name="Ghi cho phép", exact=True).click()
    page.get_by_label("Văn bản trả lời: số, ký hiệu").fill("4100/UBND-VP")
    page.get_by_label("Ngày văn bản").fill("2026-03-02")
    page.get_by_role("button", name="Ghi", exact=True).click()
    page.get_by_text("Đã ghi cho phép.").wait_for()
    page.get_by_text("Chủ tịch UBND tỉnh đồng ý tại cuộc họp").first.wait_for()
    fit(page, dark=False)
    assert Conference.objects.get().stage == Stage.ALLOWED


def test_the_list_of_a_year_is_fit_for_everybody(page, fit, live_server, desk):
    examples.held()
    come_in(page, live_server, desk)
    assert page.goto(live_server.url + reverse("conferences:yearly", args=[2026])).status == 200
    fit(page)
