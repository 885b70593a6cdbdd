"""Papers of this room: the letter that asks agencies for their opinion."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from haidang.office.documents.letterheads import letter, letterhead, lowered, paragraphs, sentence, short_day, signature
from haidang.office.documents.models import Consultation
from haidang.papers.writer.model import Official, Para

#: Agencies named one by one in the address; more than these are named in the list of recipients as well.
_ADDRESSED = 30


def asking(consultation: Consultation, today: date, by: Any) -> Official:
    """Công văn xin ý kiến: what is asked, by when, of whom."""
    agency = consultation.agency
    names = [opinion.agency.name_on(today) for opinion in _asked(consultation)]
    subject = lowered(consultation.subject.strip().rstrip("."))
    paper = f" (kèm theo {consultation.document})" if consultation.document else ""
    blocks = (
        Para(sentence(f"{agency.name_on(today)} đang lấy ý kiến về {subject}{paper}")),
        *(paragraphs(consultation.words) if consultation.words.strip() else ()),
        Para(
            f"Đề nghị quý cơ quan nghiên cứu, có ý kiến bằng văn bản gửi {agency.name_on(today)} trước hết ngày "
            f"{short_day(consultation.due_on)} để tổng hợp."
        ),
        Para("Rất mong nhận được sự phối hợp của quý cơ quan."),
    )
    return letter(
        letterhead(agency, today),
        f"V/v xin ý kiến về {subject}",
        blocks=blocks,
        to=tuple(names[:_ADDRESSED]),
        signature=signature(agency, today),
        recipients=("Như trên", "Lưu: VT"),
    )


def _asked(consultation: Consultation) -> list[Any]:
    rows = consultation.opinions.select_related("agency").prefetch_related("agency__names")
    return list(rows.order_by("agency__order", "agency__sort_key"))


def why_not_asking(consultation: Consultation, today: date) -> str:
    """A question that is over is not asked any more."""
    if consultation.is_open:
        return ""
    return _("Việc xin ý kiến này đã kết thúc hoặc đã rút, nên không soạn công văn xin ý kiến nữa.")
