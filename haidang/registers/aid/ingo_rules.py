"""What the rules say of foreign organisations and their papers: terms by the norms of the day are given; values in,
a verdict out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from haidang.kit.verdicts import Compared, Outcome, Verdict, day
from haidang.papers.vietnamese.letters import fold
from haidang.registers.aid.ingo_choices import RegistrationKind


@dataclass(frozen=True, slots=True)
class Term:
    """A norm of the day and what it comes to here. `why`: nobody can say, in a sentence."""

    count: int = 0
    #: The last day in time.
    last: date | None = None
    source: str = ""
    may_refuse: bool = True
    words: str = ""
    why: str = ""


def unknown(code: str, why: str, *compared: Compared) -> Verdict:
    return Verdict(code, Outcome.UNKNOWN, _("Chưa kiểm tra được: %(why)s") % {"why": why}, "", compared)


def _kind(term: Term) -> Outcome:
    return Outcome.REFUSE if term.may_refuse else Outcome.WARN


# ── an organisation ──────────────────────────────────────────────────────────────────────────────


def registered(until: date | None, *, was_registered: bool, law: Term, on: date) -> Verdict:
    """Does a paper of registration hold today?"""
    if law.why:
        return unknown("registered", law.why)
    if until:
        sentence = _("Giấy đăng ký còn giá trị đến hết ngày %(day)s.") % {"day": day(until)}
        return Verdict("registered", Outcome.OK, sentence, law.source)
    if was_registered:
        sentence = _("Ngày %(day)s không có giấy đăng ký nào còn giá trị: hỏi tổ chức về việc gia hạn.")
    else:
        sentence = _("Ngày %(day)s chưa có giấy đăng ký nào trong sổ: hỏi tổ chức, hoặc ghi giấy đã có.")
    return Verdict("registered", Outcome.WARN, sentence % {"day": day(on)}, law.source)


def last_seen(days: Iterable[date | None]) -> date | None:
    """The last day on which something was heard of it."""
    return max((each for each in days if each), default=None)


def is_idle(last: date | None, term: Term, on: date) -> bool:
    """So many months have gone by since, and the last of them is over."""
    return last is not None and term.last is not None and on > term.last


def idle(last: date | None, term: Term, on: date) -> Verdict | None:
    """Twelve months without anything lead to the end of a registration: warned, decided by Bộ Ngoại giao."""
    if term.why:
        return unknown("idle", term.why)
    if last is None or term.last is None:
        return None
    compared = (Compared(_("lần cuối có hoạt động, báo cáo: %(day)s") % {"day": day(last)}),)
    if not is_idle(last, term, on):
        sentence = _("Có hoạt động trong %(count)s tháng gần đây.") % {"count": term.count}
        return Verdict("idle", Outcome.OK, sentence, term.source, compared)
    sentence = _(
        "Từ ngày %(last)s đến nay không có hoạt động, báo cáo nào: quá %(count)s tháng thì bị chấm dứt đăng ký. "
        "Hỏi tổ chức; có hoạt động thì ghi vào sổ."
    ) % {"last": day(last), "count": term.count}
    return Verdict("idle", Outcome.WARN, sentence, term.source, compared)


def yearly(year: int, received_on: date | None, term: Term, on: date) -> Verdict:
    """The report of a year that is over: here in time, late, or still awaited."""
    if term.why or term.last is None:
        return unknown("yearly", term.why)
    told = {"year": year, "due": day(term.last), "on": day(received_on)}
    if received_on and received_on <= term.last:
        sentence = _("Báo cáo năm %(year)s nhận ngày %(on)s, trong hạn %(due)s.") % told
        return Verdict("yearly", Outcome.OK, sentence, term.source)
    if received_on:
        sentence = _("Báo cáo năm %(year)s nhận ngày %(on)s, sau hạn %(due)s.") % told
        return Verdict("yearly", Outcome.WARN, sentence, term.source)
    if on <= term.last:
        sentence = _("Báo cáo năm %(year)s phải gửi trước hết ngày %(due)s; chưa nhận.") % told
    else:
        sentence = _("Báo cáo năm %(year)s chưa nhận, đã quá hạn %(due)s. Nhắc tổ chức.") % told
    return Verdict("yearly", Outcome.WARN, sentence, term.source)


# ── a paper of registration ──────────────────────────────────────────────────────────────────────


def under_law(acted_on: date | None, law: Term) -> Verdict | None:
    """Which decree a paper, or the question for one, stands under: that of its own day."""
    if acted_on is None:
        return None
    if law.why:
        return unknown("law", law.why)
    told = {"day": day(acted_on), "law": law.source}
    if law.may_refuse:
        return Verdict("law", Outcome.OK, _("Ngày %(day)s theo %(law)s.") % told)
    sentence = _("Ngày %(day)s theo %(law)s; văn bản này chưa được đối chiếu, chỉ để nhắc.") % told
    return Verdict("law", Outcome.WARN, sentence)


def opinion(requested_on: date | None, answered_on: date | None, term: Term, on: date) -> Verdict | None:
    """The province answers in so many working days after it was asked; the last day is in time."""
    if requested_on is None:
        return None
    compared = (Compared(_("được hỏi ngày %(day)s") % {"day": day(requested_on)}),)
    if term.why or term.last is None:
        return unknown("opinion", term.why, *compared)
    told = {"last": day(term.last), "count": term.count, "on": day(answered_on)}
    if answered_on:
        if answered_on <= term.last:
            sentence = _("UBND tỉnh trả lời ngày %(on)s, trong %(count)s ngày làm việc.") % told
            return Verdict("opinion", Outcome.OK, sentence, term.source, compared)
        sentence = _("UBND tỉnh trả lời ngày %(on)s, quá hạn %(last)s (%(count)s ngày làm việc).") % told
        return Verdict("opinion", Outcome.WARN, sentence, term.source, compared)
    if on <= term.last:
        sentence = _("UBND tỉnh trả lời trước hết ngày %(last)s (%(count)s ngày làm việc).") % told
        return Verdict("opinion", Outcome.OK, sentence, term.source, compared)
    sentence = _("UBND tỉnh chưa trả lời, đã quá hạn %(last)s (%(count)s ngày làm việc).") % told
    return Verdict("opinion", Outcome.WARN, sentence, term.source, compared)


def validity(issued_on: date | None, valid_to: date | None, term: Term) -> Verdict | None:
    """A paper holds no longer than its kind may."""
    if issued_on is None or valid_to is None:
        return None
    compared = (Compared(_("cấp ngày %(day)s") % {"day": day(issued_on)}),)
    if term.why or term.last is None:
        return unknown("validity", term.why, *compared)
    told = {"valid": day(valid_to), "count": term.count, "last": day(term.last), "issued": day(issued_on)}
    if valid_to <= term.last:
        sentence = _("Có giá trị đến hết ngày %(valid)s, không quá %(count)s năm.") % told
        return Verdict("validity", Outcome.OK, sentence, term.source, compared)
    sentence = _(
        "Giấy cấp ngày %(issued)s ghi có giá trị đến ngày %(valid)s, dài hơn %(count)s năm (đến ngày %(last)s). "
        "Xem lại hai ngày này và loại giấy."
    )
    return Verdict("validity", _kind(term), sentence % told, term.source, compared)


def seat(kind: str, where: str, term: Term) -> Verdict | None:
    """An office of representation stands in one of the towns that the norm names."""
    if kind != RegistrationKind.OFFICE:
        return None
    if term.why:
        return unknown("seat", term.why)
    if not where.strip():
        return Verdict("seat", Outcome.WARN, _("Chưa ghi nơi đặt văn phòng đại diện."), term.source)
    towns = [town.strip() for town in term.words.split(";") if town.strip()]
    if any(fold(town) in fold(where) for town in towns):
        return Verdict("seat", Outcome.OK, _("Nơi đặt văn phòng đúng quy định."), term.source)
    sentence = _("Văn phòng đại diện đặt ở “%(where)s”; quy định chỉ nêu: %(towns)s. Xem lại giấy.")
    told = {"where": where.strip(), "towns": ", ".join(towns)}
    return Verdict("seat", Outcome.WARN, sentence % told, term.source)


def renewal(valid_to: date | None, term: Term, on: date, *, is_on_its_way: bool) -> Verdict | None:
    """Who wants to stay asks so many days before the end; the last day is in time."""
    if valid_to is None:
        return None
    if is_on_its_way:
        return Verdict("renewal", Outcome.OK, _("Đã có hồ sơ gia hạn."), term.source)
    if on > valid_to:
        sentence = _("Giấy hết giá trị từ sau ngày %(end)s, chưa có giấy mới trong sổ.") % {"end": day(valid_to)}
        return Verdict("renewal", Outcome.WARN, sentence, term.source)
    if term.why or term.last is None:
        return unknown("renewal", term.why)
    told = {"last": day(term.last), "count": term.count, "end": day(valid_to)}
    if on <= term.last:
        sentence = _("Muốn gia hạn thì nộp hồ sơ chậm nhất ngày %(last)s (trước %(count)s ngày).") % told
        return Verdict("renewal", Outcome.OK, sentence, term.source)
    sentence = (
        _(
            "Đã quá ngày %(last)s, hạn nộp hồ sơ gia hạn (trước %(count)s ngày); giấy còn đến hết ngày %(end)s. "
            "Hỏi tổ chức ngay."
        )
        % told
    )
    return Verdict("renewal", Outcome.WARN, sentence, term.source)


def plan_of_work(issued_on: date | None, plan_on: date | None, term: Term, on: date) -> Verdict | None:
    """A registered organisation tells the province its plan in so many working days."""
    if issued_on is None:
        return None
    if term.why or term.last is None:
        return unknown("plan", term.why)
    told = {"last": day(term.last), "count": term.count, "on": day(plan_on)}
    if plan_on and plan_on <= term.last:
        sentence = _("Kế hoạch hoạt động gửi tỉnh ngày %(on)s, trong %(count)s ngày làm việc.") % told
        return Verdict("plan", Outcome.OK, sentence, term.source)
    if plan_on:
        sentence = _("Kế hoạch hoạt động gửi tỉnh ngày %(on)s, sau hạn %(last)s.") % told
        return Verdict("plan", Outcome.WARN, sentence, term.source)
    if on <= term.last:
        sentence = _("Tổ chức phải gửi tỉnh kế hoạch hoạt động trước hết ngày %(last)s.") % told
        return Verdict("plan", Outcome.OK, sentence, term.source)
    sentence = _("Chưa nhận kế hoạch hoạt động, đã quá hạn %(last)s. Nhắc tổ chức.") % told
    return Verdict("plan", Outcome.WARN, sentence, term.source)
