"""A long sheet is judged, and kept, by the worker: nobody waits before a page, and nobody's work waits behind it."""

import json
import time
from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import asdict
from math import ceil
from typing import Any
from zlib import compress, decompress

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haidang.kit.audit.actor import acting_as
from haidang.kit.jobs.models import Job
from haidang.kit.jobs.running import Progress
from haidang.kit.jobs.services import enqueue, job, path_of
from haidang.kit.personal.keys import decrypt, encrypt
from haidang.kit.records import imports
from haidang.kit.records.catalogue import registers
from haidang.kit.records.columns import said
from haidang.kit.records.imports import Line, Row
from haidang.kit.records.register import Register

#: So many rows are tried and undone in one go. Between two goes others write: SQLite has one writer at a time, and who
#: waits for it asks again ten times a second, so the door must stand open longer than that.
_PIECE, _BREATH = 20, 0.15
#: So many faults are told; whoever has more has another trouble than single rows.
MOST_FAULTS = 500


def ask_to_judge(register: Register, rows: list[Row], *, by: Any) -> Job:
    """Have a long sheet looked at. What stands in it may be personal: it waits encrypted."""
    title = _("Xem trước %(count)s dòng: %(book)s") % {"count": said(len(rows)), "book": register.title}
    return enqueue(judge_sheet, register.url_name("import"), _sealed(rows), by=by, title=title[:200])


def ask_to_keep(judged: Job, register: Register, *, by: Any) -> Job:
    """Have the good rows of a judged sheet kept."""
    told = {"count": said(told_of(judged)["good"]), "book": register.title}
    title = _("Nhập %(count)s dòng: %(book)s") % told
    return enqueue(keep_sheet, str(judged.pk), by=by, title=title[:200])


def judged_sheet(key: str, register: Register, user: Any) -> Job | None:
    """The sheet that this person had judged for this book."""
    try:
        found = Job.objects.for_user(user, "view").filter(pk=key, by=user, function=path_of(judge_sheet)).first()
    except ValidationError:
        return None
    return found if found and found.arguments[0] == register.url_name("import") else None


def told_of(judged: Job) -> dict[str, Any]:
    """What was found: how many rows are good, the same and bad, the bad ones by their words, what is left out."""
    told: dict[str, Any] = _opened(_found(judged)["sealed"])
    return told | {"lines": [Line(**each) for each in told["lines"]]}


def is_kept(judged: Job) -> bool:
    """Are its good rows in the book?"""
    return "kept" in _found(judged)


def _found(judged: Job) -> dict[str, Any]:
    return judged.result or {}


@job(retries=0, title=gettext_lazy("Xem trước tệp Excel"))
def judge_sheet(register_name: str, sheet: str, job: Job, progress: Progress) -> dict[str, Any]:
    """Each row tried and undone, a piece at a time. Two of one number, far apart, are found when they are kept."""
    register, rows = _register(register_name), _opened(sheet)
    lines: list[Line] = []
    begun = time.monotonic()
    with acting_as(job.by):
        for piece in _pieces(rows):
            if lines:
                time.sleep(_BREATH)
            lines += imports.judge(register, piece, by=job.by)
            progress(len(lines), len(rows), _("Đã xem %(done)s/%(all)s dòng") % _numbers(len(lines), len(rows)))
    bad = [line for line in lines if line.verdict == "bad"]
    told = {
        "all": len(lines),
        "minutes": ceil((time.monotonic() - begun) / 60),
        "good": sum(line.is_good for line in lines),
        "same": sum(line.verdict == "same" for line in lines),
        "bad": len(bad),
        "lines": [asdict(line) | {"row": {}} for line in bad[:MOST_FAULTS]],
        "left_out": [line.number for line in lines if not line.is_good],
    }
    return {"url": f"{register.url('import')}?tep={job.pk}", "sealed": _sealed(told)}


@job(retries=0, title=gettext_lazy("Nhập tệp Excel"))
def keep_sheet(judged_id: str, job: Job, progress: Progress) -> dict[str, Any]:
    """All good rows at once, or none. Asked twice, it keeps once: the sheet remembers in the same transaction."""
    with transaction.atomic(), acting_as(job.by):
        judged = Job.objects.select_for_update(of=("self",)).get(pk=judged_id, by=job.by)
        register = _register(judged.arguments[0])
        if not is_kept(judged):
            left_out = set(told_of(judged)["left_out"])
            rows = [row for row in _opened(judged.arguments[1]) if row[""] not in left_out]

            def count(done: int) -> None:
                progress(done, len(rows), _("Đã nhập %(done)s/%(all)s dòng") % _numbers(done, len(rows)))

            try:
                imports.keep(register, rows, by=job.by, told=count)
            except imports.Refused as refused:
                raise ValidationError(_not_kept(refused.lines)) from None
            # the rows are in the book now: they need not lie here too
            kept = _found(judged) | {"kept": True}
            Job.objects.filter(pk=judged.pk).update(result=kept, arguments=[judged.arguments[0], ""])
    return {"url": register.url("list")}


def _not_kept(lines: list[Line]) -> str:
    bad = [line for line in lines if line.verdict == "bad"]
    told = {
        "count": len(bad),
        "lines": " ".join(_("Dòng %(number)d: %(why)s") % {"number": e.number, "why": e.sentence} for e in bad[:5]),
    }
    return _("Chưa dòng nào được nhập: %(count)d dòng không nhập được. %(lines)s Sửa trong tệp rồi tải lên lại.") % told


def _numbers(done: int, count: int) -> dict[str, str]:
    return {"done": said(done), "all": said(count)}


def _pieces(rows: list[Row]) -> Iterator[list[Row]]:
    for at in range(0, len(rows), _PIECE):
        yield rows[at : at + _PIECE]


def _register(name: str) -> Register:
    return next(each for each in registers() if each.url_name("import") == name)


def _sealed(told: Any) -> str:
    return encrypt(b64encode(compress(json.dumps(told).encode())).decode())


def _opened(sealed: str) -> Any:
    return json.loads(decompress(b64decode(decrypt(sealed))))
