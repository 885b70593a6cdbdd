"""Every name a layout bears in a reading, with the shortest plan that is laid out so; and the zones of a page."""

import re
from pathlib import Path

import pytest

from haidang.papers import reader
from haidang.papers.reader import read
from haidang.papers.reader.coverage import coverage
from haidang.papers.reader.sections import ZONES, placed
from haidang.papers.reader.tests.texts import FOOT, HEAD, plan, source
from haidang.papers.sources.text import Place, Source, Span

#: layout → (contents, label of the one task or order)
LAYOUTS = {
    "label-lines": ("I. NỘI DUNG\n1. Mở hội\n- Đơn vị chủ trì: Sở Mẫu.\n", "1"),
    "label-lines-many": ("I. NỘI DUNG\n1. Mở hội\n- Mời bạn (Chủ trì: Sở Mẫu)\n- Mời cơm (Chủ trì: Sở Dệt)\n", "1-1"),
    "agency-heading": ("I. TỔ CHỨC THỰC HIỆN\n1. Sở Mẫu\n- Mời bạn.\n", "1-1"),
    "agency-colon": ("I. TỔ CHỨC THỰC HIỆN\n1. Sở Mẫu: mời bạn.\n", "1"),
    "agency-sentence": ("I. TỔ CHỨC THỰC HIỆN\n1. Giao Sở Mẫu chủ trì mời bạn.\n", "1"),
    "annex-table": (
        "I. NỘI DUNG\n1. Như bảng.\n\n| STT | Nhiệm vụ | Chủ trì |\n| 1 | Mời bạn | Sở Mẫu |\n\n",
        "1",
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_is_known_by_its_name(layout):
    body, label = LAYOUTS[layout]
    found = plan(body).tasks[0]
    assert (found.layout, found.label) == (layout, label)


def test_no_layout_goes_without_a_plan_in_this_table():
    code = "\n".join(path.read_text("utf-8") for path in Path(reader.__file__).parent.glob("*.py"))
    named = set(re.findall(r'"(label-lines[a-z-]*|agency-[a-z]+|annex-[a-z]+)"', code))
    assert named == set(LAYOUTS)


def kinds(found):
    return [(node.kind, found.words(node.span)) for node, above in placed(found.outline) if not above]


def test_what_stands_at_the_edges_of_a_page_is_no_text_of_the_plan():
    text = HEAD + "I. NỘI DUNG\n1. Mở hội\nSở Mẫu chủ trì mọi việc\n- Đơn vị chủ trì: Sở Dệt.\n" + FOOT
    at = text.index("Sở Mẫu chủ trì")
    edge = Place(Span(at, at + len("Sở Mẫu chủ trì mọi việc")), "footer")
    found = read(Source("x", text, wrapped=False, places=(edge,)))
    assert ("margin", "Sở Mẫu chủ trì mọi việc") in kinds(found)
    assert {name for name, span in coverage(found) if edge.span.holds(span)} == {"furniture", "blank"}
    assert "Sở Mẫu" not in [found.words(m.span) for task in found.assignments for m in task.leads]


def test_a_footnote_is_read_apart():
    text = HEAD + "I. NỘI DUNG\n1. Mở hội\n- Đơn vị chủ trì: Sở Dệt.\nGiao Sở Mẫu chủ trì.\n" + FOOT
    at = text.index("Giao Sở Mẫu")
    note = Place(Span(at, at + len("Giao Sở Mẫu chủ trì.")), "footnote")
    found = read(Source("x", text, wrapped=False, places=(note,)))
    assert {name for name, span in coverage(found) if note.span.holds(span)} == {"footnote", "blank"}
    assert [found.words(m.span) for task in found.assignments for m in task.leads] == ["Sở Dệt"]


def test_head_foot_and_tables_are_zones_of_their_own():
    found = plan("I. NỘI DUNG\n1. Như bảng.\n\n| STT | Nhiệm vụ | Chủ trì |\n| 1 | Mời bạn | Sở Mẫu |\n\n")
    zones = [node.kind for node, _ in placed(found.outline) if node.kind in ZONES]
    assert zones == ["head", "table", "foot"]


def test_every_zone_is_met_in_these_tests():
    assert {"head", "foot", "table", "margin", "footnote", "addressees"} == ZONES


def test_an_annex_behind_the_foot_is_read_on():
    found = read(source(HEAD + "I. NỘI DUNG\n1. Mở hội.\n" + FOOT + "\nPHỤ LỤC II\n1. Mời bạn\n- Chủ trì: Sở Mẫu.\n"))
    assert [(task.section, task.label) for task in found.tasks] == [("PHỤ LỤC II", "1")]
