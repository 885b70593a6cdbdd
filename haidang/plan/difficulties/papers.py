"""Papers that this room drafts."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from haidang.office.documents.models import Document
from haidang.office.documents.paper_kinds import PaperKind
from haidang.plan.difficulties import letters, services
from haidang.plan.difficulties.choices import SubmissionStage
from haidang.plan.difficulties.models import Submission


def _submitted(submission: Submission, document: Document, by: Any) -> None:
    """The signed tờ trình has gone: the clock of each answer runs. One that was submitted by hand before stays so."""
    if submission.stage == SubmissionStage.DRAFT:
        services.submit(submission, number=document.number, issued_on=document.issued_on, by=by)


PAPERS: tuple[PaperKind, ...] = (
    PaperKind(
        key="difficulties.submission",
        label=_("Tờ trình vướng mắc"),
        model="difficulties.Submission",
        make=letters.submission_paper,
        hindrance=letters.why_not_submitted,
        carried_out=_submitted,
        abbreviation="TTr",
    ),
)
