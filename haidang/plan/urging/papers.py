"""Papers that this room drafts."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.office.documents.paper_kinds import PaperKind
from haidang.plan.urging import letters, services


def _sent(agency: Agency, document: Document, by: Any) -> None:
    """What is still to be written about bears the number of the letter; what was handed in meanwhile does not."""
    if found := letters.letter_to(agency, clock.today()):
        services.letter_sent([item.pk for item in found.items], document=document, by=by)


PAPERS: tuple[PaperKind, ...] = (
    PaperKind(
        key="urging.letter",
        label=_("Công văn đôn đốc"),
        model="directory.Agency",
        make=letters.urging_letter,
        right="view",
        hindrance=letters.why_no_letter,
        carried_out=_sent,
        written_by=letters.is_of_the_desk,
    ),
)
