"""A mail that came back is understood in the manners of several servers, and a forged report moves nothing."""

from email import message_from_bytes, policy
from pathlib import Path

import pytest

from haidang.kit.audit.models import Note
from haidang.office.notices import services
from haidang.office.notices.bounces import report_of
from haidang.office.notices.choices import MailState
from haidang.office.notices.models import BadAddress, Mail
from haidang.office.notices.tests.made import posted

FOLDER = Path(__file__).parent / "came_back"


def came(name, kind=policy.default):
    return message_from_bytes((FOLDER / f"{name}.eml").read_bytes(), policy=kind)


@pytest.fixture
def mail(officer, open_house):
    """A mail to Industry and Trade that went out."""
    posted(officer, "Nhắc việc", "…", key="k")
    Mail.objects.update(state=MailState.SENT, message_id="<thu-1@vi-du.example>")
    return Mail.objects.get()


@pytest.mark.parametrize("kind", [policy.default, policy.compat32], ids=["modern", "old"])
@pytest.mark.parametrize(
    ("name", "address", "status"),
    [
        ("postfix", "so-cong-thuong@vi-du.example", "5.1.1"),
        ("exchange", "so-cong-thuong@vi-du.example", "5.1.10"),
        ("exim", "so-cong-thuong@vi-du.example", "5.1.1"),
        ("in_words", "", "5.1.1"),
        ("full", "so-cong-thuong@vi-du.example", "5.2.2"),
        ("forwarded", "rieng@noi-khac.example", "5.1.1"),
    ],
)
def test_a_report_says_which_mail_did_not_reach_whom_and_why(name, address, status, kind):
    report = report_of(came(name, kind))
    assert report
    (line,) = report.failures
    assert (report.message_id, line.address, line.status) == ("<thu-1@vi-du.example>", address, status)


@pytest.mark.parametrize("name", ["delayed", "delivered"])
def test_a_delay_is_no_failure(name):
    report = report_of(came(name))
    assert report
    assert report.lines
    assert report.failures == ()


@pytest.mark.parametrize("name", ["absent", "broken"])
def test_an_answer_of_somebody_on_leave_is_no_report(name):
    report = report_of(came(name))
    assert report is None or report.failures == ()


@pytest.mark.parametrize("name", ["postfix", "exchange", "exim", "in_words", "forwarded"])
def test_an_address_that_does_not_exist_is_marked(db, mail, name):
    assert services.bounced(came(name)) == mail
    mail.refresh_from_db()
    assert mail.state == MailState.BOUNCED
    assert BadAddress.objects.get().address == "so-cong-thuong@vi-du.example"
    assert posted(mail.person, "Tiếp", "…", key="next").state == MailState.NO_ADDRESS
    assert Note.objects.filter(verb="mail-bounced").count() == 1


@pytest.mark.parametrize("name", ["full", "spam"])
def test_a_full_mailbox_and_a_dislike_of_the_letter_do_not_condemn_the_address(db, mail, name):
    assert services.bounced(came(name)) == mail
    mail.refresh_from_db()
    assert mail.state == MailState.BOUNCED
    assert not BadAddress.objects.exists()


@pytest.mark.parametrize("name", ["forged", "which", "delayed", "delivered", "absent", "broken"])
def test_what_names_no_mail_of_ours_or_no_failure_moves_nothing(db, mail, name):
    assert services.bounced(came(name)) is None
    mail.refresh_from_db()
    assert mail.state == MailState.SENT
    assert not BadAddress.objects.exists()


def test_a_report_that_comes_twice_says_nothing_new(db, mail, desk):
    services.bounced(came("postfix"))
    services.trust(BadAddress.objects.get(), by=desk)
    assert services.bounced(came("postfix")) == mail
    assert not BadAddress.objects.standing().exists()
    assert Note.objects.filter(verb="mail-bounced").count() == 1


def test_an_address_that_works_again_and_comes_back_again_is_bad_again(db, mail, desk):
    services.bounced(came("postfix"))
    services.trust(BadAddress.objects.get(), by=desk)
    services.retry(Mail.objects.get(), by=desk)
    Mail.objects.update(state=MailState.SENT)
    services.bounced(came("exim"))
    assert BadAddress.objects.standing().get().address == "so-cong-thuong@vi-du.example"
