"""What the clock does at the desk: the mail of the day for each person, once."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from haidang.desk import answering, digest
from haidang.desk.digest import Digest, Link
from haidang.kit import clock
from haidang.office.notices.models import DIGEST, Notice
from haidang.office.notices.selectors import leaves_at
from haidang.office.notices.services import queue_mail, withdraw_unsent


@dataclass
class Round:
    """Who gets a mail on the day, who would but cannot be reached, who had theirs already."""

    day: date
    is_mailing_day: bool = True
    written: list[Digest] = field(default_factory=list)
    unreached: list[Digest] = field(default_factory=list)
    before: list[Digest] = field(default_factory=list)


def send_digests(today: date) -> dict[str, int]:
    """A timer: write the mails of the day. Twice does no harm; nothing on a day on which the office is shut."""
    done = write(today)
    return {"written": len(done.written), "unreached": len(done.unreached), "before": len(done.before)}


def write(today: date, *, rehearse: bool = False, link: Link = answering.signed) -> Round:
    """The round of one day; a rehearsal writes nothing."""
    done = Round(today, is_mailing_day=digest.is_mailing_day(today))
    if not done.is_mailing_day:
        return done
    at = leaves_at(clock.now())
    for each in digest.compose(today):
        if each.because is None:
            continue
        if each.mail or (not rehearse and not _written(each, at, link)):
            done.before.append(each)
        else:
            (done.unreached if each.unreached else done.written).append(each)
    return done


@transaction.atomic
def _written(each: Digest, at: datetime, link: Link) -> bool:
    """The mail and what it carries, together; who cannot be reached has it waiting for an address."""
    text = digest.text_of(each, link, answering.how_to(each))
    mail = queue_mail(each.person, each.subject, text, key=each.key, at=at, reply_to=answering.reply_to)
    if mail is None:
        return False
    answering.keep_items(mail, each)
    newer = "Thư của ngày sau đã nói đủ những gì thư này nói."
    withdraw_unsent(f"{DIGEST}{each.person.pk}:", besides=mail, words=newer)
    Notice.objects.filter(pk__in=[notice.pk for notice in each.notices]).update(mail=mail)
    return True
