"""A file that is not taken: one sentence that says what was found, why not and what to do; never a traceback."""

import io
import re
import struct
import zipfile
from importlib.metadata import entry_points
from string import Formatter
from typing import NamedTuple

import pytest

from haidang.papers.sources import docx, ocr, opening
from haidang.papers.sources.limits import Limits
from haidang.papers.sources.opening import open_source
from haidang.papers.sources.refusals import SENTENCES, Refused
from haidang.papers.sources.tests.made import p, raw
from haidang.papers.sources.tests.made_pdf import Paper, locked_pdf, pdf, picture, saved

SENTENCE = "Sở Ngoại vụ chủ trì đón đoàn khách hữu nghị năm 2031."
#: Values that fill every hole of every sentence.
VALUES = {
    "what": "XML", "name": "kế hoạch.docx", "found": "bảng tính Excel", "size": 300, "limit": 200, "pages": 5000,
    "page": 3, "seconds": 10, "mark": "TUYỆT ĐỐI",
}  # fmt: skip
#: What a person can do, in the words of the sentences.
ADVICE = {
    "vi": r"Kiểm tra|Chép|Mở|Bỏ|Đổi|Dùng|Tách|Xin|Cài|Quét|Lưu|Chuyển",
    "en": r"Check|Copy|Open|Remove|Give|Use|Split|Ask|Take|Install|Scan|Save|Hand",
}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("code", SENTENCES)
def test_every_refusal_says_what_was_found_and_then_what_to_do(code, language):
    sentence = Refused(code, **VALUES).sentence(language)
    found, _, advice = sentence.partition(". ")
    assert len(found) > 15
    assert re.match(ADVICE[language], advice) or re.search(rf"[;:] .*\. (?:{ADVICE[language]})", sentence)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert not re.search(r"[{}…]|  ", sentence)


@pytest.mark.parametrize("code", SENTENCES)
def test_both_languages_tell_the_same_things(code):
    def holes(sentence: str) -> set[str | None]:
        return {hole for _, hole, _, _ in Formatter().parse(sentence) if hole}

    assert holes(SENTENCES[code].vi) == holes(SENTENCES[code].en)


def test_a_word_that_was_not_given_breaks_no_sentence():
    assert "…" in Refused("damaged").sentence("en")


def test_a_refusal_speaks_vietnamese_when_it_is_simply_printed():
    assert str(Refused("empty")) == SENTENCES["empty"].vi


# files that are refused


def cut(data: bytes, share: float = 0.6) -> bytes:
    return data[: int(len(data) * share)]


def zipped(**parts: bytes) -> bytes:
    """A packed file; the dots of the names are written as two underscores, the slashes as one."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name.replace("__", ".").replace("_", "/"), data)
    return out.getvalue()


def locked_zip() -> bytes:
    """A Word file with the lock bit set on every part."""
    data = bytearray(raw(p(SENTENCE)))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            struct.pack_into("<H", data, at + offset, 1)
            at = data.find(mark, at + 4)
    return bytes(data)


def damaged_part() -> bytes:
    """A Word file with a letter changed after it was packed: the sum of its part is wrong."""
    return raw(p(SENTENCE + " Không đổi.")).replace("Không đổi".encode(), "Không đồi".encode())


def many_parts() -> bytes:
    return zipped(word_document__xml=b"<x/>", **{f"word_{number}": b"" for number in range(30)})


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le") + bytes(64)


def entities(before: str = "", encoding: str = "UTF-8") -> bytes:
    """A Word file whose list part declares an entity, behind `before`."""
    part = (
        f'<?xml version="1.0" encoding="{encoding}"?>{before}<!DOCTYPE w [<!ENTITY a "aaaa">]>'
        '<w:numbering NS note="&a;"/>'
    )
    return raw(p(SENTENCE), numbering_xml=part)


class Case(NamedTuple):
    name: str
    data: bytes
    code: str
    limits: Limits = Limits()


FEW_BYTES, LITTLE_TEXT, ONE_PAGE = Limits(bytes=1000), Limits(text=1000), Limits(pages=1)
LONG = SENTENCE * 40

CASES = {
    "nothing": Case("a.docx", b"", "empty"),
    "zeros": Case("a.pdf", bytes(500), "empty"),
    "blanks": Case("a.txt", b" \r\n\t \n", "empty"),
    "blanks that do not break": Case("a.txt", "\xa0 \u3000\n".encode(), "empty"),
    "wide blanks": Case("a.txt", "  \n ".encode("utf-16"), "empty"),
    "a mark of byte order": Case("a.txt", b"\xef\xbb\xbf", "empty"),
    "a Word file without words": Case("a.docx", raw(p("") + p("  ")), "empty"),
    "a page without words": Case("a.html", b"<html><body><script>x()</script><p> </p></body></html>", "empty"),
    "a white PDF": Case("a.pdf", Paper().page().bytes(), "empty"),
    "half a Word file": Case("a.docx", cut(raw(p(SENTENCE))), "truncated"),
    "a Word file without its last bytes": Case("a.docx", cut(raw(p(SENTENCE)), 0.95), "truncated"),
    "half a PDF": Case("a.pdf", cut(pdf([SENTENCE])), "truncated"),
    "a PDF without its last bytes": Case("a.pdf", pdf([SENTENCE])[:-10], "truncated"),
    "half a picture": Case("a.png", cut(saved(picture([SENTENCE]))), "damaged"),
    "a Word file with a broken part": Case("a.docx", raw(p("x"), styles_xml="<w:styles"), "damaged"),
    "a Word file with a changed part": Case("a.docx", damaged_part(), "damaged"),
    "a Word file without its body": Case("a.docx", zipped(word_styles__xml=b"<x/>"), "damaged"),
    "a PDF of rubbish": Case("a.pdf", b"%PDF-1.7\nkhong co gi\n%%EOF\n", "damaged"),
    "a PDF behind a password": Case("a.pdf", locked_pdf(), "encrypted"),
    "a Word file behind a password": Case("a.docx", ole("EncryptedPackage"), "encrypted"),
    "a Word file behind a password, by its key": Case("a.docx", ole("EncryptionInfo"), "encrypted"),
    "a Word file with locked parts": Case("a.docx", locked_zip(), "encrypted"),
    "RTF named Word": Case("a.docx", b"{\\rtf1 xin chao}", "mislabelled"),
    "Excel named Word": Case("a.docx", zipped(xl_workbook__xml=b"<x/>"), "mislabelled"),
    "a program named PDF": Case("a.pdf", b"MZ\x90" + bytes(200), "mislabelled"),
    "an unknown thing named text": Case("a.txt", bytes(range(1, 32)) * 50, "mislabelled"),
    "an unknown thing": Case("a.dat", bytes(range(1, 32)) * 50, "unknown-format"),
    "too many bytes": Case("a.txt", LONG.encode(), "too-large", FEW_BYTES),
    "too much plain text": Case("a.txt", LONG.encode(), "too-much-text", LITTLE_TEXT),
    "too much text in Word": Case("a.docx", raw(p(LONG)), "too-much-text", LITTLE_TEXT),
    "too much text on a page": Case("a.html", f"<p>{LONG}</p>".encode(), "too-much-text", LITTLE_TEXT),
    "too much text in a PDF": Case("a.pdf", pdf([SENTENCE] * 30), "too-much-text", LITTLE_TEXT),
    "too many pages": Case("a.pdf", pdf([SENTENCE], [SENTENCE]), "too-many-pages", ONE_PAGE),
    "a part that swells": Case("a.docx", zipped(word_document__xml=b" " * 2_000_000), "zip-bomb"),
    "parts that swell together": Case(
        "a.docx", zipped(word_document__xml=b"<x/>", word_b=bytes(9000)), "zip-bomb", Limits(zip_bytes=8000)
    ),
    "too many parts": Case("a.docx", many_parts(), "zip-bomb", Limits(zip_entries=20)),
    "an entity": Case("a.docx", entities(), "xml-entities"),
    "an entity behind a long comment": Case("a.docx", entities(f"<!--{'x' * 70_000}-->"), "xml-entities"),
    "XML in an encoding that hides": Case("a.docx", entities(encoding="UTF-7"), "damaged"),
    "a secret mark": Case("a.txt", f"TỐI MẬT\n{SENTENCE}".encode(), "secret-mark"),
    "no time": Case("a.pdf", pdf([SENTENCE], [SENTENCE]), "slow", Limits(seconds=-1.0)),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_what_is_not_taken_is_refused_with_its_reason(case):
    with pytest.raises(Refused) as refused:
        open_source(case.name, case.data, limits=case.limits)
    assert refused.value.code == case.code
    assert "…" not in refused.value.sentence("vi")


@pytest.fixture
def haidang():
    """The command as it is installed: this room may not import from the storey where it lives."""
    [command] = entry_points(group="console_scripts", name="haidang")
    return command.load()


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_the_command_says_it_in_one_line_and_exits_2(case, language, haidang, tmp_path, monkeypatch, capsys):
    (tmp_path / case.name).write_bytes(case.data)
    monkeypatch.setattr(opening, "Limits", lambda: case.limits)
    assert haidang(["read", str(tmp_path / case.name), "--lang", language]) == 2
    said = capsys.readouterr()
    with pytest.raises(Refused) as refused:
        open_source(case.name, case.data, limits=case.limits)
    assert said.err == refused.value.sentence(language) + "\n"
    assert said.out == ""


def test_the_command_without_tesseract_says_what_to_install(haidang, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(ocr, "available", lambda: False)
    (tmp_path / "quét.png").write_bytes(saved(picture([SENTENCE])))
    assert haidang(["check", str(tmp_path / "quét.png")]) == 2
    assert capsys.readouterr().err == SENTENCES["no-ocr"].vi + "\n"


def test_a_file_that_is_not_there_is_said_in_one_line(haidang, tmp_path, capsys):
    assert haidang(["read", str(tmp_path / "không có.docx")]) == 2
    said = capsys.readouterr().err
    assert "không có.docx" in said
    assert said.count("\n") == 1


def test_every_reason_for_a_refusal_is_met_in_these_tests():
    elsewhere = {"no-ocr", "ocr-slow", "no-doc-reader", "not-docx"}  # test_scan.py, test_doc.py, papers.form
    assert {case.code for case in CASES.values()} | elsewhere == set(SENTENCES)


def test_a_mistake_of_our_own_is_no_damage_of_the_file(monkeypatch):
    """What zip and XML raise on a torn file is refused by name; whatever else is raised is a fault to be mended."""

    def mistaken(document, name):
        raise KeyError("no such part")

    monkeypatch.setattr(docx._Document, "read", mistaken)
    with pytest.raises(KeyError):
        open_source("x.docx", raw(p(SENTENCE)))


def test_a_file_nested_deeper_than_any_paper_is_refused():
    for times in (800, 1500):
        deep = "<w:sdt><w:sdtContent>" * times + p(SENTENCE) + "</w:sdtContent></w:sdt>" * times
        with zipfile.ZipFile(io.BytesIO(raw(p("Ở ĐÂY")))) as parts:
            whole = {name: parts.read(name).decode() for name in parts.namelist()}
        with zipfile.ZipFile(out := io.BytesIO(), "w") as parts:
            for name, part in whole.items():
                parts.writestr(name, part.replace(p("Ở ĐÂY"), deep))
        with pytest.raises(Refused) as refused:
            open_source("x.docx", out.getvalue())
        assert refused.value.code == "damaged"
