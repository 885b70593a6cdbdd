"""The head of a paper: who, number, place and day, kind and title, however its two columns were flattened."""

from datetime import date

import pytest

from haidang.papers.reader import read
from haidang.papers.reader.letterhead import KINDS, kind_of
from haidang.papers.reader.tests.texts import HEAD, source

_LEFT = ["UBND TỈNH MẪU", "SỞ MẪU", "Số: 7/KH-SM"]
_RIGHT = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Mẫu, ngày 1 tháng 2 năm 2024"]
_BELOW = "\nKẾ HOẠCH\nMở hội làng năm 2024\n\nI. NỘI DUNG\n1. Đón khách.\n"


def beside(joint):
    return "\n".join(f"{left}{joint}{right}" for left, right in zip(_LEFT, _RIGHT, strict=True))


COLUMNS = {
    "left column first": "\n".join([*_LEFT, *_RIGHT]),
    "right column first": "\n".join([*_RIGHT, *_LEFT]),
    "line by line": "\n".join(line for pair in zip(_LEFT, _RIGHT, strict=True) for line in pair),
    "cells with bars": beside(" | "),
    "columns by wide blanks": beside("        "),
    "columns by tabs": beside("\t"),
    "with drawn rules": "\n".join([*_LEFT[:2], "-------", *_RIGHT[:2], "---------------", _LEFT[2], _RIGHT[2]]),
    "in bold": "\n".join(f"**{line}**" for line in (*_LEFT, *_RIGHT)),
}


@pytest.mark.parametrize("columns", COLUMNS.values(), ids=COLUMNS)
def test_the_columns_may_come_in_any_order(columns):
    found = read(source(columns + "\n" + _BELOW))
    head = found.letterhead
    assert {
        name: found.words(getattr(head, name))
        for name in ("parent_body", "issuer", "full_number", "number", "symbol", "place", "kind", "title")
    } == {
        "parent_body": "UBND TỈNH MẪU",
        "issuer": "SỞ MẪU",
        "full_number": "7/KH-SM",
        "number": "7",
        "symbol": "KH-SM",
        "place": "Mẫu",
        "kind": "KẾ HOẠCH",
        "title": "Mở hội làng năm 2024",
    }
    assert head.dated is not None
    assert head.dated.on == date(2024, 2, 1)


@pytest.mark.parametrize(
    ("printed", "number", "symbol"),
    [
        ("Số: 7/KH-SM", "7", "KH-SM"),
        ("Số 7/KH-SM", "7", "KH-SM"),
        ("SỐ: 163/KH-UBND", "163", "KH-UBND"),
        ("Số: 12/2024/QĐ-UBND", "12/2024", "QĐ-UBND"),
        ("Số: 05-CT/TU", "05", "CT/TU"),
        ("Số:     /KH-SM", "", "KH-SM"),
    ],
)
def test_a_number_has_a_figure_and_a_symbol(printed, number, symbol):
    found = read(source(HEAD.replace("Số: 12/KH-UBND", printed) + "I. NỘI DUNG\n"))
    assert (found.words(found.letterhead.number), found.words(found.letterhead.symbol)) == (number, symbol)


@pytest.mark.parametrize(
    ("printed", "place", "on"),
    [
        ("Mẫu, ngày 05 tháng 3 năm 2024", "Mẫu", date(2024, 3, 5)),
        ("Thành phố Mẫu Hai, ngày 5 tháng 12 năm 2024", "Thành phố Mẫu Hai", date(2024, 12, 5)),
        ("Mẫu Một - Mẫu Hai, ngày 01 tháng 01 năm 2025", "Mẫu Một - Mẫu Hai", date(2025, 1, 1)),
        ("Mẫu, ngày     tháng 3 năm 2024", "Mẫu", None),
        ("Mẫu, ngày 31 tháng 02 năm 2024", "Mẫu", None),
    ],
)
def test_place_and_day_stand_together(printed, place, on):
    found = read(source(HEAD.replace("Mẫu, ngày 05 tháng 3 năm 2024", printed) + "I. NỘI DUNG\n"))
    assert found.words(found.letterhead.place) == place
    assert found.letterhead.dated is not None
    assert found.letterhead.dated.on == on
    assert found.words(found.letterhead.dated.span).startswith("ngày")


@pytest.mark.parametrize(
    "kind",
    ["KẾ HOẠCH", "KẾ HOẠCH HÀNH ĐỘNG", "QUYẾT ĐỊNH", "CHỈ THỊ", "TỜ TRÌNH", "BÁO CÁO", "THÔNG BÁO", "CHƯƠNG TRÌNH",
     "ĐỀ ÁN", "NGHỊ QUYẾT", "CÔNG ĐIỆN", "HƯỚNG DẪN", "PHƯƠNG ÁN"],
)  # fmt: skip
def test_the_kind_is_printed_over_the_title(kind):
    found = read(source(HEAD.replace("KẾ HOẠCH", kind) + "I. NỘI DUNG\n"))
    assert (found.letterhead.kind_name, found.words(found.letterhead.kind)) == (kind, kind)
    assert found.words(found.letterhead.title) == "Giao lưu với các địa phương nước bạn năm 2024"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_known_by_its_name(kind):
    assert kind_of(kind.upper()) == kind


def test_an_official_letter_prints_what_it_is_about_and_no_kind():
    head = "\n".join([_LEFT[1], "Số: 88/SM-VP", "V/v mời dự hội làng", *_RIGHT])
    found = read(source(f"{head}\nKính gửi: Các làng ven sông\nSở Mẫu mời các làng về dự hội.\n"))
    assert (found.letterhead.kind, found.letterhead.kind_name) == (None, "CÔNG VĂN")
    assert found.words(found.letterhead.title) == "mời dự hội làng"
    assert found.words(found.letterhead.issuer) == "SỞ MẪU"


def test_a_title_in_capitals_may_go_on_over_a_gap():
    head = HEAD.splitlines()[:7]
    found = read(source("\n".join([*head, "VỀ VIỆC GIỮ NGHỀ", "", "CỦA CÁC LÀNG", "", "I. NỘI DUNG\n1. Đón khách.\n"])))
    assert found.words(found.letterhead.title) == "VỀ VIỆC GIỮ NGHỀ CỦA CÁC LÀNG"


def test_the_title_ends_where_the_bases_begin():
    found = read(source(HEAD.replace("\n\nCăn cứ", "\nCăn cứ") + "I. NỘI DUNG\n"))
    assert found.words(found.letterhead.title) == "Giao lưu với các địa phương nước bạn năm 2024"
    assert len(found.bases) == 1


def test_a_day_that_lost_its_year_is_no_day():
    found = read(source(HEAD.replace("ngày 05 tháng 3 năm 2024\nKẾ", "ngày 05 tháng 3 năm\nKẾ")))
    assert found.letterhead.dated is not None
    assert found.letterhead.dated.on is None


@pytest.mark.parametrize("first", ["I, MỤC ĐÍCH", "I.MỤC ĐÍCH", "1, Mục đích: vui", "A/ MỤC ĐÍCH", "I/ MỤC ĐÍCH"])
def test_the_title_ends_where_the_first_number_stands(first):
    head = HEAD[: HEAD.index("Căn cứ")].rstrip()
    found = read(source(f"{head}\n{first}\nII. VIỆC LÀM\n"))
    assert found.words(found.letterhead.title) == "Giao lưu với các địa phương nước bạn năm 2024"


def test_the_authority_under_the_title_is_no_part_of_it():
    found = read(source(HEAD.replace("\n\nCăn cứ", "\nGIÁM ĐỐC SỞ MẪU\n\nCăn cứ") + "I. NỘI DUNG\n"))
    assert found.words(found.letterhead.title) == "Giao lưu với các địa phương nước bạn năm 2024"


def test_an_issuer_on_two_lines_is_one_name():
    found = read(source(HEAD))
    assert found.words(found.letterhead.issuer) == "ỦY BAN NHÂN DÂN TỈNH MẪU"
    assert found.letterhead.parent_body is None


def test_the_state_and_its_motto_are_furniture_of_the_page():
    found = read(source(HEAD))
    mottoes = [found.words(value) for value in found.furniture if value.rule == "motto"]
    assert mottoes == [*_RIGHT[:2]]


@pytest.mark.parametrize("text", ["", "Chỉ một câu không đầu không cuối.", "1. Đón khách.\n2. Tiễn khách.\n"])
def test_a_text_without_a_head_has_none(text):
    head = read(source(text)).letterhead
    assert (head.issuer, head.full_number, head.dated, head.kind, head.title) == (None,) * 5


@pytest.mark.parametrize(
    "prose",
    [
        "Nhằm giữ tình bạn, UBND tỉnh ban hành Kế hoạch sau:",
        "Chủ tịch UBND tỉnh điện:",
        "Năm 2023, tỉnh đã đón nhiều đoàn khách.",
        "Thời gian qua, khách đến đông.",
    ],
)
def test_a_title_ends_where_prose_begins(prose):
    head = HEAD[: HEAD.index("\nCăn cứ")]
    found = read(source(f"{head}{prose}\nI. NỘI DUNG\n1. Sở Mẫu chủ trì.\n"))
    assert found.words(found.letterhead.title) == "Giao lưu với các địa phương nước bạn năm 2024"


def test_the_stamp_of_a_true_copy_is_no_part_of_the_issuer():
    found = read(source(HEAD.replace("Số: 12", "SAO Y; ỦY BAN NHÂN DÂN TỈNH MẪU;\nSố: 12", 1)))
    assert found.words(found.letterhead.issuer) == "ỦY BAN NHÂN DÂN TỈNH MẪU"


@pytest.mark.parametrize("day", ["ngày 03.3.2025", "ngày 3/3/2025", "ngày 03-03-2025", "ngày 03 tháng 3 năm 2025"])
def test_the_day_may_be_typed_in_figures(day):
    head = read(source(f"UBND TỈNH MẪU\nSố: 7/KH-UBND\nMẫu, {day}\n{_BELOW}")).letterhead
    assert head.dated is not None
    assert head.dated.on == date(2025, 3, 3)


def test_a_mark_of_draft_is_no_part_of_the_issuer():
    for mark in ("(DỰ THẢO)", "DỰ THẢO LẦN 2", "Dự thảo 3"):
        found = read(source(f"ỦY BAN NHÂN DÂN\nTỈNH MẪU\nSố:   /KH-UBND\n{mark}\n{_BELOW}"))
        assert found.words(found.letterhead.issuer) == "ỦY BAN NHÂN DÂN TỈNH MẪU"


def test_a_head_typed_without_capitals_names_its_issuer():
    found = read(source(f"Ủy ban nhân dân\ntỉnh Mẫu\nSố: 7/KH-UBND\nMẫu, ngày 3/3/2025\n{_BELOW}"))
    assert found.words(found.letterhead.issuer) == "Ủy ban nhân dân tỉnh Mẫu"


def test_a_sentence_that_begins_with_a_day_ends_the_title():
    found = read(
        source("THÔNG BÁO\nKết luận cuộc họp\nNgày 20/02/2019, lãnh đạo tỉnh họp và kết luận như sau:\n1. Xong.\n")
    )
    assert found.words(found.letterhead.title) == "Kết luận cuộc họp"


def test_what_a_letter_is_about_goes_on_under_its_first_line_beside_the_day():
    found = read(
        source(
            "UBND TỈNH MẪU            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "Số: 1/UBND-NC            Độc lập - Tự do - Hạnh phúc\n"
            "V/v làm việc đã hẹn      Mẫu, ngày 02 tháng 5 năm 2024\n"
            "   với làng bên\n\nKính gửi: Sở Mẫu.\n\n1. Sở Mẫu đi.\n"
        )
    )
    assert found.words(found.letterhead.title) == "làm việc đã hẹn với làng bên"
