"""Word 97: read through a converter, whichever is there; where none can, the refusal says what to do."""

import shutil
import subprocess

import pytest

from haidang.papers.sources import doc
from haidang.papers.sources.limits import Limits
from haidang.papers.sources.opening import open_source
from haidang.papers.sources.refusals import Refused
from haidang.papers.sources.tests.made import p, raw

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "WordDocument".encode("utf-16-le") + b"\0" * 600


@pytest.fixture
def no_library(monkeypatch) -> None:
    monkeypatch.setattr(doc, "_by_library", lambda data: None)


@pytest.fixture
def no_libreoffice(monkeypatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda program: None)


def test_a_real_word_97_file_is_read(corpus):
    source = open_source("gia hạn.doc", (corpus / "files" / "ub-gia-han.doc").read_bytes())
    lines = source.text.splitlines()
    assert {"ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"} <= set(lines)


@pytest.mark.usefixtures("no_library", "no_libreoffice")
def test_without_a_converter_the_refusal_says_what_to_do():
    with pytest.raises(Refused) as refused:
        open_source("cũ.doc", OLD)
    assert refused.value.code == "no-doc-reader"
    assert ".docx" in refused.value.sentence("vi")
    assert "LibreOffice" in refused.value.sentence("vi")
    assert "LibreOffice" in refused.value.sentence("en")


@pytest.mark.usefixtures("no_libreoffice")
def test_a_word_97_file_that_no_converter_understands_is_refused():
    with pytest.raises(Refused) as refused:
        open_source("cũ.doc", OLD)
    assert refused.value.code == "no-doc-reader"


def test_what_the_library_cannot_do_the_next_converter_does(monkeypatch):
    monkeypatch.setattr(doc, "_by_library", lambda data: None)
    monkeypatch.setattr(doc, "_by_libreoffice", lambda data, limits: raw(p("Đã chuyển đổi.")))
    assert open_source("cũ.doc", OLD).text.strip() == "Đã chuyển đổi."


@pytest.mark.usefixtures("no_library")
def test_a_converter_that_hangs_or_fails_is_not_waited_for(monkeypatch):
    asked = []

    def run(command, **how):
        asked.append(how["timeout"])
        raise subprocess.TimeoutExpired(command, how["timeout"])

    monkeypatch.setattr(shutil, "which", lambda program: f"/usr/bin/{program}")
    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(Refused):
        open_source("cũ.doc", OLD, limits=Limits(seconds=7))
    assert len(asked) == 1
    assert asked[0] <= 7


def test_what_a_converter_makes_is_guarded_like_any_word_file(monkeypatch):
    monkeypatch.setattr(doc, "docx_of", lambda data, limits: raw(p("A" * 3_000_000)))
    with pytest.raises(Refused) as refused:
        open_source("cũ.doc", OLD, limits=Limits(zip_bytes=1_000_000))
    assert refused.value.code == "zip-bomb"
