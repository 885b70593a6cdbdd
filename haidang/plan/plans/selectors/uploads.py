"""What became of uploads, and how far the reading of one is."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType

from haidang.kit.jobs.models import Job
from haidang.plan.plans.models import Upload

#: As many as a page shows; older ones are found at their plans.
_SHOWN = 20


def recent_uploads(user: Any) -> list[Upload]:
    """The last ones that `user` may see, newest first."""
    return list(Upload.objects.for_user(user, "view").select_related("by", "plan")[:_SHOWN])


@dataclass(frozen=True, slots=True)
class UploadShown:
    """An upload, with the job that reads it."""

    upload: Upload
    job: Job | None = None


def with_jobs(uploads: Iterable[Upload]) -> list[UploadShown]:
    rows = list(uploads)
    jobs = {job.about_id: job for job in _jobs([upload.pk for upload in rows])}
    return [UploadShown(upload, jobs.get(upload.pk)) for upload in rows]


def job_of(upload: Upload) -> Job | None:
    """The last job about it; None where it was read at once."""
    return next(iter(reversed(_jobs([upload.pk]))), None)


def _jobs(pks: list[int]) -> list[Job]:
    about = ContentType.objects.get_for_model(Upload)
    return list(Job.objects.filter(about_type=about, about_id__in=pks).order_by("asked_at"))
