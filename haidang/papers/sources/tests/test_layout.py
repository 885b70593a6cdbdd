"""Words at places on a page become lines, columns and paragraphs, in the order in which a person reads them."""

from itertools import count

import pytest

from haidang.papers.sources.layout import (
    footnotes,
    joined_over_pages,
    lines_of,
    lines_of_rows,
    notes,
    paragraphs,
    without_furniture,
)
from haidang.papers.sources.page import Line, Page, Paragraph, Piece

WIDTH, HEIGHT = 595.0, 842.0
LEFT, RIGHT = 85.0, 539.0
#: How wide a letter is, and a blank.
LETTER = 6.0


def words(text: str, left: float, top: float, size: float = 13.0) -> list[Piece]:
    """The words of a line, set from `left` in letters of one width."""
    pieces, at = [], left
    for word in text.split(" "):
        width = len(word) * LETTER * size / 13
        pieces.append(Piece(word, at, top, at + width, top + size))
        at += width + LETTER * size / 13
    return pieces


def full(text: str, top: float, left: float = LEFT, right: float = RIGHT) -> list[Piece]:
    """A line set from edge to edge: its blanks are stretched."""
    pieces = words(text, left, top)
    stretch = (right - pieces[-1].right) / max(1, len(pieces) - 1)
    return [
        Piece(w.text, w.left + at * stretch, w.top, w.right + at * stretch, w.bottom) for at, w in enumerate(pieces)
    ]


def centred(text: str, top: float, middle: float = WIDTH / 2) -> list[Piece]:
    return words(text, middle - len(text) * LETTER / 2, top)


def page(*lines: list[Piece], number: int = 1) -> Page:
    return Page(number, WIDTH, HEIGHT, lines_of(piece for line in lines for piece in line))


def texts(page: Page) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(page)]


LONG = "Sở Ngoại vụ chủ trì phối hợp với các sở ban ngành đón tiếp các đoàn khách"


# lines


def test_words_at_one_height_are_a_line_whatever_their_order_in_the_file():
    pieces = words("Kế hoạch đối ngoại", 100, 100) + words("năm 2031", 100, 120)
    assert [line.text for line in lines_of(reversed(pieces))] == ["Kế hoạch đối ngoại", "năm 2031"]


def test_a_small_raised_figure_stands_on_its_line():
    raised = Piece("1", 160, 98, 163, 105)
    assert [line.text for line in lines_of([*words("chú giải", 100, 100), raised])] == ["chú giải 1"]


def test_lines_set_close_stay_apart():
    pieces = words("dòng trên", 100, 100) + words("dòng dưới", 100, 112)
    assert [line.text for line in lines_of(pieces)] == ["dòng trên", "dòng dưới"]


def test_words_of_ocr_stand_in_the_line_that_ocr_saw():
    pieces = [
        Piece("hai", 100, 106, 120, 118, 90, row=2),
        Piece("một", 100, 100, 120, 112, 90, row=1),
        Piece("nghiêng", 130, 104, 170, 116, 90, row=1),
    ]
    assert [line.text for line in lines_of_rows(pieces)] == ["một nghiêng", "hai"]


def test_two_blocks_that_ocr_saw_beside_each_other_are_one_line():
    pieces = [Piece("TRÁI", 80, 100, 130, 112, 90, row=1), Piece("PHẢI", 350, 101, 400, 113, 90, row=2)]
    [line] = lines_of_rows(pieces)
    assert [column.text for column in line.columns()] == ["TRÁI", "PHẢI"]


# columns


def test_of_a_letterhead_the_left_column_is_read_before_the_right():
    read = texts(
        page(
            centred("UBND TỈNH ĐÔNG HẢI", 60, 160) + centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 60, 420),
            centred("SỞ NGOẠI VỤ", 78, 160) + centred("Độc lập - Tự do - Hạnh phúc", 78, 420),
            centred("Số: 12/KH-SNgV", 110, 160) + centred("Đông Hải, ngày 05 tháng 01 năm 2031", 110, 420),
            centred("KẾ HOẠCH", 150),
            full(LONG, 190),
        )
    )
    assert read == [
        "UBND TỈNH ĐÔNG HẢI", "SỞ NGOẠI VỤ", "Số: 12/KH-SNgV",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Đông Hải, ngày 05 tháng 01 năm 2031",
        "KẾ HOẠCH", LONG,
    ]  # fmt: skip


def test_recipients_are_read_before_the_signature():
    read = texts(
        page(
            full(LONG, 100),
            words("trong năm.", LEFT, 118),
            words("Nơi nhận:", LEFT, 160) + centred("KT. GIÁM ĐỐC", 160, 430),
            words("- Như trên;", LEFT, 176) + centred("PHÓ GIÁM ĐỐC", 176, 430),
            words("- Lưu: VT.", LEFT, 192),
            centred("Trần Văn Mẫu", 250, 430),
        )
    )
    assert read == [
        f"{LONG} trong năm.", "Nơi nhận:", "- Như trên;", "- Lưu: VT.",
        "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Văn Mẫu",
    ]  # fmt: skip


def test_a_wide_blank_inside_a_justified_line_makes_no_column():
    line = Line(full("Sở Ngoại vụ chủ trì phối hợp với các sở ban ngành đón đoàn", 100))
    assert len(line.columns()) == 1


def test_the_motto_begins_a_column_even_where_the_blank_before_it_is_narrow():
    line = Line(words("ỦY BAN NHÂN DÂN TỈNH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 60, 60))
    assert [c.text for c in line.columns()] == ["ỦY BAN NHÂN DÂN TỈNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]


# paragraphs


def test_full_lines_are_joined_and_a_short_line_ends_the_paragraph():
    read = texts(page(full(LONG, 100, LEFT + 28), full(LONG, 118), words("hết đoạn.", LEFT, 136), full(LONG, 154)))
    assert read == [f"{LONG} {LONG} hết đoạn.", LONG]


def test_an_indented_line_begins_a_paragraph():
    read = texts(page(full(LONG, 100), full(LONG, 118, LEFT + 28), full(LONG, 136)))
    assert read == [LONG, f"{LONG} {LONG}"]


def test_a_line_far_below_begins_a_paragraph():
    read = texts(page(full(LONG, 100), full(LONG, 118), full(LONG, 136), full(LONG, 190)))
    assert read == [f"{LONG} {LONG} {LONG}", LONG]


def test_short_lines_alone_are_not_taken_for_full_ones():
    read = texts(page(words("Hạng mục thứ nhất", LEFT, 100), words("Hạng mục thứ hai", LEFT, 118)))
    assert read == ["Hạng mục thứ nhất", "Hạng mục thứ hai"]


def test_two_lines_far_apart_are_two_paragraphs_even_where_no_others_tell_the_pitch():
    assert texts(page(full(LONG, 100), full(LONG, 400))) == [LONG, LONG]


def test_a_paragraph_does_not_go_on_behind_a_table():
    here = page(full(LONG, 100), full(LONG, 135))
    here.breaks = [120.0]
    assert texts(here) == [LONG, LONG]


@pytest.mark.parametrize("label", ["1.", "2.1.", "a)", "đ)", "I.", "IV.", "Điều 3.", "12)", "Căn cứ"])
def test_a_label_begins_a_paragraph_after_a_full_line_that_ends_a_sentence(label):
    above, below = LONG + ";", f"{label} {LONG[:-6]}"
    assert texts(page(full(above, 100), full(below, 118))) == [above, below]


@pytest.mark.parametrize("start", ["15 tháng 6", "2031 và", "- 2035", "Điều 3 Luật"])
def test_a_figure_or_a_dash_inside_a_sentence_begins_none(start):
    below = f"{start} {LONG[:-12]}"
    assert texts(page(full(LONG, 100), full(below, 118))) == [f"{LONG} {below}"]


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("theo Nghị định số 07/2031/NĐ-", "CP của Chính phủ", "NĐ-CP của"),
        ("theo Kế hoạch số 12/KH-", "UBND của tỉnh", "KH-UBND của"),
        ("trong giai đoạn 2031-", "2035 của tỉnh", "2031-2035 của"),
        # a hyphen that stands free between words is no tear
        ("quan hệ Đông Hải -", "Bạn của tỉnh", "Hải - Bạn"),
    ],
)
def test_a_word_torn_at_its_hyphen_is_whole_again(above, below, joined):
    [text] = texts(page(full(f"Sở Ngoại vụ chủ trì thực hiện {above}", 100), words(below, LEFT, 118)))
    assert joined in text


def test_a_title_is_not_joined_to_the_capitals_above_it():
    read = texts(page(full(LONG, 60), centred("KẾ HOẠCH", 100), centred("Công tác đối ngoại năm 2031", 118)))
    assert read == [LONG, "KẾ HOẠCH", "Công tác đối ngoại năm 2031"]


# pages


def book(*bodies: str, head: str = "", foot: str = "") -> list[Page]:
    """Pages with a line each, and a head and foot; "#" stands for the page's number."""
    return [
        page(
            *([centred(head.replace("#", str(number)), 30)] if head else []),
            full(body, 300),
            *([centred(foot.replace("#", str(number)), 810)] if foot else []),
            number=number,
        )
        for number, body in zip(count(1), bodies, strict=False)
    ]


@pytest.mark.parametrize("number", ["#", "- # -", "– # –", "#/3"])
@pytest.mark.parametrize("where", ["head", "foot"])
def test_page_numbers_are_dropped(number, where):
    pages = book(LONG, LONG, **{where: number})
    assert without_furniture(pages) == 2
    assert [len(page.lines) for page in pages] == [1, 1]


@pytest.mark.parametrize("furniture", ["Trang #", "Kế hoạch đối ngoại năm 2031", "KH-SNgV trang # của 3"])
def test_heads_that_come_again_on_three_pages_are_dropped(furniture):
    pages = book(LONG, LONG, LONG, head=furniture)
    assert without_furniture(pages) == 3
    assert [line.text for page in pages for line in page.lines] == [LONG] * 3


def test_a_head_on_two_pages_of_two_is_kept():
    pages = book(LONG, LONG, head="Kế hoạch đối ngoại")
    assert without_furniture(pages) == 0


def test_a_number_in_the_middle_of_the_page_is_no_furniture():
    assert without_furniture([page(full(LONG, 300), centred("12", 400))]) == 0


def over(*pages: Page) -> list[str]:
    return [paragraph.text for paragraph in joined_over_pages(p for each in pages for p in paragraphs(each))]


def test_a_paragraph_goes_on_over_the_page_break():
    read = over(page(full(LONG, 700), full(LONG, 718)), page(words("trong năm 2031.", LEFT, 80), number=2))
    assert read == [f"{LONG} {LONG} trong năm 2031."]


def test_a_word_torn_at_the_page_break_is_whole_again():
    above = "Sở Ngoại vụ thực hiện Nghị định số 07/2031/NĐ-"
    read = over(page(full(above, 718)), page(words("CP của Chính phủ.", LEFT, 80), number=2))
    assert read == [f"{above}CP của Chính phủ."]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (LONG + ".", "Năm sau tiếp tục thực hiện"),  # the sentence is over
        (LONG + ";", "tiếp tục thực hiện"),
        (LONG, "2. Năm sau tiếp tục"),  # a label
        (LONG, "- Năm sau tiếp tục"),
        (LONG, "Điều 4. Năm sau"),
    ],
)
def test_what_is_ended_or_begun_anew_is_not_joined_over_the_page_break(above, below):
    assert over(page(full(above, 718)), page(words(below, LEFT, 80), number=2)) == [above, below]


def test_a_short_last_line_is_not_joined_over_the_page_break():
    read = over(page(full(LONG, 700), words("hết đoạn", LEFT, 718)), page(words("Đoạn mới", LEFT, 80), number=2))
    assert read == [f"{LONG} hết đoạn", "Đoạn mới"]


# footnotes


def test_small_print_at_the_foot_is_apart_from_the_text():
    here = page(
        full(LONG, 300),
        full(LONG, 318),
        full(LONG, 336),
        words("1 Theo số liệu của Sở.", LEFT, 760, 9),
        words("2 Kế hoạch số 12/KH-UBND ngày 05", LEFT, 772, 9),
        words("tháng 01 năm 2031.", LEFT, 784, 9),
    )
    apart = footnotes(here)
    assert [note.text for note in notes(1, apart)] == [
        "1 Theo số liệu của Sở.",
        "2 Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2031.",
    ]
    assert len(here.lines) == 3


@pytest.mark.parametrize(
    "last",
    [
        words("1. Việc thứ nhất", LEFT, 760),  # as large as the text
        words("Lưu ý chung", LEFT, 760, 9),  # small, but no note's number
        words("1 Chữ nhỏ ở đầu trang", LEFT, 100, 9),  # small, but at the top
    ],
)
def test_other_lines_are_no_footnotes(last):
    here = page(full(LONG, 300), full(LONG, 318), last)
    assert footnotes(here) == []
    assert len(here.lines) == 3


def test_a_page_of_one_line_has_no_footnote():
    assert footnotes(page(words("1 dòng", LEFT, 760, 9))) == []


def test_an_empty_page_has_no_paragraphs():
    assert texts(Page(1, WIDTH, HEIGHT)) == []


def test_a_paragraph_says_where_it_stands():
    paragraph = Paragraph([Line(words("một", 10, 20))], 3)
    assert (paragraph.top, paragraph.page, paragraph.text) == (20, 3, "một")


def test_lines_set_to_the_left_only_go_on_in_the_middle_of_a_sentence():
    page = Page(1, WIDTH, HEIGHT)
    page.lines = lines_of(
        [
            *full("một dòng đầy từ mép này sang mép kia của trang giấy", 100),
            *words("Việc này chưa hết câu mà dòng dừng lại ở gần cuối nước", 85, 120),
            *words("ngoài của chúng ta.", 85, 140),
            *words("Câu khác.", 85, 160),
        ]
    )
    assert [p.text.split()[-1] for p in paragraphs(page)][-2:] == ["ta.", "khác."]


def test_what_the_body_begins_with_is_no_line_of_the_left_column():
    page = Page(1, WIDTH, HEIGHT)
    page.lines = lines_of(
        [
            *words("UBND TỈNH MẪU", 90, 80),
            *words("Độc lập - Tự do", 360, 80),
            *words("Số: 7/KH", 90, 100),
            *words("Mẫu, ngày 3", 360, 100),
            *words("I. VIỆC", 90, 130),
        ]
    )
    assert [p.text for p in paragraphs(page)] == [
        *("UBND TỈNH MẪU", "Số: 7/KH", "Độc lập - Tự do", "Mẫu, ngày 3", "I. VIỆC"),
    ]
