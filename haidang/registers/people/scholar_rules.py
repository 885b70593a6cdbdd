"""Rules of scholarships, on plain values: places, days, what is paid, how the years of study are told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.utils.translation import gettext as _

from haidang.kit.money import Money, written
from haidang.kit.verdicts import Outcome, Verdict
from haidang.kit.verdicts import day as said

_MONTHS = 12


def code_begin(year: int, iso: str) -> str:
    """What the codes of an intake's students begin with."""
    return f"HB-{year}-{iso.upper() or 'XX'}-"


def code(begin: str, number: int) -> str:
    """What a student is called everywhere, since the name is nobody's business: "HB-2020-LA-003"."""
    return f"{begin}{number:03d}"


def places(taken: int, offered: int) -> Verdict | None:
    """Is there a place left in the intake?"""
    if taken < offered:
        return None
    told = {"taken": taken, "offered": offered}
    sentence = _("Kỳ tuyển sinh có %(offered)s chỉ tiêu, đã có %(taken)s người trúng tuyển: không còn chỗ.") % told
    return Verdict("places", Outcome.REFUSE, sentence)


def filling(placed: int, offered: int, candidates: int) -> Verdict:
    """How an intake fills, for its page."""
    told = {"placed": placed, "offered": offered, "candidates": candidates}
    if placed > offered:
        sentence = _("Trúng tuyển %(placed)s người, hơn %(offered)s chỉ tiêu.") % told
        return Verdict("filling", Outcome.WARN, sentence)
    sentence = _("Trúng tuyển %(placed)s trên %(offered)s chỉ tiêu; %(candidates)s hồ sơ còn chờ xét.") % told
    return Verdict("filling", Outcome.OK, sentence)


def announcing(letters: int, closes_on: date | None, today: date) -> Verdict:
    """Was it made known in time? An intake that closes without a letter has no candidates."""
    if letters:
        sentence = _("Đã gửi %(count)s thư thông báo qua cơ quan đại diện.") % {"count": letters}
        return Verdict("announcing", Outcome.OK, sentence)
    if closes_on and closes_on < today:
        sentence = _("Hạn nhận hồ sơ %(day)s đã qua mà chưa có thư thông báo nào. Dời hạn rồi thông báo.")
        return Verdict("announcing", Outcome.WARN, sentence % {"day": said(closes_on)})
    return Verdict("announcing", Outcome.WARN, _("Chưa gửi thư thông báo tuyển sinh qua cơ quan đại diện nào."))


@dataclass(frozen=True, slots=True)
class Paid:
    """One payment as the rules see it."""

    kind: str
    since: date
    until: date
    amount: Decimal
    currency: str = "VND"


def months(since: date, until: date) -> int:
    """How many months of a calendar a payment touches: 01/9-31/12 are four."""
    return (until.year - since.year) * _MONTHS + until.month - since.month + 1


def twice(new: Paid, others: Iterable[Paid], label: str) -> Verdict | None:
    """Nobody is paid the same thing twice for one day."""
    for other in others:
        if other.kind == new.kind and other.since <= new.until and new.since <= other.until:
            told = {"kind": label, "since": said(other.since), "until": said(other.until)}
            sentence = _("%(kind)s từ %(since)s đến %(until)s đã ghi rồi; hai lần chi không được trùng ngày.") % told
            return Verdict("twice", Outcome.REFUSE, sentence)
    return None


def in_term(since: date, until: date, first: date | None, last: date | None) -> Verdict | None:
    """Money is for days of study: from the day of enrolment to that on which it ended."""
    if first is None:
        return Verdict(
            "in-term", Outcome.REFUSE, _("Sinh viên chưa nhập học nên chưa ghi được khoản chi. Ghi nhập học.")
        )
    if since < first.replace(day=1):
        told = {"since": said(since), "first": said(first)}
        sentence = _("Khoản chi từ %(since)s trước tháng nhập học (%(first)s). Xem lại ngày.") % told
        return Verdict("in-term", Outcome.REFUSE, sentence)
    if last and until > _month_end(last):
        told = {"until": said(until), "last": said(last)}
        sentence = _("Khoản chi đến %(until)s sau tháng kết thúc học (%(last)s). Xem lại ngày.") % told
        return Verdict("in-term", Outcome.REFUSE, sentence)
    return None


def _month_end(on: date) -> date:
    following = date(on.year + on.month // _MONTHS, on.month % _MONTHS + 1, 1)
    return following - timedelta(days=1)


def monthly(paid: Paid, norm: Decimal | None, source: str = "", *, may_refuse: bool = False, why: str = "") -> Verdict:
    """What is paid for a month beside what the norm says; in another currency nobody can compare it."""
    if norm is None:
        return Verdict("stipend", Outcome.UNKNOWN, _("Chưa so được mức chi: %(why)s") % {"why": why})
    if paid.currency != "VND":
        sentence = _("Khoản chi bằng %(currency)s, định mức bằng đồng: chưa so được.") % {"currency": paid.currency}
        return Verdict("stipend", Outcome.UNKNOWN, sentence, source)
    each = paid.amount / months(paid.since, paid.until)
    told = {
        "each": str(Money(each).rounded()), "norm": str(Money(norm)),
        "since": said(paid.since), "until": said(paid.until),
    }  # fmt: skip
    if each > norm:
        sentence = _("Sinh hoạt phí %(since)s - %(until)s là %(each)s một tháng, cao hơn mức %(norm)s.") % told
        return Verdict("stipend", Outcome.REFUSE if may_refuse else Outcome.WARN, sentence, source)
    sentence = _("Sinh hoạt phí %(since)s - %(until)s là %(each)s một tháng, trong mức %(norm)s.") % told
    return Verdict("stipend", Outcome.OK, sentence, source)


# ── years of study ───────────────────────────────────────────────────────────────────────────────


def school_year(on: date, ends: tuple[int, int]) -> int:
    """The school year a day belongs to, by the year in which it began; `ends`: the month and day of its last day."""
    return on.year - 1 if (on.month, on.day) <= ends else on.year


def years_to_tell(enrolled_on: date, today: date, ends: tuple[int, int], told: Iterable[int]) -> list[int]:
    """The school years that are over and of which nothing was told, the oldest first."""
    known = set(told)
    first, now = school_year(enrolled_on, ends), school_year(today, ends)
    return [year for year in range(first, now) if year not in known]


def year_said(year: int) -> str:
    return f"{year}-{year + 1}"


def staying(until: date | None, today: date, warned_from: date | None) -> Verdict | None:
    """May they still live here? `warned_from`: the day from which one is reminded."""
    if until is None:
        return Verdict("staying", Outcome.UNKNOWN, _("Chưa ghi thời hạn tạm trú của sinh viên."))
    told = {"until": said(until)}
    if until < today:
        return Verdict("staying", Outcome.WARN, _("Tạm trú đã hết hạn ngày %(until)s.") % told)
    if warned_from and today >= warned_from:
        return Verdict("staying", Outcome.WARN, _("Tạm trú hết hạn ngày %(until)s: gia hạn trước ngày đó.") % told)
    return Verdict("staying", Outcome.OK, _("Được tạm trú đến ngày %(until)s.") % told)


def average(value: Decimal | None) -> str:
    """ "3,25"; "" where there is none."""
    return written(value, 2) if value is not None else ""
