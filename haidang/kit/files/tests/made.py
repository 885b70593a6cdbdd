"""Files for tests."""

import io
import zipfile

import docx
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile


def word(*lines):
    out = io.BytesIO()
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(out)
    return out.getvalue()


def sheet(*cells, header="", box=""):
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    page = book.add_worksheet()
    for row, cell in enumerate(cells):
        page.write(row, 0, cell)
    page.set_header(header)
    if box:
        page.insert_textbox(3, 3, box)
    book.close()
    return out.getvalue()


def archive(**members):
    """A zip; `__` in a name stands for its dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        for name, data in members.items():
            parts.writestr(name.replace("__", "."), data)
    return out.getvalue()


def torn(name="mimetype"):
    """A zip whose list of members is whole and whose packed bytes are not, as a bad disk leaves it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(name, b"x" * 4_000)
    packed = bytearray(out.getvalue())
    begin = 30 + len(name)
    packed[begin : begin + 8] = b"\xff" * 8
    return bytes(packed)


def slides(*lines, kind="pptx"):
    body = "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in lines)
    name = "ppt/slides/slide1.xml"
    return archive(**{name: f"<p:sld xmlns:a='a' xmlns:p='p'>{body}</p:sld>".encode()})


def upload(name="Công văn số 12.docx", data=None):
    return SimpleUploadedFile(name, word("Kính gửi các sở, ban, ngành.") if data is None else data)
