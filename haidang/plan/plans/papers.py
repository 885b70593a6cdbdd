"""Papers that this room drafts."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from haidang.office.documents.models import Document
from haidang.office.documents.paper_kinds import PaperKind
from haidang.plan.plans import letters, services
from haidang.plan.plans.models import Amendment


def _decided(amendment: Amendment, document: Document, by: Any) -> None:
    """The signed decision is the one that the amendment stands on; putting it in force is an act of its own."""
    services.say_decision(
        amendment,
        by=by,
        decision=document,
        in_force_on=amendment.in_force_on or document.issued_on,
        words=amendment.words,
        asked_by=amendment.asked_by,
    )


PAPERS: tuple[PaperKind, ...] = (
    PaperKind(
        key="plans.amendment",
        label=_("Quyết định điều chỉnh kế hoạch"),
        model="plans.Amendment",
        make=letters.amendment_decision,
        hindrance=letters.why_no_decision,
        carried_out=_decided,
        abbreviation="QĐ",
    ),
)
