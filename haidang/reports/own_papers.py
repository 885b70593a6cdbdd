"""What can be drafted of a report: the report itself, put before its signer when it was reviewed."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.office.documents.paper_kinds import PaperKind
from haidang.reports import services
from haidang.reports.choices import Stage
from haidang.reports.letters import report_paper
from haidang.reports.models import Report


def _no_paper(report: Report, today: date) -> str:
    """A report is put before its signer when it was reviewed, not before."""
    if report.stage in (Stage.REVIEW, Stage.SIGNED):
        return ""
    return _now("Báo cáo đang ở bước “%(stage)s”; hãy gửi soát trước khi trình ký.") % {
        "stage": report.get_stage_display()
    }


def _signed(report: Report, document: Any, by: Any) -> None:
    """Its words and data are frozen with the signed paper; by who may not sign it, the director does so on its page."""
    may = Report.objects.for_user(by, "approve").filter(pk=report.pk, stage=Stage.REVIEW).exists()
    if may and document.issued_on:
        services.sign(report, signed_on=document.issued_on, document=document, by=by)


REPORT_PAPERS: tuple[PaperKind, ...] = (
    PaperKind(
        key="reports.report",
        label=_("Báo cáo"),
        model="reports.Report",
        make=report_paper,
        hindrance=_no_paper,
        carried_out=_signed,
        abbreviation="BC",
    ),
)
