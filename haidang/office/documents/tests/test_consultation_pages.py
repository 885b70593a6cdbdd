"""Xin ý kiến on its pages: asked, answered, settled, read by whom and when, found in the list and by search."""

import io
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from haidang.kit.audit.selectors import history
from haidang.kit.search.selectors import search
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.documents import services
from haidang.office.documents.examples import consultation, document, opinion
from haidang.office.documents.models import Consultation

DUE = date(2020, 6, 15)


def of(asked, code):
    return asked.opinions.get(agency__code=code)


def told_of(record):
    """The labels of its history, newest last."""
    return [line.label for line in history(record)]


def text(reply):
    return reply.content.decode()


def test_the_desk_asks_on_the_page_and_the_day_is_that_of_the_norm(seeded, enter, agency, clerk, morning):
    paper = document(by=clerk)
    client = enter()
    address = reverse("documents:consultation-add")
    assert "05 ngày làm việc, xin hôm nay thì hết ngày 22/06/2020" in text(client.get(address))
    form = {"subject": "Dự thảo A", "number": paper.number, "asked": [agency("SCT").pk, agency("SDL").pk]}
    reply = client.post(address, form | {"asked_on": "2020-06-15"})
    made = Consultation.objects.get()
    assert (reply.status_code, reply["Location"]) == (302, made.get_absolute_url())
    assert (made.due_on, made.document, made.opinions.count()) == (date(2020, 6, 22), paper, 2)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"number": "999/KH-UBND"}, "Chưa có văn bản mang số “999/KH-UBND”"),
        ({"asked": []}, "Chưa chọn cơ quan nào"),
        ({"asked_on": "32/13/2020"}, "ngày"),
        ({"words": "Sao gửi văn bản số 05/MẬT-UBND"}, "không được chứa bí mật nhà nước"),
        ({"due_on": "2020-06-01"}, "từ ngày xin ý kiến trở đi"),
        ({"due_on": ""}, "chưa có quy định về hạn trả lời"),
    ],
)
def test_a_question_typed_badly_is_refused_and_keeps_what_was_typed(enter, agency, change, said):
    form = {"subject": "Dự thảo A", "asked": [agency("SCT").pk], "asked_on": "2020-06-15", "due_on": "2020-06-20"}
    reply = enter().post(reverse("documents:consultation-add"), form | change)
    assert reply.status_code == 422
    assert said in text(reply)
    assert "Dự thảo A" in text(reply)
    assert not Consultation.objects.exists()


def test_an_agency_answers_on_the_page_and_the_asker_settles_it(asked, enter):
    mine = of(asked, "SCT")
    client = enter("so-cong-thuong")
    assert "Nguồn nhập hộ" not in text(client.get(mine.get_absolute_url()))
    reply = client.post(mine.get_absolute_url(), {"stance": "remarks", "words": "Bỏ giải pháp 2", "version": 0})
    assert reply.status_code == 302
    client = enter()
    page = text(client.get(asked.get_absolute_url()))
    assert "Bỏ giải pháp 2" in page
    assert "1 trên 2 cơ quan đã trả lời" in page
    address = reverse("documents:opinion-settle", args=[mine.pk])
    assert "Bỏ giải pháp 2" in text(client.get(address))
    refused = client.post(address, {"settlement": "explained", "explanation": "", "version": 1})
    assert (refused.status_code, "phải nói rõ vì sao" in text(refused)) == (422, True)
    kept = client.post(address, {"settlement": "explained", "explanation": "Đã có ở mục III", "version": 1})
    assert kept.status_code == 302
    assert "Đã có ở mục III" in text(client.get(asked.get_absolute_url()))


def test_the_second_sees_what_the_first_wrote_and_keeps_the_own_words(asked, enter, cast):
    mine = of(asked, "SCT")
    client = enter("so-cong-thuong")
    services.answer_opinion(mine, by=cast["lanh-dao-so-cong-thuong"], stance="remarks", words="Lời của lãnh đạo")
    typed = {"stance": "remarks", "words": "Lời của đầu mối", "version": 0}
    refused = client.post(mine.get_absolute_url(), typed)
    assert refused.status_code == 422
    assert "Lời của lãnh đạo" in text(refused)
    assert "Lời của đầu mối" in text(refused)
    assert client.post(mine.get_absolute_url(), typed | {"version": 1}).status_code == 302
    assert of(asked, "SCT").words == "Lời của đầu mối"


def test_words_of_an_opinion_are_told_in_its_own_history_only(asked, officer, enter):
    """Others who were asked read the history of the question before it is over."""
    services.answer_opinion(of(asked, "SCT"), by=officer, stance="remarks", words="Bỏ giải pháp 2")
    address = reverse("documents:consultation-history", args=[asked.pk])
    assert "Bỏ giải pháp 2" not in text(enter("tinh-doan").get(address))
    assert "Bỏ giải pháp 2" in text(enter("so-cong-thuong").get(of(asked, "SCT").get_absolute_url()))


def test_one_agency_reads_what_another_said_only_when_it_is_over(asked, enter, cast, desk, officer):
    services.answer_opinion(of(asked, "SCT"), by=officer, stance="remarks", words="Bỏ giải pháp 2")
    services.settle_opinion(of(asked, "SCT"), settlement="taken", by=desk)
    sheet = reverse("documents:consultation-table", args=[asked.pk])
    client = enter("tinh-doan")
    assert "Bỏ giải pháp 2" not in text(client.get(asked.get_absolute_url()))
    assert "Bỏ giải pháp 2" not in told(client.get(sheet))
    assert client.get(of(asked, "SCT").get_absolute_url()).status_code == 404
    services.answer_opinion(of(asked, "TDOAN"), by=cast["tinh-doan"], stance="agrees")
    services.close(asked, by=desk)
    assert "Bỏ giải pháp 2" in text(client.get(asked.get_absolute_url()))
    assert "Bỏ giải pháp 2" in told(client.get(sheet))


def told(reply):
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(reply.content)).get_sheet_by_index(0)
    return "\n".join(str(cell) for row in sheet.to_python() for cell in row)


def test_the_page_says_the_rule_of_the_day_and_what_silence_means(seeded, asked, enter):
    page = text(enter().get(asked.get_absolute_url()))
    for said in (
        "05 ngày làm việc, tức hết ngày 15/06/2020",
        "Quá hạn mà không trả lời ý kiến: coi như không có ý kiến khác",
        "thiết lập của tỉnh",
    ):
        assert said in page


def test_the_page_asks_the_same_of_the_database_whoever_many_are_asked(asked, enter, agency):
    client = enter()
    counts = []
    for codes in (("SCT",), ("SCT", "TDOAN", "SDL", "STC", "CAT", "LHHN")):
        made = consultation(asked=codes)
        client.get(made.get_absolute_url())
        with CaptureQueriesContext(
            connection,
        ) as seen:
            client.get(made.get_absolute_url())
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_the_acts_of_the_asker_on_the_page(asked, enter):
    client = enter()
    extend = reverse("documents:consultation-extend", args=[asked.pk])
    assert client.post(extend, {"due_on": "2020-06-01", "reason": "Nhầm"}).status_code == 422
    assert client.post(extend, {"due_on": "2020-06-22", "reason": "Xin lùi"}).status_code == 302
    client.post(reverse("documents:consultation-close", args=[asked.pk]))
    asked.refresh_from_db()
    assert (asked.closed_on, asked.due_on) == (None, date(2020, 6, 22))
    withdraw = reverse("documents:consultation-withdraw", args=[asked.pk])
    assert client.post(withdraw, {"reason": ""}).status_code == 422
    assert client.post(withdraw, {"reason": "Thôi không trình"}).status_code == 302
    assert "Thôi không trình" in text(client.get(asked.get_absolute_url()))
    assert client.post(withdraw, {"reason": "Lần nữa"}).status_code == 422


@pytest.mark.parametrize(
    ("state", "found"),
    [
        ("waiting", True),
        ("overdue", False),
        ("to-settle", False),
        ("open", True),
        ("closed", False),
        ("withdrawn", False),
    ],
)
def test_the_list_is_filtered_by_how_a_question_stands(asked, enter, state, found):
    page = text(enter().get(reverse("documents:consultation-list"), {"state": state}))
    assert (asked.get_absolute_url() in page) is found


def test_remarks_that_wait_for_the_asker_are_found(asked, enter, officer, settings):
    services.answer_opinion(of(asked, "SCT"), by=officer, stance="remarks", words="Bỏ giải pháp 2")
    settings.HAIDANG_TODAY = date(2020, 6, 16)
    client = enter()
    for state in ("to-settle", "overdue"):
        assert asked.get_absolute_url() in text(client.get(reverse("documents:consultation-list"), {"state": state}))


def test_the_search_box_finds_it_for_who_was_asked_only(asked, cast):
    for name, found in (("so-cong-thuong", 1), ("so-du-lich", 0)):
        assert search("du thao chuong trinh xuc tien", cast[name]).count == found


def test_the_example_is_what_industry_and_trade_is_asked(cast):
    assert opinion().agency == Agency.objects.get(code="SCT")
    assert User.objects.filter(username="so-ngoai-vu").exists()
