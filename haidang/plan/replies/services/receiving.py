"""A mail comes in: whose mail does it answer, what does it say, what is done with it, what is answered."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from haidang.kit import clock
from haidang.kit.audit.actor import acting_as
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.norms.rules import Period
from haidang.office.notices.models import Mail
from haidang.office.notices.services import bounced, queue_mail
from haidang.plan.followup import services as followup
from haidang.plan.followup.models import Update
from haidang.plan.followup.periods import period_called
from haidang.plan.replies.choices.mails import Cause, Fate
from haidang.plan.replies.links import address_of
from haidang.plan.replies.mails_in import Incoming, incoming
from haidang.plan.replies.models import InMail, MailItem, SignedLink
from haidang.plan.replies.rules.links import LIVES
from haidang.plan.replies.rules.mails import (
    NoSuchItem,
    Said,
    WhichItem,
    is_machine,
    may_answer,
    own_words,
    said,
    tokens_in,
)

log = structlog.get_logger("haidang.replies")

#: Bytes of a mail that is read; a larger one is answered and its head kept.
MOST = 10 * 1024 * 1024


@dataclass(frozen=True)
class Outcome:
    """What became of one item of a reply: the update, or why there is none."""

    item: MailItem
    update: Update | None
    why: str = ""


def receive(raw: bytes, *, recipient: str = "", now: datetime | None = None) -> InMail:
    """Take a mail in, once however often it is handed over; it is kept whatever becomes of it.

    The line "From" is never believed: a mail speaks for the officer to whom the mail that it answers was sent, and
    proves it by the secret of that mail (in the address it was sent to, or in the number it names).
    """
    now = now or clock.now()
    digest = hashlib.sha256(raw).hexdigest()
    if known := InMail.objects.filter(digest=digest).first():
        return known
    try:
        with transaction.atomic():
            return _taken_in(raw, digest, recipient, now)
    except IntegrityError:
        # handed over twice in one moment
        if known := InMail.objects.filter(digest=digest).first():
            return known
        raise


def _taken_in(raw: bytes, digest: str, recipient: str, now: datetime) -> InMail:
    mail = incoming(raw[:MOST], recipient=recipient)
    kept = InMail(
        digest=digest,
        message_id=mail.message_id,
        received_at=now,
        sender=mail.sender,
        subject=mail.subject,
        raw=raw if len(raw) <= MOST else None,
    )
    if mail.message_id and (twin := InMail.objects.filter(message_id=mail.message_id, fate=Fate.TAKEN).first()):
        # fetched by another way, with other headers of the road
        return twin
    if bounced(mail.message):
        return _kept(kept, Fate.BOUNCE)
    if is_machine(mail.headers, sender=mail.sender):
        return _kept(kept, Fate.MACHINE)
    kept.mail = _answered(mail)
    if kept.mail is None or kept.mail.person is None:
        return _kept(kept, Fate.UNKNOWN)
    kept.person = kept.mail.person
    if len(raw) > MOST:
        return _refused(kept, Fate.REFUSED, Cause.TOO_LONG, now)
    kept.words = own_words(mail.text)
    return _acted_upon(kept, mail, now)


def _kept(kept: InMail, fate: Fate, cause: Cause = Cause.NONE, detail: str = "") -> InMail:
    kept.fate, kept.cause, kept.detail = fate, cause, detail
    kept.save(force_insert=True)
    log.info("mail received", fate=str(fate), cause=str(cause), mail=kept.pk)
    return kept


def _answered(mail: Incoming) -> Mail | None:
    """The mail of ours that this one answers, by a secret that only who has that mail can know."""
    tokens = list(tokens_in(mail.addresses, settings.HAIDANG_MAIL_REPLIES))
    found = Mail.objects.filter(token__in=tokens).select_related("person__agency").first() if tokens else None
    if found is None and mail.answers:
        found = Mail.objects.filter(message_id__in=mail.answers).select_related("person__agency").first()
    return found


def _acted_upon(kept: InMail, mail: Incoming, now: datetime) -> InMail:
    assert kept.mail
    rows = MailItem.objects.filter(mail=kept.mail).select_related("duty__task__plan", "duty__agency")
    items = {item.number: item for item in rows}
    if not items:
        return _refused(kept, Fate.REFUSED, Cause.CLOSED, now)
    if not kept.words:
        return _refused(kept, Fate.NOT_UNDERSTOOD, Cause.EMPTY, now)
    try:
        lines = said(kept.words, items)
    except WhichItem:
        return _refused(kept, Fate.NOT_UNDERSTOOD, Cause.WHICH, now)
    except NoSuchItem as missing:
        return _refused(kept, Fate.NOT_UNDERSTOOD, Cause.NO_SUCH, now, detail=str(missing))
    outcomes = [_of_item(items[line.number], line, kept.person) for line in lines]
    taken = [outcome.update for outcome in outcomes if outcome.update]
    if not taken:
        return _refused(kept, Fate.REFUSED, Cause.FAULT, now, outcomes=outcomes)
    _kept(kept, Fate.TAKEN, detail="\n".join(outcome.why for outcome in outcomes if outcome.why))
    kept.updates.set(taken)
    note(kept, "mail-taken", by=kept.person, changes={"updates": [None, [str(update) for update in taken]]})
    _answer(kept, _receipt(kept, outcomes, mail, now), now)
    return kept


def _of_item(item: MailItem, line: Said, person: User | None) -> Outcome:
    """Write and send one item as the officer; a refusal of the follow-up leaves the other items as they are."""
    assert person
    period = period_called(item.duty, item.period, clock.today())
    if not person.is_active or period is None:
        return Outcome(item, None, str(Cause.CLOSED.label))
    try:
        with transaction.atomic(), acting_as(person.pk):
            return Outcome(item, _sent(item, period, line, person))
    except (PermissionDenied, ObjectDoesNotExist):
        return Outcome(item, None, _("Bạn không còn phụ trách việc này."))
    except ValidationError as fault:
        return Outcome(item, None, " ".join(fault.messages))


def _sent(item: MailItem, period: Period, line: Said, person: User) -> Update:
    if line.state == "nothing" and not line.done:
        return followup.nothing_new(item.duty, item.period, by=person)
    found = Update.objects.filter(duty=item.duty, kind=period.kind, year=period.year, index=period.index).first()
    # A draft that a person wrote is not written over from a mail: the follow-up then says who wrote what.
    version = found.version if found and not found.is_touched else 0
    words: dict[str, Any] = {name: getattr(line, name) for name in ("state", "done", "next", "obstacle")}
    update = followup.save_draft(item.duty, item.period, version=version, by=person, **words)
    return followup.submit(update, by=person)


# ── what is answered ─────────────────────────────────────────────────────────────────────────────


def _refused(
    kept: InMail, fate: Fate, cause: Cause, now: datetime, *, detail: str = "", outcomes: Sequence[Outcome] = ()
) -> InMail:
    told = detail or "\n".join(f"{outcome.item.number}. {outcome.why}" for outcome in outcomes)
    _kept(kept, fate, cause, told)
    note(kept, "mail-refused", by=kept.person, reason=str(cause.label))
    with override("vi"):
        parts = [
            _("Kính gửi %(name)s,") % {"name": kept.person.full_name if kept.person else ""},
            _("Thư trả lời của bạn chưa ghi vào cập nhật được. %(why)s") % {"why": cause.label},
            told,
            _how_to(cause),
            _("Thư của bạn vẫn được lưu. Cũng có thể bấm đường dẫn trong thư cũ, hoặc đăng nhập để cập nhật."),
        ]
    _answer(kept, "\n\n".join(part for part in parts if part) + "\n", now)
    return kept


def _how_to(cause: Cause) -> str:
    return {
        Cause.WHICH: _("Mỗi việc một dòng, đầu dòng ghi số của việc, ví dụ: “2. Đã gửi công văn mời.”"),
        Cause.NO_SUCH: _("Xem lại số ở đầu mỗi việc trong thư đã nhận."),
        Cause.EMPTY: _("Viết câu trả lời lên trên phần thư cũ, ví dụ: “Không phát sinh.”"),
        Cause.TOO_LONG: _("Bỏ tệp kèm rồi gửi lại; tệp minh chứng đính ở trang cập nhật."),
    }.get(cause, "")


def _receipt(kept: InMail, outcomes: Sequence[Outcome], mail: Incoming, now: datetime) -> str:
    """What was written, word for word, and for each a link that takes it back the same day."""
    with override("vi"):
        parts = [_("Kính gửi %(name)s,") % {"name": kept.person.full_name if kept.person else ""}]
        for outcome in outcomes:
            if outcome.update:
                words = " ".join(part for part in (outcome.update.get_state_display(), outcome.update.done) if part)
                told = _("%(number)d. Đã gửi: %(words)s\nHoàn tác trong ngày: %(link)s")
                link = address_of(_undo_link(outcome, now))
                parts.append(told % {"number": outcome.item.number, "words": words, "link": link})
            else:
                parts.append(_("%(number)d. Chưa gửi: %(why)s") % {"number": outcome.item.number, "why": outcome.why})
        if mail.attachments:
            parts.append(_("Tệp kèm thư không được lấy làm minh chứng; đính tệp ở trang cập nhật."))
        parts.append(_("Bạn nhận thư này vì một thư trả lời đã nói thay bạn. Nếu không phải bạn, bấm hoàn tác."))
    return "\n\n".join(parts) + "\n"


def _undo_link(outcome: Outcome, now: datetime) -> SignedLink:
    """A link that was used in this moment: it opens what was sent, with the way back."""
    item, update = outcome.item, outcome.update
    assert update
    assert update.submitted_by
    return SignedLink.objects.create(
        person=update.submitted_by, duty=item.duty, period=item.period, made_at=now, expires_at=now + LIVES,
        used_at=now, update=update,
    )  # fmt: skip


def _answer(kept: InMail, text: str, now: datetime) -> None:
    """To the officer's own address, never to the one the mail says it is from; a few in a day, against loops."""
    person = kept.person
    if person is None or not person.email:
        return
    today = now.astimezone(clock.VIETNAM).replace(hour=0, minute=0, second=0, microsecond=0)
    answered = Mail.objects.filter(key__startswith="answer:", person=person, queued_at__gte=today).count()
    if not may_answer(answered):
        log.warning("mail not answered", why="too many today", mail=kept.pk)
        return
    headers = {"Auto-Submitted": "auto-replied"}
    if kept.message_id:
        headers |= {"In-Reply-To": kept.message_id, "References": kept.message_id}
    subject = kept.subject if kept.subject.lower().startswith("re:") else f"Re: {kept.subject}"
    kept.answer = queue_mail(person, subject, text, key=f"answer:{kept.pk}", headers=headers, at_once=True)
    kept.save(update_fields=["answer"])
