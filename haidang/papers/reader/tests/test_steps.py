"""Tables of steps: whatever their heads are called, merged or in two storeys; and the days their cells say."""

import io
from datetime import date

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from haidang.papers.reader.step_days import run_of
from haidang.papers.reader.steps import steps
from haidang.papers.sources.builder import Builder
from haidang.papers.sources.opening import open_source
from haidang.papers.sources.refusals import Refused
from haidang.papers.sources.tests.made import step_table, word
from haidang.papers.sources.xlsx import read_xlsx
from haidang.papers.vietnamese.letters import fold


def paper(rows):
    out = Builder()
    out.table(rows)
    return out.source("x", "docx")


def said(source, year=2020):
    def words(span):
        return source.line_of(span) if span else ""

    return [
        (words(row.work), row.run.starts_on, row.run.due_on, words(row.person), words(row.product), words(row.group))
        for row in steps(source, year)
    ]


@pytest.mark.parametrize(
    ("words", "starts_on", "due_on"),
    [
        ("15/4/2020", None, date(2020, 4, 15)),
        ("Trước ngày 15 tháng 4 năm 2020", None, date(2020, 4, 15)),
        ("15-4-2020", None, date(2020, 4, 15)),
        ("2020-04-15", None, date(2020, 4, 15)),
        ("15/4", None, date(2020, 4, 15)),
        ("Từ ngày 01/3/2020", date(2020, 3, 1), None),
        ("Từ 01/3 đến 15/4/2020", date(2020, 3, 1), date(2020, 4, 15)),
        ("01/3/2020 - 15/4/2020", date(2020, 3, 1), date(2020, 4, 15)),
        ("Tháng 3/2020", date(2020, 3, 1), date(2020, 3, 31)),
        ("tháng 02", date(2020, 2, 1), date(2020, 2, 29)),
        ("4/2020", date(2020, 4, 1), date(2020, 4, 30)),
        ("Tháng 3 - 4/2020", date(2020, 3, 1), date(2020, 4, 30)),
        ("Tháng 3, 4 và 5", date(2020, 3, 1), date(2020, 5, 31)),
        ("Từ tháng 3 đến tháng 6 năm 2020", date(2020, 3, 1), date(2020, 6, 30)),
        ("Xong trong tháng 6/2020", None, date(2020, 6, 30)),
        ("Quý I/2020", date(2020, 1, 1), date(2020, 3, 31)),
        ("Quý II, III năm 2020", date(2020, 4, 1), date(2020, 9, 30)),
        ("Quý I - Quý III", date(2020, 1, 1), date(2020, 9, 30)),
        ("6 tháng đầu năm 2020", date(2020, 1, 1), date(2020, 6, 30)),
        ("Cả năm", date(2020, 1, 1), date(2020, 12, 31)),
        ("Đến hết năm 2020", None, date(2020, 12, 31)),
        ("Tháng 12/2020 - tháng 01/2021", date(2020, 12, 1), date(2021, 1, 31)),
        ("Thường xuyên", None, None),
        ("Sau khi Đoàn về nước", None, None),
        ("31/02/2020", None, None),
        ("", None, None),
    ],
)
def test_a_cell_says_from_when_until_when(words, starts_on, due_on):
    run = run_of(fold(words), 2020)
    assert (run.starts_on, run.due_on) == (starts_on, due_on)


def test_without_a_year_of_its_own_nothing_is_guessed():
    assert run_of("thang 3") == run_of("15/4") == run_of("")


HEADS = [
    ["TT", "Nội dung công việc", "Thời gian thực hiện", "Người thực hiện", "Sản phẩm"],
    ["STT", "Nhiệm vụ", "Thời hạn hoàn thành", "Cán bộ phụ trách", "Kết quả"],
    ["Số TT", "Các bước", "Tiến độ", "Đơn vị chủ trì", "Sản phẩm dự kiến"],
    ["TT", "Hoạt động", "Thời gian", "Phân công", "Đầu ra"],
    ["TT", "Công việc", "Hạn", "Phòng chủ trì", "Kết quả"],
]


@pytest.mark.parametrize("head", HEADS)
def test_the_columns_are_known_by_the_words_over_them(head):
    source = paper([head, ["1", "Khảo sát các bến", "Tháng 3/2020", "Phòng mẫu", "Báo cáo khảo sát"]])
    expected = date(2020, 3, 31)
    ((work, _starts, due, person, product, _group),) = said(source)
    assert (work, due, person, product) == ("Khảo sát các bến", expected, "Phòng mẫu", "Báo cáo khảo sát")


@pytest.mark.parametrize(
    "head",
    [
        ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch 2020"],
        ["TT", "Đơn vị tính", "Số lượng", "Ghi chú"],
        ["TT", "Họ và tên", "Chức vụ", "Điện thoại"],
    ],
)
def test_other_tables_are_left_alone(head):
    assert said(paper([head, ["1", "Khảo sát", "12", "12"]])) == []


def test_two_columns_of_days_are_the_beginning_and_the_end():
    head = ["TT", "Nội dung", "Ngày bắt đầu", "Ngày hoàn thành", "Người làm"]
    source = paper([head, ["(1)", "(2)", "(3)", "(4)", "(5)"], ["1", "Khảo sát", "01/3/2020", "31/3/2020", "A"]])
    assert said(source) == [("Khảo sát", date(2020, 3, 1), date(2020, 3, 31), "A", "", "")]


STEPS = [
    ("Khảo sát các bến", date(2020, 3, 1), date(2020, 3, 31), "Phòng Thương mại", "Báo cáo khảo sát", "I. Chuẩn bị"),
    ("Chụp ảnh bến", date(2020, 4, 1), date(2020, 4, 15), "Phòng Thương mại", "", "I. Chuẩn bị"),
    ("In hồ sơ hai thứ tiếng", None, date(2020, 4, 25), "Văn phòng", "Hồ sơ in", "II. Hoàn thành"),
]


def test_merged_cells_of_a_word_file_are_read_in_every_row_they_cover():
    assert said(open_source("x.docx", word(step_table), ocr="never")) == STEPS


def test_merged_cells_of_a_sheet_are_read_in_every_row_they_cover():
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        page = book.add_worksheet("Các bước")
        page.merge_range(0, 2, 0, 3, "Thời gian")
        for at, words in ((0, "TT"), (1, "Nội dung công việc"), (4, "Người thực hiện"), (5, "Sản phẩm")):
            page.merge_range(0, at, 1, at, words)
        page.write_row(1, 2, ["Bắt đầu", "Kết thúc"])
        page.merge_range(2, 0, 2, 5, "I. Chuẩn bị")
        page.write_row(3, 0, [1, "Khảo sát các bến", "01/3/2020", "31/3/2020", "", "Báo cáo khảo sát"])
        page.write_row(4, 0, [2, "Chụp ảnh bến", "01/4/2020", "15/4/2020", "", ""])
        page.merge_range(3, 4, 4, 4, "Phòng Thương mại")
        page.merge_range(5, 0, 5, 5, "II. Hoàn thành")
        page.write_row(6, 0, [3, "In hồ sơ hai thứ tiếng", "", "25/4/2020", "Văn phòng", "Hồ sơ in"])
    assert said(read_xlsx("x.xlsx", made.getvalue())) == STEPS


@given(st.lists(st.lists(st.text(max_size=12), min_size=1, max_size=6), min_size=1, max_size=6))
def test_reading_never_fails(rows):
    try:
        source = paper([["TT", "Nội dung", "Thời gian", "Người làm"], *rows])
    except Refused:
        return
    steps(source, 2020)


@given(st.text(max_size=60))
def test_a_run_never_ends_before_it_begins(words):
    run = run_of(fold(words), 2020)
    assert not (run.starts_on and run.due_on) or run.starts_on <= run.due_on
