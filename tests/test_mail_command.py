"""`haidang mail`: a mail server hands a mail over by a pipe, or a mailbox is looked into."""

import io
import sys

import pytest

from haidang.cli import main
from haidang.office.notices.services import queue_mail
from haidang.plan.replies.models import InMail

pytestmark = pytest.mark.django_db


def pipe(monkeypatch, raw):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))


def test_a_mail_that_is_handed_over_is_kept_and_its_fate_said(monkeypatch, capsys, settings):
    settings.HAIDANG_MAIL_REPLIES = "tra-loi@tinh.example"
    mail = queue_mail(None, "Đã nhận", "…", key="x", to="a@example.vn")
    assert mail
    pipe(monkeypatch, b"From: a@example.vn\r\nSubject: x\r\n\r\nCam on.")
    assert main(["mail", "receive", "--recipient", f"tra-loi+{mail.token}@tinh.example"]) == 0
    assert "không có mã của thư nào" in capsys.readouterr().out
    assert InMail.objects.count() == 1


def test_where_no_mailbox_is_named_there_is_nothing_to_fetch(capsys):
    assert main(["mail", "fetch"]) == 0
    assert "Đã nhận 0 thư" in capsys.readouterr().out
