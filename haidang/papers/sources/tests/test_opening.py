"""What a file is, its bytes say; its name is only a hint, and what cannot be read is called by its name."""

import codecs
import io
import zipfile

import pytest

from haidang.papers.sources.limits import Limits
from haidang.papers.sources.opening import open_path, open_source
from haidang.papers.sources.refusals import Refused
from haidang.papers.sources.tests.made import p, raw, word
from haidang.papers.sources.tests.made_pdf import pdf

SENTENCE = "Sở Ngoại vụ chủ trì đón đoàn khách hữu nghị năm 2031."
HTML = f"<html><body><p>{SENTENCE}</p></body></html>"
WORD = raw(p(SENTENCE))
PDF = pdf([SENTENCE])


def zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        for name in names:
            parts.writestr(name, "x")
    return out.getvalue()


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + stream.encode("utf-16-le") + b"\0" * 64


@pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a.txt", "a.doc", "a.html", "a", "a.png", "ĐỀ ÁN.PDF"])
@pytest.mark.parametrize(
    ("data", "kind"), [(WORD, "docx"), (PDF, "pdf"), (HTML.encode(), "html")], ids=["docx", "pdf", "html"]
)
def test_the_kind_is_found_by_content_and_not_by_name(name, data, kind):
    source = open_source(name, data)
    assert (source.text.strip(), source.format, source.name) == (SENTENCE, kind, name)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.docx", "a"])
def test_plain_words_are_plain_text_under_any_name(name):
    source = open_source(name, SENTENCE.encode())
    assert (source.text, source.format) == (SENTENCE, "txt")


def test_a_piece_of_a_page_is_a_page_where_its_name_says_so():
    piece = f"<span>{SENTENCE}</span>".encode()
    assert open_source("a.html", piece).text.strip() == SENTENCE
    assert open_source("a.txt", piece).text.startswith("<span>")


@pytest.mark.parametrize(
    "start", ["<!DOCTYPE html>", "\n\n<html>", "<?xml version='1.0'?><html>", "<!-- lưu -->\n<html>", "<TABLE><tr><td>"]
)
def test_a_web_page_is_known_by_its_start(start):
    assert open_source("a.txt", (start + SENTENCE).encode()).format == "html"


def test_a_pdf_may_begin_with_rubbish():
    assert open_source("a.pdf", b"\r\n\r\n" + PDF).text.strip() == SENTENCE


def test_a_word_file_made_by_a_library_is_read():
    data = word(lambda document: document.add_paragraph(SENTENCE))
    assert open_source("a.docx", data).text.strip() == SENTENCE


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, b""])
def test_a_mark_of_byte_order_is_no_text(mark):
    assert open_source("a.txt", mark + SENTENCE.encode()).text == SENTENCE


NOT_READ = [
    (b"{\\rtf1\\ansi Xin chao}", "rtf", "RTF"),
    (b"GIF89a" + bytes(64), "gif", "GIF"),
    (b"Rar!\x1a\x07" + bytes(64), "rar", "RAR"),
    (b"7z\xbc\xaf\x27\x1c" + bytes(64), "7z", "7z"),
    (b"\x1f\x8b\x08" + bytes(64), "gz", "gzip"),
    (b"MZ\x90" + bytes(64), "exe", "chương trình"),
    (b"\x7fELF" + bytes(64), "bin", "elf"),
    (b"SQLite format 3\0" + bytes(64), "db", "sqlite"),
    (zipped("xl/workbook.xml"), "xlsx", "Excel"),
    (zipped("ppt/presentation.xml"), "pptx", "PowerPoint"),
    (zipped("mimetype", "content.xml"), "odt", "OpenDocument"),
    (zipped("ảnh.jpg"), "zip", "zip"),
    (ole("Workbook"), "xls", "Excel 97"),
    (ole("PowerPoint Document"), "ppt", "OLE"),
    (bytes(range(1, 32)) * 40, "dat", "nhị phân"),
]


@pytest.mark.parametrize(("data", "ending", "found"), NOT_READ, ids=[ending for _, ending, _ in NOT_READ])
def test_what_cannot_be_read_is_refused_by_its_name(data, ending, found):
    with pytest.raises(Refused) as refused:
        open_source(f"tệp.{ending}", data)
    assert refused.value.code == "unknown-format"
    assert found in refused.value.sentence("vi")


@pytest.mark.parametrize(("data", "ending", "found"), NOT_READ, ids=[ending for _, ending, _ in NOT_READ])
@pytest.mark.parametrize("promised", ["docx", "pdf", "txt"])
def test_a_name_that_promises_another_thing_is_said_to_do_so(data, ending, found, promised):
    with pytest.raises(Refused) as refused:
        open_source(f"tệp.{promised}", data)
    assert refused.value.code == "mislabelled"
    assert found in refused.value.sentence("vi")
    assert f"tệp.{promised}" in refused.value.sentence("vi")


def test_a_file_on_disk_is_read_under_its_own_name(tmp_path):
    (tmp_path / "kế hoạch.docx").write_bytes(WORD)
    assert open_path(tmp_path / "kế hoạch.docx").name == "kế hoạch.docx"


def test_a_file_on_disk_that_is_too_large_is_not_even_read(tmp_path, monkeypatch):
    (tmp_path / "lớn.txt").write_bytes(b"x" * 2000)
    monkeypatch.setattr("pathlib.Path.read_bytes", lambda path: pytest.fail("was read"))
    with pytest.raises(Refused) as refused:
        open_path(tmp_path / "lớn.txt", limits=Limits(bytes=1000))
    assert refused.value.code == "too-large"


def test_a_file_that_is_not_there_is_a_fault_of_the_disk_and_no_refusal(tmp_path):
    with pytest.raises(FileNotFoundError):
        open_path(tmp_path / "không có.docx")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [SENTENCE, "Plan of foreign affairs for 2031", "TUYỆT VỜI"])
def test_wide_letters_without_a_mark_are_read_however_short(encoding, text):
    assert open_source("a.txt", text.encode(encoding)).text == text
