"""The ladder at the screen: the desk sees who gets what, sends it and finds it in the book; fit for everybody."""

from datetime import date

import pytest
from playwright.sync_api import expect

from haidang.desk.tests.test_in_the_browser import come_in
from haidang.office.documents.models import Document
from haidang.office.norms.services import seed
from haidang.plan.urging.models import Urging

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = (
    "/don-doc/hom-nay/",
    "/don-doc/hom-nay/?moc=T%2B1",
    "/don-doc/con-cho/",
    "/don-doc/cong-van/",
    "/don-doc/bao-cao-ubnd/",
    "/don-doc/so/",
)


@pytest.fixture
def late(cast, ask):
    """Something on every rung, and an agency that nobody answers for."""
    seed()
    cast["so-du-lich"].is_active = False
    cast["so-du-lich"].save()
    for day in (date(2020, 6, 24), date(2020, 6, 18), date(2020, 6, 12), date(2020, 6, 4), date(2020, 5, 25)):
        ask(day, "SCT", "SDL", "SNGV", issued_on=date(2020, 4, 1))


def test_the_desk_sees_the_rungs_before_they_are_sent_sends_them_and_finds_them_in_the_book(
    page, live_server, cast, late
):
    come_in(page.context, live_server, cast["so-ngoai-vu"])
    page.goto(live_server.url + "/don-doc/hom-nay/")
    assert page.locator("h2", has_text="T+7: Công văn đôn đốc").count() == 1
    line = page.locator(".hd-rung", has_text="Giám đốc Sở Công Thương").first
    assert "lãnh đạo cơ quan" in line.inner_text()
    assert page.get_by_text("Không có ai nhận").count() > 0
    page.get_by_role("button", name="Gửi 15 mốc đôn đốc").click()
    page.get_by_text("Đã gửi 15 mốc đôn đốc.").wait_for()
    assert "/don-doc/so/" in page.url
    assert page.locator("tbody tr").count() > 15
    page.goto(live_server.url + "/don-doc/hom-nay/")
    page.get_by_text("Hôm nay không có mốc nào phải gửi").wait_for()


def test_without_scripts_a_thing_is_held_back_on_a_telephone(browser, live_server, cast, late):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    come_in(context, live_server, cast["so-ngoai-vu"])
    page.goto(live_server.url + "/don-doc/hom-nay/")
    page.get_by_role("link", name="Giữ lại").first.click()
    page.get_by_label("Vì sao chưa đôn đốc").fill("Đã hẹn thứ Tư.")
    page.get_by_role("button", name="Giữ lại").click()
    expect(page.get_by_text("Đã hẹn thứ Tư.")).to_have_count(1)
    page.get_by_role("button", name="Bỏ giữ").click()
    expect(page.get_by_text("Không có việc nào đang được giữ lại.")).to_have_count(1)
    context.close()


@pytest.mark.parametrize("sent", [False, True], ids=["before", "after"])
def test_every_page_of_the_ladder_is_fit_for_everybody(page, fit, live_server, cast, late, sent):
    come_in(page.context, live_server, cast["so-ngoai-vu"])
    key = f"answer:{Document.objects.latest('pk').pk}:{cast['so-cong-thuong'].agency_id}"
    if sent:
        page.goto(live_server.url + "/don-doc/hom-nay/")
        page.get_by_role("button", name="Gửi 15 mốc đôn đốc").click()
    own = [f"/don-doc/giu-lai/?viec={key}", f"/don-doc/truc-tiep/?viec={key}"]
    own += [Urging.objects.latest("pk").get_absolute_url()] if sent else []
    own += [f"/don-doc/cong-van/{cast['so-cong-thuong'].agency_id}/da-phat-hanh/"] if sent else []
    for path in (*PAGES, *own):
        page.goto(live_server.url + path)
        fit(page)
