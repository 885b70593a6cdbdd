"""A reply to a mail becomes an update: by the secret of the mail, never by whom it says it is from."""

from typing import Any

import pytest

from haidang.kit.audit.models import Note, RowChange
from haidang.office.notices.composing import message_of
from haidang.office.notices.models import Mail
from haidang.office.notices.services import queue_mail
from haidang.plan.followup import services as followup
from haidang.plan.followup.choices import Stage, State
from haidang.plan.followup.models import Update
from haidang.plan.replies import services
from haidang.plan.replies.choices.mails import Cause, Fate
from haidang.plan.replies.models import InMail, MailItem, SignedLink
from haidang.plan.replies.tests.letters import LETTERS, WORDS, Letter

MARCH = "2020-t03"


def receive(raw: bytes, **more: Any) -> Any:
    return services.receive(raw, **more)


BOX = "tra-loi@tinh.example"


@pytest.fixture(autouse=True)
def box(settings):
    settings.HAIDANG_MAIL_REPLIES = BOX


@pytest.fixture
def officer(officer):
    officer.email = "a@example.vn"
    officer.save()
    return officer


@pytest.fixture
def sent(officer, duty, parts):
    """A mail to the officer that asks about 1.1 (1) and 1.2 (2)."""
    mail: Any = queue_mail(officer, "Hải Đăng 2/3/2020", "…", key="digest:test")
    other = parts("1.2", "SCT")[0]
    MailItem.objects.create(mail=mail, number=1, duty=duty, period=MARCH)
    MailItem.objects.create(mail=mail, number=2, duty=other, period=MARCH)
    return mail


@pytest.fixture
def single(sent):
    sent.items.get(number=2).delete()
    return sent


def letter(body, **more):
    return Letter("nha", body, **more)


def to(mail):
    name, _, domain = BOX.partition("@")
    return f"{name}+{mail.token}@{domain}"


@pytest.mark.parametrize("shape", LETTERS[:-1], ids=lambda each: each.name)
def test_a_reply_of_any_program_is_written_and_sent(single, duty, officer, shape):
    kept = receive(shape.raw(to=to(single)))
    assert kept.fate == Fate.TAKEN
    update = Update.objects.get()
    assert (update.duty, update.done, update.state) == (duty, WORDS, State.DOING)
    assert (update.stage, update.submitted_by) == (Stage.SUBMITTED, officer)


def test_whoever_it_says_it_is_from_it_speaks_for_whom_the_mail_was_sent_to(single, officer):
    kept = receive(letter("Đã họp.").raw(to=to(single), sender="Ke la <ke.la@khac.example>"))
    assert kept.person == officer
    assert Update.objects.get().submitted_by == officer
    # and the answer goes to the officer, not to who wrote
    assert kept.answer.to == "a@example.vn"


def test_without_the_secret_of_a_mail_nothing_is_written_whoever_signs(single, officer):
    kept = receive(letter("Đã họp.").raw(to=BOX, sender="Nguoi mau A <a@example.vn>"))
    assert (kept.fate, kept.answer) == (Fate.UNKNOWN, None)
    assert Update.objects.count() == 0


def test_the_number_of_the_mail_is_as_good_as_its_address(single):
    receive(letter("Đã họp.").raw(to=BOX, answers=single.message_id))
    assert Update.objects.get().done == "Đã họp."


def test_the_address_the_server_delivered_to_counts_too(single):
    receive(letter("Đã họp.").raw(to="nhom@tinh.example"), recipient=to(single))
    assert Update.objects.count() == 1


def test_several_items_are_answered_by_their_numbers(sent):
    receive(letter("1. Không phát sinh\n2. Đã đón đoàn ngày 1/3.").raw(to=to(sent)))
    assert {(row.duty.task.label, row.state) for row in Update.objects.all()} == {
        ("1.1", State.NOTHING),
        ("1.2", State.DOING),
    }


@pytest.mark.parametrize(
    ("body", "fate", "cause"),
    [
        ("Đã họp.", Fate.NOT_UNDERSTOOD, Cause.WHICH),
        ("9. Đã họp.", Fate.NOT_UNDERSTOOD, Cause.NO_SUCH),
        ("> Đã họp.\n", Fate.NOT_UNDERSTOOD, Cause.EMPTY),
    ],
)
def test_what_is_not_understood_is_kept_and_answered_politely(sent, body, fate, cause):
    raw = letter(body).raw(to=to(sent))
    kept = receive(raw)
    assert (kept.fate, kept.cause) == (fate, cause)
    assert bytes(kept.raw) == raw
    assert str(cause.label) in kept.answer.text
    assert "vẫn được lưu" in kept.answer.text
    assert Update.objects.count() == 0


def test_the_answer_says_what_was_written_and_how_to_take_it_back(client, single):
    kept = receive(letter("Đã họp.").raw(to=to(single)))
    assert "Đã gửi: Đang thực hiện Đã họp." in kept.answer.text
    assert kept.answer.headers["Auto-Submitted"] == "auto-replied"
    assert kept.answer.headers["In-Reply-To"] == kept.message_id
    link = kept.answer.text.split("Hoàn tác trong ngày: ")[1].split()[0]
    path = "/" + link.split("/", 3)[3]
    client.post(path, {"act": "undo"})
    assert Update.objects.get().stage == Stage.DRAFT


def test_one_item_is_refused_and_the_other_written(sent):
    kept = receive(letter("1. Đã hoàn thành.\n2. Đã đón đoàn.").raw(to=to(sent)))
    assert kept.fate == Fate.TAKEN
    assert "1. Chưa gửi: " in kept.answer.text
    assert "minh chứng" in kept.answer.text
    assert Update.objects.get().duty.task.label == "1.2"


def test_the_same_mail_twice_writes_and_answers_once(single):
    raw = letter("Đã họp.").raw(to=to(single))
    assert receive(raw).pk == receive(raw).pk
    # by pipe and by mailbox, with other headers of the road
    assert receive(b"Received: from x\r\n" + raw).pk == InMail.objects.get().pk
    assert Update.objects.count() == 1
    assert Mail.objects.filter(key__startswith="answer:").count() == 1


def test_a_second_reply_after_the_first_is_told_that_it_was_sent(single):
    receive(letter("Đã họp.").raw(to=to(single), number="1"))
    kept = receive(letter("Đã họp lại.").raw(to=to(single), number="2"))
    assert (kept.fate, kept.cause) == (Fate.REFUSED, Cause.FAULT)
    assert Update.objects.get().done == "Đã họp."


def test_a_draft_of_a_person_is_not_written_over_by_a_mail(single, duty, officer):
    followup.save_draft(duty, MARCH, version=0, by=officer, state=State.DOING, done="Bản nháp đang viết dở.")
    kept = receive(letter("Đã họp.").raw(to=to(single)))
    assert kept.cause == Cause.FAULT
    assert Update.objects.get().done == "Bản nháp đang viết dở."


@pytest.mark.parametrize(
    "headers", ["Auto-Submitted: auto-replied", "Precedence: bulk", "X-Auto-Response-Suppress: All", "Return-Path: <>"]
)
def test_what_a_machine_wrote_is_kept_and_never_answered(single, headers):
    kept = receive(letter("Tôi đi vắng đến 9/3.", headers=headers).raw(to=to(single)))
    assert (kept.fate, kept.answer) == (Fate.MACHINE, None)
    assert Update.objects.count() == 0


def test_our_own_answer_that_comes_back_is_known_as_a_machines(single):
    """Two houses that answer each other do so for ever, unless each knows the other's mail."""
    first = receive(letter("9. Đã họp.").raw(to=to(single)))
    assert receive(message_of(first.answer).as_bytes()).fate == Fate.MACHINE


def test_a_loop_without_any_sign_ends_after_some_answers_in_a_day(single):
    for number in range(9):
        receive(letter("9. Đã họp.").raw(to=to(single), number=str(number)))
    assert InMail.objects.count() == 9
    assert Mail.objects.filter(key__startswith="answer:").count() == 5


def test_a_mail_to_who_left_writes_nothing(single, officer):
    officer.is_active = False
    officer.save()
    assert receive(letter("Đã họp.").raw(to=to(single))).cause == Cause.FAULT
    assert Update.objects.count() == 0


def test_a_mail_that_asks_nothing_takes_no_reply(officer, today):
    mail = queue_mail(officer, "Đã nhận", "…", key="notice:x")
    assert receive(letter("Cảm ơn.").raw(to=to(mail))).cause == Cause.CLOSED


def test_too_large_a_mail_is_answered_and_its_text_not_kept(single, monkeypatch):
    monkeypatch.setattr("haidang.plan.replies.services.receiving.MOST", 2_000)
    kept = receive(letter("Đã họp.\n" + "x" * 5_000).raw(to=to(single)))
    assert (kept.cause, kept.raw) == (Cause.TOO_LONG, None)
    assert Update.objects.count() == 0


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\0\xff\xfe",
        b"Subject: x",
        b"From: \xff\xff <a@b>\r\nTo: @@@\r\nIn-Reply-To: <<>>\r\n\r\n\xc3",
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=no\r\n\r\nA\xff",
        b"Content-Type: text/html\r\n\r\n<html><!-- ",
    ],
)
@pytest.mark.django_db
def test_a_broken_mail_is_kept_and_hurts_nobody(raw):
    assert receive(raw).fate in (Fate.UNKNOWN, Fate.MACHINE)
    assert receive(raw).pk == InMail.objects.get().pk


def test_the_history_tells_and_the_log_of_rows_keeps_no_words(single, officer):
    receive(letter("Đã họp với ba sở.").raw(to=to(single)))
    assert Note.objects.get(verb="mail-taken").by == officer
    logged = [str(row.after) for row in RowChange.objects.filter(table="replies_inmail")]
    assert logged
    assert not any("Đã họp với ba sở" in row or single.token in row for row in logged)


def test_the_link_that_takes_back_was_used_already(single):
    receive(letter("Đã họp.").raw(to=to(single)))
    link = SignedLink.objects.get()
    assert link.used_at
    assert link.update == Update.objects.get()
