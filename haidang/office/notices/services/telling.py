"""Telling a person something, once; what they then do with it, and how they want it."""

from collections.abc import Iterable, Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.notices import rules, selectors
from haidang.office.notices.choices import Kind, Way
from haidang.office.notices.composing import alone, one_line
from haidang.office.notices.models import Notice, NoticeWay
from haidang.office.notices.services.queueing import queue_mail


def tell(
    person: User | None,
    kind: Kind,
    *,
    key: str,
    title: str,
    words: str = "",
    url: str,
    reason: str,
    by: User | None = None,
) -> Notice | None:
    """Tell one person; None when they know already, left, or did it themselves. In the transaction of the act."""
    told = tell_all([person] if person else [], kind, key=key, title=title, words=words, url=url, reason=reason, by=by)
    return told[0] if told else None


@transaction.atomic
def tell_all(
    people: Iterable[User],
    kind: Kind,
    *,
    key: str,
    title: str,
    words: str = "",
    url: str,
    reason: str,
    by: User | None = None,
) -> list[Notice]:
    """Tell each of `people` once for this `key`; those who are told now, each with a mail where they want one at once.

    `reason` goes on from "Bạn nhận vì …". The queries grow only with the mails that are written.
    """
    kind = Kind(kind)
    wanted = {
        person.pk: person
        for person in people
        if rules.is_told(kind, is_active=person.is_active, is_own_act=by is not None and by.pk == person.pk)
    }
    known = set(Notice.objects.filter(key=key, person__in=wanted).values_list("person", flat=True))
    new = [person for pk, person in wanted.items() if pk not in known]
    if not new:
        return []
    ways = selectors.ways_of(new, kind)
    Notice.objects.bulk_create(
        [
            Notice(
                person=person,
                kind=kind,
                key=key,
                title=one_line(title, 250),
                words=words.strip(),
                url=url,
                reason=one_line(reason, 250),
                by=by,
                way=ways[person.pk],
            )
            for person in new
        ],
        # Somebody else may tell the same in this moment: once is enough.
        ignore_conflicts=True,
    )
    told = list(Notice.objects.filter(key=key, person__in=new).select_related("person"))
    _write_to([notice for notice in told if notice.way == Way.INSTANT], kind)
    return told


def _write_to(notices: list[Notice], kind: Kind) -> None:
    if not notices:
        return
    at_once = rules.MANNERS[kind].at_once
    at = selectors.leaves_at(clock.now(), at_once=at_once)
    for notice in notices:
        notice.mail = queue_mail(
            notice.person,
            notice.title,
            alone(notice),
            key=f"notice:{notice.person_id}:{notice.key}",
            at=at,
            at_once=at_once,
        )
    Notice.objects.bulk_update(notices, ["mail"])


@transaction.atomic
def mark_read(notice: Notice, *, by: User) -> Notice:
    """Đã đọc: by the person alone, not by who stands in for them."""
    held = Notice.objects.for_user(by, "change").select_for_update(of=("self",)).get(pk=notice.pk)
    if not held.is_read:
        held.read_at = clock.now()
        held.save(update_fields=["read_at"])
    return held


def mark_all_read(*, by: User) -> int:
    return Notice.objects.for_user(by, "change").unread().update(read_at=clock.now())


@transaction.atomic
def choose_ways(chosen: Mapping[str, str], *, by: User) -> dict[Kind, Way]:
    """Keep how `by` wants each kind; what is not offered for a kind is refused, and then nothing is kept."""
    person = User.objects.select_for_update(of=("self",)).get(pk=by.pk)
    before = selectors.all_ways_of(person)
    after = before | {Kind(kind): _offered(Kind(kind), way) for kind, way in chosen.items()}
    changed = {kind: way for kind, way in after.items() if way != before[kind]}
    for kind, way in changed.items():
        NoticeWay.objects.update_or_create(person=person, kind=kind, defaults={"way": way})
    if changed:
        told = {str(kind.label): [str(before[kind].label), str(way.label)] for kind, way in changed.items()}
        note(person, "ways-chosen", by=by, changes=told)
    return after


def _offered(kind: Kind, way: str) -> Way:
    if way not in rules.MANNERS[kind].ways:
        raise ValidationError(
            _("Thông báo loại “%(kind)s” không nhận được theo cách đã chọn. Chọn lại một cách có trong danh sách.")
            % {"kind": kind.label}
        )
    return Way(way)
