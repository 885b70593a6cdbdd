"""A draft as a file of Word, as a PDF, as pages on the screen; and what its form lacks."""

import base64
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pypdfium2

from haidang.kit.ui.demo import demo_mark
from haidang.office.documents.models import Draft
from haidang.office.documents.selectors_drafts import template_of
from haidang.papers import form
from haidang.papers.sources.refusals import Refused
from haidang.papers.writer.model import Official
from haidang.papers.writer.pages import pdf_of
from haidang.papers.writer.templates import fill
from haidang.papers.writer.word import docx_of

#: Pages shown on the screen, and how many dots an inch they have: the PDF has them all, and sharper.
SHOWN, DOTS = 12, 110


def paper_of(draft: Draft) -> Official:
    """A demonstration says so above every page, whatever stood there when it was drafted."""
    return replace(draft.official, mark=demo_mark())


def word(draft: Draft) -> bytes:
    """In the agency's own template where it has one for such papers, else in the form of the decree.

    Errors: TemplateRefused, where the paper calls for what the template does not take.
    """
    template = template_of(draft)
    paper = paper_of(draft)
    return fill(bytes(template.data), paper) if template else docx_of(paper)


def pdf(draft: Draft) -> bytes:
    return pdf_of(paper_of(draft))


def faults(data: bytes, language: str = "vi") -> list[str]:
    """What a Word file lacks of the form of the decree, each in a sentence: only an agency's own template lacks any."""
    try:
        return [f"{fault.code} · {fault.place(language)}: {fault.sentence(language)}" for fault in form.check(data)]
    except Refused as refused:
        return [refused.sentence(language)]


@dataclass(frozen=True)
class Pages:
    """Pictures of the pages, as addresses that carry their own content: the policy of this house loads no others."""

    pictures: Sequence[str]
    count: int

    @property
    def left(self) -> int:
        return self.count - len(self.pictures)


def pages(draft: Draft) -> Pages:
    """The first pages as pictures: any browser shows them, a telephone too."""
    opened = pypdfium2.PdfDocument(pdf(draft))
    try:
        count = len(opened)
        return Pages([_picture(opened[at]) for at in range(min(count, SHOWN))], count)
    finally:
        opened.close()


def _picture(page: pypdfium2.PdfPage) -> str:
    out = io.BytesIO()
    page.render(scale=DOTS / 72).to_pil().convert("L").save(out, "PNG", optimize=True)
    return f"data:image/png;base64,{base64.b64encode(out.getvalue()).decode()}"
