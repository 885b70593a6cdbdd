"""The desk at the screen: fit for everybody, a telephone first, light and dark, on paper, without scripts."""

import io
from datetime import date

import pdfplumber
import pytest
from django.conf import settings as django_settings
from django.test import Client

from haidang.office.norms.services import seed
from haidang.plan.difficulties import examples as difficulties
from haidang.plan.money import examples as money

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = {
    "so-ngoai-vu": (
        "/viec-cua-toi/",
        "/ban-dieu-hanh/",
        "/ban-dieu-hanh/moi-den/",
        "/ban-dieu-hanh/danh-sach/",
        "/ban-dieu-hanh/danh-sach/?when=sau-do&kind=book",
        "/ban-dieu-hanh/im-lang/",
        "/ban-dieu-hanh/thu-hom-nay/",
        "/ban-dieu-hanh/thu-hom-nay/?xem=khong-toi",
        "/lanh-dao/",
        "/lanh-dao/nhiem-vu/",
        "/lanh-dao/ke-hoach/",
        "/lanh-dao/cho-quyet-dinh/",
    ),
    "so-cong-thuong": ("/viec-cua-toi/",),
    "bo-chi-huy-quan-su": ("/viec-cua-toi/?cua=dong-nghiep",),
    "lanh-dao-ubnd": ("/viec-cua-toi/", "/lanh-dao/", "/lanh-dao/cho-quyet-dinh/"),
}


def come_in(context, live_server, user):
    """Somebody is signed in in this browser."""
    client = Client()
    client.force_login(user)
    name = django_settings.SESSION_COOKIE_NAME
    context.clear_cookies()
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])


@pytest.fixture
def busy(plan, ask):
    """A desk with something of every nearness, and something to decide."""
    for day in (date(2020, 5, 29), date(2020, 6, 15), date(2020, 6, 19), date(2020, 7, 1)):
        ask(day, "SCT", "SDL", "SNGV", "UBND")


def test_every_page_of_the_desk_is_fit_for_everybody(page, fit, live_server, cast, busy):
    for who, paths in PAGES.items():
        come_in(page.context, live_server, cast[who])
        for path in paths:
            page.goto(live_server.url + path)
            fit(page)


def test_after_the_door_an_officer_is_one_touch_from_the_first_thing_to_do(browser, live_server, cast, busy):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    come_in(context, live_server, cast["so-cong-thuong"])
    page.goto(live_server.url)
    first = page.locator(".hd-owed-row").first
    # the task that the plan wanted by 30 April, then the paper that was to be answered by 29 May
    assert "Quá hạn 46 ngày" in first.inner_text()
    assert first.bounding_box()["height"] >= 44
    assert first.bounding_box()["y"] < 844
    page.locator(".hd-owed-row", has_text="Quá hạn 17 ngày").first.click()
    assert "/van-ban/" in page.url
    context.close()


def test_the_leaders_page_is_one_sheet_of_paper(page, live_server, cast, busy):
    seed()
    for made in (difficulties.submitted, difficulties.extension, money.appraised):
        made()
    come_in(page.context, live_server, cast["lanh-dao-ubnd"])
    page.goto(live_server.url + "/lanh-dao/")
    with pdfplumber.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as printed:
        sheets = [sheet.extract_text() for sheet in printed.pages]
    assert len(sheets) == 1
    assert "Sở Công Thương" in sheets[0]
    assert "Chờ tôi quyết định 3" in sheets[0]


def test_a_leader_decides_on_the_page_with_scripts_blocked(browser, live_server, cast, busy):
    seed()
    row = difficulties.submitted()
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    come_in(context, live_server, cast["lanh-dao-ubnd"])
    page.goto(live_server.url + "/lanh-dao/")
    one = page.locator(f"#cho-difficulty-{row.pk}")
    one.locator("summary").click()
    one.get_by_label("Ý kiến", exact=True).select_option("agreed")
    one.get_by_label("Nội dung ý kiến").fill("Giao Văn phòng UBND tỉnh có văn bản.")
    one.get_by_label("Cơ quan thực hiện trước ngày").fill("2020-06-01")
    one.get_by_role("button", name="Cho ý kiến").click()
    assert "Ngày thực hiện đã qua" in one.inner_text()
    assert one.get_by_label("Nội dung ý kiến").input_value() == "Giao Văn phòng UBND tỉnh có văn bản."
    one.get_by_label("Cơ quan thực hiện trước ngày").fill("2020-06-30")
    one.get_by_role("button", name="Cho ý kiến").click()
    assert "Đã ghi quyết định" in page.locator("main").inner_text()
    assert page.locator(f"#cho-difficulty-{row.pk}").count() == 0
    context.close()


def test_the_desk_previews_the_mails_of_the_day_and_copies_three_lines(page, axe, live_server, cast, busy):
    page.set_viewport_size({"width": 390, "height": 844})
    come_in(page.context, live_server, cast["so-ngoai-vu"])
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=live_server.url)
    page.goto(live_server.url + "/ban-dieu-hanh/")
    page.get_by_role("link", name="Thư hôm nay").click()
    page.get_by_role("button", name="Chép").click()
    page.get_by_role("button", name="Đã chép").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert len(copied.splitlines()) == 3
    assert copied.startswith("[Tiến độ kế hoạch, 15/6/2020]")
    page.get_by_role("link", name="Xem thư của Đầu mối Sở Công Thương").click()
    assert "Kính gửi Đầu mối Sở Công Thương" in page.locator(".hd-letter").inner_text()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
