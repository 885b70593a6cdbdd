"""Papers that this room drafts."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from haidang.office.documents.models import Document
from haidang.office.documents.paper_kinds import PaperKind
from haidang.plan.programmes import letters, services
from haidang.plan.programmes.models import Programme


def _issued(programme: Programme, document: Document, by: Any) -> None:
    """The signed plan is the paper of the programme."""
    services.say_paper(programme.plan, programme.agency, document, by=by)


PAPERS: tuple[PaperKind, ...] = (
    PaperKind(
        key="programmes.plan",
        label=_("Kế hoạch triển khai"),
        model="programmes.Programme",
        make=letters.own_plan,
        hindrance=letters.why_no_plan,
        carried_out=_issued,
        abbreviation="KH",
        written_by=letters.is_of_its_agency,
    ),
    PaperKind(
        key="programmes.return",
        label=_("Công văn trả lại chương trình"),
        model="programmes.Programme",
        make=letters.return_letter,
        hindrance=letters.why_not_returned,
        written_by=letters.is_of_the_desk,
    ),
)
