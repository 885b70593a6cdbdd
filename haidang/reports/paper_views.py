"""The paper of a report: Word, and PDF as it is printed."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from haidang.kit import clock
from haidang.papers.writer.kept import from_json as paper_from_json
from haidang.papers.writer.model import Official
from haidang.papers.writer.pages import pdf_of
from haidang.papers.writer.word import docx_of
from haidang.reports.letters import report_paper, with_sources
from haidang.reports.models import Report
from haidang.reports.views import report_seen

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _paper(report: Report, request: Any) -> Official:
    """As it was frozen, or as it would be drafted today; with the records behind it where they are asked for, and
    the person sees them all.
    """
    found: Official = (
        paper_from_json(report.paper) if report.paper else report_paper(report, clock.today(), request.user)
    )
    asks = request.GET.get("can-cu") == "1" and not report.with_sources
    return with_sources(found, report) if asks and request.user.oversees else found


@require_safe
@login_required
def word(request: Any, pk: int) -> HttpResponse:
    """Báo cáo, Word."""
    report = report_seen(request.user, pk)
    reply = HttpResponse(docx_of(_paper(report, request)), content_type=WORD)
    reply["Content-Disposition"] = f'attachment; filename="bao-cao-{report.pk}.docx"'
    return reply


@require_safe
@login_required
def pdf(request: Any, pk: int) -> HttpResponse:
    """Báo cáo, PDF, as it is printed."""
    report = report_seen(request.user, pk)
    reply = HttpResponse(pdf_of(_paper(report, request)), content_type="application/pdf")
    reply["Content-Disposition"] = f'inline; filename="bao-cao-{report.pk}.pdf"'
    return reply
