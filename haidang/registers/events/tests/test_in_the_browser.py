"""A fair from its first line to its report, and the corner of the province abroad; at the desk and on a telephone."""

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse

from haidang.registers.events import examples_events as examples
from haidang.registers.events.event_choices import Stage
from haidang.registers.events.models import Event, PlaceReport
from haidang.registers.partners import examples as partners
from tests.browser import choice

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


def test_a_fair_is_written_allowed_held_and_reported(page, fit, live_server, officer):
    partners.country()
    come_in(page, live_server, officer)
    page.goto(live_server.url + reverse("events:event-list"))
    page.get_by_role("link", name="Thêm").first.click()
    page.get_by_label("Tên sự kiện").fill("Hội chợ hàng biển")
    page.get_by_label("Loại sự kiện").select_option("fair")
    page.get_by_label("Từ ngày", exact=True).fill("2026-02-26")
    page.get_by_label("Đến hết ngày").fill("2026-02-28")
    page.locator("select[name=country]").select_option(label="Nhật Bản")
    page.get_by_label("Phải xin phép").check()
    page.get_by_role("button", name="Lưu").click()
    page.get_by_text("chưa có văn bản cho phép").wait_for()
    fit(page)

    page.get_by_role("link", name="Ghi được phép").click()
    page.get_by_label("Văn bản: số, ký hiệu").fill("6001/UBND-VP")
    page.get_by_label("Ngày văn bản").fill("2026-01-20")
    page.get_by_label("Gửi hồ sơ xin phép ngày").fill("2026-01-12")
    page.get_by_role("button", name="Ghi được phép").click()
    page.get_by_text("Đã ghi được phép.").wait_for()

    page.get_by_role("link", name="Ghi đã tổ chức").click()
    page.get_by_label("Kết quả").fill("Ba khách mua hẹn gặp lại.")
    page.get_by_label("Lượt người dự").fill("900")
    page.get_by_label("Trong đó người nước ngoài").fill("901")
    page.get_by_role("button", name="Ghi đã tổ chức").click()
    page.get_by_text("không thể nhiều hơn").wait_for()
    fit(page, dark=False)
    page.get_by_label("Trong đó người nước ngoài").fill("31")
    page.get_by_role("button", name="Ghi đã tổ chức").click()
    page.get_by_text("Đã ghi sự kiện đã tổ chức.").wait_for()

    page.locator("a[href$='/van-kien/them/']").click()
    page.get_by_label("Bên ta").fill("Công ty mẫu")
    page.get_by_label("Bên đối tác").fill("Nhà nhập khẩu mẫu")
    page.get_by_label("Nội dung").fill("Cá chế biến")
    page.get_by_label("Ký ngày").fill("2026-02-27")
    page.get_by_label("Giá trị").fill("200.000")
    choice(page, "Loại tiền").fill("USD")
    page.get_by_role("option", name="USD").click()
    page.get_by_role("button", name="Lưu").click()
    page.get_by_text("phải có tỷ giá").first.wait_for()
    page.get_by_label("Tỷ giá ra đồng").fill("23.200")
    page.get_by_label("Tỷ giá ngày").fill("2026-02-27")
    page.get_by_role("button", name="Lưu").click()
    page.get_by_text("Tổng giá trị văn kiện đã ký:").wait_for()

    page.get_by_role("link", name="Ghi báo cáo kết quả").click()
    page.get_by_label("Văn bản: số, ký hiệu").fill("6002/SCT-BC")
    page.get_by_label("Ngày văn bản").fill("2026-03-02")
    page.get_by_role("button", name="Ghi báo cáo kết quả").click()
    page.get_by_text("đúng hạn.", exact=False).first.wait_for()
    fit(page, dark=False)
    assert Event.objects.get().stage == Stage.REPORTED


def test_the_corner_abroad_tells_of_its_period(page, fit, live_server, officer):
    place = examples.opened()
    come_in(page, live_server, officer)
    page.goto(live_server.url + place.get_absolute_url())
    page.get_by_role("link", name="Ghi báo cáo hoạt động").click()
    page.get_by_label("Lượt khách trong kỳ").fill("640")
    page.get_by_label("Hoạt động, kết quả").fill("Hai buổi chiếu phim.")
    page.get_by_role("button", name="Ghi báo cáo hoạt động").click()
    page.get_by_text("kỳ báo cáo tiếp theo: 01/07/2025").wait_for()
    fit(page)
    assert PlaceReport.objects.get().visitors == 640
