"""Columns by what stands in them: of a table, and of the head of a paper."""

import pytest

from haidang.papers.vietnamese.breadth import wide
from haidang.papers.writer.measures import LINES, SIZES, head_columns, long, text_width
from haidang.papers.writer.model import Column, Row, Table
from haidang.papers.writer.typography import NBSP, typeset
from haidang.papers.writer.widths import is_fitting, widths_of

ROOM = text_width()
LONG = "Giữ vững quan hệ với những đối tác đã gắn bó với tỉnh, hợp tác cấp địa phương với bạn bè truyền thống"


def _table(*columns: tuple[str, int, str]) -> Table:
    return Table(tuple(Column(name, width) for name, width, _ in columns), (Row(tuple(each[2] for each in columns)),))


def test_an_amount_stands_in_one_line_with_its_unit() -> None:
    table = _table(("Khoản mục", 5, "Thuê gian hàng"), ("Đơn giá", 1, "1.276.950.000 đồng"), ("Ghi chú", 5, LONG))
    assert is_fitting("1.276.950.000 đồng", widths_of(table, ROOM)[1])


def test_an_empty_column_gives_to_one_that_is_cramped() -> None:
    empty, full = widths_of(_table(("Khó khăn", 3, ""), ("Nhiệm vụ", 3, LONG)), ROOM)
    assert empty < 0.7 * ROOM / 2 < full
    assert empty + full == pytest.approx(ROOM)


def test_columns_with_room_enough_are_as_they_were_asked_for() -> None:
    assert widths_of(_table(("TT", 1, "1"), ("Nội dung", 4, "Đón đoàn")), 100) == pytest.approx([20, 80])


def test_no_head_of_a_column_is_squeezed_into_more_than_three_lines() -> None:
    name = "Khách Việt Nam, nước ngoài đã dự"
    table = _table((name, 1, "30"), ("Nội dung", 30, LONG * 3))
    assert long(name, SIZES.table) <= 3 * (widths_of(table, ROOM)[0] - 2.4)


def test_what_is_held_together_lets_go_where_there_is_no_room() -> None:
    assert typeset("12 đoàn") == f"12{NBSP}đoàn"
    assert typeset(f"12{NBSP}đoàn", is_loose=True) == "12 đoàn"


def test_the_day_stands_in_one_line_however_long_the_name_of_the_place() -> None:
    for place in ("Huế", "Bà Rịa - Vũng Tàu", "Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh, Thủ Đức"):
        said = f"{place}, ngày 25 tháng 11 năm 2026"
        left, right = head_columns(said)
        assert left + right == sum(LINES.head)
        assert left >= 55
        assert right >= wide(said, SIZES.place) * 25.4 / 72 or left == 55
