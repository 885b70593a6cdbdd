"""Word 97 (.doc): turned into .docx by a library, else by LibreOffice, and read as that."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from haidang.papers.sources.docx import read_docx
from haidang.papers.sources.faults import log
from haidang.papers.sources.limits import Limits
from haidang.papers.sources.refusals import Refused
from haidang.papers.sources.text import Source


def read_doc(name: str, data: bytes, *, limits: Limits) -> Source:
    """The text of a Word 97 file. Errors: Refused "no-doc-reader", and those of `read_docx`."""
    word = docx_of(data, limits=limits)
    return read_docx(name, word, limits=limits)


def docx_of(data: bytes, *, limits: Limits) -> bytes:
    """The same paper as .docx: the one place that knows which converter does it. Errors: Refused "no-doc-reader"."""
    return _by_library(data) or _by_libreoffice(data, limits) or _none()


def _none() -> bytes:
    raise Refused("no-doc-reader")


def _by_library(data: bytes) -> bytes | None:
    """msdoc2docx: pure Python, young, one author: pinned, and never trusted to succeed."""
    from doc2docx import convert  # heavy: only for the first .doc

    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder, "paper.doc"), Path(folder, "paper.docx")
        old.write_bytes(data)
        try:
            convert(old, new)
        except Exception:
            # whatever it stumbles over, the next converter may read
            log.warning("msdoc2docx failed on a file", exc_info=True)
            return None
        return new.read_bytes() if new.exists() else None


def _by_libreoffice(data: bytes, limits: Limits) -> bytes | None:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "paper.doc").write_bytes(data)
        command = [
            program,
            "--headless",
            f"-env:UserInstallation=file://{folder}/profile",
            "--convert-to",
            "docx",
            "paper.doc",
        ]
        try:
            subprocess.run(command, cwd=folder, capture_output=True, timeout=limits.seconds, check=True)
        except (subprocess.SubprocessError, OSError):
            return None
        new = Path(folder, "paper.docx")
        return new.read_bytes() if new.exists() else None
