"""The mailbox of a true server (Dovecot) is looked into."""

import getpass
import grp
import imaplib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from haidang.plan.followup.models import Update
from haidang.plan.replies import fetching
from haidang.plan.replies.models import InMail
from haidang.plan.replies.tests.test_mails import box, letter, officer, sent, single, to
from tests.needs import missing

__all__ = ["box", "officer", "sent", "single"]

pytestmark = pytest.mark.machine

CONFIGURATION = """\
protocols = imap
listen = 127.0.0.1
base_dir = {home}/run
state_dir = {home}/state
log_path = {home}/log
ssl = no
disable_plaintext_auth = no
default_internal_user = {user}
default_login_user = {login}
default_internal_group = {group}
first_valid_uid = 0
first_valid_gid = 0
mail_location = maildir:{home}/mail
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
passdb {{
  driver = static
  args = password=mat-khau
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={home}/people/%u
}}
"""


def box_at(port, password="mat-khau"):
    """What the settings say of a mailbox (`site.environment.MailBox`)."""
    said = {"user": "tra-loi", "password": password, "folder": "INBOX", "starts_tls": False, "is_tls": False}
    return SimpleNamespace(host="127.0.0.1", port=port, **said)


def _free_port():
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return tried.getsockname()[1]


def _people():
    """Who the parts of the server run as: under root those of Debian's package (it serves no mail as root)."""
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        return {"user": "dovecot", "login": "dovenull", "group": "dovecot", "uid": nobody.pw_uid, "gid": nobody.pw_gid}
    me, group = getpass.getuser(), grp.getgrgid(os.getgid()).gr_name
    return {"user": me, "login": me, "group": group, "uid": os.getuid(), "gid": os.getgid()}


@pytest.fixture(scope="module")
def dovecot():
    program = shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin")
    if not program:
        missing("Dovecot is not on this machine (dovecot-imapd)")
    # not pytest's own folder: the people of the server must be able to enter
    home, port, people = Path(tempfile.mkdtemp(prefix="dovecot-")), _free_port(), _people()
    home.chmod(0o755)
    for name in ("mail", "people"):
        (home / name).mkdir()
        os.chown(home / name, people["uid"], people["gid"])
    (home / "dovecot.conf").write_text(CONFIGURATION.format(home=home, port=port, **people))
    server = subprocess.Popen([program, "-F", "-c", str(home / "dovecot.conf")])
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            break
        except OSError:
            if server.poll() is not None:
                pytest.fail(f"Dovecot does not start: {(home / 'log').read_text()}")
            time.sleep(0.1)
    yield port
    server.terminate()
    server.wait(10)
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def mailbox(dovecot, settings):
    """An empty mailbox that the program is told of; what lies in it is read with Python's own library."""
    settings.HAIDANG_IMAP = box_at(dovecot)
    with imaplib.IMAP4("127.0.0.1", dovecot) as raw:
        raw.login("tra-loi", "mat-khau")
        for folder in ("INBOX", fetching.DONE):
            answered, found = raw.select(folder)
            if answered == "OK" and found[0] != b"0":
                raw.store("1:*", "+FLAGS", r"\Deleted")
                raw.expunge()
        yield raw


def count(mailbox, folder):
    return int(mailbox.select(folder)[1][0]) if mailbox.select(folder)[0] == "OK" else 0


def test_what_lies_there_is_taken_in_and_laid_aside(mailbox, single):
    mailbox.append("INBOX", None, None, letter("Đã họp.").raw(to=to(single)))
    mailbox.append("INBOX", None, None, letter("Quảng cáo").raw(to="ai-do@example.vn", number="2"))
    done = fetching.fetch()
    assert (done.taken, done.left, done.is_reached) == (2, 0, True)
    assert Update.objects.get().done == "Đã họp."
    assert (count(mailbox, "INBOX"), count(mailbox, fetching.DONE)) == (0, 2)
    assert fetching.fetch().taken == 0


def test_a_round_that_was_killed_before_it_laid_the_mail_aside_takes_it_once(mailbox, single, monkeypatch):
    mailbox.append("INBOX", None, None, letter("Đã họp.").raw(to=to(single)))

    class Killed(BaseException):
        pass

    def killed(self, *arguments):
        raise Killed

    with monkeypatch.context() as broken:
        broken.setattr("imap_tools.BaseMailBox.move", killed)
        with pytest.raises(Killed):
            fetching.fetch()
    assert Update.objects.count() == 1
    assert fetching.fetch().taken == 1
    assert InMail.objects.count() == 1
    assert count(mailbox, "INBOX") == 0


def test_a_mail_that_cannot_be_taken_in_stays_and_the_others_go_on(mailbox, single, monkeypatch):
    mailbox.append("INBOX", None, None, letter("Hỏng").raw(to="x@example.vn", number="9"))
    mailbox.append("INBOX", None, None, letter("Đã họp.").raw(to=to(single)))
    true = fetching.receive

    def broken(raw, **more):
        if b"nha-9" in raw:
            raise RuntimeError
        return true(raw, **more)

    monkeypatch.setattr(fetching, "receive", broken)
    done = fetching.fetch()
    assert (done.taken, done.left) == (1, 1)
    assert count(mailbox, "INBOX") == 1


def test_a_server_that_does_not_answer_is_no_error(settings):
    settings.HAIDANG_IMAP = box_at(_free_port())
    assert not fetching.fetch().is_reached


def test_a_wrong_password_is_no_error_and_says_nothing_of_it(mailbox, dovecot, settings, caplog):
    settings.HAIDANG_IMAP = box_at(dovecot, "sai-roi")
    assert not fetching.fetch().is_reached
    assert "sai-roi" not in caplog.text


def test_where_no_mailbox_is_named_nothing_is_done(settings):
    settings.HAIDANG_IMAP = SimpleNamespace(host="")
    assert fetching.fetch().is_reached
