"""A file comes in, is read or refused, and its reading is laid before a person."""

import hashlib
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.directory.selectors import names_as_of
from haidang.papers.sources.limits import Limits
from haidang.papers.sources.opening import open_source
from haidang.papers.sources.refusals import Refused
from haidang.papers.sources.text import Source
from haidang.plan.plans.choices import UploadState
from haidang.plan.plans.models import Finding, Plan, Proposal, Reading, SourceText, Upload
from haidang.plan.plans.reading import Seen, seen_in

Progress = Callable[[int, int], None]


def take_upload(name: str, data: bytes, *, by: User, confirms_no_secrets: bool) -> Upload:
    """Keep a file until it is read. Errors: ValidationError for who may not, for an empty file, for no confirmation."""
    if not by.is_desk:
        raise ValidationError(_("Chỉ Sở Ngoại vụ tải kế hoạch lên. Gửi tệp cho Sở Ngoại vụ."))
    if not confirms_no_secrets:
        raise ValidationError(
            _("Chưa xác nhận tài liệu không chứa bí mật nhà nước. Đánh dấu vào ô xác nhận rồi gửi lại.")
        )
    limits = Limits()
    if len(data) > limits.bytes:
        raise ValidationError(str(Refused("too-large", size=len(data) // 1_000_000, limit=limits.bytes // 1_000_000)))
    digest = hashlib.sha256(data).hexdigest()
    with transaction.atomic():
        upload = Upload(name=name[-250:], size=len(data), sha256=digest, by=by)
        # a name that says nothing and cannot be guessed; the true name stays in the row
        upload.file.save(
            f"{clock.now():%Y%m}/{digest[:12]}-{Upload.objects.count()}.bin", ContentFile(data), save=False
        )
        upload.save()
        note(upload, "uploaded", by=by, changes={"name": [None, upload.name]})
    return upload


def read_upload(upload_id: int, *, progress: Progress | None = None) -> Upload:
    """Read a waiting file: a new plan with its reading, a question where the number is known, or a refusal.

    May run twice without harm: what is read already stays as it is.
    """
    upload = Upload.objects.select_related("by").get(pk=upload_id)
    if upload.state not in (UploadState.WAITING, UploadState.READING):
        return upload
    Upload.objects.filter(pk=upload.pk).update(state=UploadState.READING)
    try:
        with upload.file.open("rb") as file:
            source = open_source(upload.name, file.read(), progress=progress)
    except Refused as refused:
        return _refuse(upload, refused)
    seen = seen_in(source)
    return _settle(upload, source, seen)


def _refuse(upload: Upload, refused: Refused) -> Upload:
    """The file leaves the disk; what is kept is that it came, and why it was not taken."""
    upload.file.delete(save=False)
    upload.state = UploadState.REFUSED
    upload.words = refused.sentence("vi")
    if refused.code == "secret-mark":
        upload.name = _("(tên tệp không lưu)")
    with transaction.atomic():
        upload.save()
        note(upload, "refused", by=upload.by, changes={"state": [UploadState.WAITING, UploadState.REFUSED]},
             reason=refused.code)  # fmt: skip
    return upload


@transaction.atomic
def _settle(upload: Upload, source: Source, seen: Seen) -> Upload:
    upload = Upload.objects.select_for_update().get(pk=upload.pk)
    if upload.state != UploadState.READING:
        return upload
    text = SourceText.objects.create(
        name=upload.name, sha256=upload.sha256, format=source.format, text=source.text,
        layout=SourceText.layout_of(source),
    )  # fmt: skip
    upload.source = text
    number = seen.letterhead["number"]
    known = Plan.objects.numbered(number).first() if number else None
    if known is None:
        _new_plan(upload, seen)
    else:
        upload.state = UploadState.ASKING
        upload.words = _("Số %(number)s đã có trong hệ thống: %(plan)s. Chọn việc cần làm với tệp này.") % {
            "number": number,
            "plan": known.title[:120],
        }
        upload.plan = known
    upload.save()
    return upload


def _new_plan(upload: Upload, seen: Seen) -> Plan:
    head = seen.letterhead
    assert upload.source
    issued_on = head["issued_on"]
    plan = Plan.objects.create(
        number=head["number"][:64], kind=head["kind"][:64], title=head["title"] or upload.name,
        issuer=head["issuer"][:250], issued_on=issued_on, year=_year_of(head),
    )  # fmt: skip
    note(plan, "created", by=upload.by, changes={"number": [None, plan.number]})
    _attach(upload, plan)
    return plan


def _year_of(head: dict[str, Any]) -> int | None:
    """The year a plan is for: the one its title names, else the one after a signature in the last quarter."""
    import re

    named = re.findall(r"\bnăm\s+((?:19|20)\d{2})\b", head["title"] or "", re.IGNORECASE)
    if named:
        return int(named[-1])
    day = head["issued_on"]
    return None if day is None else day.year + (day.month >= 10)


def _attach(upload: Upload, plan: Plan) -> None:
    assert upload.source
    upload.source.plan = plan
    upload.source.save(update_fields=["plan"])
    upload.plan = plan
    upload.state = UploadState.DONE
    upload.words = ""
    propose(upload.source, by=upload.by)


@transaction.atomic
def answer_upload(upload: Upload, answer: str, *, by: User) -> Upload:
    """What to do with a file whose number is known: "same" text anew, "another" plan, or "stop".

    Errors: ValidationError where nothing is asked any more.
    """
    upload = (
        Upload.objects.for_user(by, "change").select_for_update().select_related("source", "plan").get(pk=upload.pk)
    )
    if upload.state != UploadState.ASKING or upload.source is None:
        raise ValidationError(_("Tệp “%(name)s” không còn chờ trả lời; trạng thái hiện nay: %(state)s.") % {
            "name": upload.name, "state": upload.get_state_display(),
        })  # fmt: skip
    if answer == "same" and upload.plan:
        _attach(upload, upload.plan)
    elif answer == "another":
        _new_plan(upload, seen_in(upload.source.source))
    elif answer == "stop":
        upload.file.delete(save=False)
        upload.state = UploadState.REFUSED
        upload.words = _("Người tải lên đã dừng vì số này có rồi.")
        upload.plan = None
    else:
        raise ValidationError(_("Chọn một trong ba: văn bản mới của kế hoạch này, kế hoạch khác, hoặc dừng."))
    upload.save()
    note(upload, "answered", by=by, changes={"answer": [None, answer]})
    return upload


@transaction.atomic
def propose(text: SourceText, *, by: User | None) -> Reading:
    """Read `text` and lay what was seen before a person; nothing is a task until they accept it.

    A version of the reader reads a source once: the second time gives the same reading.
    """
    plan = text.plan
    agencies = names_as_of(plan.issued_on or clock.today()) if plan else None
    seen = seen_in(text.source, agencies)
    reading, fresh = Reading.objects.get_or_create(
        source=text, reader=seen.reader, defaults={"values": seen.values, "coverage": seen.coverage}
    )
    if not fresh:
        return reading
    Proposal.objects.bulk_create(
        Proposal(
            reading=reading, kind=task.kind, position=position, section=task.section[:160], field=task.field[:32],
            label=task.label[:32], layout=task.layout, start=task.start, end=task.end, values=task.values,
        )
        for position, task in enumerate(seen.tasks, 1)
    )  # fmt: skip
    Finding.objects.bulk_create(
        Finding(
            reading=reading, code=found.code, severity=str(found.severity), start=found.span.start,
            end=found.span.end, values=dict(found.values),
        )
        for found in seen.findings
    )  # fmt: skip
    if plan:
        note(plan, "read", by=by, changes={"proposals": [0, len(seen.tasks)], "findings": [0, len(seen.findings)]})
    return reading
