"""Papers that this room drafts."""

from django.utils.translation import gettext_lazy as _

from haidang.office.documents import letters
from haidang.office.documents.paper_kinds import PaperKind

PAPERS: tuple[PaperKind, ...] = (
    PaperKind(
        key="documents.asking",
        label=_("Công văn xin ý kiến"),
        model="documents.Consultation",
        make=letters.asking,
        hindrance=letters.why_not_asking,
    ),
)
