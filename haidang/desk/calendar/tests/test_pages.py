"""The pages of the calendar with a person at the door; the week as a file of Word."""

import io
import re
from datetime import date, time

import docx
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx.enum.section import WD_ORIENT

from haidang.desk.calendar.tests.made import june, thing, week
from haidang.office.directory import examples as directory
from haidang.office.norms.models import CalendarDay
from haidang.office.norms.services import seed
from haidang.papers.writer.tests.said import text_of
from haidang.papers.writer.typography import plain
from haidang.registers.partners import examples as partners

pytestmark = pytest.mark.django_db

MONTH, WEEK, YEAR, LIST, PAPER = "/lich/", "/lich/tuan/", "/lich/nam/", "/lich/danh-sach/", "/lich/tuan.docx"
PAGES = (MONTH, WEEK, YEAR, LIST)


def text(reply):
    assert reply.status_code == 200
    return " ".join(reply.content.decode().split())


def words(reply):
    return " ".join(re.sub(r"<[^>]+>", " ", text(reply).partition("<main")[2]).split())


@pytest.mark.parametrize("path", PAGES)
def test_a_thing_is_on_every_page_of_its_day_and_on_no_other(enter, officer, lie, path):
    lie(june(16, at=time(8)))
    client = enter(officer)
    mine = "16/6: 1 việc" if path == YEAR else "Tiếp đoàn thành phố kết nghĩa"
    assert mine in text(client.get(path))
    for day in ("2019-06-16", "2021-06-16"):
        assert mine not in text(client.get(path, {"ngay": day}))


def test_the_week_says_who_receives_whom_where_with_whom(enter, officer, lie):
    lie(*week())
    said = words(enter(officer).get(WEEK))
    parts = (
        "08:00", "Chủ tịch UBND tỉnh", "Tổng Lãnh sự", "Trụ sở UBND tỉnh", "Phòng Hợp tác quốc tế", "72A-000.00",
        "Dự kiến", "Đã hủy", "Thỏa thuận hết hiệu lực",
    )  # fmt: skip
    assert [part for part in parts if part not in said] == []
    assert "10/UBND" not in said


def test_a_deadline_that_is_past_and_still_waited_for_is_said_to_be(enter, officer, lie):
    lie(*week())
    assert "10/UBND (minh họa) Quá hạn" in words(enter(officer).get(LIST, {"ngay": "2020-06-01"}))
    assert "Quá hạn" not in words(enter(officer).get(LIST, {"ngay": "2020-06-15"}))


def test_who_is_wanted_twice_is_named_on_the_page_also_when_one_of_both_is_narrowed_away(enter, officer, lie):
    leader = directory.official()
    lie(
        june(
            15,
            at=time(8),
            place="A",
            title="Một",
            agency_ids=frozenset({officer.agency_id}),
            official_ids=frozenset({leader.pk}),
        ),
        june(15, at=time(9), place="B", title="Hai", official_ids=frozenset({leader.pk})),
    )
    client = enter(officer)
    sentence = f"15/06/2020, {leader.name} phải có mặt ở hai nơi cùng lúc: Một 08:00 A Hai 09:00 B"
    for path in PAGES:
        assert sentence in words(client.get(path)), path
    assert sentence in words(client.get(WEEK, {"agency": officer.agency_id}))
    assert "Trùng lịch" not in words(client.get(WEEK, {"kind": "delegation"}))


def test_filters_stay_in_every_address_of_the_calendar(enter, desk, lie):
    partner = partners.partner()
    lie(june(16, title="Của đối tác", partner_ids=frozenset({partner.pk})), june(16, title="Của người khác"))
    client = enter(desk)
    page = text(client.get(MONTH, {"partner": partner.pk, "kind": "visit", "ngay": "2020-06-16"}))
    assert "Của đối tác" in page
    assert "Của người khác" not in page
    assert f'<option value="{partner.pk}" selected>' in page
    addresses = re.findall(r'href="(/lich/[^"]*\?[^"]*)"', page.replace("&amp;", "&"))
    assert len(addresses) > 10
    kept = f"kind=visit&partner={partner.pk}"
    # all but the one that lets go
    assert [each for each in addresses if kept not in each] == ["/lich/?ngay=2020-06-16"]


NONSENSE = (
    {"ngay": "x"},
    {"ngay": "9999-12-31"},
    {"agency": "-1", "partner": "²", "kind": "x" * 99},
    {"agency": "9" * 30},
    {"trang": "x", "khoang": "9999999"},
)


def test_what_nobody_offers_narrows_to_nothing_and_breaks_nothing(enter, officer, lie):
    lie(june(16))
    client = enter(officer)
    for path in (*PAGES, PAPER):
        for asked in NONSENSE:
            assert client.get(path, asked).status_code == 200, (path, asked)


def test_holidays_and_make_up_days_are_said_in_words(enter, officer):
    seed()
    CalendarDay.objects.create(day="2020-04-25", kind="worked", name="bù ngày 1/5 (minh họa)")
    said = words(enter(officer).get(MONTH, {"ngay": "2020-04-15"}))
    assert "Nghỉ: " in said
    assert "Làm bù: bù ngày 1/5 (minh họa)" in said
    assert "Làm bù: bù ngày 1/5 (minh họa)" in words(enter(officer).get(WEEK, {"ngay": "2020-04-25"}))


def test_a_full_day_shows_some_and_the_number_of_the_others_opens_its_list(enter, officer, lie):
    lie(*(june(16, title=f"Việc {number:02}") for number in range(9)))
    client = enter(officer)
    page = text(client.get(MONTH))
    assert "còn 5 việc" in page
    assert "Việc 04" not in page
    assert "9 việc" in text(client.get(LIST, {"ngay": "2020-06-16", "khoang": "1"}))


def test_the_plan_and_its_papers_are_in_the_calendar_of_who_may_see_them(enter, cast, officer, plan, ask):
    ask(date(2020, 6, 19), "SCT")
    ask(date(2020, 6, 18), "SDL")
    mine = words(enter(officer).get(MONTH))
    assert mine.count("Trả lời văn bản") == 1
    assert "Hạn gửi báo cáo tháng" in mine or "Hạn gửi báo cáo" not in words(enter(officer).get(LIST))
    # the task of the examples that was to be done by 30/4 is still waited for
    april = words(enter(officer).get(LIST, {"ngay": "2020-04-30", "khoang": "1"}))
    assert "Hoàn thành nhiệm vụ" in april
    assert "Quá hạn" in april
    assert words(enter(cast["so-ngoai-vu"]).get(MONTH)).count("Trả lời văn bản") == 2


def test_the_period_of_a_plan_stands_on_the_day_by_which_it_is_sent(enter, officer, plan):
    seed()
    assert "Hạn gửi báo cáo tháng 6/2020" in words(enter(officer).get(LIST, {"khoang": "30"}))
    assert "Hạn gửi báo cáo" not in words(enter(officer).get(LIST, {"ngay": "2025-06-15"}))


def test_the_week_in_word_is_vietnamese_and_says_what_the_page_says(enter, officer, lie):
    leader = directory.official()
    lie(*week(leader.pk))
    client = enter(officer)
    client.cookies["django_language"] = "en"
    reply = client.get(PAPER)
    assert "lich-doi-ngoai-tuan-2020-06-15.docx" in reply["Content-Disposition"]
    paper = docx.Document(io.BytesIO(reply.content))
    assert paper.sections[0].orientation == WD_ORIENT.LANDSCAPE
    grid = paper.tables[-1]
    rows = [[plain(cell.text) for cell in row.cells] for row in grid.rows]
    assert rows[0] == ["Thứ, ngày", "Giờ", "Nội dung", "Chủ trì, khách", "Địa điểm", "Phiên dịch", "Xe"]
    assert rows[1] == [
        "Thứ Hai\n15/6/2020", "08:00", "Tiếp đoàn thành phố kết nghĩa (minh họa)",
        "Chủ tịch UBND tỉnh\nTổng Lãnh sự (minh họa), 6 người", "Trụ sở UBND tỉnh", "Phòng Hợp tác quốc tế",
        "72A-000.00",
    ]  # fmt: skip
    # a day of two things is named once
    assert rows[2][0] == rows[1][0]
    assert rows[-1][0] == "Chủ nhật\n21/6/2020"
    below = text_of(reply.content)
    assert "19/6/2020: Thỏa thuận hết hiệu lực (minh họa)." in below
    assert f"15/6/2020, {leader.name} phải có mặt ở hai nơi cùng lúc" in below


def test_the_week_in_word_ends_each_line_with_one_full_stop(enter, officer, lie):
    lie(thing(kind="agreement", title="Báo cáo trước ngày 19/6/2020./.", since=date(2020, 6, 19)))
    assert "19/6/2020: Báo cáo trước ngày 19/6/2020." in text_of(enter(officer).get(PAPER).content)
    assert "./" not in text_of(enter(officer).get(PAPER).content)


def test_a_month_of_forty_asks_the_database_as_one_of_three(enter, desk, lie):
    leader, partner, agency = directory.official(), partners.partner(), desk.agency_id
    facts = {
        "official_ids": frozenset({leader.pk}),
        "partner_ids": frozenset({partner.pk}),
        "agency_ids": frozenset({agency}),
    }
    client = enter(desk)
    for path in (*PAGES, PAPER):
        asked = []
        for count in (3, 40):
            # on two days, so that three are in each other's way as well
            lie(*(thing(date(2020, 6, 15 + number % 2), at=time(8), **facts) for number in range(count)))
            with CaptureQueriesContext(connection) as queries:
                assert client.get(path).status_code == 200
            asked.append(len(queries))
        assert asked[0] == asked[1], path


def test_the_rooms_ask_the_same_for_one_task_as_for_many(enter, officer, plan, ask):
    client = enter(officer)
    seed()
    counted = []
    for many in (1, 5):
        for _ in range(many):
            ask(date(2020, 6, 19), "SCT")
        with CaptureQueriesContext(connection) as queries:
            client.get(MONTH)
        counted.append(len(queries))
    assert counted[0] == counted[1]
