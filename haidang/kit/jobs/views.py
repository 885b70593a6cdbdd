"""The page of a job: how far it is, and its fruit."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from haidang.kit.jobs.models import Job


@require_safe
@login_required
@never_cache
@vary_on_headers("HX-Request")
def job_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Công việc nền: tiến độ và kết quả. To htmx its progress alone, wherever that is shown."""
    job = get_object_or_404(Job.objects.for_user(request.user, "view"), pk=pk)
    template = "jobs/progress.html" if request.headers.get("HX-Request") else "jobs/job.html"
    return render(request, template, {"job": job})
