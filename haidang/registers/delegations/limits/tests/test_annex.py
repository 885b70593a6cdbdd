"""The annex goes out as Word and Excel and comes back; half a table is refused whole."""

import io
from datetime import date

import docx
import pytest
import xlsxwriter
from django.urls import reverse

from haidang.office.directory.models import Agency
from haidang.papers.sources.opening import open_source
from haidang.registers.delegations import examples
from haidang.registers.delegations.limits.annex.columns import COLUMNS
from haidang.registers.delegations.models import Delegation
from haidang.registers.partners import examples as partners

pytestmark = pytest.mark.django_db

HEAD = [column.heading for column in COLUMNS]
LINE = {
    "STT": "1", "Tên đoàn": "Giao lưu thanh niên tại Ansan", "Cơ quan chủ trì": "Tỉnh Đoàn",
    "Trưởng đoàn": "Phó Bí thư Tỉnh Đoàn", "Thành phần, số người": "15 người",
    "Nước, địa phương đến": "Hàn Quốc (Ansan)", "Thời gian, số ngày": "20/4/2020 - 25/4/2020 (06 ngày)",
    "Nội dung, mục đích": "Giao lưu văn hóa", "Đối tác mời": "Hội thanh niên Ansan",
    "Kinh phí, nguồn": "Xã hội hóa", "Ghi chú": "",
}  # fmt: skip


def workbook(rows):
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            for beside, cell in enumerate(row):
                sheet.write_string(at, beside, cell)
    return made.getvalue()


def word(rows):
    made, stream = docx.Document(), io.BytesIO()
    table = made.add_table(len(rows), len(rows[0]))
    for at, row in enumerate(rows):
        for beside, cell in enumerate(row):
            table.cell(at, beside).text = cell
    made.save(stream)
    return stream.getvalue()


def annex(*lines, head=HEAD):
    return [head, *([{**LINE, **line}[name] for name in head] for line in lines)]


@pytest.fixture
def korea(directory):
    partners.country("Nhật Bản")
    return partners.country("Hàn Quốc", aliases="Đại Hàn Dân Quốc")


class Sender:
    """Somebody at the page that takes a filled annex."""

    def __init__(self, client):
        self.client = client

    def __call__(self, data, name="phu-luc.xlsx", **more):
        file = io.BytesIO(data)
        file.name = name
        return self.client.post(reverse("delegations:annex-bring"), {"year": 2020, "annex": file, **more})


@pytest.fixture
def bring(enter, desk, korea, today, norms):
    """Send a file as the desk does."""
    return Sender(enter(desk))


def confirm(bring, reply):
    return bring.client.post(reverse("delegations:annex-bring"), {"confirmed": reply.context["signed"]})


@pytest.mark.parametrize(("make", "name"), [(workbook, "phu-luc.xlsx"), (word, "phu-luc.docx")])
def test_an_annex_is_previewed_and_then_kept(bring, make, name):
    reply = bring(make(annex({})), name)
    assert (reply.status_code, reply.context["good"], reply.context["bad"]) == (200, 1, 0)
    assert not Delegation.objects.exists()
    assert confirm(bring, reply).status_code == 302
    made = Delegation.objects.get()
    assert (made.title, made.agency.code, made.people) == ("Giao lưu thanh niên tại Ansan", "TDOAN", 15)
    assert (made.starts_on, made.ends_on, made.in_plan) == (date(2020, 4, 20), date(2020, 4, 25), True)
    assert [str(stop) for stop in made.stops.all()] == ["Ansan, Hàn Quốc"]
    assert (made.head_words, made.funding) == ("Phó Bí thư Tỉnh Đoàn", "Xã hội hóa")
    assert made.remark == "Đối tác mời: Hội thanh niên Ansan"


def test_half_the_columns_are_named_and_nothing_is_kept(bring):
    reply = bring(workbook(annex({}, head=HEAD[:2] + HEAD[7:])))
    assert reply.status_code == 422
    (sentence,) = reply.context["form"].errors["annex"]
    assert sentence == (
        "Bảng thiếu cột: Cơ quan chủ trì, Trưởng đoàn, Nước, địa phương đến, Thời gian, số ngày. "
        "Thêm các cột ấy rồi gửi lại; chưa dòng nào được nhập."
    )
    assert not Delegation.objects.exists()


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ({"Cơ quan chủ trì": "Sở Không Có"}, "Chưa nhận ra cơ quan chủ trì “Sở Không Có”."),
        ({"Nước, địa phương đến": "Sao Hỏa"}, "Chưa nhận ra nước trong “Sao Hỏa”."),
        ({"Nước, địa phương đến": "Hàn Quốc; Sao Hỏa"}, "Chưa nhận ra nước trong “Sao Hỏa”."),
        ({"Thời gian, số ngày": "31/6/2020"}, "Thời gian “31/6/2020” không có trong lịch."),
        ({"Thời gian, số ngày": "25/4/2020 - 20/4/2020"}, "Ngày về (20/04/2020) trước ngày đi (25/04/2020)."),
        ({"Thời gian, số ngày": "Quý III"}, "“Quý III” không có ngày cụ thể. Chọn kế hoạch"),
        ({"Tên đoàn": ""}, "Tên đoàn:"),
    ],
)
def test_a_line_that_cannot_be_kept_says_why_and_the_others_stay(bring, line, sentence):
    reply = bring(workbook(annex({}, {"Tên đoàn": "Đoàn thứ hai", **line})))
    good, bad = reply.context["lines"]
    assert (good.verdict, bad.verdict) == ("new", "bad")
    assert sentence.lower() in bad.sentence.lower()
    confirm(bring, reply)
    assert [made.title for made in Delegation.objects.all()] == [LINE["Tên đoàn"]]


def test_a_line_without_days_belongs_to_the_year_of_its_plan(bring, accepted):
    reply = bring(workbook(annex({"Thời gian, số ngày": "Quý III"})), plan=accepted.pk)
    confirm(bring, reply)
    made = Delegation.objects.get()
    assert (made.starts_on, made.when_words, made.plan) == (None, "Quý III", accepted)


def test_what_the_book_has_already_is_left_alone(bring):
    confirm(bring, bring(workbook(annex({}))))
    reply = bring(workbook(annex({}, {"Tên đoàn": "Đoàn khác"})))
    assert [line.verdict for line in reply.context["lines"]] == ["same", "new"]


def test_two_like_lines_in_one_file_are_one_delegation(bring):
    reply = bring(workbook(annex({}, {})))
    assert [line.verdict for line in reply.context["lines"]] == ["new", "same"]


def test_if_the_book_changed_after_the_preview_nothing_is_kept(bring):
    reply = bring(workbook(annex({}, {"Tên đoàn": "Đoàn khác"})))
    examples.delegation(
        title=LINE["Tên đoàn"], agency=Agency.objects.get(code="TDOAN"), starts_on=date(2020, 4, 20),
        ends_on=date(2020, 4, 21),
    )  # fmt: skip
    again = confirm(bring, reply)
    assert again.status_code == 409
    assert Delegation.objects.count() == 1


def test_a_preview_of_somebody_else_is_not_kept(bring, enter, cast):
    reply = bring(workbook(annex({})))
    stranger = enter(cast["so-cong-thuong"])
    again = stranger.post(reverse("delegations:annex-bring"), {"confirmed": reply.context["signed"]})
    assert again.status_code == 422
    assert not Delegation.objects.exists()


@pytest.mark.parametrize("data", [b"khong phai bang", b"PK\x03\x04hong"])
def test_what_is_no_annex_is_refused_in_a_sentence(bring, data):
    reply = bring(data)
    assert reply.status_code == 422
    assert reply.context["form"].errors["annex"]


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_what_went_out_comes_back_the_same(bring, korea, kind):
    made = examples.delegation()
    made.stops.all().delete()
    made.stops.create(country=korea, place="Ansan")
    data = bring.client.get(reverse("delegations:annex-file", args=[kind]), {"nam": 2020}).content
    reply = bring(data, f"phu-luc.{kind}")
    assert [line.verdict for line in reply.context["lines"]] == ["same"]
    title, where = made.title, "Hàn Quốc (Ansan)"
    Delegation.objects.all().delete()
    reply = bring(data, f"phu-luc.{kind}")
    confirm(bring, reply)
    again = Delegation.objects.get()
    assert (again.title, again.starts_on, again.ends_on) == (title, made.starts_on, made.ends_on)
    assert where in bring.client.get(reverse("delegations:annex"), {"nam": 2020}).content.decode()


def test_the_word_file_stands_across_and_names_its_year(bring):
    data = bring.client.get(reverse("delegations:annex-file", args=["docx"]), {"nam": 2020}).content
    section = docx.Document(io.BytesIO(data)).sections[-1]
    assert (section.page_width or 0) > (section.page_height or 0)
    source = open_source("phu-luc.docx", data)
    assert "DANH MỤC CÁC ĐOÀN ĐI CÔNG TÁC NƯỚC NGOÀI NĂM 2020" in source.text


def test_an_agency_finds_its_own_lines_alone(bring, enter, cast):
    examples.delegation()
    examples.delegation(title="Đoàn của Sở khác", agency=Agency.objects.get(code="STC"))
    page = enter(cast["so-cong-thuong"]).get(reverse("delegations:annex"), {"nam": 2020}).content.decode()
    assert "Nhật Bản (minh họa)" in page
    assert "Đoàn của Sở khác" not in page


@pytest.mark.parametrize("asked", ["x", "99999", "1", "٢٠٢٠", ""])
def test_an_odd_year_is_this_year(bring, asked):
    assert bring.client.get(reverse("delegations:annex"), {"nam": asked}).context["year"] == 2020
