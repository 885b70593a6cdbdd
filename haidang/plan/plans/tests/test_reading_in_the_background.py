"""A scan is read by a worker in a process of its own; killed in the midst, it is read again, once in effect."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from django.db import connection

from haidang.kit.jobs.models import Job
from haidang.kit.jobs.worker import do_what_waits
from haidang.papers.sources import ocr
from haidang.papers.sources.tests.made_pdf import picture, saved
from haidang.plan.plans import jobs, services
from haidang.plan.plans.choices import UploadState
from haidang.plan.plans.models import Plan
from tests.needs import missing

ROOT = Path(__file__).resolve().parents[4]
LINES = (
    "ỦY BAN NHÂN DÂN TỈNH MẪU",
    "Số: 12/KH-UBND",
    "KẾ HOẠCH",
    "Kết bạn với các địa phương nước ngoài",
    "1. Mở hội chợ hàng hóa của tỉnh",
    "- Đơn vị chủ trì: Sở Công Thương.",
)

SAY = """
import django; django.setup()
from datetime import timedelta
from haidang.kit import clock
from haidang.kit.jobs.models import Job
from haidang.kit.jobs.services import reap
from haidang.plan.plans.models import Plan, Reading, SourceText, Upload
"""
TELL = (
    "job = Job.objects.get(function__endswith='read_upload');"
    "print(job.state, job.done, job.tries, job.deaths, Upload.objects.get().state)"
)


@pytest.fixture
def tesseract():
    if not ocr.available():
        missing("Tesseract with its Vietnamese data (tesseract-ocr, tesseract-ocr-vie)")


def scan(pages):
    return saved(picture(LINES), "TIFF", save_all=True, append_images=[picture(LINES) for _ in range(pages - 1)])


def taken(desk, data):
    upload = services.take_upload("quet.tif", data, by=desk, confirms_no_secrets=True)
    return jobs.start_reading(upload, data)


@pytest.mark.django_db
def test_a_scan_is_read_by_a_job_that_counts_its_pages(tesseract, desk):
    upload = taken(desk, scan(2))
    assert upload.state == UploadState.WAITING
    do_what_waits()
    upload.refresh_from_db()
    assert upload.state == UploadState.DONE
    job = Job.objects.get()
    assert (job.done, job.total, job.words) == (2, 2, "Đang nhận dạng trang 2/2")
    assert job.result == {"state": "done", "url": upload.get_absolute_url()}
    assert upload.source is not None
    assert "ocr" in upload.source.source.notes


@pytest.fixture
def elsewhere(transactional_db, tmp_path):
    """The environment of processes on a database of their own (SQLite) or on the one of the tests."""

    def environment():
        env = {key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "HAIDANG_TODAY")}
        env |= {"HAIDANG_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "haidang.site.settings", "HAIDANG_DEMO": "1"}
        at = connection.settings_dict
        if connection.vendor == "sqlite":
            copy = sqlite3.connect(tmp_path / "haidang.sqlite3")
            connection.connection.backup(copy)
            copy.close()
        else:
            options = {key: at[key.upper()] for key in ("host", "port") if at[key.upper()]}
            person = f"{quote(at['USER'])}:{quote(at['PASSWORD'])}"
            env["DATABASE_URL"] = f"postgresql://{person}@/{quote(at['NAME'])}?{urlencode(options)}"
        return env

    return environment


@pytest.mark.machine
@pytest.mark.long
def test_a_worker_killed_during_recognition_loses_nothing_and_doubles_nothing(tesseract, elsewhere, desk):
    taken(desk, scan(24))
    env = elsewhere()

    def say(code):
        done = subprocess.run(
            [sys.executable, "-c", SAY + code], cwd=ROOT, env=env, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def worker():
        return subprocess.Popen(
            [sys.executable, "-m", "haidang", "worker"], cwd=ROOT, env=env, stderr=subprocess.DEVNULL
        )

    def until(true, seconds=120):
        end = time.monotonic() + seconds
        while not true(told := say(TELL).split()):
            assert time.monotonic() < end, told
            time.sleep(0.2)
        return told

    first = worker()
    try:
        until(lambda told: told[0] == "running" and int(told[1]) >= 1)
    finally:
        first.send_signal(signal.SIGKILL)
        first.wait()
    assert say(TELL).split()[4] == "reading"
    # A turn of a timer may have died beside it.
    dead = "[job for job in reap(clock.now() + timedelta(seconds=61)) if job.lane != 'timers']"
    assert say(f"print(len({dead}))") == "1"
    second = worker()
    try:
        told = until(lambda told: told[0] == "done")
    finally:
        second.kill()
        second.wait()
    assert told[2:] == ["2", "1", "done"]
    assert say("print(Plan.objects.count(), SourceText.objects.count(), Reading.objects.count())") == "1 1 1"
    assert not Plan.objects.exists() or connection.vendor == "postgresql"
