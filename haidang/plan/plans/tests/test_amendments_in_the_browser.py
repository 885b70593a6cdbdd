"""An amendment at the screen: drafted, compared word by word, put in force; the day before shows the old words."""

from datetime import date

import pytest
from playwright.sync_api import expect

from haidang.plan.plans import services
from haidang.plan.plans.models import Amendment, Task
from haidang.plan.plans.tests.test_pages_in_the_browser import come_in, looked_at
from tests.browser import WIDTHS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def the_day(settings):
    settings.HAIDANG_TODAY = date(2020, 6, 20)


def test_an_amendment_is_drafted_compared_and_put_in_force(page, axe, live_server, cast, accepted, tasks):
    come_in(page.context, live_server, cast["so-ngoai-vu"])
    page.goto(f"{live_server.url}/ke-hoach/{accepted.pk}/")
    page.get_by_role("link", name="Điều chỉnh").click()
    looked_at(page, axe)
    page.get_by_label("Số, ký hiệu quyết định").fill("1500/QĐ-UBND")
    page.get_by_label("Ngày quyết định").fill("2020-06-12")
    page.get_by_label("Có hiệu lực từ ngày").fill("2020-06-15")
    page.get_by_role("button", name="Bắt đầu soạn").click()

    page.get_by_label("Thay đổi", exact=True).select_option("content")
    page.get_by_label("Nhiệm vụ", exact=True).select_option(str(tasks["1.1"].pk))
    page.get_by_role("button", name="Thêm thay đổi").click()
    looked_at(page, axe)
    page.get_by_label("Nội dung", exact=True).fill("Lập hồ sơ giới thiệu năng lực các bến cảng bằng ba thứ tiếng")
    page.get_by_role("button", name="Thêm vào bản soạn").click()
    page.get_by_label("Thay đổi", exact=True).select_option("due")
    page.get_by_label("Nhiệm vụ", exact=True).select_option(str(tasks["1.1"].pk))
    page.get_by_role("button", name="Thêm thay đổi").click()
    page.get_by_label("Thời hạn mới").fill("2020-08-15")
    page.get_by_role("button", name="Thêm vào bản soạn").click()
    page.get_by_label("Thay đổi", exact=True).select_option("merge")
    page.get_by_label("Nhiệm vụ", exact=True).select_option(str(tasks["2.2"].pk))
    page.get_by_role("button", name="Thêm thay đổi").click()
    page.get_by_label("2.3 Cử đội văn nghệ").check()
    page.get_by_role("button", name="Thêm vào bản soạn").click()

    gone = [" ".join(each.split()) for each in page.locator(".hd-diff-title del").all_inner_texts()]
    assert "bỏ: hai" in gone
    assert page.locator(".hd-diff-title ins").first.inner_text().split()[-1] == "ba"
    for width in WIDTHS.values():
        page.set_viewport_size(dict(zip(("width", "height"), width, strict=True)))
        looked_at(page, axe)
    page.get_by_role("button", name="Đưa vào thực hiện").click()
    expect(page.get_by_text("Đã đưa điều chỉnh vào thực hiện")).to_be_visible()
    looked_at(page, axe)

    page.goto(f"{live_server.url}/ke-hoach/{accepted.pk}/tai-ngay/")
    assert page.get_by_text("bằng ba thứ tiếng").is_visible()
    page.get_by_label("Tại ngày").fill("2020-06-14")
    page.get_by_role("button", name="Xem", exact=True).click()
    expect(page.get_by_text("bằng hai thứ tiếng")).to_be_visible()
    assert page.get_by_text("30/4/2020").first.is_visible()
    assert page.get_by_role("link", name="Cử đội văn nghệ").is_visible()
    for width in WIDTHS.values():
        page.set_viewport_size(dict(zip(("width", "height"), width, strict=True)))
        looked_at(page, axe)


def test_what_amendments_did_is_fit_for_everybody(page, fit, live_server, cast, accepted, tasks, desk):
    draft = services.draft_amendment(
        accepted, by=desk, decision=services.Decision("1500/QĐ-UBND", date(2020, 6, 12)), in_force_on=date(2020, 6, 15)
    )
    services.add_change(draft, "merge", by=desk, task=tasks["2.2"], others=[tasks["2.3"]], title="Hai việc làm một")
    services.add_change(draft, "postpone", by=desk, task=tasks["3.1"], to_year=2021, reason="Không mở được lớp.")
    services.add_change(draft, "due", by=desk, task=tasks["1.1"], due_on=date(2020, 8, 15))
    come_in(page.context, live_server, desk)
    page.goto(live_server.url + draft.get_absolute_url())
    fit(page)
    page.get_by_role("button", name="Đưa vào thực hiện").click()
    assert Amendment.objects.in_force().get() == draft
    shown = [f"/ke-hoach/nhiem-vu/{tasks[label].pk}/" for label in ("1.1", "2.2", "2.3", "3.1")]
    plan = f"/ke-hoach/{accepted.pk}/"
    for path in (
        *shown,
        plan + "dieu-chinh/",
        plan + "tai-ngay/?ngay=2020-06-16&so-voi=goc",
        plan + "tai-ngay/?ngay=x",
    ):
        page.goto(live_server.url + path)
        fit(page)
    assert Task.objects.gathered_in(tasks["2.2"]).count() == 2
