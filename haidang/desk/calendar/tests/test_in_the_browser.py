"""The calendar at the screen: fit for everybody, a telephone first, by the keyboard, on paper, without scripts."""

import io
from datetime import date

import icalendar
import pdfplumber
import pytest

from haidang.desk import happenings
from haidang.desk.calendar.tests.made import june, week
from haidang.desk.tests.test_in_the_browser import come_in
from haidang.office.directory import examples as directory
from haidang.office.norms.services import seed

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

#: The second is of a month in which nothing is.
PAGES = (
    "/lich/",
    "/lich/?ngay=2030-03-01",
    "/lich/?ngay=2020-04-30&kind=due",
    "/lich/tuan/",
    "/lich/nam/",
    "/lich/danh-sach/",
    "/lich/dia-chi/",
)


@pytest.fixture
def busy(cast, plan, ask, monkeypatch):
    """A week of everything, a day that is too full, deadlines, holidays, somebody wanted twice."""
    seed()
    ask(date(2020, 6, 19), "SCT", "SDL", "SNGV", "UBND")
    full = [june(24, title=f"Gặp gỡ đoàn số {number} (minh họa)") for number in range(9)]
    laid = [*week(directory.official().pk), *full]
    monkeypatch.setattr(happenings, "ROOMS", (*happenings.ROOMS, lambda user, since, until: laid))


def test_every_page_of_the_calendar_is_fit_for_everybody(page, fit, live_server, cast, busy):
    come_in(page.context, live_server, cast["so-ngoai-vu"])
    for path in PAGES:
        page.goto(live_server.url + path)
        fit(page)
        page.set_viewport_size({"width": 360, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") == 360, path


def test_a_telephone_shows_the_days_that_have_something_and_stays_a_table_for_who_listens(
    page, live_server, cast, busy
):
    come_in(page.context, live_server, cast["so-ngoai-vu"])
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(live_server.url + "/lich/")
    days = [day.inner_text().split("\n")[0] for day in page.locator(".hd-cal-day:visible").all()]
    assert "Thứ 2 15/6" in days[1]
    assert not [day for day in days if "9/6" in day.split(" ")[-1:] or "1/7" in day]
    assert page.get_by_role("table").get_by_role("cell", name="Đoàn đi Ansan").count() >= 5
    entry = page.locator(".hd-cal-entry").first
    assert entry.bounding_box()["height"] >= 44


def test_the_keyboard_goes_from_month_to_month_and_into_a_full_day(page, live_server, cast, busy):
    come_in(page.context, live_server, cast["so-ngoai-vu"])
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(live_server.url + "/lich/?kind=visit")
    page.get_by_role("link", name="Sau", exact=True).focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Lịch đối ngoại tháng 7/2020").wait_for()
    assert "kind=visit" in page.url
    page.keyboard.press("Tab")
    page.go_back()
    page.get_by_role("link", name="còn 5 việc").focus()
    page.keyboard.press("Enter")
    page.get_by_text("9 việc").first.wait_for()
    assert "ngay=2020-06-24" in page.url
    assert "kind=visit" in page.url


def test_the_week_is_printed_across_an_a4_and_the_year_on_one(page, live_server, cast, busy):
    come_in(page.context, live_server, cast["so-ngoai-vu"])
    page.goto(live_server.url + "/lich/tuan/")
    with pdfplumber.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as paper:
        first = paper.pages[0]
        assert (round(first.width), round(first.height)) == (842, 595)
        said = first.extract_text()
        assert len(paper.pages) <= 2
    assert "Lịch công tác đối ngoại tuần" in said
    assert "Tổng Lãnh sự" in said
    assert "Lọc, chọn ngày" not in said
    page.goto(live_server.url + "/lich/nam/")
    with pdfplumber.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as paper:
        assert len(paper.pages) == 1


def test_an_address_is_made_read_by_another_program_and_revoked_without_scripts(browser, live_server, cast, busy):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    come_in(context, live_server, cast["so-cong-thuong"])
    page.goto(live_server.url + "/lich/")
    page.get_by_role("link", name="Đưa vào lịch riêng").click()
    page.get_by_label("Dùng ở đâu").fill("Điện thoại")
    page.get_by_role("button", name="Tạo địa chỉ").click()
    address = page.get_by_label("Địa chỉ lịch").input_value()
    path = address[address.index("/lich/rieng/") :]
    stranger = browser.new_context()
    reply = stranger.request.get(live_server.url + path)
    events = icalendar.Calendar.from_ical(reply.body()).walk("VEVENT")
    assert "Tiếp đoàn thành phố kết nghĩa (minh họa)" in {str(event["summary"]) for event in events}
    again = stranger.request.get(live_server.url + path, headers={"If-None-Match": reply.headers["etag"]})
    assert again.status == 304
    page.get_by_role("button", name="Thu hồi địa chỉ Điện thoại").click()
    page.get_by_text("Đã thu hồi địa chỉ “Điện thoại”").wait_for()
    assert stranger.request.get(live_server.url + path).status == 404
    stranger.close()
    context.close()
