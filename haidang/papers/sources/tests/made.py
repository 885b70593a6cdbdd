"""Word files made for tests: python-docx for the common parts, raw XML for what it cannot write."""

import io
import zipfile
from collections.abc import Callable

import docx
from docx.document import Document
from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(build: Callable[[Document], object]) -> bytes:
    """The bytes of a .docx that `build` has filled."""
    document = docx.Document()
    build(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def raw(body: str, **parts: str) -> bytes:
    """A .docx whose body is the given XML; `parts` are further files of word/, their dots written as underscores."""
    namespaces = (
        f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    document = f"<w:document {namespaces}><w:body>{body}</w:body></w:document>"
    etree.fromstring(document)  # a test with broken XML should fail here, not in the reader
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts_:
        parts_.writestr(
            "[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"
        )
        parts_.writestr("word/document.xml", document)
        for name, xml in parts.items():
            parts_.writestr(f"word/{name.replace('_', '.')}", xml.replace("<w:", "<w:").replace("NS", namespaces))
    return out.getvalue()


def p(text: str, run: str = "", properties: str = "") -> str:
    """A paragraph of one run."""
    return (
        f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def numbered(text: str, num: int, level: int = 0) -> str:
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def indicator_table(document: Document) -> None:
    """Indicators under a head of two storeys, with a heading over the whole row and one unit for two rows."""
    table = document.add_table(rows=6, cols=5)
    for at, words in enumerate(["TT", "Chỉ tiêu", "Đơn vị tính", "Số liệu", ""]):
        table.cell(0, at).text = words
    for at in range(3):
        table.cell(0, at).merge(table.cell(1, at))
    table.cell(0, 3).merge(table.cell(0, 4))
    table.cell(1, 3).text, table.cell(1, 4).text = "Số gốc 2019", "Chỉ tiêu giao 2020"
    heading = table.cell(2, 0).merge(table.cell(2, 4))
    heading.text = "I. Cảng biển"
    for at, row in enumerate(
        [["1", "Tàu khách", "lượt", "30", "45"], ["2", "Khách lên bờ", "", "9.000", "12.500"]], start=3
    ):
        for beside, words in enumerate(row):
            table.cell(at, beside).text = words
    # one unit for two rows
    table.cell(3, 2).merge(table.cell(4, 2))
    for beside, words in enumerate(["3", "Chuyến khảo sát", "chuyến", "", "2"]):
        table.cell(5, beside).text = words


def step_table(document: Document) -> None:
    """Steps under a head of two storeys, with headings over the whole row and one person for two rows."""
    table = document.add_table(rows=7, cols=6)
    for at, words in enumerate(["TT", "Nội dung công việc", "Thời gian", "", "Người thực hiện", "Sản phẩm"]):
        table.cell(0, at).text = words
    for at in (0, 1, 4, 5):
        table.cell(0, at).merge(table.cell(1, at))
    table.cell(0, 2).merge(table.cell(0, 3))
    table.cell(1, 2).text, table.cell(1, 3).text = "Bắt đầu", "Kết thúc"
    table.cell(2, 0).merge(table.cell(2, 5)).text = "I. Chuẩn bị"
    table.cell(5, 0).merge(table.cell(5, 5)).text = "II. Hoàn thành"
    rows = {
        3: ["1", "Khảo sát các bến", "01/3/2020", "31/3/2020", "Phòng Thương mại", "Báo cáo khảo sát"],
        4: ["2", "Chụp ảnh bến", "01/4/2020", "15/4/2020", "", ""],
        6: ["3", "In hồ sơ hai thứ tiếng", "", "25/4/2020", "Văn phòng", "Hồ sơ in"],
    }
    for at, row in rows.items():
        for beside, words in enumerate(row):
            table.cell(at, beside).text = words
    # one person for two rows
    table.cell(3, 4).merge(table.cell(4, 4))
