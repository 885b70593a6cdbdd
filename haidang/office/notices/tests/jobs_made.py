"""Jobs for tests, in a module of their own: a worker in another process must find them by name."""

import time
from pathlib import Path

from haidang.kit import clock
from haidang.kit.jobs.services import job
from haidang.office.accounts.models import User
from haidang.office.notices.choices import Kind
from haidang.office.notices.services import send_waiting, tell


@job()
def tell_everybody(diary, seconds):
    """Writes a notice and a mail for each person, says so, and only then goes on."""
    for person in User.objects.exclude(email="").order_by("pk"):
        tell(person, Kind.RECEIPT, key="bien-nhan", title="Đã nhận cập nhật", url="/", reason="đây là phép thử")
    with Path(diary).open("a") as lines:
        print("told", file=lines)
    time.sleep(seconds)


@job()
def send():
    send_waiting(clock.now())
