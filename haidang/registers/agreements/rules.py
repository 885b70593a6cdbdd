"""Decisions about agreements: ways, days, names, who is asked. Plain values in, a judgement out; the day is given."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from haidang.office.norms.rules import months_later
from haidang.papers.vietnamese.letters import fold
from haidang.registers.agreements.choices import LIVING, Act, ChangeKind, Hand, Level, Scope, Stage, Standing

# ── where an agreement may go ────────────────────────────────────────────────────────────────────

_LIVING = frozenset(LIVING)
_PLAYING = frozenset({Stage.SIGNED, Stage.INHERITED})
_COMING = frozenset({Stage.PROPOSED, Stage.ASKING, Stage.APPROVED})

#: verb of the story: (from which stages, to which; None where the stage stays).
MOVES: Mapping[str, tuple[frozenset[Stage], Stage | None]] = {
    "asked": (frozenset({Stage.PROPOSED, Stage.ASKING}), Stage.ASKING),
    "approved": (frozenset({Stage.ASKING}), Stage.APPROVED),
    "refused": (frozenset({Stage.ASKING}), Stage.REFUSED),
    "reopened": (frozenset({Stage.REFUSED, Stage.DROPPED}), Stage.PROPOSED),
    "dropped": (_COMING, Stage.DROPPED),
    "signed": (frozenset({Stage.APPROVED}), Stage.SIGNED),
    "reported": (_LIVING | {Stage.ENDED}, None),
    "published": (_LIVING, None),
    "amended": (_PLAYING, None),
    "extended": (_LIVING, None),
    "suspended": (_PLAYING, Stage.SUSPENDED),
    "resumed": (frozenset({Stage.SUSPENDED}), Stage.SIGNED),
    "ended": (_LIVING, Stage.ENDED),
    "inherited": (frozenset({Stage.SIGNED, Stage.SUSPENDED}), Stage.INHERITED),
}
#: Papers that other laws govern have no opinions and no approval here: they are only kept.
_KEPT_ONLY = frozenset({Stage.PROPOSED, Stage.APPROVED})

#: What a change does to the agreement when it is done.
VERB_OF: Mapping[ChangeKind, str] = {
    ChangeKind.AMEND: "amended",
    ChangeKind.EXTEND: "extended",
    ChangeKind.SUSPEND: "suspended",
    ChangeKind.RESUME: "resumed",
    ChangeKind.END: "ended",
    ChangeKind.INHERIT: "inherited",
}


def is_ours(level: str, scope: str) -> bool:
    """Does the procedure of Luật 70/2020 run here? Army papers go their own way, the others are outside the law."""
    return scope == Scope.LAW and level != Level.ARMY


def is_counted(scope: str) -> bool:
    """Aid papers, loans, contracts and PPP are in the register and in no figure."""
    return scope == Scope.LAW


def may_move(verb: str, stage: str, *, ours: bool = True) -> bool:
    """Does the table let an agreement in `stage` go this way?"""
    if verb == "signed" and not ours:
        return Stage(stage) in _KEPT_ONLY
    return Stage(stage) in MOVES[verb][0]


# ── who does what ────────────────────────────────────────────────────────────────────────────────

_DOERS = frozenset({Hand.KEEPER, Hand.DESK})
_DECIDERS = frozenset({Hand.DECIDER, Hand.DESK})
#: Act: whose it is, and the verb whose way must be open.
ACTS: Mapping[Act, tuple[frozenset[Hand], str]] = {
    Act.ASK: (_DOERS, "asked"),
    Act.APPROVE: (_DECIDERS, "approved"),
    Act.REFUSE: (_DECIDERS, "refused"),
    Act.REOPEN: (_DOERS, "reopened"),
    Act.SIGN: (_DOERS, "signed"),
    Act.REPORT: (_DOERS, "reported"),
    Act.PUBLISH: (_DOERS, "published"),
    Act.BEGIN: (_DOERS, "ended"),
    Act.MINUTES: (_DOERS, "ended"),
    Act.DROP: (_DOERS, "dropped"),
    Act.ASK_CHANGE: (_DOERS, "ended"),
    Act.FINISH: (_DOERS, "ended"),
    Act.LEAVE: (_DOERS, "ended"),
    Act.NOTIFY: (_DOERS, "reported"),
}


@dataclass(frozen=True)
class Place:
    """What an agreement says of itself when it is asked what can be done with it."""

    stage: str
    level: str = Level.PROVINCE
    scope: str = Scope.LAW
    is_reported: bool = False
    is_published: bool = False
    has_minutes: bool = False
    is_changing: bool = False
    is_asked: bool = False
    unnotified: bool = False

    @property
    def is_ours(self) -> bool:
        return is_ours(self.level, self.scope)


def is_theirs(act: Act, hands: Collection[Hand]) -> bool:
    return bool(ACTS[act][0] & frozenset(hands))


def is_time_for(act: Act, place: Place) -> bool:
    """Is the way open, and does the act make sense now?"""
    if not may_move(ACTS[act][1], place.stage, ours=place.is_ours):
        return False
    match act:
        case Act.ASK | Act.APPROVE | Act.REFUSE:
            return place.is_ours
        case Act.REPORT:
            return place.is_ours and not place.is_reported
        case Act.PUBLISH:
            return place.is_ours and not place.is_published
        case Act.MINUTES:
            return place.has_minutes
        case Act.BEGIN:
            return not place.is_changing
        case Act.ASK_CHANGE:
            return place.is_changing and place.is_ours and not place.is_asked
        case Act.FINISH | Act.LEAVE:
            return place.is_changing
        case Act.NOTIFY:
            return place.unnotified
    return True


def acts(place: Place, hands: Collection[Hand]) -> tuple[Act, ...]:
    """The buttons of the page, in the order of the way."""
    return tuple(act for act in Act if is_theirs(act, hands) and is_time_for(act, place))


# ── days ─────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Term:
    """What the text says of its duration. `expires_on` is the last day in force; None: without a term."""

    effective_on: date | None = None
    expires_on: date | None = None
    auto_renews: bool = False
    renewal_months: int | None = None
    notice_days: int | None = None


def expiry(term: Term, today: date) -> date | None:
    """The last day in force as it stands today: each automatic renewal adds its months to the day of the text.

    Counted from the first day each time, so that a 31st that became a 28th comes back.
    """
    last = term.expires_on
    if last is None or not term.auto_renews or not term.renewal_months or last >= today:
        return last
    times = 0
    while last < today:
        times += 1
        last = months_later(term.expires_on or last, times * term.renewal_months)
    return last


def notice_by(last: date | None, notice_days: int | None) -> date | None:
    """The last day on which a side can still say that it will not go on (or that it wishes to)."""
    return last - timedelta(days=notice_days) if last and notice_days is not None else None


def window(last: date | None, today: date, marks: Iterable[int]) -> int | None:
    """Within how many months it ends: the smallest mark that is reached; 0 when it is over, None when it is far."""
    if last is None:
        return None
    if today > last:
        return 0
    reached = [months for months in marks if today >= months_later(last, -months)]
    return min(reached, default=None)


def ends_within_two_years(last: date | None, year: int) -> bool:
    """Plan 163 1.3: what ends in this year and in the next is taken up now."""
    return last is not None and last.year in (year, year + 1)


@dataclass(frozen=True)
class Facts:
    """What is stored of an agreement, for the question how it stands."""

    stage: str
    term: Term = field(default_factory=Term)
    is_inherited: bool = False
    is_renewing: bool = False


#: Stages whose word is their standing.
_PLAIN = {
    stage: Standing(stage.value)
    for stage in (
        Stage.PROPOSED, Stage.ASKING, Stage.APPROVED, Stage.REFUSED, Stage.DROPPED, Stage.SUSPENDED, Stage.ENDED,
    )
}  # fmt: skip


def standing(facts: Facts, today: date, marks: Sequence[int]) -> Standing:
    """How it stands on the day: only what was done is stored, the rest are days."""
    if facts.stage not in (Stage.SIGNED, Stage.INHERITED, Stage.SUSPENDED):
        return _PLAIN[Stage(facts.stage)]
    last = expiry(facts.term, today)
    if last is not None and today > last:
        return Standing.EXPIRED
    if facts.stage == Stage.SUSPENDED:
        return Standing.SUSPENDED
    if facts.term.effective_on is None or today < facts.term.effective_on:
        return Standing.SIGNED
    if facts.is_renewing:
        return Standing.RENEWING
    if window(last, today, marks) is not None:
        return Standing.ENDING
    is_heir = facts.is_inherited or facts.stage == Stage.INHERITED
    return Standing.INHERITED if is_heir else Standing.IN_FORCE


def day_fault(signed_on: date | None, effective_on: date | None, expires_on: date | None) -> str:
    """Which two days are the wrong way round; "" when none are."""
    if effective_on and signed_on and effective_on < signed_on:
        return "effective-before-signed"
    if expires_on and effective_on and expires_on < effective_on:
        return "expires-before-effective"
    if expires_on and signed_on and expires_on < signed_on:
        return "expires-before-signed"
    return ""


# ── names ────────────────────────────────────────────────────────────────────────────────────────

#: Words that may stand before the name of the paper: "Dự thảo bản Hiệp định …".
_BEFORE = re.compile(r"^(?:du thao|van ban|ban|to)\s+")


@dataclass(frozen=True)
class Barred:
    """A name kept for treaties, as it was found: as the name of the paper, or only within it."""

    word: str
    is_name: bool


def barred(name: str, words: Iterable[str]) -> Barred | None:
    """Does the name bear one of the words kept for treaties? Marks and capitals aside.

    "Hiệp định hợp tác …" is such a name; "Bản ghi nhớ triển khai Hiệp định …" only speaks of one.
    """
    told = " ".join(re.sub(r"[^\w\s]", " ", fold(unicodedata.normalize("NFC", name))).split())
    while (rest := _BEFORE.sub("", told)) != told:
        told = rest
    for word in words:
        if re.search(rf"\b{re.escape(fold(word))}\b", told):
            return Barred(word, told.startswith(fold(word)))
    return None


def listed(amount: str) -> tuple[str, ...]:
    """ "công ước; hiệp ước" of a norm, one by one."""
    return tuple(" ".join(each.split()) for each in amount.split(";") if each.strip())


def months_listed(amount: str) -> tuple[int, ...]:
    """ "12; 6; 3" of a norm."""
    return tuple(int(each) for each in listed(amount) if each.isdecimal())


# ── who is asked ─────────────────────────────────────────────────────────────────────────────────

#: Which norm says whom to ask: for everything of a level, and for a topic.
ASKED_OF: Mapping[Level, tuple[str, ...]] = {
    Level.PROVINCE: ("AGR-ASK-BNG",),
    Level.DEPARTMENT: ("AGR-ASK-SNGV",),
    Level.ORGANISATION: ("AGR-ASK-SNGV",),
    Level.DISTRICT: ("AGR-ASK-SNGV",),
    Level.ARMY: (),
}
ASKED_FOR: Mapping[str, str] = {"defence": "AGR-ASK-DEF", "security": "AGR-ASK-SEC", "investment": "AGR-ASK-INV"}
#: Within how many days opinions come, and the decision: the norm of each level.
OPINION_NORM: Mapping[Level, str] = {
    Level.PROVINCE: "AGR-OPIN",
    Level.DEPARTMENT: "AGR-DEPT-OPIN",
    Level.ORGANISATION: "AGR-DEPT-OPIN",
    Level.DISTRICT: "AGR-DEPT-OPIN",
}
SHORT_NORM = "AGR-OPIN-S"
#: Those whose procedure stands in the decree: departments, organisations, districts while there were any.
_BY_DECREE = frozenset({Level.DEPARTMENT, Level.ORGANISATION, Level.DISTRICT})
DECISION_NORM: Mapping[Level, str] = {
    Level.DEPARTMENT: "AGR-DEPT",
    Level.ORGANISATION: "AGR-ORG",
    Level.DISTRICT: "AGR-DEPT",
}


def norms_of_askings(level: str, topics: Iterable[str]) -> tuple[str, ...]:
    """The codes of the norms that name whom to ask, the topics in the order of the law."""
    wanted = set(topics)
    return (*ASKED_OF[Level(level)], *(code for topic, code in ASKED_FOR.items() if topic in wanted))


def goes_by_decree(level: str, *, is_inherited: bool) -> bool:
    """Was it signed under the decree? What UBND tỉnh inherited was."""
    return level in _BY_DECREE or is_inherited


def waits_for_heir(level: str, scope: str, stage: str, last: date | None, on: date) -> bool:
    """Signed by a district, alive on the day, and still in its name."""
    is_alive = stage in LIVING and (last is None or on <= last)
    return level == Level.DISTRICT and scope == Scope.LAW and stage != Stage.INHERITED and is_alive


def needs_opinions(kind: str, *, is_technical: bool, is_rename: bool) -> bool:
    """A technical change may skip them (Đ41); an heir that only takes its own name asks nobody (NĐ 177/2025 Đ5.4)."""
    if kind == ChangeKind.INHERIT:
        return not is_rename
    return kind != ChangeKind.RESUME and not is_technical


# ── what is owed each year ───────────────────────────────────────────────────────────────────────

#: From how many days before its day a yearly duty is spoken of.
SPOKEN_OF = 45


def duty_year(due: date, on: date) -> bool:
    """Is it time to speak of something due on that day?"""
    return on >= due - timedelta(days=SPOKEN_OF)


def years_owed(begins: date | None, ends: date | None, on: date) -> tuple[int, ...]:
    """The years of something yearly that have something to be told of by now: begun, not after its end, not to come."""
    if begins is None:
        return ()
    return tuple(range(begins.year, min(on.year, ends.year if ends else on.year) + 1))
