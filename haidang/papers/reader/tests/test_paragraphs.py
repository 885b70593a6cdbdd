"""Hard-wrapped lines become paragraphs again; a hyphen at the head of a line is not always a bullet."""

import pytest

from haidang.papers.reader.paragraphs import is_wrapped, paragraphs
from haidang.papers.sources.text import Source

#: Lines as a typist wraps them, so that the width of the page can be learnt.
_WRAPPED = """Tỉnh mở rộng giao lưu với các bạn ở nước láng giềng và giữ gìn những nghề
đã có từ lâu đời ở các làng ven sông, mời các nghệ nhân sang trình diễn nghề
dệt chiếu, nặn tò he và cùng trồng cây ở công viên, mỗi năm một lần vào mùa
xuân, có bà con hai bên đến dự, xem hát và ăn bữa cơm chung ở sân đình làng
"""


def words(text, **how):
    source = Source("x", text, **how)
    return [source.line_of(paragraph.span) for paragraph in paragraphs(source)]


def test_lines_that_go_on_in_small_letters_are_wrapped():
    assert is_wrapped(Source("x", _WRAPPED))


def test_one_long_line_a_paragraph_is_not_wrapped():
    assert not is_wrapped(Source("x", "\n".join(["Tỉnh mở rộng giao lưu với các bạn. " * 9] * 5)))


def test_a_format_that_knows_its_paragraphs_is_believed():
    lines = "Đón khách ở sân bay\nvà đưa về nhà khách\n"
    assert words(lines, wrapped=False) == ["Đón khách ở sân bay", "và đưa về nhà khách"]


def test_wrapped_lines_become_one_paragraph():
    assert words(_WRAPPED) == [" ".join(_WRAPPED.split())]


#: (end of one line, head of the next): the hyphen belongs to the sentence.
HYPHENS = [
    ("mỗi năm một lần, để các làng ở hai bên cùng nhau phát triển đời sống và kinh tế", "- xã hội của các làng"),
    ("mỗi năm một lần, có rất đông bà con ở các xã ven biển cùng kéo về dự ở Bà Rịa", "- Vũng Tàu cùng về"),
    ("kỷ niệm mười năm ngày hai bên kết nghĩa và ký bản ghi nhớ (01/02/2010", "-30/12/2020) ở sân đình"),
    ("in sách về mười năm kết nghĩa, kể chuyện của các làng nghề trong giai đoạn 2010", "- 2020 bằng hai thứ tiếng"),
]


@pytest.mark.parametrize(("above", "below"), HYPHENS, ids=[below for _, below in HYPHENS])
def test_a_hyphen_inside_a_sentence_is_no_bullet(above, below):
    assert words(f"{_WRAPPED}{above}\n{below}.\n- Đón khách.\n")[-2:] == [
        " ".join(f"{_WRAPPED}{above} {below}.".split()),
        "- Đón khách.",
    ]


#: (end of one line, head of the next): a bullet, however the line above ends.
BULLETS = [
    ("Mỗi năm một lần, để cùng nhau phát triển đời sống văn hóa và kinh tế.", "- Đón khách."),
    ("Việc của năm nay:", "- đón khách."),
    ("- Đón khách ở cửa khẩu, đưa khách về nhà nghỉ bên sông và mời cơm tối;", "- Tiễn khách."),
    ("- Đón khách", "- Tiễn khách"),
    ("+ Đón khách.", "+ Tiễn khách."),
    ("Đón khách từ xa tới dự hội làng, chuẩn bị chỗ nghỉ và các bữa cơm tối,", "a) tiễn khách"),
]


@pytest.mark.parametrize(("above", "below"), BULLETS)
def test_a_bullet_opens_a_paragraph(above, below):
    assert words(f"{_WRAPPED}\n{above}\n{below}\n")[-2:] == [above, below]


def test_a_number_in_the_run_of_a_sentence_is_no_label():
    above = "mời bà con hai bên bờ sông về dự hội làng đan chiếu cói truyền thống lần thứ"
    assert words(f"{_WRAPPED}{above}\n19. ở sân đình, có hát và múa.\n") == [
        " ".join(f"{_WRAPPED}{above} 19. ở sân đình, có hát và múa.".split())
    ]


def test_a_paragraph_torn_by_a_blank_line_is_mended():
    torn = "rồi cùng nhau thả đèn trên sông."
    assert words(f"{_WRAPPED}\n{torn}\n") == [" ".join(f"{_WRAPPED} {torn}".split())]


@pytest.mark.parametrize("number", ["3", "- 3 -", "12"])
def test_the_number_of_a_page_is_no_paragraph(number):
    assert words(f"Đón khách ở sân bay.\n\n{number}\n\nTiễn khách ở cửa khẩu.") == [
        "Đón khách ở sân bay.",
        "Tiễn khách ở cửa khẩu.",
    ]


def test_a_drawn_rule_parts_paragraphs_and_is_none():
    assert words("Đón khách\n-------\nTiễn khách\n") == ["Đón khách", "Tiễn khách"]


@pytest.mark.parametrize(
    ("label", "gap", "rest"),
    [
        ("1.", "\n", "Công an tỉnh"),
        ("a)", "\n\n", "Đón khách"),
        ("2. Sở", "\n\n", "Tài chính"),
        ("1.1.", "\n\n", "Mời"),
    ],
)
def test_a_label_torn_from_its_words_is_given_back(label, gap, rest):
    assert words(f"Việc của các bên:{gap}{label}{gap}{rest}\n", wrapped=False)[-1] == f"{label} {rest}"


def test_a_line_that_charges_somebody_ends_at_its_full_stop():
    charge = "- Đơn vị chủ trì: Sở Du lịch, Sở Ngoại vụ, Công an tỉnh và Sở Mẫu của bạn."
    assert words(f"{_WRAPPED}\n{charge}\nNgày hội mở vào mùa xuân, ở sân đình làng.\n")[-2:] == [
        charge,
        "Ngày hội mở vào mùa xuân, ở sân đình làng.",
    ]


def test_heading_in_capitals_over_two_lines_is_one_paragraph():
    assert words(f"{_WRAPPED}\nI. VIỆC ĐÓN KHÁCH VÀ TIỄN KHÁCH CỦA CÁC LÀNG VEN SÔNG\nTRONG MÙA XUÂN\n")[-1] == (
        "I. VIỆC ĐÓN KHÁCH VÀ TIỄN KHÁCH CỦA CÁC LÀNG VEN SÔNG TRONG MÙA XUÂN"
    )


def test_a_blank_line_above_is_remembered():
    source = Source("x", "Đón khách.\nMời cơm.\n\nTiễn khách.\n")
    assert [paragraph.gap for paragraph in paragraphs(source)] == [True, False, True]
