"""What a file is, what it is called, what is a mark."""

import pytest

from haidang.kit.files import looking
from haidang.kit.files.forms import warn_about
from haidang.kit.files.looking import Sizes, look
from haidang.kit.files.rules import clean_name, kind_of_file, names_apart
from haidang.kit.files.tests.made import archive, sheet, slides, torn, word
from haidang.papers.sources.refusals import Refused

_ODS = "application/vnd.oasis.opendocument.spreadsheet"


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (word("a"), "a.docx", "docx"),
        (word("a"), "khong-duoi", "docx"),
        (sheet("a"), "a.xlsx", "xlsx"),
        (slides("a"), "a.pptx", "pptx"),
        (archive(a__txt="a"), "a.zip", "zip"),
        (archive(mimetype="application/vnd.oasis.opendocument.text", content__xml="<x/>"), "a.odt", "odt"),
        (b"Xin ch\xc3\xa0o", "a.csv", "txt"),
        (b"%PDF-1.4", "a.pdf", "pdf"),
    ],
)
def test_a_file_is_what_its_bytes_say(data, name, kind):
    assert kind_of_file(data, name) == kind


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"MZ\x90\0", "a.pdf", "mislabelled"),
        (sheet("a"), "a.docx", "mislabelled"),
        (b"echo", "a.BAT", "unknown-format"),
        (b"<svg/>", "a.svg", "unknown-format"),
        (archive(**{"xl/vbaProject.bin": b"x"}), "a.xlsx", "unknown-format"),
        (b"Rar!\x1a\x07", "a.rar", "unknown-format"),
        (sheet("a")[:300], "a.xlsx", "truncated"),
        (torn(), "a.ods", "truncated"),
    ],
)
def test_what_would_run_or_lies_is_refused(data, name, code):
    with pytest.raises(Refused) as refused:
        kind_of_file(data, name)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Kế hoạch 163.docx", "Kế hoạch 163.docx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\A\\Công văn.pdf", "Công văn.pdf"),
        ("a\u202efdp.exe.pdf", "afdp.exe.pdf"),
        ("bao\ncao\0.pdf", "baocao.pdf"),
        (' "a"<b>.pdf ', "_a__b_.pdf"),
        ("...", "tep"),
        ("", "tep"),
        ("x" * 300 + ".docx", "x" * 175 + ".docx"),
    ],
)
def test_a_name_leads_nowhere_and_hides_nothing(given, kept):
    assert clean_name(given) == kept


def test_equal_names_are_counted_whatever_their_case():
    assert names_apart(["a.pdf", "A.pdf", "a (2).pdf", "b"]) == ["a.pdf", "A (2).pdf", "a (2) (2).pdf", "b"]


@pytest.mark.parametrize(
    "text",
    ["MẬT", "Báo cáo\nTỐI MẬT\nnội dung", "Độ mật: Tối mật", "theo Công văn số 05/MẬT-UBND ngày 01/3", "Tuyệt mật"],
)
def test_a_mark_typed_into_a_form_is_warned_of_once(text):
    (sentence,) = warn_about(text)
    assert "bí mật nhà nước" in sentence


@pytest.mark.parametrize(
    "text",
    [
        "mật",
        "Mật",
        "bảo vệ bí mật nhà nước",
        "bảo mật thông tin",
        "số 12/KH-UBND",
        "họp mật thiết",
        "Không mật",
        "",
        "MẬT ONG",
    ],
)
def test_the_bare_word_is_never_warned_of(text):
    assert warn_about(text) == []


def test_a_zip_whose_packed_bytes_are_torn_is_damaged_and_no_error_of_ours():
    with pytest.raises(Refused) as refused:
        look("a.zip", torn("a.txt"), Sizes(paper=10_000, other=10_000))
    assert refused.value.code == "damaged"


def test_a_member_without_a_name_makes_the_zip_a_damaged_one():
    packed = archive(a__txt="a").replace(b"a.txt", b"\0.txt")  # a name ends at its first zero
    with pytest.raises(Refused) as refused:
        look("a.zip", packed, Sizes(paper=10_000, other=10_000))
    assert refused.value.code == "damaged"


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_sheet_that_is_none_is_damaged(kind):
    inside = {"xlsx": {"xl/workbook.xml": "<x/>"}, "ods": {"mimetype": _ODS, "content.xml": "<x"}}[kind]
    with pytest.raises(Refused) as refused:
        look(f"a.{kind}", archive(**inside), Sizes(paper=10_000, other=10_000))
    assert refused.value.code == "damaged"


def test_a_slip_of_ours_in_looking_is_no_damage_of_the_file(monkeypatch):
    """Whoever mends it has to see it; to call a whole file torn would send the officer after a new one."""

    def mistaken(_data):
        raise AttributeError("a slip of ours")

    monkeypatch.setattr(looking, "_paragraphs", mistaken)
    with pytest.raises(AttributeError, match="a slip of ours"):
        look("a.pptx", slides("a"), Sizes(paper=10_000, other=10_000))
