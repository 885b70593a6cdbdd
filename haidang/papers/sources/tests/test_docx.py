"""What stands in a Word file comes out in the order of the paper, with the numbers that Word prints."""

import pytest

from haidang.papers.sources.docx import read_docx
from haidang.papers.sources.limits import Limits
from haidang.papers.sources.refusals import Refused
from haidang.papers.sources.tests.made import numbered, p, raw, word
from haidang.papers.sources.text import Source

LISTS = """<w:numbering NS>
<w:abstractNum w:abstractNumId="1">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
 <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2">
 <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>
 <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="+"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="3">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="3"/>
 <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>"""


def read(data: bytes) -> Source:
    return read_docx("mẫu.docx", data, limits=Limits())


def lines(data: bytes) -> list[str]:
    return [line for line in read(data).text.split("\n") if line]


def test_automatic_numbers_are_part_of_the_text():
    levels = (
        ("MỤC ĐÍCH", 0),
        ("Yêu cầu chung", 1),
        ("Ý thứ nhất", 2),
        ("Ý thứ hai", 2),
        ("Yêu cầu riêng", 1),
        ("Ý mới", 2),
    )
    body = "".join(numbered(text, 1, level) for text, level in (*levels, ("NỘI DUNG", 0)))
    labels = ["I.", "1.", "a)", "b)", "2.", "a)", "II."]
    assert [line.split()[0] for line in lines(raw(body, numbering_xml=LISTS))] == labels


def test_a_level_may_print_the_numbers_above_it():
    body = numbered("Nhóm", 3) + numbered("Việc một", 3, 1) + numbered("Việc hai", 3, 1) + numbered("Nhóm sau", 3)
    assert lines(raw(body, numbering_xml=LISTS)) == ["1. Nhóm", "1.1. Việc một", "1.2. Việc hai", "2. Nhóm sau"]


def test_a_list_begun_again_counts_from_its_new_start():
    body = numbered("Một", 3) + numbered("Hai", 3) + numbered("Lại một", 4)
    assert lines(raw(body, numbering_xml=LISTS)) == ["1. Một", "2. Hai", "1. Lại một"]


def test_bullets_keep_their_sign():
    body = numbered("gạch đầu dòng", 2) + numbered("dấu cộng", 2, 1)
    assert lines(raw(body, numbering_xml=LISTS)) == ["- gạch đầu dòng", "+ dấu cộng"]


def test_an_empty_numbered_paragraph_uses_no_number():
    body = numbered("Một", 3) + numbered("", 3) + numbered("Hai", 3)
    assert lines(raw(body, numbering_xml=LISTS)) == ["1. Một", "2. Hai"]


def test_a_number_may_come_from_the_style():
    styles = """<w:styles NS>
    <w:style w:type="paragraph" w:styleId="De"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="De"/></w:style></w:styles>"""
    body = p("Đầu", properties='<w:pStyle w:val="De"/>') + p("Sau", properties='<w:pStyle w:val="Con"/>')
    assert lines(raw(body, numbering_xml=LISTS, styles_xml=styles)) == ["1. Đầu", "2. Sau"]


def test_table_cells_stand_on_lines_of_their_own_and_merged_ones_are_repeated():
    def build(document):
        table = document.add_table(rows=3, cols=3)
        table.cell(0, 0).text, table.cell(0, 1).text, table.cell(0, 2).text = "STT", "Nhiệm vụ", "Chủ trì"
        table.cell(1, 0).merge(table.cell(1, 2)).text = "I. Nhóm việc"
        table.cell(2, 0).text, table.cell(2, 1).text, table.cell(2, 2).text = "1", "Đón đoàn", "Sở Ngoại vụ"

    source = read(word(build))
    [table] = source.tables
    assert [[source.quote(cell) for cell in row] for row in table.rows] == [
        ["STT", "Nhiệm vụ", "Chủ trì"], ["I. Nhóm việc"] * 3, ["1", "Đón đoàn", "Sở Ngoại vụ"],
    ]  # fmt: skip
    assert source.text.count("I. Nhóm việc") == 1


def test_a_cell_merged_downwards_reaches_down():
    def build(document):
        table = document.add_table(rows=2, cols=2)
        table.cell(0, 0).merge(table.cell(1, 0)).text = "Quý I"
        table.cell(0, 1).text, table.cell(1, 1).text = "Việc A", "Việc B"

    source = read(word(build))
    assert [[source.quote(c) for c in row] for row in source.tables[0].rows] == [
        ["Quý I", "Việc A"],
        ["Quý I", "Việc B"],
    ]


def test_deleted_and_hidden_words_are_not_read_and_inserted_ones_are():
    body = (
        "<w:p><w:del><w:r><w:delText>bỏ đi</w:delText></w:r></w:del><w:ins><w:r><w:t>thêm vào</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t> ẩn</w:t></w:r></w:p>"
    )
    assert lines(raw(body)) == ["thêm vào"]


def test_all_capitals_is_how_the_words_look():
    assert lines(raw(p("kế hoạch", run="<w:caps/>"))) == ["KẾ HOẠCH"]


def test_bold_words_are_marked_in_the_final_text():
    source = read(
        raw(
            p("Điều 1. ", run="<w:b/>") + numbered("Sở Ngoại vụ", 3),
        )
    )
    assert [source.quote(span) for span in source.bold] == ["Điều 1."] or [
        source.quote(s).strip() for s in source.bold
    ] == ["Điều 1."]


def test_a_text_box_is_read_once():
    box = "<w:txbxContent><w:p><w:r><w:t>ĐẾN</w:t></w:r></w:p></w:txbxContent>"
    body = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>"
        + box + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box
        + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Thân</w:t></w:r></w:p>"
    )  # fmt: skip
    source = read(raw(body))
    assert [line for line in source.text.split("\n") if line] == ["Thân", "ĐẾN"]
    assert [source.quote(place.span) for place in source.places if place.kind == "textbox"] == ["ĐẾN"]


def test_headers_follow_the_body_and_page_numbers_are_left_out():
    header = "<w:hdr NS><w:p><w:r><w:t>DỰ THẢO</w:t></w:r></w:p></w:hdr>"
    footer = "<w:ftr NS><w:p><w:r><w:t>2</w:t></w:r></w:p></w:ftr>"
    source = read(raw(p("Thân bài"), header1_xml=header, footer1_xml=footer))
    assert source.text.split() == ["Thân", "bài", "DỰ", "THẢO"]
    assert [place.kind for place in source.places] == ["body", "header"]


def test_decomposed_letters_are_composed_and_offsets_are_of_the_final_text():
    source = read(raw(p("Sơ\u0309 Ngoa\u0323i vu\u0323")))
    assert source.text.strip() == "Sở Ngoại vụ"
    assert source.quote(source.places[0].span) == "Sở Ngoại vụ"


def test_an_entity_is_refused_before_it_is_expanded():
    bomb = '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaa">]><w:numbering NS>&a;</w:numbering>'
    with pytest.raises(Refused) as refused:
        read(raw(p("x"), numbering_xml=bomb))
    assert refused.value.code == "xml-entities"


def test_a_broken_part_is_called_damaged():
    with pytest.raises(Refused) as refused:
        read(raw(p("x"), styles_xml="<w:styles"))
    assert refused.value.code == "damaged"


@pytest.mark.parametrize("stem", ["010-ttg-07-ct-ttg-2012", "012-lao-cai-sct-de-an-08-2026"])
def test_a_real_word_file_says_what_its_text_says(corpus, stem):
    source = read((corpus / "files" / f"{stem}.docx").read_bytes())
    text = (corpus / "plans" / f"{stem}.txt").read_text(encoding="utf-8")
    assert Source.of("x", text).text.split() == source.text.split()
