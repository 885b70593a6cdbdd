"""Pictures of papers: recognised page by page, the same geometry as for PDF."""

import io
from collections.abc import Callable

from haidang.papers.sources.faults import any_damage
from haidang.papers.sources.layout import lines_of_rows
from haidang.papers.sources.limits import Limits
from haidang.papers.sources.ocr import recognised
from haidang.papers.sources.page import Page
from haidang.papers.sources.pdf import Scanned, built
from haidang.papers.sources.refusals import Refused
from haidang.papers.sources.text import Source

_A4_POINTS = 595.0


def read_image(name: str, data: bytes, *, limits: Limits, progress: Callable[[int, int], None] | None = None) -> Source:
    """The text of a picture (.png, .jpg, .tif with one page or many). Errors: Refused "damaged", "no-ocr", …"""
    from PIL import Image, ImageSequence  # heavy: loaded for the first picture

    with any_damage("Pillow"):  # its own guard against huge pictures is among what it raises
        picture = Image.open(io.BytesIO(data))
        frames = [frame.copy() for frame in ImageSequence.Iterator(picture)]
    if len(frames) > limits.pages:
        raise Refused("too-many-pages", pages=len(frames), limit=limits.pages)
    pages = []
    for number, frame in enumerate(frames, 1):
        dpi = max(72, round(frame.width / _A4_POINTS * 72))
        words = recognised(frame, dpi, limits, number)
        scale = 72 / dpi
        pages.append(
            Scanned(Page(number, frame.width * scale, frame.height * scale, lines_of_rows(words)), recognised=True)
        )
        if progress:
            progress(number, len(frames))
    return built(name, pages, "image")
