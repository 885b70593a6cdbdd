"""A case by night duty on a telephone: taken down while the caller waits, what to say, the first step, the end."""

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse

from haidang.registers.partners.examples import country
from haidang.registers.people.citizen_choices import Stage
from haidang.registers.people.examples_citizens import NAME
from haidang.registers.people.models import CitizenCase

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


def test_a_case_by_night_duty_on_a_telephone(page, fit, live_server, desk):
    country("Lào", name_english="Laos", iso="LA")
    come_in(page, live_server, desk)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(live_server.url + reverse("people:case-list"))
    page.get_by_role("link", name="Ghi nhanh").click()

    # what to say stands there before anything is written, and follows what is chosen
    page.get_by_text("+84 981 84 84 84").wait_for()
    page.get_by_label("Việc gì").select_option("death")
    page.get_by_text("hỏa táng rồi đưa tro cốt về").locator("visible=true").wait_for()
    page.get_by_label("Việc gì").select_option("illness")
    page.get_by_text("tên bệnh viện, khoa, số hồ sơ").locator("visible=true").wait_for()
    fit(page)
    page.set_viewport_size({"width": 390, "height": 844})

    page.get_by_label("Họ tên người gặp nạn").fill(NAME)
    page.get_by_label("Điện thoại người gọi").fill("0900000000")
    page.get_by_label("Sự việc").fill("Ngã bệnh nặng ở Viêng Chăn, không có tiền viện phí.")
    page.get_by_label("Ở nước nào").select_option(label="Lào")
    page.get_by_role("button", name="Ghi vụ việc").click()

    page.get_by_role("heading", name="BHCD-2026-01").wait_for()
    page.get_by_text("Đọc cho người gọi").wait_for()
    assert NAME not in page.content()
    fit(page, dark=False)
    page.set_viewport_size({"width": 390, "height": 844})

    page.get_by_role("link", name="Ghi việc đã làm").click()
    page.get_by_label("Đã làm gì, biết thêm gì").fill(f"Đã gọi Đại sứ quán về {NAME}")
    page.get_by_role("button", name="Lưu").click()
    page.get_by_role("alert").get_by_text("nêu tên người được bảo hộ").wait_for()
    page.get_by_label("Đã làm gì, biết thêm gì").fill("Đã gọi Đại sứ quán, sáng mai cử người vào viện.")
    page.get_by_role("button", name="Lưu").click()
    page.get_by_role("cell", name="Gọi điện: Đã gọi Đại sứ quán, sáng mai cử người vào viện.", exact=True).wait_for()

    page.get_by_role("link", name="Kết thúc vụ việc").click()
    page.get_by_label("Kết thúc thế nào").select_option("home")
    page.get_by_label("Kết quả").fill("Người gặp nạn đã về nước, nhập viện tỉnh.")
    fit(page, dark=False)
    page.get_by_role("button", name="Kết thúc vụ việc").click()
    page.get_by_text("Đã kết thúc vụ việc.").wait_for()
    assert CitizenCase.objects.get().stage == Stage.CLOSED
