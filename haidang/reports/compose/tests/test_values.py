"""The values of a report: numbers are what their sources make, and words have no number of their own."""

from decimal import Decimal

import pytest

from haidang.reports.compose.kept import as_json, from_json
from haidang.reports.compose.values import (
    Paragraph,
    Section,
    Sentence,
    Source,
    change,
    counted,
    growth,
    said,
    share,
    summed,
    told,
)

A, B, C = (Source(f"delegations.delegation:{n}", f"Đoàn {n}", mark=str(n)) for n in (1, 2, 3))


def test_a_number_is_what_its_sources_make():
    now, before = counted("went", "số đoàn", [A, B, C], "đoàn"), counted("went", "số đoàn", [A, B], "đoàn")
    people = summed("people", "lượt người", [(A, 4), (B, 0)], "lượt người")
    assert (now.value, people.value) == (3, 4)
    grown, of_now = growth(now, before), share(before, now)
    assert grown
    assert of_now
    assert (change(now, before).value, grown.value, of_now.value) == (
        1,
        Decimal("50.0"),
        Decimal("66.7"),
    )
    assert growth(now, counted("went", "số đoàn", [])) is None
    assert all(each.recomputed == each.value for each in (now, people, change(now, before), grown, of_now))
    assert [each.key for each in change(now, before).sources] == [A.key, B.key, C.key]


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "0"), (1250, "1.250"), (Decimal("12.50"), "12,5"), (Decimal("3.00"), "3"), (Decimal("-1234.5"), "-1.234,5")],
)
def test_numbers_are_written_as_the_office_writes_them(value, words):
    assert said(value) == words


def test_a_sentence_keeps_its_numbers_and_what_it_quotes():
    went = counted("went", "số đoàn", [A, B], "đoàn")
    sentence = told("s", "Đã cử {went} đoàn, trong đó có {named}.", went=went, named="Đoàn 3", sources=[C])
    assert sentence.words == "Đã cử 2 đoàn, trong đó có Đoàn 3."
    assert sentence.numbers == (went,)
    assert [each.key for each in Paragraph("p", (sentence,)).sources] == [C.key, A.key, B.key]


@pytest.mark.parametrize(
    ("template", "is_planned"),
    [("Đã cử 2 đoàn.", False), ("Đã ký {what}.", True), ("Ký {what}.", True), ("Dự kiến đã ký {what}.", True)],
)
def test_a_number_without_source_and_a_plan_told_as_done_are_refused(template, is_planned):
    with pytest.raises(ValueError, match=r"without a source|told as done"):
        told("s", template, what="bản ghi nhớ", is_planned=is_planned)


def test_short_sentences_on_one_book_are_read_as_one():
    said_one_by_one = (
        "Có 4 đoàn ra.", "Có 9 lượt người đi.", "Khách: 8 người.", "Trong đó: tai nạn: 1 vụ.", "Trong đó: ốm: 2 vụ.",
        "FDI: 3 dự án.",
    )  # fmt: skip
    sentences = [Sentence(str(at), words, is_listed=True) for at, words in enumerate(said_one_by_one)]
    paragraph = Paragraph("p", (*sentences, Sentence("end", "Cùng kỳ năm trước chưa có số liệu.")))
    assert paragraph.words == (
        "Có 4 đoàn ra; 9 lượt người đi; khách: 8 người; trong đó: tai nạn: 1 vụ; ốm: 2 vụ; FDI: 3 dự án. "
        "Cùng kỳ năm trước chưa có số liệu."
    )
    (kept,) = from_json(as_json([Section("s", "Kết quả", (paragraph,))]))
    assert kept.blocks == (paragraph,)
