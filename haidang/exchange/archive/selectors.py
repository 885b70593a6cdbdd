"""What the pages show: archives with the work that makes them, and where this installation comes from."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType

from haidang.exchange.archive.models import Archive, Restoration
from haidang.kit.jobs.models import Job


@dataclass(frozen=True)
class Line:
    """An archive, and the work that is making it or has failed to."""

    archive: Archive
    job: Job | None

    @property
    def is_waited_for(self) -> bool:
        return bool(not self.archive.made_at and self.job and self.job.is_open)

    @property
    def fault(self) -> str:
        """Why it was not made."""
        return self.job.error if self.job and not self.archive.made_at and not self.job.is_open else ""


def lines(archives: Sequence[Archive]) -> list[Line]:
    """One query for the work behind all of them."""
    kind = ContentType.objects.get_for_model(Archive)
    asked = Job.objects.filter(about_type=kind, about_id__in=[each.pk for each in archives]).order_by("asked_at")
    jobs = {job.about_id: job for job in asked}
    return [Line(each, jobs.get(each.pk)) for each in archives]


def origin() -> Restoration | None:
    """The archive this installation was last restored from."""
    return Restoration.objects.order_by("-pk").first()
