"""A report at the screen: asked for, composed, edited, signed and frozen; a record changes, and it shows."""

import pytest
from django.urls import reverse

from haidang.kit.jobs.worker import do_what_waits
from haidang.plan.followup.models import Update
from haidang.plan.followup.tests.test_in_the_browser import come_in
from haidang.registers.delegations.models import Delegation
from haidang.reports.choices import Stage
from haidang.reports.models import Report
from tests.browser import WIDTHS

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def test_a_report_is_built_edited_frozen_and_its_differences_are_read(
    page, axe, live_server, year, desk, colleague, tmp_path
):
    page.emulate_media(reduced_motion="reduce")
    come_in(page, live_server, desk)
    page.goto(live_server.url + reverse("reports:report-list"))
    page.get_by_role("link", name="Lập báo cáo").click()
    page.get_by_label("Loại báo cáo").select_option("year")
    assert axe(page) == []
    page.get_by_role("button", name="Tổng hợp báo cáo").click()
    page.get_by_text("Có thể rời trang này").wait_for()
    do_what_waits()
    page.reload()
    page.get_by_role("heading", name="II. Kết quả thực hiện").wait_for()
    assert axe(page) == []
    passage = page.locator(".rp-passage", has_text="14 bến")
    passage.get_by_role("link", name="Sửa, xem nguồn").click()
    page.get_by_role("link", name="Sở Công Thương: cập nhật").wait_for()
    assert axe(page) == []
    page.get_by_label("Lời của đoạn").first.fill("Sở Công Thương thu thập xong số liệu của 14 bến cảng.")
    page.get_by_role("button", name="Lưu đoạn").click()
    page.get_by_text("Đã sửa lời").wait_for()
    page.get_by_role("button", name="Gửi soát").click()
    come_in(page, live_server, colleague)
    page.goto(live_server.url + Report.objects.get().get_absolute_url())
    page.get_by_text("Ghi đã ký và khóa").first.click()
    page.get_by_role("button", name="Ghi đã ký và khóa").click()
    page.get_by_text("nguyên vẹn").wait_for()
    assert axe(page) == []
    report = Report.objects.get()
    assert report.stage == Stage.SIGNED
    Update.objects.filter(done__contains="14 bến").update(done="Đã thu thập số liệu của 16 bến.")
    Delegation.objects.filter(starts_on__year=2020, starts_on__month=5).delete()
    page.get_by_role("link", name="Nay khác gì").click()
    page.get_by_text("Có 1 đoàn ra").first.wait_for()
    # in its sentence, and in the line of its task in the annex
    assert page.get_by_text("16 bến").count() == 2
    assert axe(page) == []
    page.set_viewport_size(dict(zip(("width", "height"), WIDTHS["telephone"], strict=True)))
    for name in ("report", "report-differences", "report-sources"):
        page.goto(live_server.url + reverse(f"reports:{name}", args=[report.pk]))
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
