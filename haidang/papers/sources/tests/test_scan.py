"""Pictures of papers are recognised, and the reader remembers how sure the eye was."""

import shutil
import subprocess

import pytest

from haidang.papers.sources import ocr
from haidang.papers.sources.limits import Limits
from haidang.papers.sources.opening import open_source
from haidang.papers.sources.refusals import Refused
from haidang.papers.sources.tests.made_pdf import picture, saved
from tests.needs import missing

LINES = (
    "Sở Ngoại vụ chủ trì đón đoàn khách hữu nghị của tỉnh",
    "bạn trong quý II năm 2031.",
)


@pytest.fixture
def tesseract() -> None:
    if not ocr.available():
        missing("Tesseract with its Vietnamese data (tesseract-ocr, tesseract-ocr-vie)")


@pytest.fixture
def blind(monkeypatch) -> None:
    """A machine without Tesseract."""
    monkeypatch.setattr(ocr, "available", lambda: False)


@pytest.mark.parametrize(("format", "name"), [("PNG", "quét.png"), ("JPEG", "quét.jpg"), ("TIFF", "quét.tif")])
def test_printed_vietnamese_is_recognised(tesseract, format, name):
    source = open_source(name, saved(picture(LINES), format))
    assert source.text.split() == " ".join(LINES).split()
    assert (source.format, source.notes) == ("image", ("ocr",))


def test_every_recognised_word_stands_in_the_text_with_its_confidence(tesseract):
    source = open_source("quét.png", saved(picture(LINES)))
    assert [source.quote(word.span) for word in source.words] == source.text.split()
    assert all(0 <= word.confidence <= 100 for word in source.words)
    assert max(word.confidence for word in source.words) > 80


def test_all_pages_of_a_picture_are_read_and_told(tesseract):
    told = []
    data = saved(
        picture(["Trang thứ nhất của văn bản."]), "TIFF", save_all=True, append_images=[picture(["Trang thứ hai."])]
    )
    source = open_source("quét.tif", data, progress=lambda page, pages: told.append((page, pages)))
    assert told == [(1, 2), (2, 2)]
    assert {place.page for place in source.places} == {1, 2}


def test_a_white_page_is_empty(tesseract):
    with pytest.raises(Refused) as refused:
        open_source("quét.png", saved(picture([])))
    assert refused.value.code == "empty"


def test_too_little_time_is_said_with_the_page(tesseract):
    with pytest.raises(Refused) as refused:
        open_source("quét.png", saved(picture(LINES)), limits=Limits(ocr_seconds_per_page=0.001))
    assert refused.value.code == "ocr-slow"
    assert refused.value.values["page"] == 1


def test_without_tesseract_the_sentence_says_what_to_install(blind):
    with pytest.raises(Refused) as refused:
        open_source("quét.png", saved(picture(LINES)))
    assert refused.value.code == "no-ocr"
    assert "tesseract-ocr-vie" in refused.value.sentence("vi")
    assert "tesseract-ocr-vie" in refused.value.sentence("en")


def test_a_machine_without_the_program_knows_it(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert ocr.available.__wrapped__() is False


def test_a_machine_without_the_vietnamese_data_knows_it(monkeypatch):
    class Done:
        stdout = "List of available languages (2):\neng\nosd\n"

    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/tesseract")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: Done)
    assert ocr.available.__wrapped__() is False


def test_a_picture_cut_short_is_refused(blind):
    data = saved(picture(LINES))
    with pytest.raises(Refused) as refused:
        open_source("quét.png", data[: len(data) // 2])
    assert refused.value.code == "damaged"


def test_more_pages_than_allowed_are_refused_before_one_is_recognised(blind):
    data = saved(picture(LINES), "TIFF", save_all=True, append_images=[picture(LINES)])
    with pytest.raises(Refused) as refused:
        open_source("quét.tif", data, limits=Limits(pages=1))
    assert refused.value.code == "too-many-pages"
