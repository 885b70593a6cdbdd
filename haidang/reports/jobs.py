"""Composing in the background: a page that is left is not work that is lost."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haidang.kit.jobs.models import Job
from haidang.kit.jobs.running import Progress
from haidang.kit.jobs.services import enqueue, job
from haidang.office.accounts.models import User
from haidang.reports import services
from haidang.reports.models import Report


def start_building(report: Report, *, by: User) -> Job:
    title = _("Tổng hợp “%(title)s”") % {"title": report.title}
    return enqueue(build_report, report.pk, by=by, about=report, title=title[:200])


@job(retries=2, title=gettext_lazy("Tổng hợp báo cáo"))
def build_report(report_id: int, progress: Progress) -> dict[str, str]:
    """Compose one report; killed halfway, nothing of it was written."""
    report = Report.objects.select_related("seen_by", "agency").get(pk=report_id)
    built = services.build(report, progress=progress)
    return {"url": built.get_absolute_url()}
