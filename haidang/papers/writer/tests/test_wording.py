"""What the form adds to the words, as a clerk would check it line by line."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidang.papers.writer import wording
from haidang.papers.writer.charts import described, drawing, said, scale
from haidang.papers.writer.measures import even
from haidang.papers.writer.model import (
    Annex,
    Chart,
    Column,
    Heading,
    Item,
    Letterhead,
    Para,
    Row,
    Run,
    Series,
    Signature,
    Table,
)
from haidang.papers.writer.pages import pdf_of
from haidang.papers.writer.tests.papers import DECISION, LETTER, PLAN
from haidang.papers.writer.tests.said import pages_of, text_of
from haidang.papers.writer.typography import NBSP, plain, typeset
from haidang.papers.writer.widths import widths_of
from haidang.papers.writer.word import docx_of


def test_numbers_and_days_are_written_as_the_decree_writes_them() -> None:
    plan = Letterhead("A", symbol="KH-UBND")
    cases = (
        (replace(plan, number="5", day=date(2020, 2, 5)), "05/KH-UBND", "ngày 05 tháng 02 năm 2020"),
        (replace(plan, number="163", day=date(2019, 11, 25)), "163/KH-UBND", "ngày 25 tháng 11 năm 2019"),
        (Letterhead("A", symbol="SNgV-VP", drafted_on=date(2026, 1, 9)), "/SNgV-VP", "ngày tháng 01 năm 2026"),
        (Letterhead("A", number="12a"), "12a", "ngày tháng năm"),
    )  # fmt: skip
    for head, number, day in cases:
        assert wording.numbered(head).strip(NBSP) == number
        assert " ".join(wording.day_said(head).split()) == day


def test_a_body_in_capitals_is_named_in_a_sentence_as_people_write_it() -> None:
    for capitals, name in (
        ("ỦY BAN NHÂN DÂN TỈNH BÀ RỊA - VŨNG TÀU", "Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu"),
        ("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ BIÊN HÒA", "Ủy ban nhân dân thành phố Biên Hòa"),
        ("SỞ NGOẠI VỤ", "Sở Ngoại vụ"),
        ("BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP", "Ban Quản lý các khu công nghiệp"),
        ("Sở Ngoại vụ", "Sở Ngoại vụ"),
    ):
        assert wording.body_name(Letterhead(capitals)) == name


def test_a_long_name_breaks_before_its_place() -> None:
    assert wording.in_column("ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI") == "ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG NAI"
    assert wording.in_column("SỞ NGOẠI VỤ") == "SỞ NGOẠI VỤ"


def test_a_decision_names_the_power_it_rests_on_and_its_own_name_once() -> None:
    assert wording.authority(DECISION) == "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI"
    together = replace(DECISION, signature=Signature(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH"))
    assert wording.authority(together) == "ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI"
    assert wording.decides(DECISION) == "QUYẾT ĐỊNH:"
    told = replace(
        DECISION, bases=(), blocks=(Para("CHỦ TỊCH", "center"), Para("QUYẾT ĐỊNH:", "center"), Para("Điều 1. A."))
    )
    for paper in (replace(DECISION, blocks=(Para("QUYẾT ĐỊNH:", "center"), Para("Điều 1. A."))), told, PLAN):
        assert wording.decides(paper) == ""
    assert wording.authority(told) == wording.authority(PLAN) == ""


def test_the_content_ends_with_its_mark_right_after_the_last_sentence() -> None:
    table = Table((Column("TT"),), (Row(("1",)),))
    for blocks, last in (
        ((Para("Đề nghị thực hiện."),), "Đề nghị thực hiện./."),
        ((Para("Đề nghị thực hiện./."),), "Đề nghị thực hiện./."),
        ((Item((Run("Một", bold=True), Run(" việc;"))),), "Một việc./."),
        ((Heading("I. A"), table), "./."),
    ):
        end = wording.closed(replace(LETTER, blocks=blocks))[-1]
        assert isinstance(end, Para | Item)
        assert wording.as_text(end.words) == last
    assert wording.closed(replace(LETTER, blocks=())) == ()


def test_a_paper_with_annexes_points_to_them() -> None:
    annexes = (Annex("Danh mục", (Para("Không có."),)),)
    for words, last in (
        ("Đề nghị thực hiện./.", "Đề nghị thực hiện (có phụ lục kèm theo)./."),
        ("Đề nghị thực hiện theo Phụ lục.", "Đề nghị thực hiện theo Phụ lục./."),
    ):
        (end,) = wording.closed(replace(LETTER, blocks=(Para(words),), annexes=annexes))
        assert isinstance(end, Para)
        assert end.words == last


def test_lists_bear_their_marks_once() -> None:
    assert wording.listed(("- Như trên;", "Lưu: VT.")) == ["- Như trên;", "- Lưu: VT."]
    assert wording.bases(PLAN)[0].endswith("2015;")
    assert wording.bases(PLAN)[1].endswith("tỉnh.")
    assert [wording.roman(number) for number in (1, 4, 9, 14, 40)] == ["I", "IV", "IX", "XIV", "XL"]


def test_what_belongs_together_is_not_torn_at_the_end_of_a_line() -> None:
    for words, kept in (
        ("ngày 05 tháng 02 năm 2020", "ngày~05 tháng~02 năm~2020"),
        ("điểm a khoản 1 Điều 5", "điểm~a khoản~1 Điều~5"),
        ("Mẫu số 01, Phụ lục II", "Mẫu~số~01, Phụ~lục~II"),
        ("số 163/KH-UBND", "số~163/KH-UBND"),
        ("12 đoàn, 3,5 tỷ đồng, 5 %", "12~đoàn, 3,5~tỷ đồng, 5~%"),
        ("TP. Hồ Chí Minh", "TP.~Hồ Chí Minh"),
        ('quan hệ "hữu nghị"', "quan hệ “hữu nghị”"),
        ('thước 5" và', 'thước 5" và'),
        ("a\x0bb\x00", "ab"),
    ):
        assert typeset(words).replace(NBSP, "~") == kept


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80))
def test_no_word_is_changed_by_how_it_is_set(words: str) -> None:
    set_ = typeset(words)
    assert typeset(set_) == set_
    assert plain(set_) == plain(typeset(plain(set_)))


def test_numbers_and_scales_of_charts_are_round_and_hold_all() -> None:
    assert said(1234567) == "1.234.567"
    assert said(Decimal("1234.5")) == "1.234,5"
    for values, ticks in (
        ((0, 0), "0 1"), ((1, 3), "0 1 2 3"), ((3, 8), "0 2 4 6 8"), ((-5, 12), "-5 0 5 10 15"),
        ((Decimal("0.3"),), "0 0.1 0.2 0.3"), ((5300, 100), "0 2000 4000 6000"), ((), "0 1"),
    ):  # fmt: skip
        assert " ".join(f"{each.normalize():f}" for each in scale(values)) == ticks
    chart = Chart("Đoàn", ("2019", "2020"), (Series("Ra", (3, 6)), Series("Vào", (0, 12))))
    assert [point["at"] for point in drawing(chart)["series"][1]["points"]] == [0, 0.8]
    assert described(chart) == "Biểu đồ Đoàn. Ra: 2019 3; 2020 6. Vào: 2019 0; 2020 12."


def test_a_table_and_a_chart_that_do_not_add_up_are_refused_where_they_are_made() -> None:
    with pytest.raises(ValueError, match="cells"):
        Table((Column("A"), Column("B")), (Row(("1",)),), "Bảng")
    with pytest.raises(ValueError, match="values"):
        Chart("Biểu đồ", ("2019",), (Series("A", (1, 2)),))


def test_a_window_with_nothing_in_it_and_words_of_any_length_still_make_a_paper() -> None:
    address = "https://vi-du.vn/" + "duong-dan-rat-dai-" * 8
    blocks = (
        Chart("Đoàn ra", (), ()),
        Chart("Đoàn vào", ("2020",), (Series("Số đoàn", (0,)),)),
        Table((Column("TT"), Column("Địa chỉ", 2), Column("Khác", 9)), (Row(("1", address, "dài " * 3000)),)),
        Table((Column("TT"),), ()),
    )
    paper = replace(LETTER, blocks=blocks)
    assert "Không có số liệu." in text_of(docx_of(paper))
    pages = pages_of(pdf_of(paper))
    assert "Không có số liệu." in pages[0]
    assert len(pages) > 2


def test_a_title_breaks_into_even_lines_and_a_short_one_stays_on_its_own() -> None:
    long_title = "Về việc cử đoàn xúc tiến du lịch tại Thái Lan (minh họa) đi công tác nước ngoài"
    assert even("Hoạt động đối ngoại", 14, room=165) == 165
    assert even("Một dòng\nHai dòng", 14, room=165) == 165
    assert 85 < even(long_title, 14, room=165) < 105
    assert even("không-có-chỗ-ngắt-" * 30, 14, room=60) <= 60


def test_no_column_is_narrower_than_a_word_that_must_not_be_torn() -> None:
    table = Table((Column("TT"), Column("Nội dung", 20), Column("Thời hạn", 1)), (Row(("100", "việc", "14/12/2026")),))
    number, words, day = widths_of(table, 165)
    assert number > 8
    assert day > 21
    assert number + words + day == pytest.approx(165)
    asked = Table((Column("A", 1), Column("B", 3)), (Row(("a", "b")),))
    assert widths_of(asked, 160) == [40, 120]
    crowded = Table(tuple(Column("Nghiêng-ngả") for _ in range(20)), ())
    assert sum(widths_of(crowded, 165)) == pytest.approx(165)
