"""Rules of friendship, on plain values: how an association comes to be, its terms, the consent of a friend."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from haidang.kit.verdicts import Outcome, Verdict
from haidang.kit.verdicts import day as said
from haidang.registers.people.friend_choices import AssociationKind, FoundingKind

# ── founding ─────────────────────────────────────────────────────────────────────────────────────

#: The steps that an association needs before it is founded; a branch is founded inside its association.
NEEDED: Mapping[str, tuple[FoundingKind, ...]] = {
    AssociationKind.ASSOCIATION: (
        FoundingKind.LEAVE, FoundingKind.COMMITTEE, FoundingKind.DOSSIER, FoundingKind.PERMIT, FoundingKind.CONGRESS,
    ),
    AssociationKind.BRANCH: (FoundingKind.LEAVE,),
}  # fmt: skip
#: Nothing later happens before something earlier: the order in which the steps are declared.
_ORDER = tuple(FoundingKind)


@dataclass(frozen=True, slots=True)
class Step:
    """A step as the rules see it: done, or only meant for a day."""

    kind: str
    done_on: date | None = None
    due_on: date | None = None


def missing(kind: str, done: Iterable[str]) -> list[FoundingKind]:
    """The steps that are needed and not done, in their order."""
    there = set(done)
    return [each for each in NEEDED[kind] if each not in there]


def out_of_order(new: Step, others: Iterable[Step]) -> Verdict | None:
    """A step is not done before one that comes before it, nor after one that comes after it."""
    if new.done_on is None:
        return None
    at = _ORDER.index(FoundingKind(new.kind))
    for other in others:
        if other.done_on is None or other.kind == new.kind:
            continue
        is_earlier = _ORDER.index(FoundingKind(other.kind)) < at
        told = {
            "step": FoundingKind(new.kind).label, "on": said(new.done_on),
            "other": FoundingKind(other.kind).label, "other_on": said(other.done_on),
        }  # fmt: skip
        if is_earlier and new.done_on < other.done_on:
            sentence = _("“%(step)s” ngày %(on)s trước “%(other)s” (%(other_on)s). Xem lại ngày.") % told
            return Verdict("order", Outcome.REFUSE, sentence)
        if not is_earlier and new.done_on > other.done_on:
            sentence = _("“%(step)s” ngày %(on)s sau “%(other)s” (%(other_on)s). Xem lại ngày.") % told
            return Verdict("order", Outcome.REFUSE, sentence)
    return None


def founding(kind: str, done: Sequence[str], law: str = "", *, why: str = "") -> Verdict:
    """What is still to be done until it is founded; `law` is the paper of the day on associations."""
    left = missing(kind, done)
    if why:
        return Verdict("founding", Outcome.UNKNOWN, _("Chưa kiểm tra được: %(why)s") % {"why": why})
    if not left:
        return Verdict("founding", Outcome.OK, _("Đã đủ các bước để ghi thành lập."), law)
    told = ", ".join(f"“{each.label}”" for each in left)
    return Verdict("founding", Outcome.WARN, _("Còn các bước: %(steps)s.") % {"steps": told}, law)


def congress(
    permitted_on: date | None, held_on: date | None, last: date | None, source: str, *, today: date, why: str = ""
) -> Verdict | None:
    """Once it was permitted, its congress is held within the days of the norm."""
    if permitted_on is None:
        return None
    if last is None:
        return Verdict("congress", Outcome.UNKNOWN, _("Chưa kiểm tra được: %(why)s") % {"why": why})
    told = {"last": said(last), "on": said(held_on)}
    if (held_on or today) > last:
        sentence = _("Đại hội thành lập phải họp chậm nhất ngày %(last)s (kể từ ngày cho phép); đã quá hạn.") % told
        return Verdict("congress", Outcome.WARN, sentence, source)
    if held_on:
        return Verdict("congress", Outcome.OK, _("Đại hội thành lập ngày %(on)s, đúng hạn.") % told, source)
    return Verdict("congress", Outcome.OK, _("Đại hội thành lập họp chậm nhất ngày %(last)s.") % told, source)


# ── terms ────────────────────────────────────────────────────────────────────────────────────────


def terms_meet(since: date, until: date, others: Iterable[tuple[int, date, date]]) -> Verdict | None:
    """Two terms of office share no day."""
    for number, first, last in others:
        if first <= until and since <= last:
            told = {"number": number, "first": said(first), "last": said(last)}
            sentence = _("Trùng thời gian với nhiệm kỳ %(number)s (%(first)s - %(last)s). Xem lại ngày.") % told
            return Verdict("terms", Outcome.REFUSE, sentence)
    return None


def term(until: date | None, today: date) -> Verdict:
    """Does its board still hold office?"""
    if until is None:
        return Verdict("term", Outcome.UNKNOWN, _("Chưa ghi nhiệm kỳ nào của hội."))
    told = {"until": said(until)}
    if until < today:
        return Verdict("term", Outcome.WARN, _("Nhiệm kỳ đã hết ngày %(until)s: cần đại hội nhiệm kỳ mới.") % told)
    return Verdict("term", Outcome.OK, _("Nhiệm kỳ hiện nay đến ngày %(until)s.") % told)


# ── consent ──────────────────────────────────────────────────────────────────────────────────────


def consent(on: date | None, today: date) -> str:
    """Why a friend may not be written down; "" when they may. Without consent nobody is kept here."""
    if on is None:
        return _("Chưa có ngày đồng ý: không lưu thông tin của người chưa đồng ý. Xin đồng ý trước rồi ghi.")
    if on > today:
        return _("Ngày đồng ý %(day)s chưa đến. Xem lại ngày.") % {"day": said(on)}
    return ""


def code_begin(iso: str) -> str:
    """What the codes of friends in a country begin with."""
    return f"BB-{iso.upper() or 'XX'}-"


def code(begin: str, number: int) -> str:
    """What a friend is called everywhere: "BB-JP-004"."""
    return f"{begin}{number:03d}"
