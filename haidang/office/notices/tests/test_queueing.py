"""A mail is written once, in the transaction of its act, and never leaves a practice space."""

import socket

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from haidang.kit.audit.models import Note
from haidang.office.notices import examples, services
from haidang.office.notices.choices import MailState
from haidang.office.notices.composing import message_of
from haidang.office.notices.jobs import KEPT, tidy
from haidang.office.notices.models import BadAddress, Mail
from haidang.office.notices.services import queue_mail
from haidang.office.notices.tests.conftest import MORNING
from haidang.office.notices.tests.made import posted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def test_one_key_is_one_mail(officer):
    assert queue_mail(officer, "Một", "a", key="digest:1:2020-06-15")
    assert queue_mail(officer, "Hai", "b", key="digest:1:2020-06-15") is None
    assert [mail.subject for mail in Mail.objects.all()] == ["Một"]


@transaction.atomic
def an_act_that_fails(person):
    posted(person, "Một", "a", key="k")
    raise RuntimeError


def test_a_mail_of_an_act_that_failed_was_never_written(officer):
    with pytest.raises(RuntimeError):
        an_act_that_fails(officer)
    assert not Mail.objects.exists()


def test_a_mail_knows_its_token_before_it_is_said(officer):
    mail = posted(
        officer,
        "Một",
        lambda mail: f"https://vi-du.example/tra-loi/{mail.token}/",
        key="k",
        reply_to=lambda mail: f"tra-loi+{mail.token}@vi-du.example",
    )
    assert mail.token in mail.text
    assert message_of(mail)["Reply-To"] == f"tra-loi+{mail.token}@vi-du.example"
    assert mail.token not in mail.message_id


def test_a_stranger_is_answered_at_the_address_they_wrote_from(db):
    mail = posted(None, "Trả lời", "…", key="k", to="la@xa.example", headers={"Auto-Submitted": "auto-replied"})
    message = message_of(mail)
    assert message["To"] == "la@xa.example"
    assert message["Auto-Submitted"] == "auto-replied"
    with pytest.raises(ValueError, match="person or an address"):
        posted(None, "Trả lời", "…", key="k2")


@pytest.mark.usefixtures("open_house")
def test_the_headers_say_that_a_machine_writes_and_follow_nobody(officer):
    mail = posted(officer, "Nhắc việc:\nhai dòng", "Kính gửi,\n", key="k", headers={"In-Reply-To": "<a@b>\r\nBcc: x"})
    message = message_of(mail)
    assert message["Subject"] == "Nhắc việc: hai dòng"
    assert message["Message-ID"] == mail.message_id
    assert mail.message_id.endswith("@vi-du.example>")
    assert message["List-Id"] == "<thong-bao.vi-du.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Bcc"] is None
    assert message.get_content_type() == "text/plain"
    assert message["Date"] == "Mon, 15 Jun 2020 10:00:00 +0700"
    assert message.get_content() == "Kính gửi,\n"


def test_a_header_of_ones_own_is_one_of_the_few(officer):
    with pytest.raises(ValueError, match="Bcc"):
        posted(officer, "Một", "a", key="k", headers={"Bcc": "a@b.example"})


def test_a_practice_space_keeps_its_mails_and_opens_no_connection(officer, monkeypatch, settings):
    assert settings.HAIDANG_PRACTICE, "a demonstration is one unless somebody says otherwise"

    def no_connection(*args, **kwargs):
        raise AssertionError("a practice space opened a connection")

    monkeypatch.setattr(socket, "create_connection", no_connection)
    mail = posted(officer, "Một", "a", key="k")
    assert mail.state == MailState.HELD
    # Even a row that says otherwise does not get out.
    Mail.objects.update(state=MailState.WAITING)
    assert services.send_waiting(MORNING).sent == 0


def test_what_was_held_stays_held_when_the_house_is_opened(officer, desk, settings, server):
    mail = posted(officer, "Một", "a", key="k")
    Mail.objects.update(state=MailState.HELD)
    assert services.send_waiting(MORNING).sent == 0
    with pytest.raises(ValidationError, match="tập dượt"):
        services.retry(mail, by=desk)


@pytest.mark.usefixtures("open_house")
def test_without_an_address_that_works_a_mail_waits_for_one(cast, desk):
    nobody, returned = cast["so-du-lich"], cast["tinh-doan"]
    nobody.email = ""
    BadAddress.objects.create(address=returned.email)
    assert posted(nobody, "Một", "a", key="1").state == MailState.NO_ADDRESS
    assert posted(returned, "Một", "a", key="2").state == MailState.NO_ADDRESS
    assert posted(desk, "Một", "a", key="3").state == MailState.WAITING


# ── what the keepers do ──────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("open_house")
def test_a_mail_that_was_given_up_is_sent_again_to_the_address_of_today(officer, desk):
    mail = posted(officer, "Một", "a", key="k")
    Mail.objects.update(state=MailState.FAILED, tries=9, to="cu@vi-du.example", queued_at=examples.outage().began_at)
    mail = services.retry(mail, by=desk)
    assert (mail.state, mail.tries, mail.to) == (MailState.WAITING, 0, officer.email)
    assert mail.queued_at == MORNING, "its days of grace begin anew"
    assert Note.objects.get(verb="mail-retried").changes == {"state": ["Không gửi được", "Chờ gửi"]}


@pytest.mark.usefixtures("open_house")
@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda mail: BadAddress.objects.create(address=mail.person.email), "đã bị trả lại"),
        (lambda mail: type(mail.person).objects.update(email=""), "chưa có địa chỉ thư"),
        (lambda mail: type(mail.person).objects.filter(pk=mail.person_id).update(is_active=False), "đã đóng"),
        (lambda mail: Mail.objects.update(text=""), "đã được xóa"),
        (lambda mail: Mail.objects.update(state=MailState.SENT), "Đã gửi"),
    ],
)
def test_a_mail_that_could_not_arrive_is_not_sent_again(officer, desk, spoil, why):
    mail = posted(officer, "Một", "a", key="k")
    Mail.objects.update(state=MailState.FAILED)
    spoil(mail)
    with pytest.raises(ValidationError, match=why):
        services.retry(mail, by=desk)


@pytest.mark.usefixtures("open_house")
def test_what_has_not_gone_can_be_cancelled_and_what_has_gone_cannot(officer, desk):
    mail = posted(officer, "Một", "a", key="k")
    assert services.cancel(mail, by=desk).state == MailState.CANCELLED
    Mail.objects.update(state=MailState.SENT)
    with pytest.raises(ValidationError, match="Đã gửi"):
        services.cancel(mail, by=desk)


def test_an_officer_of_an_agency_keeps_no_mails(officer, desk):
    mail = posted(desk, "Một", "a", key="k")
    for verb in (services.retry, services.cancel):
        with pytest.raises(Mail.DoesNotExist):
            verb(mail, by=officer)
    with pytest.raises(BadAddress.DoesNotExist):
        services.trust(examples.bad_address(), by=officer)


def test_the_text_of_a_mail_is_forgotten_when_it_has_long_ended(officer):
    for key, ended in (("old", MORNING - KEPT * 2), ("new", MORNING), ("held", None)):
        posted(officer, "Một", "a", key=key, reply_to="x@vi-du.example")
        state = MailState.SENT if ended else MailState.HELD
        Mail.objects.filter(key=key).update(state=state, ended_at=ended)
    assert tidy() == 1
    texts = dict(Mail.objects.values_list("key", "text"))
    assert texts == {"old": "", "new": "a", "held": "a"}
    assert Mail.objects.get(key="old").reply_to == ""
