"""The pages of the desk with a person at the door; the list of the meeting as a file of Word."""

import io
from datetime import date, timedelta
from types import SimpleNamespace
from typing import cast
from zipfile import ZipFile

import docx
import pytest
from django.urls import reverse

from haidang.desk import letters, selectors
from haidang.desk.choices import When
from haidang.desk.owed import owed
from haidang.kit.owed import Owed
from haidang.office.documents.choices import Direction
from haidang.papers.writer.model import Letterhead, Table
from haidang.papers.writer.pages import pdf_of
from haidang.papers.writer.tests.said import pages_of, rows_of, text_of
from haidang.papers.writer.word import docx_of
from haidang.plan.plans.models import Receipt
from haidang.plan.plans.services.receipts import confirm
from haidang.registers.partners import examples as partners
from tests.registers import queries_of

pytestmark = pytest.mark.django_db

TODAY = date(2020, 6, 15)
HOME, DESK, LEADERS, LIST, SILENT = (
    "/viec-cua-toi/", "/ban-dieu-hanh/", "/lanh-dao/", "/ban-dieu-hanh/danh-sach/", "/ban-dieu-hanh/im-lang/",
)  # fmt: skip
WEEKLY = "/ban-dieu-hanh/giao-ban.docx"


def text(reply):
    assert reply.status_code == 200
    return " ".join(reply.content.decode().split())


def test_who_owes_nothing_is_told_so_plainly(enter, officer):
    assert "Không có việc đến hạn" in text(enter(officer).get(HOME))


def test_an_officer_finds_their_work_the_overdue_first_each_a_link_to_its_act(enter, officer, plan, ask):
    late, soon = ask(date(2020, 6, 10), "SCT"), ask(date(2020, 6, 19), "SCT")
    page = text(enter(officer).get(HOME))
    assert "Quá hạn 5 ngày" in page
    assert "Còn 4 ngày" in page
    places = [page.index(f'href="{paper.get_absolute_url()}"') for paper in (late, soon)]
    assert places == sorted(places)
    assert f'href="/ke-hoach/{plan.pk}/nhan/"' in page or "Xác nhận đã nhận" in page
    for url in {each.url for each in owed(TODAY) if each.agency_id == officer.agency_id}:
        assert enter(officer).get(url).status_code == 200, url


def test_the_whole_is_not_told_to_an_officer(enter, officer, ask):
    ask(date(2020, 6, 10), "SDL")
    page = text(enter(officer).get(HOME))
    assert "Toàn tỉnh" not in page
    assert "Trả lời văn bản" not in page


def test_an_officer_sees_apart_what_others_of_the_agency_do(enter, cast, officer, monkeypatch):
    thing = Owed("approve:1", "Duyệt cập nhật", "Cập nhật mẫu", "/", agency_id=officer.agency_id)
    monkeypatch.setattr("haidang.desk.owed.ROOMS", (lambda on: [thing],))
    client = enter(officer)
    assert "Cập nhật mẫu" not in text(client.get(HOME))
    assert "Cập nhật mẫu" in text(client.get(HOME, {"cua": "dong-nghiep"}))
    assert "Cập nhật mẫu" in text(enter(cast["lanh-dao-so-cong-thuong"]).get(HOME))


def test_the_desk_sees_what_came_who_has_not_confirmed_and_every_number_opens_its_list(enter, cast, desk, plan, ask):
    ask(date(2020, 6, 10), "SCT", "SDL")
    receipt = Receipt.objects.get(agency=cast["so-du-lich"].agency)
    confirm(receipt, by=cast["so-du-lich"])
    page = text(enter(desk).get(DESK))
    assert 'Mới đến trong 7 ngày <span class="hd-count">1</span>' in page
    assert 'Chưa xác nhận đã nhận kế hoạch <span class="hd-count">1</span>' in page
    # both papers, and the task that was to be done by the end of April
    assert f"<strong>3</strong> {When.OVERDUE.label}" in page
    assert "3 việc" in text(enter(desk).get(LIST, {"when": "qua-han"}))
    assert "Sở Du lịch" in text(enter(desk).get("/ban-dieu-hanh/moi-den/"))


def test_the_list_is_narrowed_by_nearness_agency_and_kind(enter, cast, desk, plan, ask):
    ask(date(2020, 6, 10), "SCT", "SDL")
    client, agency = enter(desk), cast["so-du-lich"].agency_id
    for asked in ({"agency": agency, "kind": "answer"}, {"agency": agency, "when": "qua-han"}):
        assert '<p class="hd-soft">1 việc</p>' in text(client.get(LIST, asked))
    assert "Không có việc nào khớp" in text(client.get(LIST, {"agency": agency, "kind": "answer", "when": "sau-do"}))
    # what nobody offers narrows nothing, and breaks nothing
    assert client.get(LIST, {"when": "x", "agency": "y", "trang": "z"}).status_code == 200


def test_who_reports_and_was_not_heard_for_long_is_silent(enter, cast, desk, plan):
    page = text(enter(desk).get(SILENT)).partition("<main")[2]
    assert "Sở Công Thương" in page
    assert "Sở Tài chính" not in page


def test_the_leaders_page_says_the_whole_in_sentences_and_in_a_table(enter, cast, plan, ask):
    ask(date(2020, 6, 10), "SCT", "UBND")
    page = text(enter(cast["lanh-dao-ubnd"]).get(LEADERS))
    assert '1 kế hoạch</a> với <a href="/lanh-dao/nhiem-vu/">8 nhiệm vụ</a>' in page
    assert "3 việc quá hạn</a>" in page
    assert "2 lượt chưa xác nhận</a>" in page
    assert "Im lặng" in page
    assert 'Việc của tôi <span class="hd-count">' in page
    number = f"{LIST}?when=qua-han&amp;agency={cast['so-cong-thuong'].agency_id}"
    assert number in page


def test_the_list_of_the_meeting_is_vietnamese_marked_and_whole(enter, desk, plan, ask):
    ask(date(2020, 6, 10), "SCT")
    client = enter(desk)
    client.cookies["django_language"] = "en"
    reply = client.get(WEEKLY)
    assert reply["Content-Disposition"] == 'attachment; filename="giao-ban-2020-06-15.docx"'
    words = text_of(reply.content)
    assert "(từ ngày 15/6/2020 đến ngày 21/6/2020)" in words
    assert "Đang theo dõi 1 kế hoạch với 8 nhiệm vụ" in words
    assert "Sở Công Thương" in words
    late = [row[3] for row in rows_of(reply.content, 1)[1:]]
    assert late == ["30/4/2020 (quá 46 ngày)", "10/6/2020 (quá 5 ngày)"]
    head = docx.Document(io.BytesIO(reply.content)).sections[0].first_page_header
    assert head.paragraphs[0].text == "Dữ liệu minh họa"


def test_a_real_list_bears_no_mark_of_a_demonstration(settings):
    settings.HAIDANG_DEMO = False
    data = docx_of(letters.weekly([], [], whole_of_nothing(), TODAY, head=HEAD))
    with ZipFile(io.BytesIO(data)) as parts:
        assert not any("minh họa" in parts.read(name).decode("utf-8", "ignore") for name in parts.namelist())


AGENCY = "Ủy ban nhân dân thành phố Vũng Tàu"
HEAD = Letterhead("SỞ NGOẠI VỤ", "ỦY BAN NHÂN DÂN TỈNH BÀ RỊA - VŨNG TÀU", place="Bà Rịa - Vũng Tàu", day=TODAY)


def whole_of_nothing():
    return selectors.Whole()


def test_a_long_list_stays_on_its_paper_and_says_what_is_left_out():
    found = [
        selectors.Line(
            Owed(f"x:{n}", "Cập nhật tháng 5/2020", "việc dài " * 30, "/", due_on=TODAY + timedelta(days=n % 9 - 6)),
            When.OVERDUE if n % 9 < 6 else When.WEEK,
            abs(n % 9 - 6),
            AGENCY,
            "",
        )
        for n in range(300)
    ]
    quiet = SimpleNamespace(name=AGENCY, is_silent=True, unconfirmed=1)
    rows = cast("list[selectors.AgencyRow]", [quiet] * 30)
    paper = letters.weekly(found, rows, whole_of_nothing(), TODAY, head=HEAD)
    words = text_of(docx_of(paper))
    late, week = (len(block.rows) for block in paper.blocks if isinstance(block, Table))
    assert len(pages_of(pdf_of(paper))) == 2
    assert late > 5
    assert week > 2
    assert f"Còn {201 - late} việc nữa" in words
    assert f"Còn {99 - week} việc nữa" in words


def test_a_page_costs_the_same_however_much_is_owed(enter, cast, desk, plan, ask):
    client, pages = enter(desk), (HOME, DESK, LEADERS, LIST, SILENT, WEEKLY, "/lanh-dao/nhiem-vu/")

    def price(path):
        return len(queries_of(client, path))

    ask(date(2020, 6, 10), "SCT", "SNGV")
    client.get(HOME)
    few = {path: price(path) for path in pages}
    for _more in range(8):
        ask(date(2020, 6, 10), "SCT", "SNGV", "SDL", "TDOAN", "CAT")
    assert {path: price(path) for path in pages} == few


def test_a_number_of_the_leaders_page_opens_its_tasks(enter, cast, plan):
    client, agency = enter(cast["lanh-dao-ubnd"]), cast["so-cong-thuong"].agency_id
    late = text(client.get("/lanh-dao/nhiem-vu/", {"result": "doing-late", "agency": agency}))
    assert '<p class="hd-soft">1 nhiệm vụ</p>' in late
    assert "1.1 Lập hồ sơ giới thiệu năng lực các bến cảng" in late
    assert '<p class="hd-soft">2 nhiệm vụ</p>' in text(client.get("/lanh-dao/nhiem-vu/", {"agency": agency}))
    assert "Không có nhiệm vụ nào khớp" in text(client.get("/lanh-dao/nhiem-vu/", {"result": "done-late"}))


def test_the_desk_sees_papers_to_book_apart_from_what_its_own_agency_reports(enter, cast, desk, plan, ask):
    came = ask(date(2020, 6, 20), direction=Direction.INCOMING, arrived_on=date(2020, 6, 12), number="9/SCT-VP")
    page = text(enter(desk).get(DESK)).partition("<main")[2]
    assert 'Văn bản chờ vào sổ <span class="hd-count">1</span>' in page
    assert f"/van-ban/{came.pk}/" in page
    assert "Cập nhật tháng" not in page
    assert '<p class="hd-soft">1 việc</p>' in text(enter(desk).get(LIST, {"kind": "book"}))


def test_who_has_several_updates_to_write_is_led_to_one_page_for_all(enter, cast, officer, plan):
    assert 'href="/theo-doi/"' in text(enter(officer).get(HOME)).partition("<main")[2]


def test_who_only_reads_is_led_to_the_story_of_a_task_and_not_to_a_form_that_is_shut(enter, cast, desk, monkeypatch):
    late = Owed(
        key="update:7:2020-t05", kind="Cập nhật tháng 5/2020", title="1.1 Bến cảng",
        url="/theo-doi/phan-viec/7/2020-t05/", agency_id=cast["so-cong-thuong"].agency_id, due_on=date(2020, 6, 4),
        task_id=3,
    )  # fmt: skip
    monkeypatch.setattr("haidang.desk.views.owed", lambda on: [late])
    assert 'href="/theo-doi/phan-viec/7/2020-t05/"' in text(enter(desk).get(LIST))
    read = text(enter(cast["lanh-dao-ubnd"]).get(LIST))
    assert 'href="/theo-doi/nhiem-vu/3/"' in read
    assert "/theo-doi/phan-viec/" not in read


def test_a_day_that_nobody_has_taken_up_becomes_an_event_from_the_desk_in_one_click(enter, cast, desk, plan):
    day = partners.day(month=7, day=12, year=1995, kind="relations", name="thiết lập quan hệ ngoại giao")
    client = enter(desk)
    page = text(client.get(DESK))
    assert 'Ngày kỷ niệm chưa có việc <span class="hd-count">' in page
    choose = reverse("partners:choose", args=[day.pk, 2020])
    assert f'action="{choose}"' in page
    client.post(choose, {"way": "event", "agency": desk.agency_id})
    assert day.plans.get().agency == desk.agency
    assert f'action="{choose}"' not in text(client.get(DESK))
