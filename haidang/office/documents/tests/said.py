"""What a paper says, for tests: everything in one text, the cells of its tables; and a file as it comes back signed."""

from django.core.files.uploadedfile import SimpleUploadedFile

from haidang.office.documents.rules_drafts import text_of, texts
from haidang.papers.writer.model import Letterhead, Official, Para, Signature, Table
from haidang.papers.writer.pages import pdf_of


def tables(paper: Official) -> list[list[list[str]]]:
    """The rows of each table as texts, those of annexes behind."""
    blocks = [*paper.blocks, *(block for annex in paper.annexes for block in annex.blocks)]
    return [[[text_of(cell) for cell in row.cells] for row in each.rows] for each in blocks if isinstance(each, Table)]


def said(paper: Official) -> str:
    """All its words, a line for each part; cells too."""
    cells = [cell for table in tables(paper) for row in table for cell in row]
    return "\n".join([*texts(paper).values(), *paper.bases, *cells])


def signed_file(name: str = "ban-ky.pdf") -> SimpleUploadedFile:
    """Words enough that nobody takes it for a scan."""
    words = tuple(Para(f"Đề nghị quý cơ quan có ý kiến bằng văn bản, đoạn {at}.") for at in range(9))
    paper = Official(Letterhead("SỞ NGOẠI VỤ"), "", "V/v xin ý kiến", words, Signature((), "GIÁM ĐỐC"))
    return SimpleUploadedFile(name, pdf_of(paper), content_type="application/pdf")
