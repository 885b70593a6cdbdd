"""A reading as plain data: the words beside a span are the words that stand there."""

import json
from dataclasses import fields, is_dataclass

import pytest
from hypothesis import given, settings

from haidang.papers.reader import read
from haidang.papers.reader.as_json import as_json, findings_and_coverage
from haidang.papers.reader.lint import lint
from haidang.papers.reader.plan import Value
from haidang.papers.reader.tests.test_laws import anything
from haidang.papers.reader.tests.texts import plan, source
from haidang.papers.sources.opening import open_path
from haidang.papers.sources.text import Span


def quoted(data):
    """Every {"text": …, "span": …} anywhere in a reading as data."""
    if isinstance(data, dict):
        if "text" in data and "span" in data:
            yield data["text"], Span(*data["span"])
        for value in data.values():
            yield from quoted(value)
    elif isinstance(data, list):
        for item in data:
            yield from quoted(item)


def rules(value):
    """The rule of every value anywhere in a reading."""
    if isinstance(value, (tuple, list)):
        for item in value:
            yield from rules(item)
    elif is_dataclass(value):
        for field in fields(value):
            inner = getattr(value, field.name)
            if field.name == "rule":
                yield inner
            elif field.name not in ("source", "outline"):
                yield from rules(inner)


@given(anything)
@settings(max_examples=100)
def test_the_words_of_a_value_are_those_of_its_place(text):
    found = read(source(text))
    for words, span in quoted(as_json(found)):
        assert words == found.source.line_of(span)


@given(anything)
@settings(max_examples=60)
def test_any_reading_can_be_written_down_and_read_again(text):
    found = read(source(text))
    whole = as_json(found) | findings_and_coverage(found, lint(found))
    assert json.loads(json.dumps(whole, ensure_ascii=False)) == whole


@given(anything)
@settings(max_examples=60)
def test_every_value_names_the_rule_that_saw_it(text):
    assert all(rules(read(source(text))))


@pytest.mark.parametrize("name", ["163-kh-ubnd-2019.txt", "013-bac-ninh-144-kh-ubnd-2025.txt"])
def test_the_words_of_a_real_plan_are_those_of_their_places(corpus, name):
    found = read(open_path(corpus / "plans" / name))
    pairs = list(quoted(as_json(found)))
    assert len(pairs) > 50
    assert all(words == found.source.line_of(span) for words, span in pairs)


def test_nothing_that_was_found_is_left_out_of_the_data():
    found = plan("I. NỘI DUNG\n1. Mở hội\n- Đơn vị chủ trì: Sở Mẫu.\n- Sản phẩm: Sổ tay.\n- Thời gian: Quý I/2025.\n")
    [task] = as_json(found)["tasks"]
    assert (task["label"], task["section"], task["title"], task["layout"]) == ("1", "I", "Mở hội", "label-lines")
    assert [lead["text"] for lead in task["lead"]] == ["Sở Mẫu"]
    assert [product["text"] for product in task["products"]] == ["Sổ tay"]
    assert task["deadline_text"] == "Quý I/2025"
    assert [(due["start"], due["on"]) for due in task["deadlines"]] == [("2025-01-01", "2025-03-31")]


def test_a_value_in_two_pieces_is_said_whole():
    found = plan("I. NỘI DUNG\n1. Mở hội.\n")
    first, last = Span(0, 3), Span(10, 13)
    words = found.words(Value(first, "test", (last,)))
    assert words == f"{found.source.line_of(first)} {found.source.line_of(last)}"
