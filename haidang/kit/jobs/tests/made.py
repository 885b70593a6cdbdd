"""Jobs for tests. In a module of their own: a worker in another process must find them by name."""

import os
import time
from pathlib import Path

from django.core.exceptions import ValidationError

from haidang.kit.jobs.services import job

CALLS: list[object] = []


@job(title="Cộng hai số")
def add(a, b):
    return {"sum": a + b, "url": f"/ket-qua/{a + b}/"}


@job(retries=2)
def fail(times):
    """Fails the first `times` times."""
    CALLS.append("fail")
    if len(CALLS) <= times:
        raise RuntimeError("không phải lúc này")
    return len(CALLS)


@job()
def refuse():
    CALLS.append("refuse")
    raise ValidationError("Tệp không có nội dung. Kiểm tra lại tệp.")


@job()
def three_pages(progress):
    for page in (1, 2, 3):
        progress(page, 3, f"Đang nhận dạng trang {page}/3")


@job(retries=0)
def slow(diary, seconds):
    """Says in a file that it has begun, and later that it is done."""
    with Path(diary).open("a") as lines:
        print("begun", os.getpid(), file=lines)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(0.05)
    with Path(diary).open("a") as lines:
        print("done", os.getpid(), file=lines)


def note_the_day(*, today):
    CALLS.append(today)
    return today.isoformat()
