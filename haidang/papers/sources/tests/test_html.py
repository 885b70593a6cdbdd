"""Web pages: blocks are paragraphs, tables are tables, and what the eye does not see is not read."""

import pytest

from haidang.papers.sources.html import read_html


def lines(page: str) -> list[str]:
    return [line for line in read_html("x.html", page.encode()).text.split("\n") if line]


def test_line_ends_of_the_source_are_blanks_and_breaks_are_line_ends():
    assert lines("<p>Sở\n Ngoại vụ<br>Sở Công Thương</p><p>Hết</p>") == ["Sở Ngoại vụ", "Sở Công Thương", "Hết"]


def test_scripts_styles_and_hidden_words_are_left_out():
    page = "<style>p{}</style><script>x()</script><p style='display: none'>ẩn</p><p>hiện</p>"
    assert lines(page) == ["hiện"]


def test_list_items_get_the_sign_the_page_shows():
    assert lines("<ul><li>một</li></ul><ol start='3'><li>ba</li><li>bốn</li></ol>") == ["- một", "3. ba", "4. bốn"]


def test_an_item_that_prints_its_own_sign_gets_no_second_one():
    assert lines("<ul><li>+ cộng</li></ul>") == ["+ cộng"]


def test_merged_cells_are_repeated_in_every_place():
    source = read_html("x.html", b"<table><tr><td rowspan=2>A<td>B</tr><tr><td>C</tr><tr><td colspan=2>D</tr></table>")
    assert [[source.quote(c) for c in row] for row in source.tables[0].rows] == [["A", "B"], ["A", "C"], ["D", "D"]]


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1258", "utf-16"])
def test_the_declared_encoding_is_believed(encoding):
    page = f"<meta charset='{encoding}'><p>Kế hoạch số 5</p>"
    data = page.encode("utf-8") if encoding == "windows-1258" else page.encode(encoding)
    if encoding == "windows-1258":
        data = f"<meta charset='{encoding}'><p>Công văn</p>".encode("cp1258")
        assert "Công văn" in read_html("x.html", data).text
    else:
        assert "Kế hoạch số 5" in read_html("x.html", data).text
