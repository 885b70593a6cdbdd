"""Decisions on incoming delegations: what may follow what, the class of a guest. Values in, values out."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from haidang.papers.reference import norms as reference
from haidang.papers.vietnamese.letters import fold
from haidang.registers.visits.choices import LIGHT, Act, Hand, Rank, Stage

#: verb of the history → (from which stages, to which).
MOVES: Mapping[str, tuple[frozenset[Stage], Stage]] = {
    "submitted": (frozenset({Stage.PREPARING}), Stage.SUBMITTED),
    "approved": (frozenset({Stage.SUBMITTED}), Stage.APPROVED),
    "sent-back": (frozenset({Stage.SUBMITTED, Stage.APPROVED}), Stage.PREPARING),
    "held": (frozenset({Stage.APPROVED}), Stage.HELD),
    "held-lightly": (frozenset({Stage.PREPARING}), Stage.HELD),
    "reported": (frozenset({Stage.HELD}), Stage.CLOSED),
    "cancelled": (frozenset({Stage.PREPARING, Stage.SUBMITTED, Stage.APPROVED}), Stage.CANCELLED),
}
#: Its facts may still be written.
OPEN = frozenset({Stage.PREPARING, Stage.SUBMITTED, Stage.APPROVED, Stage.HELD})
#: The guests have not come yet.
AHEAD = frozenset({Stage.PREPARING, Stage.SUBMITTED, Stage.APPROVED})

ACTS: Mapping[Act, tuple[Hand, frozenset[Stage]]] = {
    Act.CLASSIFY: (Hand.AUTHOR, frozenset({Stage.PREPARING})),
    Act.CONSULT: (Hand.AUTHOR, AHEAD),
    Act.ESTIMATE: (Hand.AUTHOR, frozenset({Stage.PREPARING})),
    Act.SUBMIT: (Hand.AUTHOR, frozenset({Stage.PREPARING})),
    Act.APPROVE: (Hand.APPROVER, frozenset({Stage.SUBMITTED})),
    Act.SEND_BACK: (Hand.APPROVER, frozenset({Stage.SUBMITTED, Stage.APPROVED})),
    Act.HOLD: (Hand.AUTHOR, frozenset({Stage.APPROVED})),
    Act.REPORT: (Hand.AUTHOR, frozenset({Stage.HELD})),
    Act.CANCEL: (Hand.AUTHOR, AHEAD),
}
#: What the light kind knows: it was held, or it was not.
LIGHT_ACTS: Mapping[Act, tuple[Hand, frozenset[Stage]]] = {
    Act.HOLD: (Hand.AUTHOR, frozenset({Stage.PREPARING})),
    Act.CANCEL: (Hand.AUTHOR, frozenset({Stage.PREPARING})),
}


def may_move(verb: str, stage: str) -> bool:
    return Stage(stage) in MOVES[verb][0]


def table_of(kind: str) -> Mapping[Act, tuple[Hand, frozenset[Stage]]]:
    return LIGHT_ACTS if kind in LIGHT else ACTS


def is_theirs(act: Act, kind: str, hands: Collection[Hand]) -> bool:
    """Is the act ever for somebody with these hands?"""
    found = table_of(kind).get(act)
    return found is not None and found[0] in hands


def acts(kind: str, stage: str, hands: Collection[Hand]) -> tuple[Act, ...]:
    """What somebody with these hands can do to it in that stage."""
    table = table_of(kind)
    return tuple(act for act in Act if act in table and table[act][0] in hands and Stage(stage) in table[act][1])


# ── the class of a guest ─────────────────────────────────────────────────────────────────────────

# What is said of a post, without marks → its place in the annex. The first that is found decides: "thứ trưởng" stands
# before "bộ trưởng", since "Thứ trưởng, nguyên Bộ trưởng" is what he is now.
_POSTS: tuple[tuple[str, Rank], ...] = (
    (r"tong thu ky lien hop quoc", Rank.UN_HEAD),
    (r"pho thu tuong", Rank.DEPUTY_GOVERNMENT_HEAD),
    (r"pho chu tich (quoc hoi|ha vien|thuong vien|nghi vien)", Rank.DEPUTY_SPEAKER),
    (r"chu tich (quoc hoi|ha vien|thuong vien|nghi vien)", Rank.SPEAKER),
    (r"thu tuong", Rank.GOVERNMENT_HEAD),
    (r"pho (tong thong|chu tich nuoc)", Rank.UNLISTED),
    (r"tong thong|chu tich nuoc|quoc vuong|nha vua", Rank.STATE_HEAD),
    (r"thu truong", Rank.DEPUTY_MINISTER),
    (r"bo truong( bo)? ngoai giao", Rank.FOREIGN_MINISTER),
    (r"bo truong", Rank.MINISTER),
    (r"pho (dai su|vu truong|giam doc|tong giam doc)|vu truong|cuc truong", Rank.DEPARTMENT),
    (r"dai su", Rank.AMBASSADOR),
)


def rank_of(post: str) -> Rank | None:
    """The place in the annex of a post in words; None where the words do not tell: a person chooses."""
    said = " ".join(fold(post).split())
    return next((rank for pattern, rank in _POSTS if re.search(rf"\b(?:{pattern})\b", said)), None)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What class the day's rule gives to a post; "" where it gives none, and why: `code`."""

    guest_class: str
    code: str
    source: str


def proposed_class(rank: str, on: date) -> Proposal:
    """ "listed": the annex of that day says it; "unlisted": Chủ tịch UBND tỉnh decides; "no-post": nobody said who
    leads; "no-table": the rule of that day could not be read."""
    table = reference.guest_classes(on)
    if not rank:
        return Proposal("", "no-post", "")
    if not table:
        return Proposal("", "no-table", "")
    source = next(iter(table.values())).source
    if rank not in table:
        return Proposal("", "unlisted", source)
    return Proposal(table[rank].guest_class, "listed", table[rank].source)


def may_be_class(chosen: str, proposal: Proposal, *, has_paper: bool) -> bool:
    """The annex decides where it lists the post; any other class stands on a paper of Chủ tịch UBND tỉnh."""
    return has_paper or (proposal.code == "listed" and chosen == proposal.guest_class)


# ── days ─────────────────────────────────────────────────────────────────────────────────────────


def days_of(starts_on: date, ends_on: date) -> tuple[date, ...]:
    return tuple(starts_on + timedelta(days=n) for n in range((ends_on - starts_on).days + 1))


def may_be_held(starts_on: date, today: date) -> bool:
    """Nobody was received on a day that has not come."""
    return starts_on <= today


def said_once(kind: str, words: str, between: str) -> str:
    """The kind in front of the words, unless they begin with it: never "Tiếp xã giao Tiếp xã giao Đại sứ"."""
    begins = fold(f"{words} ").startswith(fold(f"{kind} "))
    return words if begins else f"{kind}{between}{words}"
