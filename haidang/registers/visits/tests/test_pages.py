"""The pages of the guests, with a person at the door."""

import io
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from haidang.registers.visits import examples, services
from haidang.registers.visits.choices import Kind, Stage
from haidang.registers.visits.models import Visit
from tests.paper_words import tables_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_desk(enter, desk):
    return enter(desk)


def test_a_call_takes_one_page(at_desk, norms, cast, directory):
    sent = {
        "kind": "wishes", "starts_on": "2026-06-12", "guests": "Lãnh sự quán nước bạn",
        "receiver": examples.leader().pk,
        "purpose": "Chúc mừng Quốc khánh.", "achieved": "Đã gửi lẵng hoa và thư chúc mừng.",
    }  # fmt: skip
    reply = at_desk.post("/doan-vao/ghi-nhanh/", sent, follow=True)
    row = Visit.objects.get()
    assert (row.kind, row.stage, row.agency.code) == (Kind.WISHES, Stage.HELD, "SNGV")
    page = reply.content.decode()
    assert "Đã ghi “Chúc mừng Lãnh sự quán nước bạn”." in page
    assert "Hạng khách" not in page.split("<main")[1]


def test_a_call_without_guests_is_refused_and_nothing_is_kept(at_desk, norms):
    reply = at_desk.post("/doan-vao/ghi-nhanh/", {"kind": "courtesy", "starts_on": "2026-06-12"})
    assert reply.status_code == 422
    assert not Visit.objects.exists()


def test_a_call_is_mended_in_the_form_it_was_written_in(at_desk, norms, cast, directory):
    row = examples.light()
    page = at_desk.get(f"/doan-vao/{row.pk}/sua/").content.decode()
    assert "ba dòng" in page
    assert 'name="head_post"' not in page


def test_the_page_shows_what_goes_beyond_with_its_article(at_desk, visit):
    row = examples.costed(visit)
    page = at_desk.get(row.get_absolute_url()).content.decode()
    assert "Vượt mức chi 3.000.000 đồng." in page
    assert "Vượt 3.000.000 đồng so với mức 2.000.000 đồng (TT 35/2026/TT-BTC Đ9)." in page
    assert "mức chi đã gồm thuế (TT 35/2026/TT-BTC Đ4.3)" in page
    assert "Trình đón đoàn" in page


def test_who_does_not_see_the_money_sees_no_line_of_it(enter, police, visit, desk):
    row = examples.costed(visit)
    services.consult(row, agencies=[police.agency], words="", by=desk)
    page = enter(police).get(row.get_absolute_url()).content.decode()
    assert row.title in page
    assert "Dự toán so với mức chi" not in page


def test_the_button_asks_for_the_reason_of_what_goes_beyond(at_desk, visit):
    row = examples.costed(visit)
    page = at_desk.get(f"/doan-vao/{row.pk}/trinh/").content.decode()
    assert "TT 35/2026/TT-BTC Đ9" in page
    refused = at_desk.post(f"/doan-vao/{row.pk}/trinh/", {"reason": ""})
    assert refused.status_code == 422
    assert "ghi lý do vượt" in refused.content.decode()
    assert at_desk.post(f"/doan-vao/{row.pk}/trinh/", {"reason": "Bộ cùng dự."}).status_code == 302


def test_what_was_agreed_to_with_a_reason_stops_nothing_any_more(at_desk, visit):
    row = examples.costed(visit)
    assert "đã đồng ý, lý do ở lịch sử" not in at_desk.get(row.get_absolute_url()).content.decode()
    Visit.objects.filter(pk=row.pk).update(stage="approved")
    page = at_desk.get(row.get_absolute_url()).content.decode()
    assert "người có thẩm quyền đã đồng ý, lý do ở lịch sử" in page


def test_a_record_leads_to_each_of_its_tasks(at_desk, duty):
    row = examples.visit()
    row.tasks.add(duty.task)
    assert f'href="{duty.task.get_absolute_url()}"' in at_desk.get(row.get_absolute_url()).content.decode()


def test_an_act_that_is_late_leads_back_with_why(at_desk, visit):
    reply = at_desk.get(f"/doan-vao/{visit.pk}/bao-cao/", follow=True)
    assert "Không làm được “Báo cáo kết quả, kết thúc”: hồ sơ đang ở bước “Đang chuẩn bị”." in reply.content.decode()


def test_parts_are_added_changed_and_dropped(at_desk, visit):
    sent = {"kind": "banquet", "on": "2026-06-10", "at": "18:00", "words": "Chiêu đãi đoàn", "place": "Nhà khách"}
    assert at_desk.post(f"/doan-vao/{visit.pk}/chuong-trinh/them/", sent).status_code == 302
    hour = visit.sessions.get()
    assert "18:00" in at_desk.get(visit.get_absolute_url()).content.decode()
    outside = at_desk.post(f"/doan-vao/chuong-trinh/{hour.pk}/sua/", sent | {"on": "2026-06-20"})
    assert "nằm ngoài những ngày đón" in outside.content.decode()
    at_desk.post(f"/doan-vao/chuong-trinh/{hour.pk}/bo/")
    assert not visit.sessions.exists()


def test_a_second_head_is_refused_in_a_sentence(at_desk, visit):
    examples.member(visit)
    reply = at_desk.post(f"/doan-vao/{visit.pk}/thanh-vien/them/", {"name": "Người khác", "role": "head"})
    assert reply.status_code == 422
    assert "mỗi đoàn một trưởng đoàn" in reply.content.decode()


def test_the_passport_of_a_guest_is_masked_on_the_page(at_desk, visit):
    examples.member(visit)
    assert "MU1234567" not in at_desk.get(visit.get_absolute_url()).content.decode()


def test_a_line_that_is_not_there_is_told(at_desk, visit):
    row = examples.costed(visit)
    reply = at_desk.get(f"/doan-vao/{row.pk}/khoan/", {"words": "Chuyện khác"}, follow=True)
    assert "Dự toán không có dòng này" in reply.content.decode()
    at_desk.post(f"/doan-vao/{row.pk}/khoan/", {"words": "Chiêu đãi đoàn", "item": "meals", "role": ""})
    assert row.line_items.get().item == "meals"


def test_the_annex_of_a_year_is_the_same_in_word_and_in_excel(at_desk, visit):
    examples.costed(visit)
    examples.light()
    examples.visit(starts_on=date(2027, 1, 5), ends_on=date(2027, 1, 5))
    page = at_desk.get("/doan-vao/phu-luc/", {"nam": "2026"})
    assert len(page.context["rows"]) == 1
    cells = tables_of(at_desk.get("/doan-vao/phu-luc/word/", {"nam": "2026"}).content)[-1][1]
    book = CalamineWorkbook.from_filelike(io.BytesIO(at_desk.get("/doan-vao/phu-luc/excel/", {"nam": "2026"}).content))
    line = next(row for row in book.get_sheet_by_index(0).to_python() if row[0] == 1)
    assert [str(int(each)) if isinstance(each, float) else each for each in line] == cells
    assert cells[1] == f"{visit.title}\nNhật Bản"
    assert cells[5] == "09/06/2026 – 11/06/2026"
    assert "đồng" in cells[8]


def test_an_odd_year_is_this_year(at_desk, norms):
    assert at_desk.get("/doan-vao/phu-luc/", {"nam": "²x"}).context["year"] == 2026


def test_the_record_costs_the_same_whatever_its_length(at_desk, visit, django_assert_max_num_queries):
    row = examples.costed(visit)
    for number in range(6):
        examples.session(row, words=f"Mục {number}")
        examples.member(row, name=f"Khách {number}", role="member")
        examples.gift(row)
        examples.commitment(row)
    at_desk.get(row.get_absolute_url())
    with django_assert_max_num_queries(60) as asked:
        at_desk.get(row.get_absolute_url())
    for number in range(6):
        examples.session(row, words=f"Thêm {number}")
        examples.member(row, name=f"Thêm {number}", role="member")
        examples.commitment(row)
    with django_assert_max_num_queries(len(asked)):
        at_desk.get(row.get_absolute_url())
