"""What the office does with files: hang one on a record, take one off, look through a scan, sweep up."""

import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.kit.files.looking import Looked, Sizes, look, recognise, too_large
from haidang.kit.files.models import StoredFile, folder, random_place
from haidang.kit.files.rules import CONTENT_TYPES, clean_name
from haidang.kit.jobs.running import Progress
from haidang.kit.jobs.services import enqueue, job
from haidang.papers.sources.refusals import Refused

#: Bytes on disk without a row, after this many seconds, are left from something that failed.
_ORPHAN = 86_400


def sizes() -> Sizes:
    """How large files may be (setting FILE_LIMITS, in bytes)."""
    return Sizes(**settings.FILE_LIMITS)


def attach(record: models.Model, upload: UploadedFile[Any], *, by: Any, title: str = "") -> StoredFile:
    """Hang a file on a record that `by` may change, or say in Vietnamese why it is not taken.

    A paper with a mark of secrets is refused before one byte is written, and the refusal is noted without its content
    (Luật 117/2025/QH15; before it Luật 29/2018/QH14). A scan is kept from everybody until it has been recognised.
    """
    _refuse_unless_open(changeable(record, by).get(pk=record.pk))
    name = clean_name(upload.name or "")
    try:
        data, looked = _taken(name, upload)
    except Refused as refused:
        # What the browser sent may lie in a temporary file: it goes now, not at the end of the request.
        upload.close()
        if refused.code == "secret-mark":
            note(record, "file-refused", by=by, changes={"reason": [None, refused.code]})
        raise ValidationError(refused.sentence(), code=refused.code) from None
    with _written(data) as place, transaction.atomic():
        held = changeable(record, by).select_for_update().get(pk=record.pk)
        digest = hashlib.sha256(data).hexdigest()
        if twin := StoredFile.objects.on(held).filter(sha256=digest).first():
            raise ValidationError(_("Tệp “%(name)s” đã có ở đây rồi, không cần tải lên lần nữa.") % {"name": twin.name})
        file = StoredFile.objects.create(
            record=held,
            title=title[:250],
            name=name,
            stored_as=place,
            size=len(data),
            sha256=digest,
            content_type=CONTENT_TYPES[looked.kind],
            by=by,
            looked_through_at=None if looked.is_scan else clock.now(),
        )
        note(held, "attached", by=by, changes={"files": [None, name]})
        if looked.is_scan:
            enqueue(look_through, file.pk, by=by, about=file)
    return file


def _refuse_unless_open(record: models.Model) -> None:
    """A record may say that nothing hangs on it: `takes_files = False`."""
    if not getattr(record, "takes_files", True):
        raise ValidationError(_("“%(name)s” không nhận tệp; tệp chưa được lưu.") % {"name": record})


def changeable(record: models.Model, by: Any) -> models.QuerySet[Any]:
    """The rows of the record's kind that `by` may change."""
    rows: models.QuerySet[Any] = type(record)._default_manager.for_user(by, "change")  # type: ignore[attr-defined]
    return rows


def _taken(name: str, upload: UploadedFile[Any]) -> tuple[bytes, Looked]:
    allowed = sizes()
    if (upload.size or 0) > allowed.paper:
        raise too_large(upload.size or 0, allowed.paper)
    data = upload.read()
    return data, look(name, data, allowed)


@contextmanager
def _written(data: bytes) -> Iterator[str]:
    """The bytes under a random name; gone again if what follows fails."""
    place = random_place()
    path = folder() / place
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        path.touch(mode=0o600)
        path.write_bytes(data)
        yield place
    except BaseException:
        path.unlink(missing_ok=True)
        raise


@transaction.atomic
def detach(file: StoredFile, *, by: Any, why: str) -> StoredFile:
    """Take a file off its record; the row stays and says who did it and why."""
    file = StoredFile.objects.filter(pk=file.pk).for_user(by, "change").select_for_update(of=("self",)).get()
    if not why.strip():
        raise ValidationError(_("Tệp “%(name)s” chưa được gỡ vì thiếu lý do. Ghi lý do rồi gỡ lại.") % {"name": file})
    _remove(file, by=by, why=why.strip())
    assert file.record  # it was found by its record
    note(file.record, "detached", by=by, changes={"files": [file.name, None]}, reason=why.strip())
    return file


def _remove(file: StoredFile, *, by: Any, why: str) -> None:
    file.removed_at, file.removed_by, file.removed_why = clock.now(), by, why
    file.save(update_fields=["removed_at", "removed_by", "removed_why", "title", "name"])


@job(retries=2, title=gettext_lazy("Soát dấu mật trong bản quét"))
def look_through(file_id: int, progress: Progress) -> dict[str, str]:
    """Recognise a scan that was taken: with a mark of secrets it is destroyed, else everybody of its record gets it."""
    file = StoredFile.objects.get(pk=file_id)
    if file.looked_through_at or file.removed_at:
        return {}
    try:
        recognise(file.name, file.path.read_bytes(), lambda page, pages: _tell(progress, page, pages), sizes())
    except Refused as refused:
        if refused.code == "secret-mark":
            _destroy(file, refused)
            raise
        # What cannot be recognised is believed to be what its sender confirmed.
    StoredFile.objects.filter(pk=file.pk).update(looked_through_at=clock.now())
    return {"url": file.get_absolute_url()}


def _tell(progress: Progress, page: int, pages: int) -> None:
    progress(page, pages, _("Đang nhận dạng trang %(page)d/%(pages)d") % {"page": page, "pages": pages})


@transaction.atomic
def _destroy(file: StoredFile, refused: Refused) -> None:
    """Leave nothing of it but that it was refused. The bytes go first: a row without bytes does no harm."""
    file.path.unlink(missing_ok=True)
    file.name, file.title = _("(đã hủy)"), ""
    _remove(file, by=None, why=refused.sentence())
    if file.record:
        note(file.record, "file-refused", by=file.by, changes={"reason": [None, refused.code]})


def sweep(*, today: date) -> int:
    """A timer: remove bytes that no row knows, left by an upload whose transaction failed."""
    known = set(StoredFile.objects.values_list("stored_as", flat=True))
    gone = 0
    for path in folder().glob("??/" + "?" * 32):
        with suppress(FileNotFoundError):
            if f"{path.parent.name}/{path.name}" not in known and time.time() - path.stat().st_mtime > _ORPHAN:
                path.unlink()
                gone += 1
    return gone
