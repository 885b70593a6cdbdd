"""Tables of indicators: whatever their heads are called, merged or in two storeys."""

import io

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from haidang.papers.reader.indicators import indicators
from haidang.papers.reader.tests.texts import plan
from haidang.papers.sources.builder import Builder
from haidang.papers.sources.opening import open_source
from haidang.papers.sources.refusals import Refused
from haidang.papers.sources.tests.made import indicator_table, word
from haidang.papers.sources.xlsx import read_xlsx


def paper(rows):
    out = Builder()
    out.table(rows)
    return out.source("x", "docx")


def said(source):
    return [
        tuple(
            source.line_of(span) if span else "" for span in (row.name, row.unit, row.target, row.baseline, row.group)
        )
        for row in indicators(source)
    ]


HEADS = [
    ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm 2020"],
    ["TT", "Tên chỉ tiêu", "Đơn vị tính", "Chỉ tiêu"],
    ["Số TT", "Nội dung", "Đơn vị", "Chỉ tiêu năm 2020"],
    ["STT", "Sản phẩm", "Đơn vị tính", "Số lượng"],
    ["STT", "Các chỉ tiêu chủ yếu", "ĐVT:", "Phấn đấu 2020"],
]


@pytest.mark.parametrize("head", HEADS)
def test_the_columns_are_known_by_the_words_over_them(head):
    source = paper([head, ["1", "Đoàn doanh nghiệp đón", "đoàn", "12"]])
    assert said(source) == [("Đoàn doanh nghiệp đón", "đoàn", "12", "", "")]


@pytest.mark.parametrize(
    "head",
    [
        ["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian"],
        ["TT", "Chỉ tiêu", "Ghi chú", "Kế hoạch"],
        ["TT", "Đơn vị", "Số điện thoại", "Địa chỉ"],
    ],
)
def test_other_tables_are_left_alone(head):
    assert said(paper([head, ["1", "Đón đoàn", "12", "12"]])) == []


def test_what_was_done_before_is_the_baseline_and_counted_columns_are_no_row():
    source = paper(
        [
            ["TT", "Chỉ tiêu", "ĐVT", "Thực hiện 2019", "Kế hoạch 2020"],
            ["(1)", "(2)", "(3)", "(4)", "(5)"],
            ["1", "Tàu khách cập cảng", "lượt", "30", "45"],
        ]
    )
    assert said(source) == [("Tàu khách cập cảng", "lượt", "45", "30", "")]


def test_merged_heads_group_rows_and_a_unit_over_two_rows_survive_word():
    source = open_source("chuong-trinh.docx", word(indicator_table))
    rows = said(source)
    assert [row[:4] for row in rows] == [
        ("Tàu khách", "lượt", "45", "30"),
        ("Khách lên bờ", "lượt", "12.500", "9.000"),
        ("Chuyến khảo sát", "chuyến", "2", ""),
    ]
    assert {row[4] for row in rows} == {"I. Cảng biển"}


def workbook(fill):
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        fill(book.add_worksheet("Chỉ tiêu"))
    return made.getvalue()


def test_a_sheet_is_read_as_a_paper_is_with_its_merged_cells():
    def fill(sheet):
        sheet.merge_range(0, 0, 0, 3, "Phụ lục chỉ tiêu")
        sheet.write_row(2, 0, ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch 2020"])
        sheet.write_row(3, 0, [1, "Tàu khách", "", 45])
        sheet.write_row(4, 0, [2, "Tỷ lệ hài lòng", "", 92.5])
        sheet.merge_range(3, 2, 4, 2, "lượt")

    assert [row[:3] for row in said(read_xlsx("chi-tieu.xlsx", workbook(fill)))] == [
        ("Tàu khách", "lượt", "45"),
        ("Tỷ lệ hài lòng", "lượt", "92,5"),
    ]


def test_a_sheet_with_a_mark_of_secrets_and_a_broken_one_are_refused():
    with pytest.raises(Refused) as refused:
        read_xlsx("x.xlsx", workbook(lambda sheet: sheet.write(0, 0, "TỐI MẬT")))
    assert refused.value.code == "secret-mark"
    whole = workbook(lambda sheet: sheet.write(0, 0, "Chỉ tiêu"))
    with pytest.raises(Refused):
        read_xlsx("x.xlsx", whole[: len(whole) // 2])


@given(st.lists(st.lists(st.text(max_size=12), min_size=4, max_size=4), min_size=1, max_size=5))
def test_reading_never_fails(rows):
    indicators(paper([["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch 2020"], *rows]))


def test_of_columns_of_years_the_last_is_the_target():
    found = paper([["TT", "Chỉ tiêu", "Đơn vị", "Năm 2019", "Năm 2020"], ["1", "Khách", "lượt", "10", "12"]])
    assert said(found) == [("Khách", "lượt", "12", "10", "")]


def test_a_plan_counts_its_figures_among_the_goals():
    found = plan(
        "I. NỘI DUNG\n\n| TT | Chỉ tiêu | Đơn vị | Năm 2024 |\n|---|---|---|---|\n| 1 | Khách đến | lượt | 90 |\n\n"
        "| TT | Chỉ tiêu | Đơn vị tính | Số lượng | Chủ trì |\n| 1 | Gốm bán | chiếc | 7 | Sở Mẫu |\n"
    )
    assert [(found.words(goal.amount), found.words(goal.unit)) for goal in found.goals] == [("90", "lượt")]
    assert [found.words(task.title) for task in found.tasks] == ["Gốm bán"]
