"""What our writer writes passes our own form checker, also after another office has saved it; and looks as our PDF."""

import shutil
import subprocess
from pathlib import Path

import pytest

from haidang.papers.form import check
from haidang.papers.tests.written import PAPERS
from haidang.papers.writer.pages import pdf_of
from haidang.papers.writer.word import docx_of
from tests.needs import missing

_NOTHING: dict[str, list[str]] = {name: [] for name in PAPERS}


def _codes(data: bytes) -> list[str]:
    return [fault.code for fault in check(data)]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our papers, saved again by LibreOffice as Word and as PDF; one start of it for each."""
    soffice = shutil.which("soffice")
    if soffice is None:
        missing("LibreOffice (soffice) opens what we write as another office would")
    folder = tmp_path_factory.mktemp("office")
    for name, paper in PAPERS.items():
        (folder / f"{name}.docx").write_bytes(docx_of(paper))
    files = sorted(map(str, folder.glob("*.docx")))
    # a profile of its own: another LibreOffice on this machine must not take the call
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for kind in ("docx:MS Word 2007 XML", "pdf"):
        out = folder / kind.partition(":")[0]
        subprocess.run(
            [soffice, profile, "--headless", "--convert-to", kind, "--outdir", str(out), *files],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
    return folder


def test_what_we_write_has_no_fault_of_form() -> None:
    assert {name: _codes(docx_of(paper)) for name, paper in PAPERS.items()} == _NOTHING


def test_what_another_office_saves_again_has_none_either(office: Path) -> None:
    assert {name: _codes((office / "docx" / f"{name}.docx").read_bytes()) for name in PAPERS} == _NOTHING


def test_word_and_pdf_look_alike_on_the_sheet(office: Path) -> None:
    """The Word file as an office prints it beside our own PDF: as many sheets, the same first words, ink in the same
    places."""
    import pypdfium2

    for name, paper in PAPERS.items():
        theirs = pypdfium2.PdfDocument((office / "pdf" / f"{name}.pdf").read_bytes())
        ours = pypdfium2.PdfDocument(pdf_of(paper))
        assert abs(len(theirs) - len(ours)) <= 1, name
        inks = [_ink(document[0]) for document in (theirs, ours)]
        same = sum(one == two for one, two in zip(*inks, strict=True)) / len(inks[0])
        assert same > 0.8, f"{name}: {same:.0%} of the first sheet agrees"


def _ink(page: object) -> list[bool]:
    """Which squares of half a centimetre of the upper half of a sheet have anything printed on them."""
    picture = page.render(scale=36 / 72 * 2).to_pil().convert("L")  # type: ignore[attr-defined]
    width, height = picture.size
    step = round(width / 42)
    return [
        min(picture.crop((x, y, x + step, y + step)).tobytes()) < 160
        for y in range(0, height // 2, step)
        for x in range(0, width - step, step)
    ]
