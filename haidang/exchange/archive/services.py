"""Making an archive, carrying it away, removing its file; restoring one from a page."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from secrets import token_hex
from typing import Any

import structlog
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import OperationalError, transaction
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haidang.exchange.archive import restoring
from haidang.exchange.archive.checking import Unusable, digest_of, disk_said, opened
from haidang.exchange.archive.choices import NOT_MADE
from haidang.exchange.archive.models import Archive, Restoration, folder
from haidang.exchange.archive.writing import room_needed, write
from haidang.kit import clock
from haidang.kit.audit.actor import acting_as
from haidang.kit.audit.services import is_busy, note, seal
from haidang.kit.jobs.models import Job
from haidang.kit.jobs.running import LostTicket, Progress
from haidang.kit.jobs.services import enqueue, job

log = structlog.get_logger("haidang.archive")

_YEARS = (2000, 2100)


# ── making ───────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def ask(year: int, *, by: Any) -> Job:
    """Ask for the archive of a year; the worker makes it while others go on working."""
    archive = _asked(year, by)
    if Job.objects.open().filter(function=f"{build.__module__}.{build.__qualname__}").exists():
        raise ValidationError(_("Một kho lưu trữ khác đang được lập. Chờ xong rồi lập tiếp."))
    return enqueue(build, archive.pk, by=by, about=archive, title=str(archive))


def make(year: int, *, by: Any, tell: Callable[[int, int, str], None]) -> Archive:
    """The same, here and now: for the command line. Not in one transaction: others go on writing."""
    return _built(_asked(year, by), tell)


def _asked(year: int, by: Any) -> Archive:
    if not Archive.objects.may_add(by):
        raise PermissionDenied
    if not _YEARS[0] <= year <= _YEARS[1]:
        raise ValidationError(_("Năm %(year)s không hợp lệ; ghi một năm từ 2000 đến 2100.") % {"year": year})
    folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    needed = room_needed()
    if shutil.disk_usage(folder()).free < needed * 1.1:
        raise restoring.Refused("room", found=-(-needed // 1_000_000))
    return Archive.objects.create(year=year, by=by)


@job(retries=1, title=gettext_lazy("Lập kho lưu trữ năm"))
def build(archive_id: int, progress: Progress) -> dict[str, str]:
    """The job. Running it twice makes it once."""
    archive = Archive.objects.select_related("by").get(pk=archive_id)
    if not archive.made_at:
        with acting_as(archive.by):
            _built(archive, progress)
    return {"url": reverse("archive:list")}


def _built(archive: Archive, tell: Callable[[int, int, str], None]) -> Archive:
    _seal_first()
    now = clock.now()
    demo = "-du-lieu-minh-hoa" if settings.HAIDANG_DEMO else ""
    name = f"hai-dang-{archive.year}-{localtime(now):%Y%m%d-%H%M%S}-{token_hex(3)}{demo}.zip"
    half = folder() / f"{name}.part"
    try:
        half.touch(mode=0o600)
        with half.open("wb") as target:
            manifest = write(target, year=archive.year, by=archive.by, now=now, tell=tell)
            target.flush()
            os.fsync(target.fileno())
        digest, size = digest_of(half), half.stat().st_size
        half.rename(folder() / name)
    except (OSError, Unusable) as fault:
        half.unlink(missing_ok=True)
        said = disk_said(fault) if isinstance(fault, OSError) else fault.fault.found
        raise ValidationError(NOT_MADE["disk"].format(found=said), code="disk") from fault
    except BaseException:
        half.unlink(missing_ok=True)
        raise
    archive.stored_as, archive.sha256, archive.size = name, digest, size
    archive.rows, archive.files, archive.seal, archive.made_at = manifest.rows, len(manifest.files), manifest.seal, now
    with transaction.atomic():
        archive.save()
        note(archive, "made", by=archive.by, changes={"sha256": [None, digest], "seal": [None, manifest.seal]})
    return archive


def _seal_first() -> None:
    """So that the last seal in the archive covers what stands in it.

    Where others write without a pause the sealer of each minute has covered all but the last; the archive says itself
    how many rows stand behind its seal. Anything else that keeps from sealing keeps from making an archive.
    """
    try:
        seal()
    except OperationalError as fault:
        if not is_busy(fault):
            raise
        log.warning("archive-not-sealed-anew", why=str(fault).splitlines()[0])


# ── carrying away, making room ───────────────────────────────────────────────────────────────────


@transaction.atomic
def take(archive: Archive, *, by: Any) -> Path:
    """The file, for who may carry it away; who did is noted."""
    archive = Archive.objects.for_taking(by).select_for_update().get(pk=archive.pk)
    if not archive.is_here:
        raise ValidationError(_("Tệp của kho này không còn ở máy này. Hãy lập kho mới."))
    note(archive, "taken", by=by)
    return archive.path


@transaction.atomic
def remove(archive: Archive, *, by: Any) -> Archive:
    """Take the file away, to make room. The row stays: its digest proves what was carried away."""
    archive = Archive.objects.for_user(by, "delete").select_for_update().get(pk=archive.pk)
    if not archive.is_here:
        raise ValidationError(_("Tệp của kho này đã được xóa hoặc chưa lập xong."))
    archive.removed_at = clock.now()
    archive.save(update_fields=["removed_at"])
    note(archive, "removed", by=by)
    path = archive.path
    transaction.on_commit(lambda: path.unlink(missing_ok=True))
    return archive


# ── restoring ────────────────────────────────────────────────────────────────────────────────────


def may_restore(user: Any) -> bool:
    return bool(user.is_authenticated and user.may("approve", "archive"))


def ask_restore(upload: UploadedFile[Any], *, by: Any) -> Job:
    """Take the file of an archive and ask for the restore; what can be seen at once is refused at once."""
    if not may_restore(by):
        raise PermissionDenied
    restoring.refuse_unless_empty()
    folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    if shutil.disk_usage(folder()).free < (upload.size or 0) * 2.2:
        raise restoring.Refused("room", found=-(-(upload.size or 0) * 2 // 1_000_000))
    path = folder() / f"restore-{token_hex(8)}.zip"
    try:
        path.touch(mode=0o600)
        with path.open("wb") as target:
            for piece in upload.chunks():
                target.write(piece)
        with opened(path):
            pass
        return enqueue(bring_back, path.name, str(by), by=by)
    except Unusable as unusable:
        path.unlink(missing_ok=True)
        raise ValidationError(unusable.fault.sentence()) from unusable
    except OSError as fault:
        path.unlink(missing_ok=True)
        raise restoring.Refused("disk", found=disk_said(fault)) from fault
    except BaseException:
        path.unlink(missing_ok=True)
        raise


@job(retries=0, title=gettext_lazy("Khôi phục từ kho lưu trữ"))
def bring_back(name: str, by_name: str, progress: Progress) -> dict[str, str]:
    """The job: everything or nothing; the file goes when it has been answered."""
    path = folder() / Path(name).name
    try:
        restoring.restore(path, by_name=by_name, is_running=True, tell=progress)
    except LostTicket:
        raise  # another worker has it now
    except Exception:
        path.unlink(missing_ok=True)
        raise
    path.unlink(missing_ok=True)
    return {"url": reverse("account_login")}


def restore_file(path: Path, *, by_name: str, tell: Callable[[int, int, str], None]) -> Restoration:
    """Here and now, with the program stopped: for the command line."""
    return restoring.restore(path, by_name=by_name, is_running=False, tell=tell)
