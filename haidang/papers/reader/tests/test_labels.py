"""The label at the head of a paragraph: its kind, its text, and what only looks like one."""

import pytest

from haidang.papers.reader.labels import BULLETS, NUMBERED, POINT_LETTERS, label_of

#: (line, kind, label)
LABELS = [
    ("Phần thứ nhất", "part", "Phần thứ nhất"),
    ("PHẦN II: VIỆC LÀM", "part", "PHẦN II"),
    ("Chương II", "chapter", "Chương II"),
    ("Điều 3. Việc của các bên", "article", "Điều 3"),
    ("Điều 3a. Việc thêm vào", "article", "Điều 3a"),
    ("PHỤ LỤC I", "annex", "PHỤ LỤC I"),
    ("Phụ lục số 01: Bảng mẫu", "annex", "Phụ lục số 01"),
    ("III. NỘI DUNG", "roman", "III"),
    ("Nhiệm vụ 1: Đón", "named", "1"),
    ("I- MỤC ĐÍCH", "roman", "I"),
    ("IV/ VIỆC LÀM", "roman", "IV"),
    ("I.NỘI DUNG", "roman", "I"),
    ("A. MỤC ĐÍCH", "upper", "A"),
    ("1. Đón khách", "n1", "1"),
    ("1) Đón khách", "n1", "1"),
    ("1- Đón khách", "n1", "1"),
    ("   2. Tiễn khách", "n1", "2"),
    ("1.1. Đón khách", "n2", "1.1"),
    ("1.1 Đón khách", "n2", "1.1"),
    ("1.100. Đón khách", "n2", "1.100"),
    ("104.2. Đón khách", "n2", "104.2"),
    ("1.2.3. Đón khách", "n3", "1.2.3"),
    ("1.2.3.4. Đón khách", "n4", "1.2.3.4"),
    ("1.1.1.1.1. Đón khách", "n5", "1.1.1.1.1"),
    ("a) Đón khách", "lower", "a"),
    ("a. Đón khách", "lower", "a"),
    ("đ) Đón khách", "lower", "đ"),
    ("(1) Đón khách", "paren", "1"),
    ("(b) Đón khách", "paren", "b"),
    ("- Đón khách", "dash", "-"),
    ("– Đón khách", "dash", "–"),
    ("• Đón khách", "dash", "•"),
    ("+ Đón khách", "plus", "+"),
    ("* Giải pháp", "star", "*"),
    # separators as typists and scanners leave them
    ("1, Sở Mẫu", "n1", "1"),
    ("2 . Sở Mẫu", "n1", "2"),
    ("3 ) Sở Mẫu", "n1", "3"),
    ("3.) Sở Mẫu", "n1", "3"),
    ("4/Sở Mẫu", "n1", "4"),
    ("5 / Sở Mẫu", "n1", "5"),
    ("6-Sở Mẫu", "n1", "6"),
    ("7 – Sở Mẫu", "n1", "7"),
    ("1.1, Sở Mẫu", "n2", "1.1"),
    ("1.2- Sở Mẫu", "n2", "1.2"),
    ("1.3: Sở Mẫu", "n2", "1.3"),
    ("a, Lập danh sách", "lower", "a"),
    ("b ) Lập danh sách", "lower", "b"),
    ("II, NHIỆM VỤ", "roman", "II"),
    ("II: NHIỆM VỤ", "roman", "II"),
    ("B/ NHIỆM VỤ", "upper", "B"),
    ("B- NHIỆM VỤ", "upper", "B"),
]
PLAIN = [
    "Đón khách từ xa",
    "2019 là một năm vui",
    "20/9/2010",
    "1.500 đồng",
    "1.100 đoàn khách",
    "1.500. Trong đó có khách mới",
    "5 đoàn khách",
    "Điều 3 của bản thỏa thuận",
    "Phụ lục kèm theo bản này",
    "-30/12/2020)",
    "*Đón khách*",
    "",
    # the sentence goes on in a new line
    "1, khoản 2 và khoản 3",
    "1, Điều 5 của bản thỏa thuận",
    "12/KH-UBND ngày hôm qua",
    "VI, ĐỐI TƯỢNG",
    "II, III năm sau",
    "7,5 triệu đồng",
    "1.9, còn lại",
]


@pytest.mark.parametrize(("line", "kind", "label"), LABELS)
def test_a_label_is_known_by_its_shape(line, kind, label):
    found = label_of(line)
    assert (found.kind, found.text) == (kind, label)


@pytest.mark.parametrize("line", [line for line, *_ in LABELS if "khách" in line])
def test_the_words_begin_behind_the_label(line):
    assert line[label_of(line).end :].endswith(" khách")
    assert line[label_of(line).end :][0] != " "


@pytest.mark.parametrize("line", PLAIN)
def test_a_line_without_a_label_is_text(line):
    assert label_of(line).kind == "text"


@pytest.mark.parametrize("letter", POINT_LETTERS)
def test_every_letter_of_the_official_order_labels_a_point(letter):
    assert label_of(f"{letter}) Đón khách")[:2] == ("lower", letter)


def test_a_label_in_bold_is_read_without_its_stars():
    line = "**1. Đón khách**"
    assert label_of(line, line.replace("*", " "))[:2] == ("n1", "1")


def test_a_kind_of_label_counts_or_is_a_bullet_never_both():
    assert not NUMBERED & BULLETS
    assert {kind for _, kind, _ in LABELS} == NUMBERED | BULLETS
