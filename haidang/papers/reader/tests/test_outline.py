"""Paragraphs hang in a tree: levels are learnt from the paper, and nothing falls off."""

import pytest

from haidang.papers.reader.outline import outline
from haidang.papers.reader.paragraphs import paragraphs
from haidang.papers.reader.sections import section_of
from haidang.papers.reader.tests.texts import plan, source
from haidang.papers.sources.text import Span, Table


def lines_of(root):
    """The tree as lines: "  1.1" hangs under "1"."""
    shape = []

    def walk(node, depth):
        for child in node.children:
            shape.append("  " * depth + (child.label or child.kind))
            walk(child, depth + 1)

    walk(root, 0)
    return shape


def shape(text, **how):
    printed = source(text)
    return lines_of(outline(printed, paragraphs(printed), **how))


#: what is learnt → (text, the tree)
TREES = {
    "a kind seen for the first time opens a level": (
        "I. Việc\n1. Đón\na) Mời\n- Ăn\n+ Uống\n",
        ["I", "  1", "    a", "      -", "        +"],
    ),
    "a kind that comes back climbs to its level": (
        "I. Việc\n1. Đón\n- Mời\nII. Khác\n1. Tiễn\n",
        ["I", "  1", "    -", "II", "  1"],
    ),
    "brothers stand beside each other": ("1. Đón\n2. Mời\n3. Tiễn\n", ["1", "2", "3"]),
    "text hangs under what it follows": ("I. Việc.\nMở hội.\n1. Đón.\nMời cơm.\n", ["I", "  text", "  1", "    text"]),
    "text before everything hangs at the root": ("Mở hội.\n1. Đón\n", ["text", "1"]),
}


@pytest.mark.parametrize(("text", "tree"), TREES.values(), ids=TREES)
def test_levels_are_learnt(text, tree):
    assert shape(text) == tree


def test_a_node_knows_its_label_its_words_and_all_it_holds():
    printed = source("I. Việc\n1. Đón khách\n- Mời cơm.\nII. Khác\n")
    first, second = outline(printed, paragraphs(printed)).children
    assert (first.label, printed.quote(first.span), printed.quote(first.text)) == ("I", "I. Việc", "Việc")
    assert printed.quote(first.whole) == "I. Việc\n1. Đón khách\n- Mời cơm."
    assert first.whole.end < second.span.start


def test_a_letter_after_letters_is_no_roman_figure():
    assert shape("A. Việc một\n1. Đón\nB. Việc hai\nC. Việc ba\nD. Việc tư\n") == ["A", "  1", "B", "C", "D"]


def test_a_table_stays_under_the_heading_it_stands_under():
    text = "I. Việc.\n1. Đón khách.\nÔ một.\nÔ hai.\n2. Tiễn khách.\n"
    span = Span(text.index("Ô một"), text.index("\n2."))
    assert shape(text, tables=[Table(span, ())]) == ["I", "  1", "    table", "      text", "      text", "  2"]


def test_a_zone_of_the_page_closes_what_is_open():
    text = "1. Đón khách\n- Mời cơm.\nNơi nhận: làng.\n1. Tiễn khách\n"
    span = Span(text.index("Nơi"), text.index("\n1. Tiễn"))
    assert shape(text, parts=[("foot", span)]) == ["1", "  -", "foot", "  text", "1"]


def test_a_sentence_in_another_language_is_set_apart():
    foreign = "The quick brown fox jumps over the lazy dog and runs away into the woods of the north."
    assert shape(f"1. Đón khách\n{foreign}\n- Mời cơm.\n") == ["1", "  foreign", "  -"]


def test_head_body_and_foot_of_a_paper_are_parted():
    kinds = [node.kind for node in plan("I. NỘI DUNG\n1. Đón khách.\n").outline.children]
    assert (kinds[0], kinds[-1]) == ("head", "foot")
    assert kinds.count("head") == kinds.count("foot") == kinds.count("roman") == 1


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("III. NỘI DUNG\n1. Đón khách\n- Mời cơm.\n", "III"),
        ("A. NỘI DUNG\nI. Đón khách\n- Mời cơm.\n", "A"),
        ("Chương II\nĐiều 3. Đón khách\n- Mời cơm.\n", "Chương II"),
        ("Điều 3. Đón khách\n- Mời cơm.\n", "Điều 3"),
        ("PHỤ LỤC I\n1. Đón khách\n- Mời cơm.\n", "PHỤ LỤC I"),
        ("1. Đón khách\n- Mời cơm.\n", ""),
    ],
)
def test_the_section_is_the_outermost_counted_heading(text, section):
    printed = source(text)
    path, node = [], outline(printed, paragraphs(printed))
    while node.children:
        node = node.children[-1]
        path.append(node)
    assert section_of(tuple(path)) == section


def test_five_hundred_ladders_of_five_levels_stand_beside_each_other():
    labels = ("I.", "1.", "a)", "-", "+")
    found = shape("".join(f"{label} Việc\n" for _ in range(500) for label in labels))
    assert len(found) == 2500
    assert found.count("I") == 500


def test_a_roman_number_misread_by_the_eye_still_heads_its_part():
    assert shape("I. MỤC ĐÍCH\n- Vui\nH. NỘI DUNG\n1. Đón\nHI. PHÂN CÔNG\n1. Mời\n") == [
        *("I", "  -", "II", "  1", "III", "  1"),
    ]
