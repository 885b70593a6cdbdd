"""The annex as people write it: headings in their own words, days in five ways, countries with and without places."""

from datetime import date

import pytest

from haidang.registers.delegations.limits.annex.columns import (
    COLUMNS,
    Place,
    When,
    annex_in,
    headings,
    is_in_plan,
    people,
    places,
    when,
)

HEAD = [column.heading for column in COLUMNS]


def test_its_own_headings_are_found():
    assert list(headings(HEAD)) == [column.name for column in COLUMNS]


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("TT", "number"),
        ("Đơn vị chủ trì", "agency"),
        ("NƯỚC ĐẾN", "where"),
        ("Thời gian dự kiến", "when"),
        ("Mục đích, nội dung chuyến đi", "content"),
        ("Ghi chú (trong/ngoài kế hoạch)", "remark"),
        ("Số người", "people"),
        ("Trưởng đoàn (chức vụ)", "head"),
    ],
)
def test_headings_in_other_words(heading, name):
    assert list(headings([heading])) == [name]


def test_the_lines_of_the_annex_without_groups_numbers_and_gaps():
    blank = [""] * len(HEAD)
    line = ["1", "Đoàn A", "Sở B", "Ông C", "5 người", "Lào", "tháng 4", "học tập", "", "", ""]
    group = ["I", *["Đoàn của lãnh đạo tỉnh"] * (len(HEAD) - 1)]
    numbers = [f"({at})" for at in range(1, len(HEAD) + 1)]
    found = annex_in([[["Phụ lục"]], [["Phụ lục"], HEAD, numbers, group, line, blank]])
    assert found is not None
    assert [(number, told["title"]) for number, told in found.lines] == [(5, "Đoàn A")]
    assert found.missing == ()


def test_half_the_columns_are_named():
    found = annex_in([[["STT", "Tên đoàn", "Nội dung", "Ghi chú"], ["1", "Đoàn A", "x", "y"]]])
    assert found is not None
    assert found.missing == ("Cơ quan chủ trì", "Trưởng đoàn", "Nước, địa phương đến", "Thời gian, số ngày")


@pytest.mark.parametrize("tables", [[], [[["Họ tên", "Địa chỉ"]]], [[["Tên đoàn"]]]])
def test_what_is_no_annex_is_not_taken_for_one(tables):
    assert annex_in(tables) is None


def days(first, last):
    return When(date(*first), date(*last))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("15/6/2020 - 19/6/2020", days((2020, 6, 15), (2020, 6, 19))),
        ("Từ ngày 15/6 đến ngày 19/6/2020, 05 ngày", days((2020, 6, 15), (2020, 6, 19))),
        ("15-19/6/2020 (05 ngày)", days((2020, 6, 15), (2020, 6, 19))),
        ("từ ngày 28 đến ngày 30/4", days((2020, 4, 28), (2020, 4, 30))),
        ("28/12/2020 – 03/01/2021", days((2020, 12, 28), (2021, 1, 3))),
        ("15/6/2020", days((2020, 6, 15), (2020, 6, 15))),
        ("Chậm nhất là tháng 4/2020", When(words="Chậm nhất là tháng 4/2020")),
        ("Quý III", When(words="Quý III")),
        ("", When()),
        ("31/6/2020", When(words="31/6/2020", fault="31/6/2020")),
        ("30-31/6/2020", When(words="30-31/6/2020", fault="30-31/6/2020")),
        ("19/6/2020 - 15/6/2020", days((2020, 6, 19), (2020, 6, 15))),  # the form refuses it
    ],
)
def test_days_are_read_where_they_are_exact(cell, expected):
    assert when(cell, 2020) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("08 người", 8), ("Lãnh đạo tỉnh và 2 sở, 12 người", 12), ("6", 6), ("Lãnh đạo Sở", None), ("", None)],
)
def test_how_many_go(cell, expected):
    assert people(cell) == expected


NAMES = {"han quoc": 1, "nhat ban": 2, "nhat": 2, "lien bang nga": 3}


@pytest.mark.parametrize(
    ("cell", "found", "unknown"),
    [
        ("Hàn Quốc", [Place(1)], []),
        ("Hàn Quốc (Ansan)", [Place(1, "Ansan")], []),
        ("Ansan, Hàn Quốc", [Place(1, "Ansan")], []),
        ("Hàn Quốc (Ansan, Seoul); Nhật Bản", [Place(1, "Ansan"), Place(1, "Seoul"), Place(2)], []),
        ("Hàn Quốc - Nhật Bản", [Place(1), Place(2)], []),
        ("Hàn Quốc, Nhật", [Place(1), Place(2)], []),
        ("Hàn Quốc và Nhật Bản", [Place(1), Place(2)], []),
        ("Hàn Quốc (Ansan), Nhật Bản (Osaka)", [Place(1, "Ansan"), Place(2, "Osaka")], []),
        ("Sao Hỏa", [], ["Sao Hỏa"]),
        ("Nhật Bản; Sao Hỏa", [Place(2)], ["Sao Hỏa"]),
        ("", [], []),
    ],
)
def test_countries_with_their_places(cell, found, unknown):
    assert places(cell, NAMES) == (tuple(found), tuple(unknown))


@pytest.mark.parametrize(
    ("remark", "expected"), [("", True), ("Trong kế hoạch", True), ("Ngoài kế hoạch", False), ("đoàn ghép", True)]
)
def test_what_stands_in_the_annex_is_in_the_plan_unless_it_says_otherwise(remark, expected):
    assert is_in_plan(remark) is expected
