"""Signed links: made for a mail, opened without sign-in, used once, taken back within the day, revoked."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.norms.rules import Period
from haidang.office.notices.choices import Kind
from haidang.office.notices.services import tell
from haidang.plan.followup import services as followup
from haidang.plan.followup.models import Update
from haidang.plan.followup.periods import period_called
from haidang.plan.plans.models import Duty
from haidang.plan.replies.choices.links import Refusal
from haidang.plan.replies.links import Scope, read_token, scope_of
from haidang.plan.replies.models import SignedLink
from haidang.plan.replies.rules.links import LIVES, Held, may_undo, refusal

log = structlog.get_logger("haidang.replies")


class LinkRefused(Exception):
    """The link opens nothing; `why` is a word of the room, `link` its row where one is known."""

    def __init__(self, why: Refusal, link: SignedLink | None = None) -> None:
        super().__init__(str(why))
        self.why, self.link = why, link


@dataclass(frozen=True)
class Opened:
    """What a good link speaks of."""

    link: SignedLink
    person: User
    duty: Duty
    period: Period
    #: What stands there already.
    update: Update | None


@transaction.atomic
def link_for(person: User, duty: Duty, period: str, *, now: datetime | None = None) -> SignedLink:
    """The link by which `person` answers for `duty` in `period`: the live one there is, else a new one.

    Made by the mail that carries it, so that asking twice in a day writes nothing twice.
    """
    now = now or clock.now()
    rows = SignedLink.objects.select_for_update().filter(person=person, duty=duty, period=period).live()
    if (found := rows.first()) and found.expires_at > now:
        return found
    if found:
        # too old: it makes room for its successor
        found.revoked_at = now
        found.save(update_fields=["revoked_at"])
    return SignedLink.objects.create(person=person, duty=duty, period=period, made_at=now, expires_at=now + LIVES)


def open_link(token: str, *, now: datetime | None = None) -> Opened:
    """What the link speaks of; changes nothing. Errors: LinkRefused."""
    return _opened(token, SignedLink.objects.all(), now or clock.now())


def _opened(token: str, rows: Any, now: datetime) -> Opened:
    scope = read_token(token)
    if scope is None:
        raise LinkRefused(Refusal.ALTERED)
    link = rows.select_related("person__agency", "duty__task__plan", "duty__agency", "duty__solution", "update").filter(
        pk=scope.link
    )
    found: SignedLink | None = link.first()
    if found is None or scope_of(found) != scope:
        # signed by us for a row that is gone or was another: an emptied house, a copy of one
        raise LinkRefused(Refusal.ALTERED)
    return _checked(found, scope, now)


def _checked(link: SignedLink, scope: Scope, now: datetime) -> Opened:
    person, duty = link.person, link.duty
    period = period_called(duty, link.period, clock.today())
    update = None
    if period:
        key = {"kind": period.kind, "year": period.year, "index": period.index}
        update = Update.objects.filter(duty=duty, **key).first()
    held = Held(
        scope.expires_at,
        used=link.used_at is not None,
        revoked=link.revoked_at is not None,
        is_owner_here=_answers(person, duty),
        is_open=period is not None and duty.ended_at is None and (update is None or update.is_open),
    )
    if why := refusal(held, now):
        raise LinkRefused(why, link)
    assert period
    return Opened(link, person, duty, period, update)


def _answers(person: User, duty: Duty) -> bool:
    """Is the officer still in office, and may they write for the part?"""
    if not person.is_active or not person.may("add", "update"):
        return False
    return Duty.objects.for_user(person, "change").active().filter(pk=duty.pk).exists()


def use_link(token: str, act: Callable[[Opened], Update], *, now: datetime | None = None) -> Update:
    """Let `act` write and send the update as the link's owner, once; the owner gets a receipt.

    Errors: LinkRefused, ValidationError of the follow-up (the link then stays good).
    """
    now = now or clock.now()
    with transaction.atomic():
        opened = _opened(token, SignedLink.objects.select_for_update(of=("self",)), now)
        update = act(opened)
        link = opened.link
        link.used_at, link.update = now, update
        link.save(update_fields=["used_at", "update"])
        note(link, "link-used", by=opened.person, changes={"update": [None, update]})
        _receipt(link, update)
    return update


def send_words(opened: Opened, *, version: int, link: str = "", paper: Any = None, **said: Any) -> Update:
    """The words of the page, kept and sent in the name of the link's owner."""
    person = opened.person
    update = followup.save_draft(opened.duty, opened.period.code, version=version, by=person, **said)
    if paper:
        followup.add_evidence(update, document=paper, by=person)
    if link:
        followup.add_evidence(update, link=link, by=person)
    return followup.submit(update, by=person)


def send_nothing_new(opened: Opened) -> Update:
    """Không phát sinh trong kỳ, in one tap."""
    return followup.nothing_new(opened.duty, opened.period.code, by=opened.person)


def _receipt(link: SignedLink, update: Update) -> None:
    """So that the owner learns of it also when it was somebody else who had the mail."""
    at = (link.used_at or clock.now()).astimezone(clock.VIETNAM)
    tell(
        link.person,
        Kind.RECEIPT,
        key=f"link-used:{link.pk}",
        title=_("Đã gửi cập nhật %(period)s bằng đường dẫn trong thư") % {"period": update.period.name},
        words=_(
            "%(duty)s. Gửi lúc %(at)s với tên của bạn. Nếu không phải bạn gửi, hoặc gửi nhầm: trong ngày, mở lại "
            "đường dẫn trong thư và bấm “Hoàn tác”; hoặc đăng nhập rồi thu hồi."
        )
        % {"duty": update.duty.task, "at": f"{at:%H:%M %d/%m/%Y}"},
        url=update.get_absolute_url(),
        reason=_("cập nhật mang tên bạn"),
    )


def keep_refusal(refused: LinkRefused) -> None:
    """An act that was refused is logged; where the row is known, in its history too. Merely opening is not: scanners
    of mail do it all day.
    """
    log.warning("link refused", why=str(refused.why), link=refused.link.pk if refused.link else None)
    if refused.link:
        note(refused.link, "link-refused", by=None, reason=str(refused.why.label))


def undo_link(token: str, *, now: datetime | None = None) -> Update:
    """Hoàn tác: the owner takes back what was sent by the link, within the day.

    Errors: LinkRefused; ValidationError where it is too late, or the update went on meanwhile.
    """
    now = now or clock.now()
    scope = read_token(token)
    if scope is None:
        raise LinkRefused(Refusal.ALTERED)
    with transaction.atomic():
        link = SignedLink.objects.select_for_update(of=("self",)).select_related("person").filter(pk=scope.link).first()
        if link is None or scope_of(link) != scope or link.update is None:
            raise LinkRefused(Refusal.ALTERED)
        if link.undone_at:
            return link.update
        if not may_undo(link.used_at, now, clock.VIETNAM):
            raise ValidationError(
                _("Chỉ hoàn tác được trong ngày gửi. Muốn sửa nữa thì đăng nhập rồi thu hồi cập nhật."), code="too-late"
            )
        update = followup.withdraw(link.update, reason=_("Hoàn tác bằng đường dẫn trong thư"), by=link.person)
        link.undone_at = now
        link.save(update_fields=["undone_at"])
        note(link, "link-undone", by=link.person)
        return update


@transaction.atomic
def revoke_link(link: SignedLink, *, by: User) -> SignedLink:
    """Its owner, or who keeps the updates, makes it useless."""
    held = SignedLink.objects.for_user(by, "change").select_for_update(of=("self",)).filter(pk=link.pk).first()
    if held is None:
        raise PermissionDenied
    if held.revoked_at is None and held.used_at is None:
        held.revoked_at, held.revoked_by = clock.now(), by
        held.save(update_fields=["revoked_at", "revoked_by"])
        note(held, "link-revoked", by=by)
    return held
