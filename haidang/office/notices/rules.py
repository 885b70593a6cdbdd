"""How a notice travels, when a mail goes, what a server's answer means. Plain values: no database, no own clock."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol

from haidang.office.notices.choices import Kind, MailState, Unreached, Verdict, Way

# ── how a notice travels ─────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Manner:
    """How one kind of notice is carried: as long as nobody says otherwise, what may be chosen, whether it waits."""

    default: Way
    ways: tuple[Way, ...]
    #: Sent at any hour of any day: the answer to something the person has just done.
    at_once: bool = False


_BOTH = (Way.INSTANT, Way.DAILY)
_ALL = (Way.INSTANT, Way.DAILY, Way.NEVER)

MANNERS: Mapping[Kind, Manner] = {
    Kind.GIVEN: Manner(Way.INSTANT, _BOTH),
    Kind.ASKED: Manner(Way.INSTANT, _BOTH),
    Kind.RETURNED: Manner(Way.INSTANT, _BOTH),
    Kind.DECIDED: Manner(Way.INSTANT, _ALL),
    Kind.ACCEPTED: Manner(Way.DAILY, _ALL),
    Kind.URGED: Manner(Way.DAILY, _BOTH),
    # Whoever's name was used in a link must hear of it.
    Kind.RECEIPT: Manner(Way.INSTANT, (Way.INSTANT,), at_once=True),
    Kind.OWED: Manner(Way.DAILY, (Way.DAILY, Way.NEVER)),
}


def way_of(kind: Kind, chosen: str | None) -> Way:
    """How a person gets this kind; a choice that is not offered (any more) does not count."""
    manner = MANNERS[kind]
    return Way(chosen) if chosen in manner.ways else manner.default


def is_told(kind: Kind, *, is_active: bool, is_own_act: bool) -> bool:
    """Is this person told? Nobody of what they did themselves, unless it was done in their name by a link."""
    return is_active and (kind == Kind.RECEIPT or not is_own_act)


# ── when a mail goes ─────────────────────────────────────────────────────────────────────────────

#: Nobody's telephone rings before.
OPENS = time(7, 0)


class WorkingDays(Protocol):
    """The calendar of `office.norms`."""

    def is_open(self, day: date) -> bool: ...


def leaves_at(now: datetime, *, at_once: bool, calendar: WorkingDays, closes: time) -> datetime:
    """When a mail that is written at `now` (in office time) goes: in office hours of a working day, if it can wait."""
    if at_once or (calendar.is_open(now.date()) and OPENS <= now.time() <= closes):
        return now
    day = now.date() + timedelta(days=now.time() > closes)
    while not calendar.is_open(day):
        day += timedelta(days=1)
    return datetime.combine(day, OPENS, now.tzinfo)


#: How many minutes a mail that was put off waits before its second try, its third, …; the last holds for all further
#: ones. Greylisting ends within minutes, a full disk within hours, a broken server within a day or two.
BACK_OFF = (2, 10, 30, 60, 2 * 60, 4 * 60, 8 * 60)
#: A mail that could not be handed over for so long is given up, and said to be so.
GIVE_UP = timedelta(days=4)
#: Who has not said for so long how a mail ended was killed while sending it.
LEASE = timedelta(minutes=10)


def next_try(now: datetime, tries: int) -> datetime:
    """When a mail is tried again that was put off `tries` times."""
    return now + timedelta(minutes=BACK_OFF[min(max(tries, 1), len(BACK_OFF)) - 1])


def is_given_up(queued_at: datetime, now: datetime) -> bool:
    return now - queued_at >= GIVE_UP


# ── what a server's answer means ─────────────────────────────────────────────────────────────────

#: "550 5.1.1 user unknown": the second number says it precisely (RFC 3463).
_STATUS = re.compile(r"\b(?P<kind>[245])\.(?P<subject>\d{1,3})\.(?P<detail>\d{1,3})\b")
#: Of the sender, though they stand among those of addresses.
_OF_SENDER = frozenset({(1, 7), (1, 8)})
#: A mailbox that is switched off; a domain that nobody answers for.
_OF_ADDRESS = frozenset({(2, 1), (4, 4)})
#: A full mailbox is emptied one day, whatever the server believes.
_PASSING = frozenset({(2, 2)})
#: Without a precise number: no such mailbox, moved, no such name.
_NO_MAILBOX = frozenset({550, 551, 553})


def verdict(code: int, words: str, *, of_address: bool) -> Verdict:
    """What an answer means. `of_address`: it was given to the address, not to the mail's content."""
    if 200 <= code < 300:
        return Verdict.SENT
    if not 500 <= code < 600:
        return Verdict.LATER
    if not (said := _STATUS.search(words)):
        return Verdict.BAD_ADDRESS if of_address and code in _NO_MAILBOX else Verdict.REFUSED
    return verdict_of_status(said[0])


def verdict_of_status(status: str) -> Verdict:
    """The same by the precise number alone: "5.1.1"."""
    said = _STATUS.search(status)
    if not said:
        return Verdict.REFUSED
    if said["kind"] == "2":
        return Verdict.SENT
    detail = int(said["subject"]), int(said["detail"])
    if said["kind"] == "4" or detail in _PASSING:
        return Verdict.LATER
    is_address = (detail[0] == 1 and detail not in _OF_SENDER) or detail in _OF_ADDRESS
    return Verdict.BAD_ADDRESS if is_address else Verdict.REFUSED


# ── what may be done with a mail ─────────────────────────────────────────────────────────────────

_MAY_RETRY = frozenset({MailState.BOUNCED, MailState.FAILED, MailState.NO_ADDRESS, MailState.CANCELLED})
_MAY_CANCEL = frozenset({MailState.WAITING, MailState.FAILED, MailState.NO_ADDRESS, MailState.HELD})


def may_retry(state: str) -> bool:
    """May somebody have it sent again? What was held in a practice space never leaves it."""
    return state in _MAY_RETRY


def may_cancel(state: str) -> bool:
    return state in _MAY_CANCEL


def why_unreached(*, is_active: bool, address: str, is_bad: bool) -> Unreached | None:
    """Why no mail can reach a person; None when it can."""
    if not is_active:
        return Unreached.LEFT
    if not address:
        return Unreached.NO_ADDRESS
    return Unreached.BAD_ADDRESS if is_bad else None
