"""The text beside the cards: whole, in its classes, each line where it belongs."""

import pytest

from haidang.papers.sources.text import Span
from haidang.plan.plans.selectors import painting

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines(reading):
    return painting.Lines(reading.source.text)


def blocks_of(reading):
    return painting.painted(
        reading, painting.Lines(reading.source.text), list(reading.proposals.all()), list(reading.findings.all())
    )


@pytest.fixture
def blocks(reading):
    return blocks_of(reading)


def words_of(block):
    return "".join(piece.words for line in block.lines for piece in line.pieces)


def test_no_word_of_the_text_is_lost(reading, blocks):
    shown = "".join("".join(words_of(block).split()) for block in blocks)
    assert shown == "".join(reading.source.text.split())


def test_no_word_of_a_real_plan_is_lost(plan_163):
    reading = plan_163.sources.get().readings.get()
    shown = "".join("".join(words_of(block).split()) for block in blocks_of(reading))
    assert shown == "".join(reading.source.text.split())


def test_each_line_is_counted_from_one(lines, reading):
    text = reading.source.text
    for at in (0, 1, text.index("NỘI DUNG"), len(text) - 1):
        assert lines.of(at) == text.count("\n", 0, at) + 1


def test_a_block_knows_its_proposal_and_bears_the_label_once(blocks, proposals):
    mine = [block for block in blocks if block.proposal == proposals["1.1"].pk]
    assert [block.label for block in mine].count("1.1") == 1
    assert mine[0].label == "1.1"
    assert "Mở hội chợ" in words_of(mine[0])


def test_the_lead_is_painted_as_what_it_is_and_says_so_without_colour(blocks):
    painted = [piece for block in blocks for line in block.lines for piece in line.pieces if piece.name == "lead"]
    assert [(piece.words, piece.mark) for piece in painted][:1] == [("Sở Công Thương", "CT")]


def test_a_finding_stands_at_its_line(blocks, reading, lines):
    shown = {finding.pk: block.lines for block in blocks for finding in block.findings}
    for finding in reading.findings.all():
        assert lines.of(finding.start) in [line.number for line in shown[finding.pk]]


def test_lines_that_a_file_broke_are_read_as_one_paragraph(plan_163):
    reading = plan_163.sources.get().readings.get()
    task = reading.proposals.get(label="1.1")
    first = next(block for block in blocks_of(reading) if block.proposal == task.pk)
    assert len(first.lines) == 3
    assert " ".join(words_of(first).split()).endswith("hiệu lực và hiệu quả hơn")


def test_the_legend_names_what_occurs_with_its_count(reading):
    legend = {one.name: one for one in painting.legend(reading.counts)}
    assert legend["lead"].label == "chủ trì"
    assert legend["lead"].count == reading.counts["lead"]
    assert "not-read" not in legend


def test_what_was_not_read_is_shown_where_it_stands(reading, lines):
    assert painting.gaps(reading, lines) == []
    at = reading.source.text.index("Việc của năm")
    reading.coverage = [["not-read", at, at + 12]]
    assert painting.gaps(reading, lines) == [painting.Gap(lines.of(at), "Việc của năm", Span(at, at + 12))]
