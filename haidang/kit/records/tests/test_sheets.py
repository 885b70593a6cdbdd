"""A list as a file, and a filled sheet: previewed with a verdict on each row, then kept whole or not at all."""

from datetime import datetime
from io import BytesIO

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook

from haidang.kit.audit.models import Note
from haidang.kit.jobs.models import Job
from haidang.kit.jobs.running import run
from haidang.kit.records import sheets
from tests.books.examples import author, book
from tests.books.models import Author, Book

pytestmark = pytest.mark.django_db

HEADS = ["ID", "Tên sách *", "Ký hiệu *", "Loại *", "Tác giả *", "Người giúp", "Ngày in", "Giá", "Đang cho mượn"]


def sheet(*rows, heads=HEADS):
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True, "default_date_format": "dd/mm/yyyy"}) as built:
        page = built.add_worksheet()
        for number, row in enumerate([heads, *rows]):
            page.write_row(number, 0, row)
    return made.getvalue()


def sent(client, data, name="sách.xlsx"):
    return client.post("/sach/nhap/", {"sheet": SimpleUploadedFile(name, data)})


def confirmed(client, preview):
    return client.post("/sach/nhap/", {"confirmed": preview.context["signed"]})


def rows_of(reply, number=0):
    return CalamineWorkbook.from_filelike(BytesIO(reply.content)).get_sheet_by_index(number).to_python()


def verdicts(preview):
    return [(line.number, line.verdict) for line in preview.context["lines"]]


def worked(asked):
    """The worker does what was asked."""
    run(asked.pk, asked.ticket)


# ── out ──────────────────────────────────────────────────────────────────────────────────────────


def test_what_you_see_exports_in_its_order_with_days_as_days_and_numbers_as_numbers(at, officer):
    book("B", kind="report", price=10)
    book("A", kind="report", price=20)
    book("C", kind="novel")
    reply = at(officer).get("/sach/xuat/", {"kind": "report", "sap-xep": "title"})
    heads, *rows = rows_of(reply)
    assert heads[:3] == ["Tên sách", "Ký hiệu", "Loại"]
    assert [row[0] for row in rows] == ["A", "B"]
    assert (str(rows[0][6]), rows[0][7], rows[0][8]) == ("2020-06-01", 20, "không")
    about = dict(rows_of(reply, 1))
    assert about["Số dòng"] == "2"
    assert about["Lọc theo: Loại"] == "Báo cáo"
    assert about["Lưu ý"] == "Dữ liệu minh họa"
    assert "du-lieu-minh-hoa.xlsx" in reply["Content-Disposition"]


def test_a_csv_bears_our_letters_and_runs_no_formula(at, officer):
    book("=1+1", number="-5")
    reply = at(officer).get("/sach/xuat/", {"dang": "csv"})
    text = b"".join(reply).decode()
    assert text.startswith("\ufeffTên sách,")
    assert "'=1+1,'-5," in text


def test_a_text_in_excel_is_never_a_formula(at, officer):
    book("=1+1")
    assert rows_of(at(officer).get("/sach/xuat/"))[1][0] == "=1+1"


def test_personal_data_stays_in_the_house(at, officer):
    author()
    reply = at(officer).get("/tac-gia/xuat/")
    assert rows_of(reply)[0] == ["Họ và tên"]


def test_an_export_costs_the_same_whatever_its_length(at, officer, django_assert_num_queries):
    desk = at(officer)
    for _ in range(2):
        book()
        with django_assert_num_queries(4):  # session, person, rows, their helpers
            desk.get("/sach/xuat/")


# ── in ───────────────────────────────────────────────────────────────────────────────────────────


def test_the_form_to_fill_in_has_the_fields_of_the_form_and_lists_to_choose_from(at, officer):
    author("Người mẫu A")
    reply = at(officer).get("/sach/nhap/mau/")
    assert rows_of(reply)[0] == [*HEADS, "Giấu đi"]
    assert rows_of(reply, 1)[1][:2] == ["Truyện", "Người mẫu A"]


def test_a_preview_judges_every_row_and_keeps_nothing(at, officer):
    writer, held = author("Người mẫu A"), book("Cũ", number="9/BC")
    data = sheet(
        ["", "Mới", "1/BC", "báo cáo", "nguoi mau a", "", "15/6/2020", 1000, "có"],
        ["", "", "2/BC", "Truyện", "Người mẫu A"],
        ["", "Trùng trong sổ", "9/BC", "Truyện", "Người mẫu A"],
        ["", "Trùng trong tệp", "1/BC", "Truyện", "Người mẫu A"],
        ["", "Không ai viết", "3/BC", "Truyện", "Ai đó"],
        [held.pk, "Tên khác", "9/BC", "Truyện", held.author.name],
        [999, "Lạ", "4/BC", "Truyện", "Người mẫu A"],
        ["x", "Lạ", "5/BC", "Truyện", "Người mẫu A"],
    )
    reply = sent(at(officer), data)
    assert [verdict for _n, verdict in verdicts(reply)] == ["new", "bad", "bad", "bad", "bad", "changed", "bad", "bad"]
    sentences = [line.sentence for line in reply.context["lines"]]
    assert sentences[0] == "Thêm mới."
    assert sentences[1].startswith("tên sách:") or sentences[1].startswith("Tên sách:")
    assert "ký hiệu" in sentences[2].lower()
    assert "ký hiệu" in sentences[3].lower()
    assert "tác giả" in sentences[4].lower()
    assert "Ai đó" in sentences[4], "what stands in the cell is told"
    assert "tên sách" in sentences[5].lower()
    assert "ID 999 không có trong sổ" in sentences[6]
    assert Book.objects.get().title == "Cũ"
    assert not Note.objects.exists()
    assert writer.books.count() == 0
    assert "Lưu 2 dòng, bỏ 6 dòng lỗi" in reply.content.decode()


def test_what_was_previewed_is_kept_by_confirming_it(at, officer):
    writer, held = author("Người mẫu A"), book("Cũ", number="9/BC", is_lent=True)
    desk = at(officer)
    day = datetime(2020, 6, 15)  # noqa: DTZ001
    preview = sent(
        desk,
        sheet(
            ["", "Mới", "1/BC", "Báo cáo", "Người mẫu A", "Người mẫu A", day, 1000, "có"],
            [held.pk, "Cũ mà mới", "9/BC", "Truyện", held.author.name, "", "", "", "không"],
        ),
    )
    assert confirmed(desk, preview).url == "/sach/"
    made, changed = Book.objects.get(number="1/BC"), Book.objects.get(pk=held.pk)
    assert (made.kind, made.author, str(made.published_on), made.price, made.is_lent) == (
        "report",
        writer,
        "2020-06-15",
        1000,
        True,
    )
    assert list(made.helpers.all()) == [writer]
    assert (changed.title, changed.is_lent, changed.published_on) == ("Cũ mà mới", False, None)
    assert {note.verb for note in Note.objects.all()} == {"added", "changed"}


def test_a_sheet_that_was_taken_out_comes_back_with_nothing_different(at, officer):
    held = book("Một")
    held.helpers.add(author("Người mẫu A"), author("Người mẫu B"))
    book("Hai", kind="report", published_on=None, price=None)
    desk = at(officer)
    out = desk.get("/sach/nhap/mau/", {"day-du": "1"})
    assert [verdict for _n, verdict in verdicts(sent(desk, out.content))] == ["same", "same"]


def test_two_authors_of_one_name_are_told_apart_by_their_numbers(at, officer):
    one, other = author("Người mẫu A"), author("Người mẫu A")
    desk = at(officer)
    offered = [row[1] for row in rows_of(desk.get("/sach/nhap/mau/"), 1)[1:]]
    assert offered == [f"Người mẫu A [{one.pk}]", f"Người mẫu A [{other.pk}]"]
    preview = sent(desk, sheet(["", "Một", "1/BC", "Truyện", "Người mẫu A"], ["", "Hai", "2/BC", "Truyện", offered[1]]))
    assert [verdict for _n, verdict in verdicts(preview)] == ["bad", "new"]
    confirmed(desk, preview)
    assert Book.objects.get().author == other


def test_columns_the_sheet_leaves_out_stay_as_they_are(at, officer):
    held = book("Một", number="1/BC", price=77, is_lent=True)
    desk = at(officer)
    heads = ["ký hiệu", "Tên sách", "ID", "Loại", "Tác giả", "Ghi chú của tôi"]
    row = ["1/BC", "Hai", held.pk, "Truyện", held.author.name, "abc"]
    confirmed(desk, sent(desk, sheet(row, heads=heads)))
    held.refresh_from_db()
    assert (held.title, held.price, held.is_lent) == ("Hai", 77, True)


def test_nothing_is_kept_when_one_row_cannot_be_kept_any_more(at, officer):
    author("Người mẫu A")
    desk = at(officer)
    rows = (["", "Một", "1/BC", "Truyện", "Người mẫu A"], ["", "Hai", "2/BC", "Truyện", "Người mẫu A"])
    preview = sent(desk, sheet(*rows))
    book(number="2/BC")  # somebody was faster
    reply = confirmed(desk, preview)
    assert reply.status_code == 409
    assert "Chưa dòng nào được nhập" in reply.content.decode()
    assert not Book.objects.filter(number="1/BC").exists()


def test_a_preview_sent_twice_adds_nothing_twice(at, officer):
    author("Người mẫu A")
    desk = at(officer)
    preview = sent(desk, sheet(["", "Một", "1/BC", "Truyện", "Người mẫu A"]))
    assert confirmed(desk, preview).status_code == 302
    assert confirmed(desk, preview).status_code == 409
    assert Book.objects.count() == 1


def test_a_long_sheet_is_judged_and_kept_by_the_worker(at, officer, django_user_model, monkeypatch):
    monkeypatch.setattr(sheets, "SHORT", 2)
    author("Người mẫu A")
    desk = at(officer)
    good = [["", f"Sách {number}", f"{number}/BC", "Truyện", "Người mẫu A"] for number in (1, 2)]
    page = sent(desk, sheet(*good, ["", "Trùng", "1/BC", "Truyện", "Người mẫu A"], ["", "Sai", "4/BC", "?", ""])).url
    assert "Đang chờ" in desk.get(page).content.decode()
    judged = Job.objects.get()
    assert "Người mẫu A" not in str((judged.arguments, judged.result))
    worked(judged)
    assert not Book.objects.exists()
    told = desk.get(page)
    assert (told.context["all"], told.context["good"], told.context["bad"]) == (4, 2, 2)
    assert [line.number for line in told.context["lines"]] == [4, 5]
    assert "Lưu 2 dòng, bỏ 2 dòng lỗi" in told.content.decode()
    stranger = at(django_user_model.objects.create_user("other", role="desk", full_name="Người mẫu khác"))
    assert stranger.get(page).status_code == 404
    desk = at(officer)
    for _ in range(2):
        desk.post("/sach/nhap/", {"tep": str(judged.pk)})
        for asked in Job.objects.filter(function__endswith="keep_sheet", state="waiting"):
            worked(asked)
    assert sorted(Book.objects.values_list("number", flat=True)) == ["1/BC", "2/BC"]
    assert Note.objects.filter(verb="added", by=officer).count() == 2
    assert "đã được lưu" in desk.get(page).content.decode()


def test_of_a_long_sheet_nothing_is_kept_when_one_row_cannot_be_kept_any_more(at, officer, monkeypatch):
    monkeypatch.setattr(sheets, "SHORT", 1)
    author("Người mẫu A")
    desk = at(officer)
    page = sent(desk, sheet(*[["", f"Sách {n}", f"{n}/BC", "Truyện", "Người mẫu A"] for n in (1, 2)])).url
    judged = Job.objects.get()
    worked(judged)
    book("Chen vào", number="2/BC")
    desk.post(page.partition("?")[0], {"tep": str(judged.pk)})
    asked = Job.objects.get(state="waiting")
    worked(asked)
    asked.refresh_from_db()
    assert asked.state == "failed"
    assert "Chưa dòng nào được nhập" in asked.error
    assert "Dòng 3" in asked.error
    assert Book.objects.get().title == "Chen vào"


def test_a_preview_is_good_only_for_who_made_it(at, officer, django_user_model):
    author("Người mẫu A")
    preview = sent(at(officer), sheet(["", "Một", "1/BC", "Truyện", "Người mẫu A"]))
    other = django_user_model.objects.create_user("other", role="desk", full_name="Người mẫu khác")
    reply = confirmed(at(other), preview)
    assert reply.status_code == 422
    assert "hãy tải tệp lên lại" in reply.content.decode()
    assert not Book.objects.exists()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "trống"),
        (b"PK\x03\x04 broken", "Không mở được tệp này"),
        (b"Ten;So\n1;2", "Không mở được tệp này"),
        (sheet(heads=["Cột lạ"]), "Dòng đầu thiếu cột: Tên sách, Ký hiệu, Loại, Tác giả"),
        (sheet(), "không có dòng nào"),
        (sheet(*[["", "x", str(n), "Truyện", "y"] for n in range(3)]), "không quá 2"),
    ],
)
def test_a_file_that_is_no_such_sheet_is_refused_in_one_sentence(at, officer, data, told, monkeypatch):
    monkeypatch.setattr(sheets, "MOST_ROWS", 2)
    reply = sent(at(officer), data)
    assert reply.status_code == 422
    assert told in reply.content.decode()


def test_a_personal_value_is_not_lost_by_a_sheet_without_it(at, officer):
    writer = author("Người mẫu A")
    desk = at(officer)
    data = sheet([writer.pk, "Người mẫu B"], heads=["ID", "Họ và tên"])
    preview = desk.post("/tac-gia/nhap/", {"sheet": SimpleUploadedFile("a.xlsx", data)})
    assert desk.post("/tac-gia/nhap/", {"confirmed": preview.context["signed"]}).status_code == 302
    kept = Author.objects.get()
    assert (kept.name, str(kept.passport)) == ("Người mẫu B", "••••4567")
