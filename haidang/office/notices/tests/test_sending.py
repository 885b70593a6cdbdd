"""Mails reach a true server, outlast one that is away, and a sender that is killed loses none of them."""

from datetime import timedelta

import pytest
from django.db import connection, transaction

from haidang.office.notices.choices import MailState, Verdict
from haidang.office.notices.models import BadAddress, Mail, Outage
from haidang.office.notices.postman import Answer, Postman
from haidang.office.notices.rules import LEASE
from haidang.office.notices.services import Sent, send_waiting, withdraw_unsent
from haidang.office.notices.tests.conftest import MORNING
from haidang.office.notices.tests.made import posted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("open_house")]


@pytest.fixture(autouse=True)
def in_the_morning(now):
    return now


def write(person, key="k", **other):
    return posted(person, "Nhắc việc", "Kính gửi,\n\nĐến hạn.\n", key=key, **other)


def states():
    return dict(Mail.objects.values_list("key", "state"))


class Killed(BaseException):
    """The process is gone: nothing after this line is done."""


# ── a true server ────────────────────────────────────────────────────────────────────────────────


def test_what_waits_is_sent_once(officer, desk, server, settings):
    settings.HAIDANG_MAIL_BOUNCES = "tra-lai@vi-du.example"
    mails = [write(officer, "1"), write(desk, "2")]
    assert send_waiting(MORNING).sent == 2
    assert send_waiting(MORNING).sent == 0
    assert [mail["Message-ID"] for mail in server.mails] == [mail.message_id for mail in mails]
    assert server.mails[0].get_content().splitlines() == ["Kính gửi,", "", "Đến hạn."]
    assert server.senders == ["tra-lai@vi-du.example"] * 2
    assert states() == {"1": MailState.SENT, "2": MailState.SENT}


def test_a_mail_goes_not_before_its_hour(officer, server):
    write(officer, at=MORNING + timedelta(hours=1))
    assert send_waiting(MORNING).sent == 0
    assert send_waiting(MORNING + timedelta(hours=1)).sent == 1


def test_in_the_evening_only_what_cannot_wait_is_sent(officer, desk, server):
    write(officer, "can wait")
    write(desk, "cannot", at_once=True)
    evening = MORNING + timedelta(hours=9)
    assert send_waiting(evening).sent == 1
    assert states() == {"can wait": MailState.WAITING, "cannot": MailState.SENT}
    assert send_waiting(MORNING + timedelta(hours=21)).sent == 1


def test_an_address_that_is_refused_is_marked_and_not_written_to_again(officer, desk, server):
    server.to_address[officer.email] = "550 5.1.1 no such user"
    write(officer, "1")
    write(desk, "2")
    done = send_waiting(MORNING)
    assert (done.sent, done.refused) == (1, 1)
    assert states() == {"1": MailState.BOUNCED, "2": MailState.SENT}
    assert BadAddress.objects.get().address == officer.email
    assert write(officer, "3").state == MailState.NO_ADDRESS


def test_a_letter_that_is_refused_does_not_condemn_the_address(officer, server):
    server.to_letter = "554 5.7.1 looks like spam"
    write(officer)
    send_waiting(MORNING)
    assert states() == {"k": MailState.FAILED}
    assert "spam" in Mail.objects.get().answer
    assert not BadAddress.objects.exists()


def test_a_mail_that_is_put_off_waits_and_then_arrives(officer, server):
    server.to_address[officer.email] = "450 4.2.0 greylisted"
    write(officer)
    assert send_waiting(MORNING).put_off == 1
    assert send_waiting(MORNING + timedelta(minutes=1)).put_off == 0
    del server.to_address[officer.email]
    assert send_waiting(MORNING + timedelta(minutes=2)).sent == 1
    assert Mail.objects.get().tries == 2


def test_one_that_is_refused_keeps_no_other_back(officer, desk, server):
    write(officer, "broken")
    Mail.objects.update(to="không phải địa chỉ", person=None)
    write(desk, "good")
    assert send_waiting(MORNING).sent == 1
    assert states() == {"broken": MailState.FAILED, "good": MailState.SENT}


def test_a_server_that_does_not_want_us_is_no_fault_of_any_mail(officer, server):
    server.to_sender = "550 5.7.1 not from you"
    write(officer)
    assert "not from you" in send_waiting(MORNING).unavailable
    mail = Mail.objects.get()
    assert (mail.state, mail.tries) == (MailState.WAITING, 0)
    server.to_sender = ""
    assert send_waiting(MORNING).sent == 1


def test_a_server_that_closes_in_the_midst_gets_the_rest_later(officer, desk, server):
    server.to_address[desk.email] = "421 4.3.2 closing"
    write(officer, "1")
    write(desk, "2")
    done = send_waiting(MORNING)
    assert done.sent == 1
    assert "closing" in done.unavailable
    server.to_address.clear()
    assert send_waiting(MORNING).sent == 1
    assert len(server.mails) == 2


# ── a server that is away ────────────────────────────────────────────────────────────────────────


def test_a_server_that_is_down_for_a_day_costs_nothing(officer, desk, server, settings):
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 9
    write(officer, "1", at_once=True)
    write(desk, "2", at_once=True)
    for hours in range(24):
        assert send_waiting(MORNING + timedelta(hours=hours)).unavailable
    assert set(Mail.objects.values_list("state", "tries")) == {(MailState.WAITING, 0)}
    (outage,) = Outage.objects.all()
    assert outage.began_at == MORNING
    settings.EMAIL_PORT = port
    assert send_waiting(MORNING + timedelta(hours=24)).sent == 2
    assert len(server.mails) == 2
    outage.refresh_from_db()
    assert outage.ended_at == MORNING + timedelta(hours=24)


def test_a_day_on_which_the_server_only_puts_off_loses_and_doubles_nothing_and_counts_the_tries(
    officer, desk, server, now
):
    """The timer looks every ten minutes; people are told more while nothing goes; then the server works again."""
    server.to_letter = "451 4.3.0 queue full"
    written = []
    for turn in range(24 * 6):
        now.is_now = MORNING + timedelta(minutes=10 * turn)
        if turn % 24 == 0:
            written += [write(person, f"{turn}:{person.pk}", at_once=True) for person in (officer, desk)]
        assert send_waiting(now.is_now).sent == 0
    assert not server.mails
    assert set(Mail.objects.values_list("state", flat=True)) == {MailState.WAITING}
    # the first of them: at once, after 2, 10, 30 minutes, 1, 2, 4, 8 and 8 hours, as the timer came by
    assert Mail.objects.get(key=f"0:{officer.pk}").tries == 9
    server.to_letter = ""
    # what was put off longest is tried again after eight hours: from here on an hour tells as much as ten minutes
    for turn in range(24 * 6, 24 * 12, 6):
        now.is_now = MORNING + timedelta(minutes=10 * turn)
        send_waiting(now.is_now)
    assert sorted(mail["Message-ID"] for mail in server.mails) == sorted(mail.message_id for mail in written)
    assert set(states().values()) == {MailState.SENT}


def test_without_a_server_nothing_is_tried_and_the_page_can_say_why(officer, settings):
    settings.EMAIL_HOST = ""
    write(officer)
    assert "HAIDANG_SMTP_URL" in send_waiting(MORNING).unavailable
    assert "HAIDANG_SMTP_URL" in Outage.objects.get().words


def test_what_could_not_go_for_four_days_is_given_up_aloud(officer, server):
    write(officer)
    done = send_waiting(MORNING + timedelta(days=4))
    assert (done.given_up, done.sent) == (1, 0)
    assert states() == {"k": MailState.FAILED}
    assert "Quá lâu" in Mail.objects.get().answer


def test_who_left_meanwhile_gets_nothing_more(officer, server):
    write(officer)
    officer.is_active = False
    officer.save()
    assert send_waiting(MORNING).sent == 0
    assert states() == {"k": MailState.CANCELLED}


def test_a_corrected_address_gets_what_waited_for_it(officer, server):
    officer.email = ""
    officer.save()
    write(officer)
    assert send_waiting(MORNING).sent == 0
    officer.email = "dung@vi-du.example"
    officer.save()
    assert send_waiting(MORNING).sent == 1
    assert server.mails[0]["To"] == "dung@vi-du.example"


def test_an_address_that_changed_while_a_mail_waited_is_the_one_it_goes_to(officer, server):
    write(officer)
    officer.email = "moi@vi-du.example"
    officer.save()
    send_waiting(MORNING)
    assert server.mails[0]["To"] == "moi@vi-du.example"


def test_a_newer_mail_takes_the_place_of_one_that_never_went(officer, server):
    write(officer, "digest:1:2020-06-12")
    newer = write(officer, "digest:1:2020-06-15")
    write(officer, "digest:11:2020-06-12")
    assert withdraw_unsent("digest:1:", besides=newer, words="Đã có thư mới hơn.") == 1
    assert send_waiting(MORNING).sent == 2
    newest = write(officer, "digest:1:2020-06-16")
    assert withdraw_unsent("digest:1:", besides=newest, words="…") == 0, "what went is not taken back"


# ── killed ───────────────────────────────────────────────────────────────────────────────────────


class Dying(Postman):
    """Dies at a moment of one's choice: before the letter is handed over, or when it has been taken."""

    moment = "before"

    def deliver(self, mail, before_handing):
        if self.moment == "before":
            raise Killed
        super().deliver(mail, before_handing)
        raise Killed


def killed(moment):
    with pytest.raises(Killed):
        send_waiting(MORNING, postman=type("Dying", (Dying,), {"moment": moment}))


def test_killed_before_the_letter_was_handed_over_it_is_sent_exactly_once(officer, server):
    write(officer)
    killed("before")
    assert states() == {"k": MailState.SENDING}
    assert send_waiting(MORNING).sent == 0, "somebody may still be at it"
    assert send_waiting(MORNING + LEASE * 2).sent == 1
    assert len(server.mails) == 1
    assert Mail.objects.get().handed_at


def test_killed_after_the_server_took_it_the_copy_can_be_known_as_one(officer, server):
    write(officer)
    killed("after")
    assert len(server.mails) == 1
    assert Mail.objects.get().is_in_doubt
    assert send_waiting(MORNING + LEASE * 2).sent == 1
    first, second = server.mails
    assert first["Message-ID"] == second["Message-ID"]
    assert first["Date"] == second["Date"]
    assert first.as_bytes() == second.as_bytes()


def test_killed_between_writing_and_mailing_nothing_is_lost_and_nothing_goes_twice(officer, server):
    """The act and its mail are one transaction: the timer of the next process finds it."""
    with transaction.atomic():
        write(officer)
    assert send_waiting(MORNING + timedelta(minutes=1)).sent == 1
    assert len(server.mails) == 1


def test_who_lost_the_lease_says_nothing_about_how_it_ended(officer):
    write(officer)

    class Slow(Postman):
        def __enter__(self):
            return self

        def __exit__(self, *fault):
            pass

        def deliver(self, mail, before_handing):
            # Meanwhile it was taken back and sent by somebody else.
            Mail.objects.update(state=MailState.SENT, lease_until=None, answer="250 by the other")
            return Answer(Verdict.BAD_ADDRESS, "550 too late")

    send_waiting(MORNING, postman=Slow)
    assert Mail.objects.get().answer == "250 by the other"
    assert states() == {"k": MailState.SENT}


@pytest.mark.django_db(transaction=True)
def test_two_senders_at_once_send_each_mail_once(officer, desk, server):
    """While one carries a mail, another one takes the next: nothing is held in a transaction meanwhile."""
    write(officer, "1")
    write(desk, "2")
    others: list[Sent] = []

    class Meeting(Postman):
        def deliver(self, mail, before_handing):
            assert not connection.in_atomic_block
            if not others:
                others.append(Sent())
                others[0] = send_waiting(MORNING)
            return super().deliver(mail, before_handing)

    mine = send_waiting(MORNING, postman=Meeting)
    assert (mine.sent, others[0].sent) == (1, 1)
    assert sorted(mail["To"] for mail in server.mails) == sorted([officer.email, desk.email])
