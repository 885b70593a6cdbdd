"""Tesseract: words with their boxes and how sure it was of each."""

import io
import os
import shutil
import subprocess
from functools import cache
from typing import Any

from haidang.papers.sources.faults import any_damage
from haidang.papers.sources.limits import Limits
from haidang.papers.sources.page import Piece
from haidang.papers.sources.refusals import Refused
from haidang.papers.vietnamese.letters import nfc

_WORD_LEVEL = "5"


@cache
def available() -> bool:
    """Is Tesseract with its Vietnamese data on this machine?"""
    program = shutil.which("tesseract")
    if program is None:
        return False
    done = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False)
    return "vie" in done.stdout.split()


def recognised(image: Any, dpi: int, limits: Limits, page: int) -> list[Piece]:
    """The words of a picture of a page, in points. Errors: Refused "no-ocr", "ocr-slow", "damaged"."""
    if not available():
        raise Refused("no-ocr")
    png = io.BytesIO()
    with any_damage("Pillow"):  # not every way of writing colours can be turned to grey
        image.convert("L").save(png, "PNG", compress_level=1)
    command = ["tesseract", "stdin", "stdout", "-l", "vie", "--dpi", str(dpi), "--psm", "3", "tsv"]
    try:
        done = subprocess.run(
            command,
            input=png.getvalue(),
            capture_output=True,
            timeout=limits.ocr_seconds_per_page,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired as late:
        raise Refused("ocr-slow", page=page, seconds=int(limits.ocr_seconds_per_page)) from late
    except subprocess.CalledProcessError as fault:
        raise Refused("damaged", what=f"trang {page}") from fault
    return list(_pieces(done.stdout.decode("utf-8", "replace"), 72 / dpi))


def _pieces(tsv: str, scale: float) -> list[Piece]:
    found = []
    for line in tsv.splitlines()[1:]:
        cells = line.split("\t")
        if len(cells) < 12 or cells[0] != _WORD_LEVEL or not cells[11].strip():
            continue
        left, top, width, height = (int(cell) * scale for cell in cells[6:10])
        row = (int(cells[2]) * 1000 + int(cells[3])) * 1000 + int(cells[4])
        words = nfc(cells[11].strip())
        found.append(Piece(words, left, top, left + width, top + height, int(float(cells[10])), row))
    return found
