"""The mail of the day: for each person one, from the one list of what is owed and the notices that wait for it."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from haidang.desk import chat, rules, selectors
from haidang.desk.choices import Because, When
from haidang.desk.owed import owed, parted
from haidang.desk.selectors import Line
from haidang.kit import clock
from haidang.kit.owed import Owed
from haidang.office.accounts.choices import Role
from haidang.office.accounts.models import StandIn, User
from haidang.office.norms.selectors import calendar
from haidang.office.notices.choices import Kind, Unreached, Way
from haidang.office.notices.composing import footer, full_address
from haidang.office.notices.models import DIGEST, Mail, Notice
from haidang.office.notices.selectors import unreached, ways_of

#: Things of one nearness that a mail names; the rest is a number and an address.
NAMED = {When.OVERDUE: 15, When.WEEK: 15, When.LATER: 5, When.UNDATED: 5}
NEWS = 20

#: What a line of the mail leads to: the page, or (from a room above the plan's) a link that acts without sign-in.
Link = Callable[[Owed, User], str]


def page_of(each: Owed, person: User) -> str:
    return full_address(each.url)


@dataclass(frozen=True)
class Digest:
    """What one person gets on one day, and why; `because` is None when there is nothing to tell."""

    person: User
    day: date
    because: Because | None
    lines: list[Line] = field(default_factory=list)
    by_when: dict[When, int] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    #: Those whose work is in it because this person stands in for them.
    absent: list[User] = field(default_factory=list)
    unreached: Unreached | None = None
    #: The person wants no list of what is owed by mail.
    is_off: bool = False
    #: It was written already.
    mail: Mail | None = None

    @property
    def key(self) -> str:
        return key_of(self.person, self.day)

    @property
    def whose(self) -> str:
        return str(self.person.agency or self.person.full_name)

    @property
    def why(self) -> str:
        """Both in words: why it is written and, where that is so, why it does not arrive."""
        parts = [self.because.label if self.because else "", self.unreached.label if self.unreached else ""]
        return "; ".join(str(part) for part in parts if part)

    @property
    def three_lines(self) -> str:
        return chat.own(self.whose, self.lines, self.by_when, self.day)

    @property
    def subject(self) -> str:
        with translation.override("vi"):
            told = chat.numbers(self.by_when) if self.lines else _news(len(self.notices))
            return _("Hải Đăng %(day)s: %(told)s") % {"day": date_format(self.day, "j/n/Y"), "told": told}


def key_of(person: User, day: date) -> str:
    return f"{DIGEST}{person.pk}:{day.isoformat()}"


# ── who gets what ────────────────────────────────────────────────────────────────────────────────


def is_mailing_day(day: date) -> bool:
    """Mails of the day are those of working days."""
    return calendar().is_open(day)


def compose(day: date, *, only: User | None = None) -> list[Digest]:
    """For everybody who works with the plan; also those who get nothing today, so that a preview can say why.

    The queries are those of the rooms and a handful more, whatever there is to tell to however many.
    """
    people = list(_readers(only))
    with translation.override("vi"):
        # The words of its kinds are spoken when it is computed, and the mail is Vietnamese.
        everything = owed(day)
    absent, with_doers = _absent(day), _with_doers()
    mine = {person.pk: _of(person, everything, absent[person.pk], with_doers, day) for person in people}
    lines = {line.owed.key: line for line in selectors.lines(_once(mine.values()), day)}
    news = _news_of(people)
    ways = ways_of(people, Kind.OWED)
    cut_off = unreached(people)
    keys = [key_of(person, day) for person in people]
    written = {mail.key: mail for mail in Mail.objects.filter(key__in=keys).defer("text")}
    days = calendar()
    begins_week = days.next_open(rules.week_of(day)[0]) == day
    found = []
    for person in people:
        is_off = ways[person.pk] == Way.NEVER
        theirs = [] if is_off else mine[person.pk]
        by_when = selectors.counts(theirs, day)
        found.append(
            Digest(
                person=person,
                day=day,
                because=rules.mailed_because(by_when, len(news[person.pk]), begins_week=begins_week),
                lines=[lines[each.key] for each in theirs],
                by_when=by_when,
                notices=news[person.pk],
                absent=absent[person.pk],
                unreached=cut_off.get(person.pk),
                is_off=is_off,
                mail=written.get(key_of(person, day)),
            )
        )
    return found


def _readers(only: User | None) -> Iterable[User]:
    """In the order of agencies, so that a preview can be read; administration has nothing to do with content."""
    rows = User.objects.in_use().exclude(role=Role.ADMIN).select_related("agency").order_by("agency__code", "username")
    return rows.filter(pk=only.pk) if only else rows


def _absent(day: date) -> dict[int, list[User]]:
    """For whom each person stands in on the day."""
    found: dict[int, list[User]] = defaultdict(list)
    for row in StandIn.objects.on(day).filter(absent__is_active=True).select_related("absent__agency"):
        found[row.deputy_id].append(row.absent)
    return found


def _with_doers() -> set[int | None]:
    """Agencies in which somebody besides its leaders has an account."""
    heads = (Role.AGENCY_LEADER, Role.DESK_LEADER, Role.CHAIR, Role.VICE_CHAIR)
    doers = User.objects.in_use().exclude(role__in=(*heads, Role.ADMIN, Role.CLERK, Role.INSPECTOR))
    return set(doers.values_list("agency", flat=True))


def _of(person: User, everything: list[Owed], absent: list[User], with_doers: set[int | None], day: date) -> list[Owed]:
    """Their own, and that of whom they stand in for: each thing once, the soonest due first."""
    parts = [
        [each for each in parted(everything, whose).mine if _is_mailed(each, whose, with_doers, day)]
        for whose in (person, *absent)
    ]
    return parts[0] if not absent else sorted(_once(parts), key=lambda each: each.order)


def _is_mailed(each: Owed, whose: User, with_doers: set[int | None], day: date) -> bool:
    return rules.is_mailed(
        each.key,
        role=whose.role,
        person=each.person_id,
        near=rules.when(each.due_on, day),
        has_doer=whose.agency_id in with_doers,
    )


def _once(parts: Iterable[Iterable[Owed]]) -> list[Owed]:
    return list({each.key: each for part in parts for each in part}.values())


def _news_of(people: list[User]) -> dict[int, list[Notice]]:
    found: dict[int, list[Notice]] = defaultdict(list)
    for notice in Notice.objects.for_the_digest(clock.now()).filter(person__in=people):
        found[notice.person_id].append(notice)
    return found


# ── how it reads ─────────────────────────────────────────────────────────────────────────────────


def text_of(digest: Digest, link: Link = page_of, how_to_answer: str = "") -> str:
    """The mail as it is read, in Vietnamese whatever the screen of its reader speaks."""
    with translation.override("vi"):
        day = date_format(digest.day, "j/n/Y")
        head = _("Kính gửi %(name)s,") % {"name": digest.person.full_name}
        sums = _("Hôm nay %(day)s: %(numbers)s.") % {"day": day, "numbers": chat.numbers(digest.by_when)}
        if not digest.lines:
            sums = _("Hôm nay %(day)s: %(news)s.") % {"day": day, "news": _news(len(digest.notices))}
        parts = [head, sums, _standing(digest), *_work(digest, link), how_to_answer, *_told(digest)]
        if digest.lines:
            parts.append(_("BA DÒNG ĐỂ DÁN VÀO NHÓM CHAT") + "\n\n" + digest.three_lines)
        parts.append(footer(_reason(digest)))
        return "\n\n".join(part for part in parts if part) + "\n"


def _standing(digest: Digest) -> str:
    if not digest.absent:
        return ""
    return _("Có cả việc của %(names)s, bạn đang làm thay.") % {"names": ", ".join(map(str, digest.absent))}


def numbered(digest: Digest) -> dict[int, Line]:
    """What the mail names, by the numbers that stand before it: a reply says which it answers by them."""
    named = [line for when in When for line in [line for line in digest.lines if line.when == when][: NAMED[when]]]
    return dict(enumerate(named, 1))


def _work(digest: Digest, link: Link) -> Iterable[str]:
    number_of = {line.owed.key: number for number, line in numbered(digest).items()}
    for when in When:
        lines = [line for line in digest.lines if line.when == when]
        if not lines:
            continue
        yield f"{when.label.upper()} ({len(lines)})"
        for line in lines[: NAMED[when]]:
            number = number_of[line.owed.key]
            words = f"{number}. {line.owed.kind}: {rules.shortened(line.owed.title, 220)} ({_due(line)})"
            yield f"{words}\n   {link(line.owed, digest.person)}"
        left = len(lines) - NAMED[when]
        if left > 0:
            more = ngettext("Và %(n)d việc nữa: %(address)s", "Và %(n)d việc nữa: %(address)s", left)
            yield more % {"n": left, "address": full_address(reverse("desk:home"))}


def _due(line: Line) -> str:
    near = chat.nearness(line)
    return f"{near}, {_('hạn')} {date_format(line.owed.due_on, 'j/n/Y')}" if line.owed.due_on else near


def _told(digest: Digest) -> Iterable[str]:
    if digest.notices:
        yield f"{_('Mới').upper()} ({len(digest.notices)})"
    for notice in digest.notices[:NEWS]:
        words = f"- {notice.title}" + (f": {rules.shortened(notice.words, 300)}" if notice.words else "")
        why = _("Bạn nhận vì %(reason)s.") % {"reason": notice.reason}
        yield f"{words}\n  {why}\n  {full_address(notice.url)}"
    if len(digest.notices) > NEWS:
        yield _("Còn nữa: %(address)s") % {"address": full_address(reverse("notices:list"))}


def _news(count: int) -> str:
    return ngettext("%(n)d thông báo mới", "%(n)d thông báo mới", count) % {"n": count}


def _reason(digest: Digest) -> str:
    if digest.lines:
        return _("có việc chờ bạn hoặc %(agency)s") % {"agency": digest.whose}
    return _("bạn chọn gộp thông báo vào một thư mỗi ngày")
