"""The pages of papers, with a person at the door."""

import io
from datetime import date

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from haidang.kit.files.models import StoredFile
from haidang.kit.files.tests.made import upload, word
from haidang.kit.records import imports
from haidang.office.documents import services
from haidang.office.documents.choices import Direction, Withdrawal
from haidang.office.documents.examples import cited, document, reply
from haidang.office.documents.models import Document
from haidang.office.documents.registers import documents
from tests.drawing import drawn_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def enter(client, cast):
    """Somebody of the cast, signed in."""

    def entered(name="van-thu"):
        client.force_login(cast[name])
        return client

    return entered


def page_of(paper, page="record"):
    return reverse(f"documents:document-{page}", args=[paper.pk])


def entry(agency, **change):
    return {
        "direction": "in",
        "number": "77/SCT-QLTM",
        "issued_on": "2020-06-01",
        "issuer": agency("SCT").pk,
        "subject": "V/v đăng ký gian hàng",
        "recipients": [agency("SNGV").pk],
    } | change


# ── who comes in ─────────────────────────────────────────────────────────────────────────────────

PAGES = {
    "list": lambda paper: reverse("documents:document-list"),
    "add": lambda paper: reverse("documents:document-add"),
    "record": page_of,
    "edit": lambda paper: page_of(paper, "edit"),
    "history": lambda paper: page_of(paper, "history"),
    "answer": lambda paper: reverse("documents:answer", args=[paper.pk]),
    "withdraw": lambda paper: reverse("documents:withdraw", args=[paper.pk]),
    "number": lambda paper: reverse("documents:number"),
    "book": lambda paper: reverse("documents:book", args=["den"]),
}
SEES = {"list": 200, "record": 200, "history": 200, "number": 200}
WHO = {
    None: dict.fromkeys(PAGES, 302),
    "van-thu": dict.fromkeys(PAGES, 200),
    "lanh-dao-so-ngoai-vu": dict.fromkeys(PAGES, 200),
    "so-ngoai-vu": dict.fromkeys(PAGES, 200) | {"withdraw": 403},
    "kiem-tra": dict.fromkeys(PAGES, 403) | SEES | {"book": 200},
    # its own agency issued the paper, but the clerk booked it
    "so-cong-thuong": dict.fromkeys(PAGES, 403) | SEES | {"add": 200, "book": 404},
    # nothing is addressed to it
    "tinh-doan": dict.fromkeys(PAGES, 404) | {"list": 200, "add": 200, "number": 200},
    "quan-tri": dict.fromkeys(PAGES, 404) | {"list": 200},
}


@pytest.mark.parametrize("who", WHO)
def test_who_comes_to_which_page(client, cast, clerk, who):
    paper = document(by=clerk)
    if who:
        client.force_login(cast[who])
    with drawn_for(()):
        assert {page: client.get(address(paper)).status_code for page, address in PAGES.items()} == WHO[who]


def test_who_may_not_change_sees_no_button(enter, clerk):
    paper = document(by=clerk)
    for name, seen in (("van-thu", True), ("kiem-tra", False)):
        text = enter(name).get(page_of(paper)).content.decode()
        for button in ("Sửa", "Rút văn bản", "Tìm và ghi", "Tải lên"):
            assert (f"{button}</" in text) is seen, (name, button)


# ── entering ─────────────────────────────────────────────────────────────────────────────────────


def test_the_clerk_books_a_paper(enter, agency):
    reply = enter().post(reverse("documents:document-add"), entry(agency, arrival_number="12", arrived_on="2020-06-02"))
    made = Document.objects.get()
    assert (reply.status_code, reply["Location"]) == (302, page_of(made))
    assert (made.kind, made.arrival_number, list(made.recipients.all())) == ("Công văn", 12, [agency("SNGV")])
    assert made.entered_by.username == "van-thu"


def test_a_second_entry_of_one_number_is_refused_by_name(enter, agency):
    client = enter()
    client.post(reverse("documents:document-add"), entry(agency))
    answer = client.post(reverse("documents:document-add"), entry(agency, number="77 / sct-qltm"))
    assert answer.status_code == 422
    assert "đã có trong sổ: Công văn số 77/SCT-QLTM ngày 01/06/2020" in answer.content.decode()
    assert Document.objects.count() == 1


@pytest.mark.parametrize(
    ("subject", "warned"),
    [
        ("Về công tác bảo vệ bí mật nhà nước", False),
        ("Sao gửi văn bản số 05/MẬT-UBND", True),
        ("TỐI MẬT", True),
    ],
)
def test_a_mark_in_free_text_is_warned_about_and_the_bare_word_is_not(enter, agency, subject, warned):
    client = enter()
    answer = client.post(reverse("documents:document-add"), entry(agency, subject=subject))
    assert answer.status_code == (422 if warned else 302)
    if warned:
        assert "không được chứa bí mật nhà nước" in answer.content.decode()
        assert not Document.objects.exists()
        client.post(reverse("documents:document-add"), entry(agency, subject=subject, confirms_no_secrets="on"))
    assert Document.objects.get().subject == subject


def test_a_number_of_the_secret_series_is_refused_with_advice(enter, agency):
    answer = enter().post(reverse("documents:document-add"), entry(agency, number="05/MẬT-SCT"))
    assert answer.status_code == 422
    assert "Giao văn bản cho văn thư" in answer.content.decode()
    assert not Document.objects.exists()


def test_a_file_with_a_secret_mark_is_refused_and_not_kept(enter, clerk):
    paper = document(by=clerk)
    attach = reverse("files:attach", args=["documents.document", paper.pk])
    sent = {"uploads": upload("a.docx", word("TỐI MẬT", "Báo cáo")), "confirms_no_secrets": "on"}
    assert "Chuyển văn bản cho văn thư" in " ".join(enter().post(attach, sent).content.decode().split())
    assert not StoredFile.objects.exists()
    sent = {"uploads": upload(), "confirms_no_secrets": "on", "next": page_of(paper)}
    enter().post(attach, sent)
    assert "Công văn số 12.docx" in enter().get(page_of(paper)).content.decode()


def test_an_agency_enters_its_own_paper_without_the_columns_of_the_books(enter, agency, cast):
    client = enter("so-cong-thuong")
    form = client.get(reverse("documents:document-add")).content.decode()
    assert 'name="number"' in form
    assert 'name="arrival_number"' not in form
    client.post(reverse("documents:document-add"), entry(agency, direction="out", arrival_number="5"))
    made = Document.objects.get()
    assert (made.direction, made.arrival_number) == (Direction.INCOMING, None)
    assert "chờ văn thư vào sổ" in client.get(page_of(made)).content.decode()
    answer = client.post(reverse("documents:document-add"), entry(agency, number="9/BC-SDL", issuer=agency("SDL").pk))
    assert "không phải nơi ban hành" in answer.content.decode()


def test_a_correction_is_kept_and_a_stale_one_refused(enter, agency, clerk):
    paper = document(by=clerk)
    client = enter()
    form = client.get(page_of(paper, "edit")).context["form"]
    data = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}
    data["fingerprint"] = client.get(page_of(paper, "edit")).context["fingerprint"]
    assert client.post(page_of(paper, "edit"), data | {"subject": "V/v khác"}).status_code == 302
    paper.refresh_from_db()
    assert paper.subject == "V/v khác"
    assert client.post(page_of(paper, "edit"), data | {"subject": "V/v nữa"}).status_code == 422


# ── finding ──────────────────────────────────────────────────────────────────────────────────────


def test_a_number_is_looked_for_as_it_is_typed(enter, clerk):
    paper = document(by=clerk)
    client = enter()
    for typed, found in (("214 / sct-qltm", True), ("999/SCT-QLTM", False)):
        text = client.get(reverse("documents:number"), {"number": typed}).content.decode()
        assert (page_of(paper) in text) is found
    part = client.get(reverse("documents:number"), {"number": "214/SCT-QLTM"}, headers={"HX-Request": "true"})
    assert "<html" not in part.content.decode()
    assert "Đọc là 214/SCT-QLTM" in part.content.decode()
    assert "không đọc được" in client.get(reverse("documents:number"), {"number": "abc"}).content.decode()


def test_the_list_is_filtered_by_what_the_office_asks(enter, clerk, agency):
    asked, answer, named = document(by=clerk), reply(by=clerk), cited(by=clerk)
    wrong = services.add(by=clerk, direction=Direction.OUTGOING, number="500/SNgV-VP", issuer=agency("SNGV"))
    services.withdraw(wrong, how=Withdrawal.MISTAKE, by=clerk, reason="Ghi nhầm")
    client = enter()
    cases = {
        "": {asked, answer, named},
        "direction=in": {asked},
        "kind=Kế hoạch": {named},
        f"issuer={agency('SCT').pk}": {asked},
        "year=2018": {named},
        "state=awaiting": {asked},
        "state=overdue": {asked},
        "state=to-book": {asked},
        "state=no-copy": {named},
        "state=withdrawn": {wrong},
        "due=2020-06-10": {asked},
        "due=2020-06-09": set(),
        "words=xuc tien": {asked, answer},
        "words=192-kh": {named},
    }
    for query, expected in cases.items():
        page = client.get(reverse("documents:document-list") + f"?{query}").context["page"]
        assert set(page.object_list) == expected, query


def test_a_list_and_a_book_ask_the_database_the_same_whatever_their_length(enter, clerk, django_assert_max_num_queries):
    client = enter()
    for number in range(1, 4):
        services.correct(document(by=clerk), by=clerk, arrival_number=number)
        with django_assert_max_num_queries(9):
            client.get(reverse("documents:document-list"))
        with django_assert_max_num_queries(7):
            client.get(reverse("documents:book", args=["den"]))


# ── answering, withdrawing ───────────────────────────────────────────────────────────────────────


def test_the_answer_is_named_by_its_number(enter, clerk):
    asked, answer = document(by=clerk), reply(by=clerk)
    client = enter()
    go = reverse("documents:answer", args=[asked.pk])
    assert "Vào sổ văn bản trả lời trước" in client.post(go, {"number": "999/SNgV-VP"}).content.decode()
    assert client.post(go, {"number": "499/SNgV-LS&HTQT"})["Location"] == page_of(asked)
    text = client.get(page_of(asked)).content.decode()
    assert page_of(answer) in text
    assert "Đã trả lời" in text
    assert page_of(asked) in client.get(page_of(answer)).content.decode()
    back = client.post(reverse("documents:take-back-answer", args=[asked.pk]), {"reason": ""}, follow=True)
    assert "Chưa ghi lý do" in back.content.decode()
    client.post(reverse("documents:take-back-answer", args=[asked.pk]), {"reason": "Nhầm"})
    asked.refresh_from_db()
    assert asked.reply is None


def test_where_several_bear_the_number_one_is_chosen(enter, clerk, agency):
    asked = document(by=clerk)
    first, second = (
        services.add(by=clerk, direction=Direction.OUTGOING, number="31/SNgV-VP", issued_on=day, issuer=agency("SNGV"))
        for day in (date(2020, 6, 1), date(2021, 6, 1))
    )
    client = enter()
    go = reverse("documents:answer", args=[asked.pk])
    page = client.post(go, {"number": "31/SNgV-VP"})
    assert page.status_code == 200
    assert all(page_of(each) in page.content.decode() for each in (first, second))
    client.post(go, {"with": second.pk})
    asked.refresh_from_db()
    assert asked.reply == second
    assert client.post(go, {"with": first.pk}).status_code == 422


def test_a_stranger_cannot_answer_nor_point_at_what_is_hidden(enter, clerk, agency, cast):
    asked = document(by=clerk)
    hidden = services.add(by=clerk, direction=Direction.OUTGOING, number="31/SNgV-VP", issuer=agency("SNGV"))
    own = services.add(
        by=Document.objects.get(pk=asked.pk).entered_by,
        direction=Direction.INCOMING,
        number="8/SDL-VP",
        issuer=agency("SDL"),
    )
    client = enter("so-cong-thuong")
    assert client.post(reverse("documents:answer", args=[own.pk]), {"with": hidden.pk}).status_code == 404
    assert client.post(reverse("documents:answer", args=[asked.pk]), {"with": hidden.pk}).status_code == 403


def test_a_paper_is_withdrawn_with_a_reason(enter, clerk):
    paper = document(by=clerk)
    client = enter()
    go = reverse("documents:withdraw", args=[paper.pk])
    assert client.post(go, {"how": "recalled"}).status_code == 422
    assert client.post(go, {"how": "recalled", "reason": "Thay bằng bản khác"}).status_code == 302
    assert "Thu hồi, ngày 15/06/2020: Thay bằng bản khác" in client.get(page_of(paper)).content.decode()
    assert "đã rút từ ngày" in client.post(go, {"how": "mistake", "reason": "x"}).content.decode()


def test_a_cited_paper_says_that_there_is_no_copy(enter, clerk):
    assert "Chưa có bản" in enter().get(page_of(cited(by=clerk))).content.decode()


def test_a_paper_the_clerk_keeps_takes_no_file(enter, clerk):
    stub = services.add(by=clerk, direction=Direction.INCOMING, kind="Báo cáo", at_clerk=True, handling_unit="Văn thư")
    assert "Tải lên" not in enter().get(page_of(stub)).content.decode()
    attach = reverse("files:attach", args=["documents.document", stub.pk])
    answer = enter().post(attach, {"uploads": upload(), "confirms_no_secrets": "on"})
    assert "không nhận tệp" in answer.content.decode()
    assert not StoredFile.objects.exists()


# ── books ────────────────────────────────────────────────────────────────────────────────────────

HEADS = {
    "den": 10,
    "di": 10,
    "theo-doi": 7,
}


@pytest.mark.parametrize("name", HEADS)
def test_a_book_has_the_columns_of_the_annex(enter, clerk, name):
    asked = services.correct(document(by=clerk), by=clerk, arrival_number=31)
    services.answer(asked, with_=reply(by=clerk), by=clerk)
    client = enter()
    go = reverse("documents:book", args=[name])
    text = client.get(go).content.decode()
    assert text.count('<th scope="col"') == HEADS[name]
    assert "499/SNgV-LS&amp;HTQT" in text or name == "den"
    data = client.get(go, {"dang": "xlsx"})
    rows = (
        CalamineWorkbook.from_filelike(io.BytesIO(data.content)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    )
    assert rows[0][0] == "Sở Ngoại vụ"
    assert str(rows[1][0]).startswith("SỔ ")
    assert rows[2][0] == "Từ ngày 01/01/2020 đến ngày 31/12/2020"
    assert all(rows[4])
    assert rows[5] == [f"({number})" for number in range(1, HEADS[name] + 1)]
    assert len(rows) == 7


def test_the_book_of_follow_up_says_how_each_stands(enter, clerk):
    late = services.correct(document(by=clerk), by=clerk, arrival_number=1)
    services.correct(document(by=clerk), by=clerk, arrival_number=2, reply_due_on=None)
    services.answer(services.correct(document(by=clerk), by=clerk, arrival_number=3), with_=reply(by=clerk), by=clerk)
    lines = enter().get(reverse("documents:book", args=["theo-doi"])).context["lines"]
    assert [(cells[0], cells[4], cells[5]) for _url, cells in lines] == [
        ("1", "Quá hạn", ""),
        ("3", "Đã trả lời", "499/SNgV-LS&HTQT"),
    ]
    assert lines[0][0] == page_of(late)


def test_a_subject_that_looks_like_a_formula_is_a_text(enter, clerk):
    services.correct(document(by=clerk), by=clerk, arrival_number=1, remark="=1+1")
    data = enter().get(reverse("documents:book", args=["den"]), {"dang": "xlsx"}).content
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    assert sheet[-1][-1] == "=1+1"


@pytest.mark.parametrize("query", ["start=2020-06-30&end=2020-06-01", "start=x&end=y"])
def test_a_period_that_runs_backwards_is_refused_in_words(enter, query):
    answer = enter().get(reverse("documents:book", args=["den"]) + f"?{query}")
    assert answer.status_code == 422
    assert enter().get(reverse("documents:book", args=["khac"])).status_code == 404


def test_a_sheet_is_judged_by_the_form_and_the_verbs(clerk, agency):
    row = {"direction": "Đến", "issuer": "Sở Công Thương", "issued_on": "01/06/2020", "recipients": "Sở Ngoại vụ"}
    lines = imports.judge(
        documents,
        [
            {"": 2, "number": "77/SCT-QLTM", "subject": "V/v đăng ký gian hàng"} | row,
            {"": 3, "number": "77 / sct-qltm", "subject": "V/v đăng ký gian hàng"} | row,
            {"": 4, "number": "05/MẬT-SCT", "subject": ""} | row,
            {"": 5, "number": "78/SCT-QLTM", "subject": "Sao gửi số 05/MẬT-UBND"} | row,
        ],
        by=clerk,
    )
    assert [line.verdict for line in lines] == ["new", "bad", "bad", "bad"]
    assert "đã có trong sổ" in lines[1].sentence
    assert "loạt văn bản mật" in lines[2].sentence
    assert "bí mật nhà nước" in lines[3].sentence
    assert not Document.objects.exists()


def test_the_list_is_sorted_by_number_as_people_count(enter, clerk, agency):
    for number in (10, 9, 100):
        services.add(by=clerk, direction=Direction.OUTGOING, number=f"{number}/BC-SNgV", issuer=agency("SNGV"))
    page = enter().get(reverse("documents:document-list") + "?sap-xep=number").context["page"]
    assert [row.ordinal_value for row in page.object_list] == [9, 10, 100]


def test_a_paper_is_found_by_the_search_box(enter, clerk):
    paper = document(by=clerk)
    for words in ("214/SCT-QLTM", "xuc tien thuong mai"):
        assert page_of(paper) in enter().get("/tim-kiem/", {"q": words}).content.decode()
    assert page_of(paper) not in enter("tinh-doan").get("/tim-kiem/", {"q": "xuc tien"}).content.decode()
