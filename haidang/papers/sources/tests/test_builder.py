"""The builder's offsets are those of the text that comes out."""

from hypothesis import given
from hypothesis import strategies as st

from haidang.papers.sources.builder import Builder
from haidang.papers.vietnamese.letters import nfc


@given(st.lists(st.text(alphabet="aăâ\u0301\u0323\u0309 đĐÐ\xa0-", max_size=12), max_size=8))
def test_every_paragraph_stands_where_the_builder_said(texts):
    out = Builder()
    spans = [out.paragraph(text) for text in texts]
    source = out.source("x", "txt")
    assert [source.quote(span) for span in spans] == [nfc(text).rstrip() for text in texts]
    assert out.position == len(source.text)


def test_a_table_knows_its_cells():
    out = Builder()
    out.paragraph("trước")
    table = out.table([["a", ""], ["b", "c"]])
    source = out.source("x", "pdf")
    assert [[source.quote(cell) for cell in row] for row in table.rows] == [["a", ""], ["b", "c"]]
    assert source.tables == (table,)
