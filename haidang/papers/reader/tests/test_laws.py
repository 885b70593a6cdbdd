"""What holds for any text whatever: it is read, nothing is lost, every value has its place."""

from dataclasses import fields, is_dataclass

from hypothesis import example, given, settings
from hypothesis import strategies as st

from haidang.papers.reader import read
from haidang.papers.reader.coverage import CLASSES, counts, coverage
from haidang.papers.reader.lint import lint
from haidang.papers.reader.tests.texts import FOOT, HEAD, source
from haidang.papers.sources.text import Span

_BITS = st.sampled_from(
    [
        "I. NỘI DUNG\n", "1. ", "1.1. ", "a) ", "- ", "+ ", "* ", "Đơn vị chủ trì: ", "Đơn vị phối hợp: ", "Sở Mẫu",
        "Sở Văn hóa, Thể thao và Du lịch", "UBND các huyện, thị xã, thành phố", "các Sở, Ban, Ngành có liên quan",
        "Giao ", " chủ trì, phối hợp với ", "; ", ", ", " và ", ".\n", "\n", "\n\n", " ", "|", "Căn cứ ",
        "Kế hoạch số 5/KH-UBND ngày 01/02/2023", "trước ngày 31/02/2024", "hằng tháng", "Nơi nhận:\n", "KT. CHỦ TỊCH\n",
        "PHỤ LỤC 1\n", "Điều 1. ", "TỔ CHỨC THỰC HIỆN\n", "báo cáo ", "./.", "\u200b", "\ufeff", "Đ", "e\u0302\u0301",
    ]
)  # fmt: skip
anything = st.one_of(
    st.lists(_BITS, max_size=60).map("".join),
    st.text(max_size=400),
    st.lists(st.one_of(_BITS, st.text(max_size=12)), max_size=40).map(lambda bits: HEAD + "".join(bits) + FOOT),
)


def spans_in(value):
    """Every span anywhere in a reading."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from spans_in(item)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name != "source":
                yield from spans_in(getattr(value, field.name))


@given(anything)
@settings(max_examples=120)
def test_any_text_is_read_and_checked(text):
    lint(read(source(text)))


@given(anything)
@settings(max_examples=120)
def test_every_value_stands_somewhere_in_the_text(text):
    plan = read(source(text))
    length = len(plan.source.text)
    assert all(0 <= span.start <= span.end <= length for span in spans_in(plan))


@given(anything)
@settings(max_examples=120)
def test_every_character_is_read_as_exactly_one_thing(text):
    plan = read(source(text))
    at = 0
    for name, span in coverage(plan):
        assert span.start == at
        assert name in CLASSES
        at = span.end
    assert at == len(plan.source.text)
    assert sum(counts(plan).values()) == len(plan.source.text)


@given(anything)
@example("I. NỘI DUNG\n1. ")
@example("\x1f")
@settings(max_examples=120)
def test_no_line_is_lost_from_the_outline(text):
    plan = read(source(text))
    held = sorted((node.span for node in plan.outline.walk()), key=lambda s: s.start)[1:]
    # a page number belongs to the page, not to the text; it is painted as what it is
    held += [span for name, span in coverage(plan) if name == "furniture"]
    for line in plan.source.lines():
        # blanks of whatever kind, and strokes, say nothing
        if "".join(plan.source.quote(line).split()).strip("\u200b\ufeff*|_-–—=~.\xad"):
            assert any(span.start < line.end and line.start < span.end for span in held), plan.source.quote(line)


@given(anything)
@settings(max_examples=40)
def test_reading_twice_sees_the_same(text):
    assert read(source(text)) == read(source(text))
