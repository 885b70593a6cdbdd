"""Somebody asks what is kept of them: the desk writes it down, finds them, opens the record, answers."""

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse

from haidang.office.privacy import examples
from haidang.office.privacy.choices import Stage
from haidang.office.privacy.models import Lookup, SubjectRequest

pytestmark = [
    pytest.mark.django_db(transaction=True), pytest.mark.browser, pytest.mark.usefixtures("cast", "norms", "today"),
]  # fmt: skip


def test_a_person_is_found_and_answered(page, fit, live_server, desk):
    examples.subjectrequest()
    client = Client()
    client.force_login(desk)
    name = django_settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])

    page.goto(live_server.url + reverse("privacy:overview"))
    page.get_by_text("1 yêu cầu chờ trả lời").wait_for()
    fit(page)
    page.get_by_role("link", name="Tra cứu một người").click()
    page.get_by_label("Họ và tên đầy đủ").fill("người mẫu năm")
    page.get_by_label("Lý do").fill("Người dân hỏi")
    page.get_by_role("button", name="Tìm", exact=True).click()
    page.get_by_role("heading", name="1 hồ sơ").wait_for()
    fit(page, dark=False)
    page.get_by_role("link", name="Yêu cầu số").click()
    page.get_by_text("đã che").first.wait_for()
    assert "Mẫu Năm" not in page.content()
    page.get_by_role("link", name="Ghi đã thực hiện").click()
    page.get_by_label("Đã làm gì").fill("Đã sửa số hộ chiếu trong sổ.")
    page.get_by_role("button", name="Ghi đã thực hiện").click()
    page.get_by_text("Đã ghi.").wait_for()
    fit(page, dark=False)
    assert SubjectRequest.objects.get().stage == Stage.DONE
    assert Lookup.objects.get().found == 1
