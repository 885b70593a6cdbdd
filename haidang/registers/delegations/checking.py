"""What is known against a delegation: the law of the day, the scheme, the passports, and the limits."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haidang.kit.verdicts import Outcome
from haidang.plan.money.models import Estimate
from haidang.registers.delegations import law, limits, per_diem, rules
from haidang.registers.delegations.choices import GOING, OFF, Decider
from haidang.registers.delegations.models import Delegation
from haidang.registers.passports.selectors import fit_for_trip

OK, WARN, REFUSE, UNKNOWN = "ok", "warn", "refuse", "unknown"
_GRAVEST = (REFUSE, WARN, UNKNOWN, OK)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one rule says of it: `kind` is ok, warn, refuse or unknown; `compared` are (name, address) of what it held
    against each other. One shape with the limits'.
    """

    code: str
    kind: str
    sentence: str
    source: str = ""
    compared: tuple[Any, ...] = ()


def verdicts(row: Delegation, *, today: date, by: Any = None, terms: law.Terms | None = None) -> tuple[Any, ...]:
    """Everything, the gravest first, as the page tells it to `by`: trips they may not open are not named."""
    if row.stage in OFF:
        return ()
    terms = terms or law.Terms()
    found = (*_own(row, today, by, terms), *limits.checks(row, today=today, by=by, terms=terms))
    return tuple(sorted(found, key=lambda verdict: _GRAVEST.index(str(verdict.kind))))


def in_the_way(row: Delegation, *, today: date) -> list[Any]:
    """What refuses, and nobody overrode."""
    return [each for each in verdicts(row, today=today) if each.kind == REFUSE]


def _own(row: Delegation, today: date, by: Any, terms: law.Terms) -> Iterator[Verdict]:
    yield from _decider(row, today, terms)
    yield from _programme(row)
    yield from _filed(row, today, terms)
    yield from _money(row, terms)
    yield from _per_diem(row, by)
    yield from _passports(row, today)
    yield from _report(row, today, terms)


def _decider(row: Delegation, today: date, terms: law.Terms) -> Iterator[Verdict]:
    """Who may decide it today, or might on the day it was. A rule from hearsay only warns."""
    is_decided = row.stage in GOING
    on = row.decided_on if is_decided and row.decided_on else today
    held = law.law_of(row.head_rank, on, terms.norms)
    if held.norm is None:
        yield Verdict("decider", UNKNOWN, held.problem)
        return
    told = {"rank": row.get_head_rank_display(), "said": held.said}
    if not held.deciders:
        sentence = _("Trưởng đoàn thuộc diện “%(rank)s”: %(said)s. Chưa kiểm tra được cấp quyết định.") % told
        yield Verdict("decider", UNKNOWN, sentence, held.source)
        return
    told["who"] = "; ".join(str(Decider(each).label) for each in held.deciders)
    sentence = _("Trưởng đoàn thuộc diện “%(rank)s”: %(said)s. Cấp quyết định: %(who)s.") % told
    if is_decided and row.decider not in held.deciders:
        sentence += " " + _("Đã quyết định: %(decider)s.") % {"decider": row.get_decider_display()}
        yield Verdict("decider", WARN, sentence, held.source)
        return
    yield Verdict("decider", OK, sentence, held.source)


def _programme(row: Delegation) -> Iterator[Verdict]:
    """Each day of the trip has its work, and no work lies on another day."""
    if row.days is None:
        return
    worked = {each.on for each in row.programme.all()}
    if outside := rules.days_outside(row.starts_on, row.ends_on, worked):
        sentence = _("Chương trình có việc ngoài ngày đi: %(days)s. Sửa ngày ở chương trình, hoặc ngày đi, ngày về.")
        yield Verdict("programme", WARN, sentence % {"days": _days(outside)})
    if worked and (empty := rules.days_without_work(row.starts_on, row.ends_on, worked)):
        yield Verdict("programme", WARN, _("Chưa có chương trình cho: %(days)s.") % {"days": _days(empty)})


def _filed(row: Delegation, today: date, terms: law.Terms) -> Iterator[Verdict]:
    """Was it filed, or can it still be, early enough before the trip?"""
    if row.starts_on is None or row.stage in GOING:
        return
    term = terms.filing(row.starts_on)
    if term.norm is None:
        yield Verdict("filed", UNKNOWN, term.problem)
        return
    on = row.asked_on or today
    told = {"on": f"{on:%d/%m/%Y}", "due": f"{term.due_on:%d/%m/%Y}", "value": term.norm.value}
    if term.due_on and on > term.due_on:
        sentence = _("Trình ngày %(on)s là muộn: hạn trình đề án là %(due)s, %(value)s.") % told
        yield Verdict("filed", WARN, sentence, term.norm.source)
    else:
        yield Verdict("filed", OK, _("Hạn trình đề án là %(due)s, %(value)s.") % told, term.norm.source)


def _money(row: Delegation, terms: law.Terms) -> Iterator[Verdict]:
    """The estimate stands on the circular of the day the trip begins."""
    estimate = row.estimate
    if estimate is None or row.starts_on is None:
        return
    norm, problem = law.norm_of(law.MONEY, row.starts_on, terms.norms)
    compared = ((str(estimate), estimate.get_absolute_url()),)
    if norm is None:
        yield Verdict("money", UNKNOWN, problem, "", compared)
    elif estimate.norm_id != norm.pk:
        sentence = _("Dự toán lập theo “%(held)s”; ngày đi %(day)s áp dụng %(norm)s. Sửa lại dự toán.") % {
            "held": estimate.norm or "–", "day": f"{row.starts_on:%d/%m/%Y}", "norm": norm.value,
        }  # fmt: skip
        yield Verdict("money", WARN, sentence, norm.source, compared)
    else:
        sentence = _("Dự toán lập theo %(norm)s, áp dụng cho ngày đi.") % {"norm": norm.value}
        yield Verdict("money", OK, sentence, norm.source, compared)


def _per_diem(row: Delegation, by: Any) -> Iterator[Verdict]:
    """What each line may cost, for whoever may see the estimate."""
    estimate = row.estimate
    if estimate is None or row.starts_on is None:
        return
    if by is not None and not Estimate.objects.for_user(by, "view").filter(pk=estimate.pk).exists():
        return
    compared = ((str(estimate), estimate.get_absolute_url()),)
    for said in per_diem.weigh(row, estimate):
        yield Verdict("per-diem", said.kind, said.sentence, said.source, compared)


def _passports(row: Delegation, today: date) -> Iterator[Verdict]:
    """Each official of the delegation has a passport in the book that is good for the trip; until they are back."""
    if row.ends_on is None or row.ends_on < today:
        return
    going = {each.official_id: str(each) for each in row.members.select_related("official") if each.official_id}
    found = fit_for_trip([pk for pk in going if pk], row.ends_on, on=today)
    lacks = [(going[pk], each.verdict) for pk, each in found.items() if each.verdict.kind != Outcome.OK]
    for name, said in lacks:
        kind = UNKNOWN if said.kind == Outcome.UNKNOWN else WARN
        yield Verdict("passport", kind, f"{name}: {said.after_label}", str(said.source))
    if found and not lacks:
        sentence = _("Hộ chiếu của %(count)s cán bộ trong đoàn dùng được cho chuyến đi.") % {"count": len(found)}
        yield Verdict("passport", OK, sentence)


def _report(row: Delegation, today: date, terms: law.Terms) -> Iterator[Verdict]:
    """Whoever came home reports by the day that the law of their return says; the day itself is in time."""
    if row.stage not in GOING or row.ends_on is None or row.ends_on >= today:
        return
    term = terms.report(row.head_rank, row.ends_on)
    if term.norm is None or term.due_on is None:
        yield Verdict("report", UNKNOWN, term.problem)
        return
    told = {"due": f"{term.due_on:%d/%m/%Y}", "value": term.norm.value, "back": f"{row.ends_on:%d/%m/%Y}"}
    if row.reported_on:
        told["on"] = f"{row.reported_on:%d/%m/%Y}"
    else:
        told["late"] = str((today - term.due_on).days)
    is_late = rules.is_report_late(row.reported_on, term.due_on, today)
    sentence = _REPORTED[bool(row.reported_on), is_late] % told
    yield Verdict("report", WARN if is_late else OK, sentence, term.norm.source)


#: (it has reported, it is late): what is said.
_REPORTED: Mapping[tuple[bool, bool], Any] = {
    (False, False): gettext_lazy("Về ngày %(back)s; hạn báo cáo kết quả là %(due)s (%(value)s)."),
    (False, True): gettext_lazy(
        "Về ngày %(back)s mà chưa báo cáo kết quả: quá hạn %(due)s (%(value)s) %(late)s ngày. Gửi báo cáo ngay."
    ),
    (True, False): gettext_lazy("Đã báo cáo kết quả ngày %(on)s, trong hạn %(due)s (%(value)s)."),
    (True, True): gettext_lazy("Báo cáo kết quả ngày %(on)s là muộn: hạn là %(due)s (%(value)s)."),
}


def _days(found: Any) -> str:
    return ", ".join(f"{day:%d/%m/%Y}" for day in found)
