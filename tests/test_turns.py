"""Two threads on one connection never wait for each other for ever: else a run of browser tests stands still."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

#: One thread reads while the other writes rows for which a trigger asks Python; without turns it ends within a second.
BOTH = """
import threading, time, django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = ":memory:"
django.setup()
from django.db import connections
from tests.turns import take_turns

take_turns()
one = connections["default"]
with one.cursor() as cursor:
    cursor.execute("CREATE TABLE said (words TEXT, who TEXT)")
    cursor.execute("CREATE TRIGGER who AFTER INSERT ON said BEGIN UPDATE said SET who = haidang_actor(); END")
one.inc_thread_sharing()
written, read_too, ends = [], [], time.monotonic() + 2

def read():
    connections["default"] = one
    while time.monotonic() < ends:
        with one.cursor() as cursor:
            cursor.execute("SELECT words, who FROM said WHERE words <> %s", ["không"])
            read_too.append(len(cursor.fetchall()))

reading = threading.Thread(target=read)
reading.start()
while time.monotonic() < ends:
    with one.cursor() as cursor:
        cursor.execute("DELETE FROM said WHERE words = %s", [str(len(written) - 20)])
        cursor.execute("INSERT INTO said (words) VALUES (%s)", [str(len(written))])
    written.append(1)
reading.join()
print(len(written) > 20, len(read_too) > 20)
"""


@pytest.mark.machine
def test_a_thread_that_reads_and_one_that_writes_come_to_an_end():
    env = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    env["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    said = subprocess.run(
        [sys.executable, "-c", BOTH],
        cwd=Path(__file__).parents[1],
        env=env,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert said.stdout.split() == ["True", "True"], said.stderr
