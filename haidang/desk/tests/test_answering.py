"""The mail of the day carries its own answers: a link for each update, numbers for a reply."""

from datetime import date

import pytest
from django.test import Client, override_settings

from haidang.desk import jobs
from haidang.desk.tests.conftest import SENT
from haidang.office.norms.services import seed
from haidang.office.notices.models import Mail
from haidang.plan.followup.choices import Stage
from haidang.plan.followup.models import Update
from haidang.plan.replies.models import SignedLink
from haidang.plan.replies.services import receive
from haidang.plan.replies.tests.letters import Letter
from tests.worlds import World, stands_on

pytestmark = pytest.mark.django_db

MONDAY, TUESDAY = date(2020, 6, 15), date(2020, 6, 16)


HOUSE = {"HAIDANG_MAIL_REPLIES": "tra-loi@tinh.example", "HAIDANG_ADDRESS": "https://doi-ngoai.vi-du.example"}


def _write():
    """By the norms of reporting, which a test then finds already there."""
    seed()
    with override_settings(HAIDANG_TODAY=MONDAY, **HOUSE):
        jobs.write(MONDAY)


WRITTEN = World("mail of the day", _write, on=SENT)


@pytest.fixture(autouse=True)
def house(plan, norms, settings):
    """Norms of reporting, a mailbox, and a plan whose leads owe updates."""
    for name, value in HOUSE.items():
        setattr(settings, name, value)


@pytest.fixture
@stands_on(WRITTEN)
def mail(worlds, officer):
    worlds.have(WRITTEN)
    return Mail.objects.get(person=officer, key__startswith="digest:")


def links_in(mail):
    return [line.strip() for line in mail.text.split("\n") if "/tra-loi/cap-nhat/" in line]


def test_each_update_in_the_mail_has_a_link_that_sends_it_without_sign_in(mail, officer):
    address = links_in(mail)[0]
    path = address.removeprefix("https://doi-ngoai.vi-du.example")
    assert Client().post(path, {"act": "nothing"}, follow=True).status_code == 200
    assert Update.objects.get().stage == Stage.SUBMITTED
    assert Update.objects.get().submitted_by == officer


def test_a_number_in_a_reply_means_what_it_meant_in_the_mail(mail, officer):
    item = mail.items.last()
    assert f"{item.number}. " in mail.text
    raw = Letter("thu", f"{item.number}. Đã họp.").raw(to=mail.reply_to)
    receive(raw)
    assert Update.objects.get().duty == item.duty
    assert item.period in {link.period for link in SignedLink.objects.filter(duty=item.duty)}


def test_the_mail_says_how_it_is_answered(mail):
    assert "TRẢ LỜI THƯ NÀY" in mail.text


def test_without_a_mailbox_nothing_is_said_of_replies(officer, settings):
    settings.HAIDANG_MAIL_REPLIES = ""
    jobs.write(MONDAY)
    mail = Mail.objects.get(person=officer, key__startswith="digest:")
    assert "TRẢ LỜI" not in mail.text
    assert mail.reply_to == ""


def test_the_mail_of_the_next_day_carries_the_same_links(mail, officer, settings):
    settings.HAIDANG_TODAY = TUESDAY
    jobs.write(TUESDAY)
    following = Mail.objects.get(person=officer, key=f"digest:{officer.pk}:2020-06-16")
    assert set(links_in(mail)) <= set(links_in(following))


def test_who_writes_no_updates_gets_no_link(cast):
    jobs.write(MONDAY)
    for mail in Mail.objects.filter(person=cast["lanh-dao-ubnd"], key__startswith="digest:"):
        assert links_in(mail) == []
