"""A plan brought in from the command line: the verbs of the upload page in a row, and a sentence for each file."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from haidang.kit.audit.actor import acting_as
from haidang.office.accounts.models import User
from haidang.plan.plans import services
from haidang.plan.plans.choices import UploadState
from haidang.plan.plans.models import Reading, Upload
from haidang.plan.plans.services.uploads import Progress


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of a file."""

    state: UploadState
    sentence: str

    @property
    def is_in(self) -> bool:
        return self.state == UploadState.DONE

    @property
    def is_asked(self) -> bool:
        """Its number is known, and nobody has said what it is."""
        return self.state == UploadState.ASKING


def bring_in(
    name: str,
    data: bytes,
    *,
    by: User,
    accepts_all: bool = False,
    known: str | None = None,
    progress: Progress | None = None,
) -> Brought:
    """Take in, read and, where asked, accept a file; `known` answers beforehand what to do when its number is known."""
    with acting_as(by):
        try:
            upload = services.take_upload(name, data, by=by, confirms_no_secrets=True)
            upload = services.read_upload(upload.pk, progress=progress)
            if upload.state == UploadState.ASKING and known:
                upload = services.answer_upload(upload, known, by=by)
            accepted = len(services.accept_all(_reading(upload), by=by)) if accepts_all and upload.source else None
        except ValidationError as refused:
            return Brought(UploadState.REFUSED, " ".join(refused.messages))
    return Brought(UploadState(upload.state), _sentence(upload, accepted))


def _reading(upload: Upload) -> Reading:
    return Reading.objects.filter(source=upload.source).latest("pk")


def _sentence(upload: Upload, accepted: int | None) -> str:
    if upload.state != UploadState.DONE or upload.plan is None:
        return upload.words
    reading = _reading(upload)
    facts = {
        "plan": upload.plan,
        "tasks": reading.proposals.count(),
        "findings": reading.findings.count(),
        "accepted": accepted,
    }
    if accepted is None:
        return _("%(plan)s, %(tasks)d mục chờ soát, %(findings)d điểm cần xem.") % facts
    return _("%(plan)s, đã chấp nhận %(accepted)d mục như đã đọc, %(findings)d điểm cần xem.") % facts
