"""Processes for tests: a worker that can be killed, and code that is run beside it, on a database both know."""

import json
import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parents[4]

#: In a process of its own: the worker's database is not the one of this test where that is in memory. It stays for all
#: that its test says, a line each, and holds no connection between two lines.
SAY = """
import io, json, sys, traceback, django; django.setup()
from contextlib import redirect_stdout
from datetime import timedelta
from django.db import connections
from django_tasks_db.models import DBTaskResult
from haidang.kit import clock
from haidang.kit.jobs.models import Job, TimerSlot
from haidang.kit.jobs.services import enqueue, reap
from haidang.kit.jobs.tests import made

for line in sys.stdin:
    said, fault = io.StringIO(), ""
    with redirect_stdout(said):
        try:
            exec(json.loads(line), {**globals()})
        except Exception:
            fault = traceback.format_exc()
    connections.close_all()
    print(json.dumps([said.getvalue(), fault]), flush=True)
"""


@pytest.fixture
def elsewhere(transactional_db, tmp_path):
    """The environment of processes that work on a database of their own (SQLite) or on the one of the tests."""
    env = {key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "HAIDANG_TODAY")}
    env |= {"HAIDANG_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "haidang.site.settings"}
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        copy = sqlite3.connect(tmp_path / "haidang.sqlite3")
        connection.connection.backup(copy)
        copy.close()
    else:
        at = connection.settings_dict
        options = {"host": at["HOST"], "port": at["PORT"]}
        env["DATABASE_URL"] = (
            f"postgresql://{quote(at['USER'])}:{quote(at['PASSWORD'])}@/{quote(at['NAME'])}?"
            + urlencode({key: value for key, value in options.items() if value})
        )
    return env


@pytest.fixture
def say(elsewhere):
    command = [sys.executable, "-c", SAY]
    started: list[subprocess.Popen[str]] = []

    def run(code):
        if not started:
            pipe = subprocess.PIPE
            started.append(subprocess.Popen(command, cwd=ROOT, env=elsewhere, stdin=pipe, stdout=pipe, text=True))
        (one,) = started
        assert one.stdin
        assert one.stdout
        one.stdin.write(json.dumps(code) + "\n")
        one.stdin.flush()
        said, fault = json.loads(one.stdout.readline())
        assert not fault, fault
        return said.strip()

    yield run
    for one in started:
        one.communicate()


@pytest.fixture
def worker(elsewhere, tmp_path):
    """Starts a worker and waits until it is ready, or only until it has begun to load Django."""
    started: list[subprocess.Popen[bytes]] = []

    def start(*, loading=False):
        command, said = [sys.executable, "-m", "haidang", "worker"], tmp_path / f"said-{len(started)}"
        env = elsewhere | ({"PYTHONPROFILEIMPORTTIME": "1"} if loading else {})
        with said.open("w") as words:
            one = subprocess.Popen(command, cwd=ROOT, env=env, stderr=words)
        started.append(one)
        wait_until(lambda: ("django.utils" if loading else "worker ready") in said.read_text(), said)
        return one

    yield start
    for one in started:
        one.kill()
        one.wait()


def wait_until(seen, file, seconds=60):
    """Looks again and again; on a busy machine a worker needs its time."""
    end = time.monotonic() + seconds
    while not seen():
        assert time.monotonic() < end, f"{file.read_text() if file.exists() else 'nothing'} after {seconds} s"
        time.sleep(0.05)


def wait_for(diary, lines):
    def written():
        return [line.split()[0] for line in diary.read_text().splitlines()] if diary.exists() else []

    wait_until(lambda: len(written()) >= lines, diary)
    return written()
