"""PDF files and pictures of papers made for tests: pdfium writes what it later reads, with a font of this machine."""

import ctypes
import io
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from tests.needs import missing

_FONTS = (
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/truetype/liberation2/LiberationSans-Regular.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
    "/Library/Fonts/Arial Unicode.ttf",
    "C:/Windows/Fonts/arial.ttf",
)
A4 = (595.0, 842.0)


@cache
def font() -> Path:
    """A font with all letters of Vietnamese."""
    found = next((Path(path) for path in _FONTS if Path(path).exists()), None)
    if found is None:
        missing("no font with Vietnamese letters (fonts-dejavu or fonts-liberation)")
    return found


class Paper:
    """A PDF that is written word by word; places count from the upper left corner, in points."""

    def __init__(self) -> None:
        import pypdfium2 as pdfium
        import pypdfium2.raw as raw

        self._raw = raw
        self.document = pdfium.PdfDocument.new()
        data = font().read_bytes()
        self._data = (ctypes.c_uint8 * len(data)).from_buffer_copy(data)  # pdfium keeps pointing at it
        self._font = raw.FPDFText_LoadFont(self.document.raw, self._data, len(data), raw.FPDF_FONT_TRUETYPE, True)
        self._page: Any = None

    def page(self) -> "Paper":
        self._end()
        self._page = self.document.new_page(*A4)
        return self

    def words(self, text: str, left: float, top: float, size: float = 12) -> "Paper":
        """One line of words, its base at `top` plus its size."""
        item = self._raw.FPDFPageObj_CreateTextObj(self.document.raw, self._font, size)
        units = (text + "\0").encode("utf-16-le")
        self._raw.FPDFText_SetText(item, (ctypes.c_ushort * (len(units) // 2)).from_buffer_copy(units))
        self._raw.FPDFPageObj_Transform(item, 1, 0, 0, 1, left, A4[1] - top - size)
        self._raw.FPDFPage_InsertObject(self._page.raw, item)
        return self

    def lines(self, texts: Iterable[str], left: float = 70, top: float = 100, pitch: float = 18) -> "Paper":
        for at, text in enumerate(texts):
            self.words(text, left, top + at * pitch)
        return self

    def rule(self, left: float, top: float, right: float, bottom: float) -> "Paper":
        """A thin drawn line."""
        line = self._raw.FPDFPageObj_CreateNewPath(left, A4[1] - top)
        self._raw.FPDFPath_LineTo(line, right, A4[1] - bottom)
        self._raw.FPDFPath_SetDrawMode(line, 0, True)
        self._raw.FPDFPageObj_SetStrokeColor(line, 0, 0, 0, 255)
        self._raw.FPDFPageObj_SetStrokeWidth(line, 0.5)
        self._raw.FPDFPage_InsertObject(self._page.raw, line)
        return self

    def table(self, rows: Sequence[Sequence[str]], columns: Sequence[float], top: float, row: float = 24) -> "Paper":
        """A ruled table; `columns` are the places of its upright rules."""
        for at in range(len(rows) + 1):
            self.rule(columns[0], top + at * row, columns[-1], top + at * row)
        for left in columns:
            self.rule(left, top, left, top + len(rows) * row)
        for at, cells in enumerate(rows):
            for left, cell in zip(columns, cells, strict=False):
                if cell:
                    self.words(cell, left + 4, top + at * row + 5, 11)
        return self

    def picture(self, image: Any) -> "Paper":
        """A picture over the whole page, as a scanner leaves it."""
        import pypdfium2 as pdfium

        item = pdfium.PdfImage.new(self.document)
        item.set_bitmap(pdfium.PdfBitmap.from_pil(image.convert("RGB")))
        item.set_matrix(pdfium.PdfMatrix().scale(*A4))
        self._page.insert_obj(item)
        return self

    def bytes(self) -> bytes:
        self._end()
        out = io.BytesIO()
        self.document.save(out)
        self.document.close()
        return out.getvalue()

    def _end(self) -> None:
        if self._page is not None:
            self._page.gen_content()
            self._page.close()
            self._page = None


def pdf(*pages: Sequence[str]) -> bytes:
    """A PDF of plain pages, each a list of lines."""
    paper = Paper()
    for lines in pages:
        paper.page().lines(lines)
    return paper.bytes()


def picture(lines: Sequence[str], size: tuple[int, int] = (1240, 520), letters: int = 34) -> Any:
    """A picture of printed lines, as wide as a page scanned at 150 dpi."""
    from PIL import Image, ImageDraw, ImageFont

    image = Image.new("L", size, 255)
    draw = ImageDraw.Draw(image)
    face = ImageFont.truetype(str(font()), letters)
    for at, line in enumerate(lines):
        draw.text((120, 60 + at * letters * 2), line, font=face, fill=0)
    return image


def saved(image: Any, format: str = "PNG", **how: Any) -> bytes:
    """The bytes of a picture."""
    out = io.BytesIO()
    image.save(out, format, **how)
    return out.getvalue()
