"""Papers lie on the page as when they were last looked at, in letters that are our own, and can be read by ear."""

import io
from dataclasses import replace

import pdfplumber

from haidang.papers.writer.model import Heading
from haidang.papers.writer.pages import pdf_of
from haidang.papers.writer.tests.golden import FOLDER, all_lines
from haidang.papers.writer.tests.papers import ALL, LETTER, PLAN


def test_papers_lie_on_the_page_as_when_they_were_looked_at() -> None:
    for file, lines in all_lines():
        kept = (FOLDER / file).read_text(encoding="utf-8").splitlines()
        assert lines == kept, f"{file}: look at it, then run haidang.papers.writer.tests.golden"


def test_a_pdf_is_tagged_and_named_and_bears_its_own_letters() -> None:
    for paper in ALL.values():
        with pdfplumber.open(io.BytesIO(pdf_of(paper))) as opened:
            catalog = opened.doc.catalog
            fonts = {letter["fontname"].partition("+")[2].partition("-")[0] for letter in opened.chars}
        assert fonts == {"Tinos"}
        assert catalog["MarkInfo"]["Marked"]
        assert catalog["Lang"] == paper.language.encode()
        assert "StructTreeRoot" in catalog
        assert catalog["ViewerPreferences"]["DisplayDocTitle"]


def test_the_pages_of_each_annex_are_numbered_for_themselves_and_the_first_is_not() -> None:
    with pdfplumber.open(io.BytesIO(pdf_of(PLAN))) as opened:
        tops = [page.crop((0, 0, page.width, 20 / 25.4 * 72)).extract_text().strip() for page in opened.pages]
        sizes = [page.width > page.height for page in opened.pages]
    assert tops == ["", "2", "", "2", ""]
    assert sizes == [False, False, True, True, False]


def test_headings_of_a_paper_that_begins_deep_can_still_be_walked() -> None:
    deep = replace(LETTER, blocks=(Heading("a) Sâu", 3), Heading("I. Cao", 1), Heading("a) Sâu", 3)))
    assert pdf_of(deep).startswith(b"%PDF-")
