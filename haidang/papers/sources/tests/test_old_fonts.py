"""Whole files typed before Unicode: Word says it by its fonts, plain text has to be found out."""

import pytest

from haidang.papers.sources.docx import read_docx
from haidang.papers.sources.limits import Limits
from haidang.papers.sources.opening import open_source
from haidang.papers.sources.tests.made import p, raw
from haidang.papers.vietnamese.tests.typists import SENTENCES, tcvn3, vni


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (p("Së Ngo¹i vô", run='<w:rFonts w:ascii=".VnTime"/>'), "Sở Ngoại vụ"),
        (p("kÕ ho¹ch", run='<w:rFonts w:hAnsi=".VnTimeH"/>'), "KẾ HOẠCH"),
        (p("ñoaøn khaùch", run='<w:rFonts w:ascii="VNI-Times"/>'), "đoàn khách"),
        (p("Café Müller", run='<w:rFonts w:ascii="Arial"/>'), "Café Müller"),
        (p("®oµn ra", properties='<w:pStyle w:val="Cu"/>'), "đoàn ra"),
    ],
)
def test_a_word_file_in_old_fonts_is_read_run_by_run(body, text):
    styles = """<w:styles NS><w:style w:type="paragraph" w:styleId="Cu">
    <w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr></w:style></w:styles>"""
    assert read_docx("x", raw(body, styles_xml=styles), limits=Limits()).text.strip() == text


def test_a_word_file_says_that_it_was_typed_in_old_fonts():
    run = '<w:rFonts w:ascii=".VnTime"/>'
    source = read_docx("x", raw(p("Së", run=run) + p("vô", run=run)), limits=Limits())
    assert source.notes == ("legacy-font",)


def test_old_and_new_fonts_may_stand_in_one_paragraph():
    body = (
        '<w:p><w:r><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr><w:t xml:space="preserve">Chñ tr×: </w:t></w:r>'
        "<w:r><w:t>Sở Ngoại vụ</w:t></w:r></w:p>"
    )
    assert read_docx("x", raw(body), limits=Limits()).text.strip() == "Chủ trì: Sở Ngoại vụ"


@pytest.mark.parametrize(("typed", "note"), [(tcvn3, "legacy-tcvn3"), (vni, "legacy-vni")])
@pytest.mark.parametrize("bytes_in", ["latin-1", "utf-8"])
def test_a_text_file_in_an_old_encoding_says_so(typed, note, bytes_in):
    text = "\n".join(SENTENCES)
    source = open_source("cũ.txt", typed(text).encode(bytes_in))
    assert (source.text, source.notes) == (text, (note,))


@pytest.mark.parametrize(("typed", "note"), [(tcvn3, "legacy-tcvn3"), (vni, "legacy-vni")])
def test_a_web_page_in_an_old_encoding_says_so(typed, note):
    page = "<html><body>" + "".join(f"<p>{typed(sentence)}</p>" for sentence in SENTENCES) + "</body></html>"
    source = open_source("cũ.html", page.encode("latin-1"))
    assert (source.text.split("\n")[:-1], source.notes) == (list(SENTENCES), (note,))
