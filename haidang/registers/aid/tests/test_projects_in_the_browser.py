"""Fifty thousand dollars from a foundation: approved, begun, paid out up to the promise and not beyond, then summed."""

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse

from haidang.registers.aid import examples_projects as examples
from haidang.registers.aid.models import AidProject, Disbursement
from haidang.registers.aid.project_choices import ProjectStage

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


def test_an_aid_from_its_approval_to_the_sums_of_the_year(page, fit, live_server, cast, desk, officer):
    row = examples.appraised()
    address = live_server.url + row.get_absolute_url()

    come_in(page, live_server, cast["lanh-dao-ubnd"])
    page.goto(address)
    page.get_by_role("link", name="Ghi phê duyệt").click()
    page.get_by_label("Văn bản: số, ký hiệu").fill("512/QĐ-UBND")
    page.get_by_label("Ngày văn bản").fill("2026-03-02")
    fit(page, dark=False)
    page.get_by_role("button", name="Ghi phê duyệt").click()
    page.get_by_text("Đã ghi phê duyệt.").wait_for()

    come_in(page, live_server, officer)
    page.goto(address)
    page.get_by_role("link", name="Ghi bắt đầu thực hiện").click()
    page.get_by_role("button", name="Ghi bắt đầu thực hiện").click()
    page.locator('a[href$="/giai-ngan/them/"]').click()
    page.get_by_label("Ngày", exact=True).fill("2026-03-02")
    page.get_by_label("Số tiền (USD)").fill("50.000,01")
    page.get_by_label("Tỷ giá ra đồng").fill("25.400")
    page.get_by_role("button", name="Lưu").click()
    page.get_by_text("vượt cam kết 50.000,00 USD là 0,01 USD").wait_for()
    fit(page, dark=False)
    assert not Disbursement.objects.exists()
    page.get_by_label("Số tiền (USD)").fill("20.000")
    page.get_by_role("button", name="Lưu").click()
    page.get_by_text("đã giải ngân 20.000,00 USD trên 50.000,00 USD (40%)").wait_for()
    fit(page)
    assert AidProject.objects.get().stage == ProjectStage.RUNNING

    come_in(page, live_server, desk)
    page.goto(live_server.url + reverse("aid:sums"))
    page.locator("#bieu-do-vien-tro svg").wait_for()
    page.get_by_role("cell", name="508.000.000").first.wait_for()
    fit(page)
