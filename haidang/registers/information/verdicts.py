"""What the room decides: days of a licence, of an issue, of what foreign press asks. Values in, verdicts out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from haidang.kit.verdicts import Compared, Outcome, Verdict, day
from haidang.registers.information.choices import LicenceStage, PressKind


@dataclass(frozen=True, slots=True)
class Term:
    """A term by the norm of a day: its last day and where that stands; or why nobody can say."""

    last: date | None = None
    number: int = 0
    unit: str = ""
    source: str = ""
    may_refuse: bool = False
    #: Why there is none, in a sentence. Empty beside an empty `last`: the law of that day asks for no such term.
    why: str = ""

    @property
    def is_known(self) -> bool:
        return self.last is not None


def _unknown(code: str, term: Term) -> Verdict:
    return Verdict(code, Outcome.UNKNOWN, term.why)


def _broken(term: Term) -> Outcome:
    """What a norm that nobody has read in its source says is only told."""
    return Outcome.REFUSE if term.may_refuse else Outcome.WARN


# ── the licence of a bulletin ────────────────────────────────────────────────────────────────────


def last_day(valid_to: date | None, stopped_on: date | None) -> date | None:
    """The last day under a licence: a bulletin that is stopped comes out no more from that day on."""
    if valid_to is None or stopped_on is None:
        return valid_to
    return min(valid_to, stopped_on - timedelta(days=1))


def renewed_already(later: str, stage: str) -> str:
    return _("Đã lập hồ sơ xin phép tiếp: “%(later)s” (%(stage)s). Mở hồ sơ ấy để làm tiếp.") % {
        "later": later, "stage": stage,
    }  # fmt: skip


def length(valid_from: date, valid_to: date, term: Term) -> Verdict:
    """Not longer than the law lets it be; `term.last`: the day from which it would be longer."""
    code = "licence-length"
    if term.last is None:
        return _unknown(code, term)
    compared = (Compared(f"{day(valid_from)} - {day(valid_to)}"),)
    # a licence from 01/3 for a year ends on 28/02: the same day of the next year would be one too many
    if valid_to >= term.last:
        sentence = _("Giấy phép từ %(first)s đến %(last)s dài hơn mức cho phép; muộn nhất là ngày %(until)s.")
        told = {"first": day(valid_from), "last": day(valid_to), "until": day(term.last - timedelta(days=1))}
        return Verdict(code, _broken(term), sentence % told, term.source, compared)
    return Verdict(code, Outcome.OK, _("Thời hạn giấy phép không quá mức cho phép."), term.source, compared)


def expiry(valid_to: date | None, on: date, *, ahead: Term, renewal: Term, has_renewal: bool) -> Verdict | None:
    """How near the end is: `ahead.last` and `renewal.last` are the days from which one should think, and should have
    asked.
    """
    if valid_to is None:
        return None
    code, left = "licence-expiry", (valid_to - on).days
    if left < 0:
        sentence = _("Giấy phép đã hết hiệu lực từ sau ngày %(day)s: không phát hành số mới theo giấy phép này.")
        return Verdict(code, Outcome.REFUSE, sentence % {"day": day(valid_to)})
    if ahead.last is None:
        return _unknown(code, ahead)
    if on < ahead.last or has_renewal:
        sentence = _("Giấy phép còn hiệu lực %(left)s ngày (đến hết %(day)s).")
        return Verdict(code, Outcome.OK, sentence % {"left": left, "day": day(valid_to)})
    sentence = _("Giấy phép còn %(left)s ngày (đến hết %(day)s) mà chưa có hồ sơ xin phép tiếp.")
    if renewal.last is not None and on > renewal.last:
        sentence += " " + _("Hồ sơ lẽ ra nộp trước ngày %(renewal)s.")
    told = {"left": left, "day": day(valid_to), "renewal": day(renewal.last)}
    return Verdict(code, Outcome.WARN, sentence % told, ahead.source)


def stop_notice(told_on: date, stopped_on: date, term: Term) -> Verdict:
    """Stopping is told so many days before; `term.last`: the last day on which it was in time to tell."""
    code = "licence-stop"
    if term.last is None:
        return _unknown(code, term)
    if told_on > term.last:
        sentence = _(
            "Ngừng từ %(stop)s thì phải thông báo trước ít nhất %(number)s ngày, muộn nhất %(last)s; thông báo ghi "
            "ngày %(told)s."
        )
        said = {"stop": day(stopped_on), "number": term.number, "last": day(term.last), "told": day(told_on)}
        return Verdict(code, _broken(term), sentence % said, term.source)
    return Verdict(code, Outcome.OK, _("Thông báo ngừng xuất bản đúng hạn."), term.source)


def answered(code: str, what: str, answered_on: date | None, on: date, term: Term) -> Verdict | None:
    """Did the answer come in time, or is it still in time? Being late refuses nothing: it is only told."""
    if term.last is None:
        return _unknown(code, term) if term.why else None
    told = {"what": what, "last": day(term.last), "day": day(answered_on)}
    if answered_on is None:
        late = on > term.last
        sentence = _("Đã quá hạn %(what)s: hạn ngày %(last)s.") if late else _("Hạn %(what)s: ngày %(last)s.")
        return Verdict(code, Outcome.WARN if late else Outcome.OK, sentence % told, term.source)
    if answered_on > term.last:
        sentence = _("Muộn khi %(what)s: ngày %(day)s, hạn ngày %(last)s.")
        return Verdict(code, Outcome.WARN, sentence % told, term.source)
    return Verdict(code, Outcome.OK, _("Đúng hạn %(what)s: ngày %(day)s.") % told, term.source)


# ── an issue under a licence ─────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue as the rules see it, beside what its licence fixes."""

    out_on: date
    language: str
    pages: int
    copies: int


@dataclass(frozen=True, slots=True)
class Licence:
    name: str
    stage: str
    valid_from: date | None
    last_day: date | None
    language: str
    pages: int
    copies: int
    source: str = ""


_LIVING = frozenset({LicenceStage.LICENSED, LicenceStage.STOPPED})


def issue_checks(issue: Issue, licence: Licence) -> Iterator[Verdict]:
    """Outside a licence no issue comes out; one that differs from it needs a change of the licence first."""
    code = "issue-licence"
    first, last = licence.valid_from, licence.last_day
    if licence.stage not in _LIVING or first is None or last is None:
        sentence = _("“%(licence)s” chưa được cấp phép: chưa phát hành được số bản tin nào.")
        yield Verdict(code, Outcome.REFUSE, sentence % {"licence": licence.name}, licence.source)
        return
    span = Compared(f"{day(first)} - {day(last)}")
    if not first <= issue.out_on <= last:
        sentence = _("Phát hành ngày %(day)s nằm ngoài thời hạn giấy phép (%(first)s - %(last)s).")
        told = {"day": day(issue.out_on), "first": day(first), "last": day(last)}
        yield Verdict(code, Outcome.REFUSE, sentence % told, licence.source, (span,))
    else:
        yield Verdict(code, Outcome.OK, _("Trong thời hạn giấy phép."), licence.source, (span,))
    yield from _differences(issue, licence)


def _differences(issue: Issue, licence: Licence) -> Iterator[Verdict]:
    for name, label, now, fixed in (
        ("language", _("ngôn ngữ"), issue.language, licence.language),
        ("pages", _("số trang"), issue.pages, licence.pages),
        ("copies", _("số bản"), issue.copies, licence.copies),
    ):
        more = now > fixed if isinstance(now, int) and isinstance(fixed, int) else now != fixed
        if more:
            sentence = _("Khác giấy phép về %(what)s; xin thay đổi giấy phép trước khi phát hành.") % {"what": label}
            yield Verdict(f"issue-{name}", Outcome.WARN, sentence, licence.source, (Compared(f"{now} / {fixed}"),))


# ── copies ───────────────────────────────────────────────────────────────────────────────────────


def too_many(printed: int, handed_out: int, more: int) -> str:
    """Why copies cannot be handed out: there are not so many; "" where there are. What is digital is not counted."""
    if not printed or handed_out + more <= printed:
        return ""
    return _("Ghi %(more)s bản, nhưng chỉ còn %(left)s bản (in %(printed)s, đã phát %(out)s). Xem lại số bản.") % {
        "more": more, "left": max(printed - handed_out, 0), "printed": printed, "out": handed_out,
    }  # fmt: skip


def outside(on: date, first: date, last: date, *, label: str) -> str:
    """Why a day is none of the days of the whole; "" where it is one."""
    if first <= on <= last:
        return ""
    return _("Ngày %(day)s nằm ngoài %(label)s (%(first)s - %(last)s). Sửa ngày, hoặc sửa thời gian của đợt.") % {
        "day": day(on), "label": label, "first": day(first), "last": day(last),
    }  # fmt: skip


# ── foreign press ────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Press:
    """What was asked, as the rules see it."""

    kind: str
    received_on: date
    starts_on: date
    ends_on: date
    at: time | None = None
    licence: str = ""
    licence_from: date | None = None
    licence_to: date | None = None
    answered_on: date | None = None


#: What can be let pass with a reason when the province agrees all the same.
WAIVABLE = frozenset({"press-notice"})


def press_notice(press: Press, term: Term) -> Verdict | None:
    """Was it asked early enough? `term.last`: the last day on which asking was in time."""
    code = "press-notice"
    if term.last is None:
        return _unknown(code, term) if term.why else None
    told = {"day": day(press.received_on), "last": day(term.last), "start": day(press.starts_on)}
    told |= {"number": str(term.number), "unit": term.unit}
    if press.received_on > term.last:
        sentence = _(
            "Đề nghị nhận ngày %(day)s; hoạt động bắt đầu %(start)s thì phải trước ít nhất %(number)s %(unit)s, muộn "
            "nhất ngày %(last)s."
        )
        return Verdict(code, _broken(term), sentence % told, term.source)
    return Verdict(code, Outcome.OK, _("Đề nghị đúng hạn: nhận ngày %(day)s.") % told, term.source)


def press_licence(press: Press, source: str, *, is_asked: bool) -> Verdict | None:
    """Reporters who come from abroad work by a licence of the ministry, on its days."""
    code = "press-licence"
    if press.kind not in (PressKind.VISITING, PressKind.RESIDENT):
        return None
    if not press.licence.strip():
        if press.kind == PressKind.RESIDENT and not is_asked:
            return None  # UBND tỉnh answers residents itself
        kind = Outcome.REFUSE if is_asked else Outcome.WARN
        return Verdict(code, kind, _("Chưa ghi giấy phép hoạt động của Bộ Ngoại giao."), source)
    first, last = press.licence_from or date.min, press.licence_to or date.max
    if press.starts_on < first or press.ends_on > last:
        sentence = _("Hoạt động %(start)s - %(end)s vượt ngoài thời hạn giấy phép (%(first)s - %(last)s).") % {
            "start": day(press.starts_on), "end": day(press.ends_on),
            "first": day(press.licence_from) or "…", "last": day(press.licence_to) or "…",
        }  # fmt: skip
        return Verdict(code, Outcome.REFUSE, sentence, source)
    return Verdict(code, Outcome.OK, _("Có giấy phép, đúng thời hạn."), source)


def agreed_by_silence(press: Press, on: date, term: Term) -> bool:
    """A film for which notice was given, and nobody said no within the term."""
    return press.kind == PressKind.FILM and term.last is not None and on > term.last


def hours_before(starts_on: date, at: time | None, hours: int) -> date:
    """The last day on which a notice so many hours before is surely in time. Where no hour is known the day counts
    from its beginning.
    """
    begins = datetime.combine(starts_on, at or time.min)
    return (begins - timedelta(hours=hours)).date()
