"""Real papers, papers of others than the State, and files that are no papers."""

import io
import random
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from haidang.papers.form import check
from haidang.papers.form.checking import faults_of
from haidang.papers.form.docs import form_page
from haidang.papers.form.messages import MESSAGES
from haidang.papers.form.opening import open_paper
from haidang.papers.form.tests.made import Made
from haidang.papers.sources.refusals import Refused
from tests.needs import corpus_folder

#: Found by eye: each file printed, looked at page by page, its measures read in Word.
BY_HAND = {
    "010-ttg-07-ct-ttg-2012.docx": (
        # letter-size sheet of a legal site: all in 12, rules typed, no numbers of pages, two red lines
        "F002 F101 F104 F105 F108 F109 F206 F207 F212 F216 F220 F302 F304 F305 F403 F404 F405 F503 F505 F507 F509"
    ),
    "012-lao-cai-sct-de-an-08-2026.docx": (
        # head margin 15 mm, bases upright and the first ending with a full stop, "Phụ lục số 01" that goes on counting
        "F103 F106 F113 F401 F402 F602 F606 F608"
    ),
    # foot margin 18 mm, the issuer in 14, a stub of a rule, paragraphs 4 pt apart, two names of typists in 9
    "bc-lao-cai-chi-thi-38.docx": "F103 F209 F213 F406 F503",
    "cv-lao-cai-bao-ve-khoang-san.docx": "",
}


def _codes(data: bytes) -> list[str]:
    return [fault.code for fault in check(data)]


def test_real_papers_have_the_faults_that_an_eye_finds() -> None:
    folder = corpus_folder() / "files"
    assert {path.name for path in folder.glob("*.docx")} == set(BY_HAND)
    assert {name: " ".join(_codes((folder / name).read_bytes())) for name in BY_HAND} == BY_HAND


def test_a_paper_of_the_party_is_not_measured_by_the_rules_of_the_state() -> None:
    made = Made()
    made.say("title", "ĐẢNG CỘNG SẢN VIỆT NAM")
    made.look("text 1", size=9)
    assert _codes(made.data()) == ["F001"]


def test_a_paper_older_than_the_rule_is_said_to_be_so_where_it_has_faults() -> None:
    made = Made()
    made.say("day", "Bà Rịa, ngày 25 tháng 11 năm 2019")
    assert _codes(made.data()) == []
    made.look("title", size=14)
    assert _codes(made.data()) == ["F002", "F203"]


def test_files_that_are_no_word_papers_are_refused_with_a_sentence() -> None:
    made = Made()
    made.say("text 1", "TUYỆT MẬT")
    with zipfile.ZipFile(torn := io.BytesIO(), "w") as parts:
        parts.writestr("word/document.xml", "<w:document")
    bad = {
        "empty": b"",
        "not-docx": b"%PDF-1.7\n%%EOF",
        "truncated": made.data()[:4000],
        "damaged": torn.getvalue(),
        "secret-mark": made.data(),
    }
    for code, data in bad.items():
        with pytest.raises(Refused) as refused:
            check(data)
        assert refused.value.code == code
        assert refused.value.sentence("vi") != refused.value.sentence("en")


def test_the_page_of_faults_is_the_code() -> None:
    page = Path(__file__).resolve().parents[4] / "docs" / "form.md"
    assert page.read_text(encoding="utf-8") == form_page(), "run python -m haidang.papers.form.docs"


def test_every_fault_says_where_the_rule_stands_and_fills_its_sentence() -> None:
    assert all(message.rule and message.vi != message.en for message in MESSAGES.values())


def test_no_file_however_torn_breaks_the_checker() -> None:
    """Parts of a right paper taken away, doubled, or told in numbers that are none: faults, or a refusal by name."""
    chance = random.Random(30)
    whole = Made(annexes=2).data()
    for _ in range(40):
        torn = _torn(whole, chance)
        for fault in faults_of(open_paper(torn)):
            assert fault.sentence("vi")
            assert fault.place("en")


def _torn(data: bytes, chance: random.Random) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as parts, zipfile.ZipFile(out, "w") as made:
        for name in parts.namelist():
            part = parts.read(name)
            if name in ("word/document.xml", "word/styles.xml", "word/header1.xml"):
                part = _mangled(part, chance)
            made.writestr(name, part)
    return out.getvalue()


def _mangled(part: bytes, chance: random.Random) -> bytes:
    root = etree.fromstring(part)
    elements = [each for each in root.iter() if each.getparent() is not None]
    for element in chance.sample(elements, min(len(elements), chance.choice((3, 30, 200)))):
        parent, way = element.getparent(), chance.random()
        if parent is None:
            continue
        if way < 0.5:
            parent.remove(element)
        elif way < 0.7:
            for key in element.attrib:
                element.attrib[key] = chance.choice(("", "x", "-5", "1.5", "9" * 30))
        elif way < 0.85:
            element.text = chance.choice(("", "Số:", "Nơi nhận:", "PHỤ LỤC", "TM.", "Căn cứ", "./.", "a)"))
        else:
            parent.append(element)
    return etree.tostring(root)
