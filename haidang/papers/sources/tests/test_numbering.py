"""Automatic numbers come out as Word prints them."""

import pytest
from lxml import etree

from haidang.papers.sources.docx import read_docx
from haidang.papers.sources.limits import Limits
from haidang.papers.sources.numbering import Numbering, W, counted, numbering_of, whole
from haidang.papers.sources.tests.made import numbered, p, raw


def lists(*levels: str, more: str = "") -> str:
    """A numbering part with one list, "1", of the given levels; `more` is further XML behind it."""
    inner = "".join(f'<w:lvl w:ilvl="{at}">{level}</w:lvl>' for at, level in enumerate(levels))
    return (
        f'<w:numbering NS><w:abstractNum w:abstractNumId="7">{inner}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>{more}</w:numbering>'
    )


def level(format: str, text: str, start: int = 1, more: str = "") -> str:
    return f'<w:start w:val="{start}"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/>{more}'


def labels(numbering: str, *steps: tuple[int, int]) -> list[str]:
    """The labels that stand before paragraphs of the lists and levels in `steps`."""
    root = etree.fromstring(numbering.replace("NS", f'xmlns:w="{W[1:-1]}"'))
    found = numbering_of(root)
    return [found.label(str(num), at) for num, at in steps]


@pytest.mark.parametrize(
    ("format", "first", "fourth", "ninth"),
    [
        ("decimal", "1", "4", "9"),
        ("decimalZero", "01", "04", "09"),
        ("upperRoman", "I", "IV", "IX"),
        ("lowerRoman", "i", "iv", "ix"),
        ("upperLetter", "A", "D", "I"),
        ("lowerLetter", "a", "d", "i"),
        ("chicago", "1", "4", "9"),  # a way we do not know counts in figures
    ],
)
def test_ways_of_counting(format, first, fourth, ninth):
    found = labels(lists(level(format, "%1.")), *[(1, 0)] * 9)
    assert [found[0], found[3], found[8]] == [f"{first}. ", f"{fourth}. ", f"{ninth}. "]


@pytest.mark.parametrize(
    ("number", "format", "text"),
    [
        (27, "lowerLetter", "aa"),
        (28, "upperLetter", "BB"),
        (40, "upperRoman", "XL"),
        (1994, "lowerRoman", "mcmxciv"),
        (12, "decimalZero", "12"),
        (0, "decimal", "0"),
    ],
)
def test_far_counting(number, format, text):
    assert counted(number, format) == text


@pytest.mark.parametrize("pattern", ["%1.", "%1)", "(%1)", "Điều %1.", "%1/", "Phần %1:"])
def test_words_and_signs_around_the_number_are_printed(pattern):
    assert labels(lists(level("decimal", pattern)), (1, 0), (1, 0))[1] == pattern.replace("%1", "2") + " "


@pytest.mark.parametrize(
    ("sign", "printed"), [("-", "- "), ("+", "+ "), ("*", "* "), ("o", "+ "), ("\uf0b7", "- "), ("–", "- "), ("", "- ")]
)
def test_a_bullet_is_printed_as_a_sign_of_the_keyboard(sign, printed):
    assert labels(lists(level("bullet", sign)), (1, 0), (1, 0)) == [printed, printed]


def test_a_list_of_two_levels_prints_both_numbers():
    found = labels(lists(level("decimal", "%1."), level("decimal", "%1.%2.")), (1, 0), (1, 1), (1, 1), (1, 0), (1, 1))
    assert found == ["1. ", "1.1. ", "1.2. ", "2. ", "2.1. "]


def test_a_list_of_three_levels_prints_them_all():
    three = lists(level("decimal", "%1."), level("decimal", "%1.%2."), level("decimal", "%1.%2.%3."))
    assert labels(three, (1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2))[2:] == [
        "1.1.1. ",
        "1.1.2. ",
        "1.2. ",
        "1.2.1. ",
    ]


def test_a_level_entered_without_the_one_above_takes_its_start():
    assert labels(lists(level("decimal", "%1.", 3), level("decimal", "%1.%2.")), (1, 1)) == ["3.1. "]


def test_the_legal_way_prints_roman_numbers_above_as_figures():
    two = lists(level("upperRoman", "%1."), level("decimal", "%1.%2.", more="<w:isLgl/>"))
    assert labels(two, (1, 0), (1, 0), (1, 1)) == ["I. ", "II. ", "2.1. "]


def test_a_list_may_begin_late():
    assert labels(lists(level("decimal", "%1.", 5)), (1, 0), (1, 0)) == ["5. ", "6. "]


def test_a_level_begins_again_under_each_number_above():
    two = lists(level("decimal", "%1."), level("lowerLetter", "%2)"))
    assert labels(two, (1, 0), (1, 1), (1, 1), (1, 0), (1, 1)) == ["1. ", "a) ", "b) ", "2. ", "a) "]


def test_a_level_told_never_to_begin_again_counts_on():
    on = level("decimal", "%2.", more='<w:lvlRestart w:val="0"/>')
    assert labels(lists(level("upperRoman", "%1."), on), (1, 0), (1, 1), (1, 0), (1, 1))[3] == "2. "


def test_a_second_list_of_one_pattern_counts_on_unless_told_to_begin_again():
    more = (
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="7"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    steps = ((1, 0), (1, 0), (2, 0), (3, 0), (3, 0))
    assert labels(lists(level("decimal", "%1."), more=more), *steps) == ["1. ", "2. ", "3. ", "1. ", "2. "]


def test_a_list_may_override_the_look_of_a_level():
    more = (
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
        f'<w:lvl w:ilvl="0">{level("upperRoman", "%1)")}</w:lvl></w:lvlOverride></w:num>'
    )
    assert labels(lists(level("decimal", "%1."), more=more), (2, 0)) == ["I) "]


def test_no_blank_follows_where_the_list_wants_none():
    assert labels(lists(level("decimal", "%1.", more='<w:suff w:val="nothing"/>')), (1, 0)) == ["1."]


@pytest.mark.parametrize("step", [(9, 0), (1, 5)])
def test_a_list_or_level_that_is_not_declared_prints_nothing(step):
    assert labels(lists(level("decimal", "%1.")), step) == [""]


def test_a_level_without_counting_prints_nothing():
    assert labels(lists(level("none", "")), (1, 0)) == [""]


def test_a_file_without_lists_prints_no_numbers():
    assert numbering_of(None).label("1", 0) == ""
    assert Numbering().label("1", 0) == ""


def test_a_paragraph_may_refuse_the_number_of_its_style():
    styles = (
        '<w:styles NS><w:style w:type="paragraph" w:styleId="So"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        "</w:style></w:styles>"
    )
    style = '<w:pStyle w:val="So"/>'
    refusing = style + '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = p("Có số", properties=style) + p("Không số", properties=refusing) + p("Số nữa", properties=style)
    data = raw(body, numbering_xml=lists(level("decimal", "%1.")), styles_xml=styles)
    text = read_docx("x", data, limits=Limits()).text
    assert text.splitlines() == ["1. Có số", "Không số", "2. Số nữa"]


def test_a_number_also_stands_in_a_cell():
    cell = f"<w:tc>{numbered('Đón đoàn', 1)}</w:tc>"
    body = f"<w:tbl><w:tr>{cell}</w:tr><w:tr>{cell}</w:tr></w:tbl>"
    source = read_docx("x", raw(body, numbering_xml=lists(level("decimal", "%1."))), limits=Limits())
    assert [source.quote(row[0]) for row in source.tables[0].rows] == ["1. Đón đoàn", "2. Đón đoàn"]


def test_numbers_that_no_paper_has_are_told_in_figures_and_signs_that_are_none_count_for_nothing():
    assert [counted(number, "upperRoman") for number in (0, -3, 10_000)] == ["0", "-3", "10000"]
    assert len(counted(999_999_999, "lowerLetter")) == 9
    assert [whole(said, 7) for said in ("12", "-3", "²", "9" * 30, "1.5", "", None)] == [12, -3, 7, 7, 7, 7, 7]
