"""Taking note of a mail that came back."""

from email.message import Message

from django.db import transaction

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.notices import rules
from haidang.office.notices.bounces import Line, report_of
from haidang.office.notices.choices import MailState, Verdict
from haidang.office.notices.models import Mail
from haidang.office.notices.services.sending import mark_bad

#: A report is believed about these: what went, or may have gone.
_GONE = (MailState.SENT, MailState.SENDING, MailState.WAITING, MailState.BOUNCED)


@transaction.atomic
def bounced(message: Message) -> Mail | None:
    """Mark the mail that this one reports as not arrived, and its address where that is what does not work.

    None when it is no report, reports only a delay, or is about no mail of ours. A report is believed because it
    names the number of a mail, which nobody can guess who was not given the mail; never because of who says it is
    from. Twice does no harm.
    """
    report = report_of(message)
    if report is None or not report.message_id or not report.failures:
        return None
    mail = Mail.objects.select_for_update(of=("self",)).filter(message_id=report.message_id, state__in=_GONE).first()
    if mail is None:
        return None
    line = _about(mail, report.failures)
    words = " ".join(part for part in (line.status, line.words) if part)[:500]
    if mail.state != MailState.BOUNCED:
        before = mail.get_state_display()
        mail.state, mail.ended_at, mail.lease_until, mail.answer = MailState.BOUNCED, clock.now(), None, words
        mail.save(update_fields=["state", "ended_at", "lease_until", "answer"])
        note(mail, "mail-bounced", by=None, changes={"state": [before, mail.get_state_display()]}, reason=words)
        if rules.verdict_of_status(line.status or line.words) == Verdict.BAD_ADDRESS:
            mark_bad(mail.to, words, mail)
    return mail


def _about(mail: Mail, failures: tuple[Line, ...]) -> Line:
    """The line of our recipient; where the mail was forwarded, the report names only whom it was forwarded to."""
    return next((line for line in failures if line.address == mail.to.lower()), failures[0])
