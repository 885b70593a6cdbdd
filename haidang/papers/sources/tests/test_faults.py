"""A torn file is told as damage; a mistake of our own is told as what it is, and never to the one who sent the file."""

import io
import logging
import zipfile
from datetime import date

import pytest
import xlsxwriter

from haidang.papers.sources import html, ocr, pdf, scan, xlsx
from haidang.papers.sources.faults import any_damage, damage
from haidang.papers.sources.limits import Limits
from haidang.papers.sources.opening import open_source
from haidang.papers.sources.refusals import Refused
from haidang.papers.sources.tests.made_pdf import Paper, picture, saved
from haidang.papers.sources.tests.made_pdf import pdf as made_pdf
from haidang.papers.sources.workbooks import Workbook

WORDS = "Sở Ngoại vụ chủ trì đón đoàn khách hữu nghị năm 2031."
RULED = [("STT", "Nhiệm vụ", "Chủ trì"), ("1", "Đón đoàn khách", "Sở Ngoại vụ")]
PLACES = (70.0, 110.0, 350.0, 520.0)


def torn_box() -> bytes:
    """A ruled page whose measures are no numbers: pdfium takes A4 for them, pdfplumber raises."""
    paper = Paper().page().table(RULED, PLACES, 120).bytes()
    at = paper.index(b"/MediaBox")
    end = paper.index(b"]", at) + 1
    return paper[:at] + b"/MediaBox[(a) 0 0 9]".ljust(end - at) + paper[end:]


def without_measures() -> bytes:
    """A TIFF whose width bears a number that no reader knows: Pillow raises a TypeError."""
    data = bytearray(saved(picture([WORDS], (300, 100)), "TIFF"))
    at = data.index(b"\x00\x01\x04\x00\x01\x00\x00\x00")  # the field of the width: its number, LONG, one value
    data[at + 1] = 0x7F
    return bytes(data)


def in_lab_colours() -> bytes:
    from PIL import Image

    return saved(Image.new("LAB", (60, 40)), "TIFF")


def sheet(value: str, looks: str = "dd/mm/yyyy") -> bytes:
    """A workbook of one cell that says it is a day or a span of time."""
    made, torn = io.BytesIO(), io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    book.add_worksheet().write_number(0, 0, 1, book.add_format({"num_format": looks}))
    book.close()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(torn, "w") as new:
        for part in old.namelist():
            new.writestr(part, old.read(part).replace(b"<v>1</v>", f"<v>{value}</v>".encode()))
    return torn.getvalue()


def refusal(read, *given, **how) -> Refused:
    with pytest.raises(Refused) as refused:
        read(*given, **how)
    assert refused.value.code == "damaged"
    assert refused.value.__cause__ is not None
    assert refused.value.sentence("vi").count("\n") == 0
    return refused.value


# torn files


@pytest.mark.parametrize("torn", [torn_box, without_measures, in_lab_colours])
def test_what_a_library_stumbles_over_is_refused_and_its_cause_kept(torn, monkeypatch, caplog):
    monkeypatch.setattr(ocr, "available", lambda: True)
    data = torn()
    with caplog.at_level(logging.WARNING, "haidang.papers"):
        refused = refusal(open_source, "x.pdf" if data.startswith(b"%PDF") else "x.tif", data)
    assert not isinstance(refused.__cause__, Refused)
    assert caplog.records[-1].exc_info[1] is refused.__cause__


def test_a_page_whose_declaration_of_encoding_has_no_end_is_damaged():
    """A whole one is taken off; what is left of a torn one, lxml refuses in a text that is decoded."""
    page = "<?xml version='1.0' encoding='utf-8' ><html><p>a</p></html>"
    assert isinstance(refusal(html.read_html, "x.html", page.encode()).__cause__, ValueError)


def test_a_number_that_is_no_digit_spans_one_cell():
    source = html.read_html("x.html", "<table><tr><td colspan='²'>a<td>b</tr></table>".encode())
    assert [[source.quote(cell) for cell in row] for row in source.tables[0].rows] == [["a", "b"]]


@pytest.mark.parametrize(("value", "looks"), [("-1e300", "dd/mm/yyyy"), ("1e9", "[h]:mm:ss"), ("-1e300", "[h]:mm:ss")])
def test_a_day_beyond_all_calendars_is_damage_and_ends_no_process(value, looks):
    """Some make the library of spreadsheets panic: what it raises then is no Exception, and no handler would see it."""
    refusal(xlsx.read_xlsx, "x.xlsx", sheet(value, looks))


def test_a_workbook_tells_its_pages_and_their_cells():
    book = Workbook(sheet("45000"))
    assert book.names == ["Sheet1"]
    assert book.sheet("Sheet1").rows == book.sheet(0).rows == [[date(2023, 3, 15)]]
    refusal(book.sheet, 7)


# our own mistakes


def mistaken(*_args, **_named):
    raise KeyError("a slip of ours")


@pytest.mark.parametrize(
    ("room", "at", "name", "data"),
    [
        (html._Page, "block", "x.html", b"<html><p>a</p></html>"),
        (pdf, "lines_of", "x.pdf", made_pdf([WORDS])),
        (pdf, "_words", "x.pdf", made_pdf([WORDS])),
        (pdf, "_cell", "x.pdf", Paper().page().table(RULED, PLACES, 120).bytes()),
        (pdf, "recognised", "x.pdf", Paper().page().picture(picture([WORDS], (620, 877))).bytes()),
        (scan, "recognised", "x.png", saved(picture([WORDS]))),
    ],
)
def test_a_slip_of_ours_is_no_damage_of_the_file(room, at, name, data, monkeypatch):
    assert name.endswith((".pdf", ".png")) or open_source(name, data).text.strip()
    monkeypatch.setattr(room, at, mistaken)
    with pytest.raises(KeyError, match="a slip of ours"):
        open_source(name, data)


def test_a_slip_of_ours_in_a_sheet_is_no_damage_of_it(monkeypatch):
    monkeypatch.setattr(xlsx, "_said", mistaken)
    with pytest.raises(KeyError):
        xlsx.read_xlsx("x.xlsx", sheet("45000"))


def test_who_listens_to_the_progress_may_fail_in_his_own_words():
    with pytest.raises(KeyError):
        pdf.read_pdf("x.pdf", made_pdf([WORDS]), limits=Limits(), progress=mistaken)


# the two guards


def test_only_what_is_named_is_damage():
    with pytest.raises(Refused), damage(ValueError):
        int("x")
    with pytest.raises(TypeError), damage(ValueError):
        raise TypeError("a slip of ours")


@pytest.mark.parametrize("end", [KeyboardInterrupt, SystemExit, GeneratorExit])
def test_who_ends_the_program_is_not_held_up_by_a_library(end):
    with pytest.raises(end), any_damage("any"):
        raise end


def test_a_refusal_goes_through_as_it_is():
    with pytest.raises(Refused) as refused, any_damage("any"):
        raise Refused("slow")
    assert refused.value.code == "slow"
