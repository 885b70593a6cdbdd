"""Verbs of the feeds: make an address, revoke it, read what it gives."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.desk.calendar import selectors
from haidang.desk.calendar.letters import feed_of
from haidang.desk.calendar.models import Feed
from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User

#: A computer, a telephone, a secretary's screen: more than these are forgotten ones.
MOST = 5


@transaction.atomic
def make_feed(*, name: str, kinds: Iterable[str] = (), by: User) -> tuple[Feed, str]:
    """The address and its secret, which is told this once: afterwards nobody can, the database included."""
    if by.is_admin:
        raise PermissionDenied
    # the person's own row is held, so that two browsers cannot both make the last one
    User.objects.select_for_update().get(pk=by.pk)
    if Feed.objects.for_user(by, "change").live().count() >= MOST:
        raise ValidationError(
            _("Bạn đã có %(most)d địa chỉ lịch đang dùng. Hãy thu hồi một địa chỉ không còn dùng rồi tạo lại.")
            % {"most": MOST}
        )
    secret = secrets.token_urlsafe(32)
    feed = Feed(person_id=by.pk, name=name, kinds=list(kinds), digest=digest_of(secret))
    feed.full_clean()
    feed.save()
    note(feed, "feed-made", by=by)
    return feed, secret


@transaction.atomic
def revoke(feed: Feed, *, by: User) -> Feed:
    """From now on the address finds nothing. Revoked twice is revoked once."""
    feed = Feed.objects.for_user(by, "change").select_for_update().get(pk=feed.pk)
    if feed.revoked_at is None:
        feed.revoked_at = clock.now()
        feed.save(update_fields=["revoked_at"])
        note(feed, "feed-revoked", by=by)
    return feed


@dataclass(frozen=True, slots=True)
class Published:
    """What an address gives at one reading."""

    body: bytes
    etag: str
    changed_at: datetime


def published(secret: str, *, today: date) -> Published | None:
    """The calendar of who the address belongs to, with the rights of that person at this moment; None for no such
    address, a revoked one, and one of a closed account: from outside these are the same.
    """
    feed = Feed.objects.open().select_related("person__agency").filter(digest=digest_of(secret)).first()
    if feed is None or feed.person.is_admin:
        return None
    found = selectors.feed_contents(feed, today)
    content = sha256(repr([selectors.told(each) for each in found]).encode()).hexdigest()
    news: dict[str, Any] = {}
    if content != feed.content:
        news |= {"content": content, "changed_at": clock.now()}
    if feed.read_on != today:
        news["read_on"] = today
    if news:
        # by the row, not the object: a revocation of this very moment stays
        Feed.objects.filter(pk=feed.pk).update(**news)
    changed_at = news.get("changed_at", feed.changed_at)
    return Published(feed_of(found, stamp=changed_at), f'"{content}"', changed_at)


def digest_of(secret: str) -> str:
    """The secret has 256 bits of chance: no salt and no slowness make it harder to guess."""
    return sha256(secret.encode()).hexdigest()
