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

    def words(self, text: str, left: float, top: float, size: float = 12, hidden: bool = False) -> "Paper":
        """One line of words, its base at `top` plus its size; `hidden` words are those that a scanner guessed."""
        item = self._raw.FPDFPageObj_CreateTextObj(self.document.raw, self._font, size)
        units = (text + "\0").encode("utf-16-le")
        self._raw.FPDFText_SetText(item, (ctypes.c_ushort * (len(units) // 2)).from_buffer_copy(units))
        if hidden:
            self._raw.FPDFTextObj_SetTextRenderMode(item, self._raw.FPDF_TEXTRENDERMODE_INVISIBLE)
        self._raw.FPDFPageObj_Transform(item, 1, 0, 0, 1, left, A4[1] - top - size)
        self._raw.FPDFPage_InsertObject(self._page.raw, item)
        return self

    def lines(
        self, texts: Iterable[str], left: float = 70, top: float = 100, pitch: float = 18, hidden: bool = False
    ) -> "Paper":
        for at, text in enumerate(texts):
            self.words(text, left, top + at * pitch, hidden=hidden)
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
                for number, line in enumerate(cell.split("\n") if cell else ()):
                    self.words(line, left + 4, top + at * row + 5 + 14 * number, 11)
        return self

    def picture(self, image: Any) -> "Paper":
        """A picture over the whole page, as a scanner leaves it."""
        import pypdfium2 as pdfium

        item = pdfium.PdfImage.new(self.document)
        item.set_bitmap(pdfium.PdfBitmap.from_pil(image.convert("RGB")))
        item.set_matrix(pdfium.PdfMatrix().scale(*A4))
        self._page.insert_obj(item)
        return self

    def stamp(self, text: str, left: float, top: float) -> "Paper":
        """Words in an annotation, as signing programs write number and day."""
        mark = self._raw.FPDFPage_CreateAnnot(self._page.raw, self._raw.FPDF_ANNOT_STAMP)
        box = self._raw.FS_RECTF(left, A4[1] - top, left + 200, A4[1] - top - 20)
        self._raw.FPDFAnnot_SetRect(mark, box)
        item = self._raw.FPDFPageObj_CreateTextObj(self.document.raw, self._font, 12)
        units = (text + "\0").encode("utf-16-le")
        self._raw.FPDFText_SetText(item, (ctypes.c_ushort * (len(units) // 2)).from_buffer_copy(units))
        self._raw.FPDFPageObj_Transform(item, 1, 0, 0, 1, left, A4[1] - top - 14)
        self._raw.FPDFAnnot_AppendObject(mark, item)
        self._raw.FPDFPage_CloseAnnot(mark)
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


def locked_pdf() -> bytes:
    """A PDF behind a password that nobody knows: its keys are noise."""
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"5a" * 32 + b"> /U <" + b"a5" * 32 + b"> >>",
    )
    out, places = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<< /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [<00><00>] >>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    return out + b"xref\n0 5\n0000000000 65535 f \n" + table + end
