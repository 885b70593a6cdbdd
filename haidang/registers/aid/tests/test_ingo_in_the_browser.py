"""An organisation's year: asked about, answered, granted, its plan, its report, its renewal; by three people."""

from datetime import date

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse

from haidang.office.directory.models import Agency
from haidang.registers.aid.ingo_choices import RegistrationStage
from haidang.registers.aid.models import Ingo, IngoReport, Registration

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


def test_the_year_of_an_organisation(page, fit, live_server, settings, cast, desk, union):
    at = live_server.url

    # Monday 02/03: the union enters the organisation, and the question of Bộ Ngoại giao about it
    come_in(page, live_server, union)
    page.goto(at + reverse("aid:ingo-add"))
    page.get_by_label("Tên tổ chức").fill("Tổ chức Ánh sáng mẫu")
    page.get_by_label("Địa bàn trong tỉnh").fill("Xuyên Mộc")
    page.get_by_role("button", name="Lưu").click()
    page.get_by_text("chưa có giấy đăng ký nào trong sổ").wait_for()
    fit(page)
    row = Ingo.objects.get()
    assert row.agency == Agency.objects.get(code="LHHN")
    page.goto(f"{at}{reverse('aid:registration-add')}?ingo={row.pk}")
    page.get_by_label("Nhận văn bản hỏi ý kiến ngày").fill("2026-03-02")
    page.get_by_role("button", name="Lưu").click()
    page.get_by_text("UBND tỉnh trả lời trước hết ngày 16/03/2026").wait_for()
    fit(page, dark=False)
    paper = Registration.objects.get()

    # the desk writes down what UBND tỉnh answered
    come_in(page, live_server, desk)
    page.goto(at + paper.get_absolute_url())
    page.get_by_role("link", name="Ghi ý kiến của UBND tỉnh").click()
    page.get_by_label("Văn bản: số, ký hiệu").fill("1200/UBND-VP")
    page.get_by_label("Ngày văn bản").fill("2026-03-02")
    fit(page, dark=False)
    page.get_by_role("button", name="Ghi ý kiến của UBND tỉnh").click()
    page.get_by_text("Đã ghi ý kiến của UBND tỉnh.").wait_for()

    # the paper comes; one that holds too long is refused with its rule
    come_in(page, live_server, union)
    page.goto(at + paper.get_absolute_url())
    page.get_by_role("link", name="Ghi được cấp giấy").click()
    page.get_by_label("Số giấy đăng ký").fill("21/CNV-HĐ")
    page.get_by_label("Cấp ngày").fill("2026-03-02")
    page.get_by_label("Có giá trị đến hết ngày").fill("2029-03-03")
    page.get_by_role("button", name="Ghi được cấp giấy").click()
    page.get_by_text("dài hơn 3 năm").wait_for()
    page.get_by_label("Có giá trị đến hết ngày").fill("2027-03-02")
    page.get_by_role("button", name="Ghi được cấp giấy").click()
    page.get_by_text("Đã ghi giấy được cấp.").wait_for()
    page.get_by_text("kế hoạch hoạt động trước hết ngày").wait_for()
    fit(page, dark=False)
    assert Registration.objects.get().stage == RegistrationStage.GRANTED

    # December: its report is asked for, and comes
    settings.HAIDANG_TODAY = date(2026, 12, 16)
    page.goto(f"{at}{reverse('aid:ingoreport-add')}?ingo={row.pk}")
    page.get_by_label("Năm báo cáo").fill("2026")
    page.get_by_label("Nhận ngày").fill("2026-12-16")
    page.get_by_label("Giá trị đã giải ngân").fill("48.000")
    page.get_by_role("button", name="Lưu").click()
    page.get_by_role("heading", name="Tổ chức Ánh sáng mẫu: năm 2026").wait_for()
    assert IngoReport.objects.get().amount == 48000

    # and the desk tells of all of them
    come_in(page, live_server, desk)
    page.goto(at + reverse("aid:ingoyear-add"))
    page.get_by_label("Năm", exact=True).fill("2026")
    page.get_by_role("button", name="Lưu").click()
    page.get_by_text("nhận ngày 16/12/2026").wait_for()
    fit(page, dark=False)

    # January: sixty days before the end have come; the list tells who runs out
    settings.HAIDANG_TODAY = date(2027, 1, 4)
    come_in(page, live_server, union)
    page.goto(f"{at}{reverse('aid:ingo-list')}?standing=ending")
    page.get_by_role("link", name="Tổ chức Ánh sáng mẫu").first.wait_for()
    fit(page, dark=False)
    page.goto(at + paper.get_absolute_url())
    page.get_by_text("Đã quá ngày 01/01/2027").wait_for()
