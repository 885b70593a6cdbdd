"""A worker that is truly killed (SIGKILL), once between writing and mailing and once while a letter is handed over."""

import signal
from collections import Counter, defaultdict
from typing import Any

import pytest

from haidang.kit.jobs.tests.processes import wait_for
from haidang.office.notices.tests.server import OnAnyPort, Taken

pytestmark = [pytest.mark.machine, pytest.mark.long]

PEOPLE = 6
SEED = f"""
from haidang.office.accounts.examples import demo_accounts
for n, user in enumerate(demo_accounts()):
    user.email = f"{{user.username}}@vi-du.example" if n < {PEOPLE} else ""
    user.save(update_fields=["email"])
"""
FROM = """
from datetime import timedelta
from haidang.kit import clock
from haidang.office.notices.choices import MailState
from haidang.office.notices.models import Mail, Notice
from haidang.office.notices.rules import LEASE
from haidang.office.notices.services import send_waiting
from haidang.office.notices.tests import jobs_made
"""
RISEN = "reap(clock.now() + timedelta(seconds=61))"


@pytest.fixture
def taken():
    return Taken()


@pytest.fixture
def elsewhere(elsewhere, taken):
    """The processes send to a true server of this test."""
    controller = OnAnyPort(taken, hostname="127.0.0.1", port=0)
    controller.start()
    yield elsewhere | {
        "HAIDANG_SMTP_URL": f"smtp://127.0.0.1:{controller.port}",
        "HAIDANG_MAIL_FROM": "Hải Đăng <hai-dang@vi-du.example>",
        "HAIDANG_PRACTICE": "0",
    }
    controller.stop()


def test_what_was_written_arrives_at_least_once_as_the_same_letter_and_nobody_is_told_twice(
    say, worker, taken, tmp_path
):
    diary = tmp_path / "diary"
    say(SEED + FROM + f"enqueue(jobs_made.tell_everybody, {str(diary)!r}, 60, by=None)")

    # killed between writing and mailing
    first = worker()
    wait_for(diary, 1)
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert say(FROM + "print(Notice.objects.count(), Mail.objects.count())") == f"{PEOPLE} {PEOPLE}"

    # killed when the server had taken the third letter and had not said so
    held: dict[str, Any] = {}

    def on_letter():
        if "worker" in held and len(taken.mails) >= 3:
            held.pop("worker").send_signal(signal.SIGKILL)

    taken.on_letter = on_letter
    say(FROM + "print(jobs_made.__name__)\n" + RISEN)
    held["worker"] = second = worker()
    say(FROM + "enqueue(jobs_made.send, by=None)")
    second.wait(timeout=90)
    assert -second.returncode == signal.SIGKILL
    assert len(taken.mails) >= 3
    counted = "print(Notice.objects.count(), Mail.objects.count(), Mail.objects.filter(state='sending').count())"
    assert say(FROM + counted) == f"{PEOPLE} {PEOPLE} 1"

    # a new worker goes on; what was held by the dead one is taken back when its time is over
    say(FROM + RISEN)
    worker()
    wait_for(diary, 2)
    say(FROM + "send_waiting(clock.now() + LEASE + timedelta(minutes=1))")
    ended = say(FROM + "print(set(Mail.objects.values_list('state', flat=True)), Notice.objects.count())")
    assert ended == f"{{'sent'}} {PEOPLE}"

    letters = defaultdict(set)
    for mail in taken.mails:
        letters[mail["To"]].add((mail["Message-ID"], mail["Date"], mail.get_content()))
    assert len(letters) == PEOPLE
    assert all(len(one) == 1 for one in letters.values())
    # of all letters only the one that was in the hands of the killed worker came twice
    assert sorted(Counter(mail["To"] for mail in taken.mails).values()) == [1] * (PEOPLE - 1) + [2]
