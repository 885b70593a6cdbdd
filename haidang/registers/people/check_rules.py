"""Rules of checks of agencies, on plain values: days told ahead, the conclusion, what was found and put right."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from haidang.kit.verdicts import Compared, Outcome, Verdict
from haidang.kit.verdicts import day as said
from haidang.registers.people.check_choices import FindingKind, Remedy


@dataclass(frozen=True, slots=True)
class Found:
    """One finding as the rules see it."""

    kind: str
    due_on: date | None = None
    remedied_on: date | None = None
    confirmed_on: date | None = None


def remedy(found: Found) -> Remedy:
    """How far it is from being put right; good work is put right by nobody."""
    if found.kind == FindingKind.GOOD:
        return Remedy.NONE
    if found.confirmed_on:
        return Remedy.CONFIRMED
    return Remedy.REPORTED if found.remedied_on else Remedy.WAITED


def open_ones(found: Iterable[Found]) -> int:
    return sum(remedy(each) in (Remedy.WAITED, Remedy.REPORTED) for each in found)


def needs_a_day(kind: str, due_on: date | None, demand: str) -> str:
    """What is to be put right says what, and until when. "" when nothing is missing."""
    if kind == FindingKind.GOOD:
        return ""
    if not demand.strip():
        return _("Ghi yêu cầu khắc phục: cơ quan được kiểm tra phải làm gì.")
    return "" if due_on else _("Ghi hạn khắc phục: không có hạn thì không ai nhắc được.")


def notice(
    announced_on: date | None, starts_on: date, last: date | None, source: str, *, today: date, why: str = ""
) -> Verdict:
    """Was the agency told in time? `last`: the last day in time by the norm. A check is told ahead, and may be late."""
    on = announced_on or today
    compared = (
        Compared(f"{_('báo ngày') if announced_on else _('nếu báo hôm nay')} {said(on)}"),
        Compared(f"{_('kiểm tra từ ngày')} {said(starts_on)}"),
    )
    if last is None:
        sentence = _("Chưa kiểm tra được: %(why)s") % {"why": why}
        return Verdict("notice", Outcome.UNKNOWN, sentence, "", compared)
    told = {"last": said(last)}
    if on <= last:
        return Verdict("notice", Outcome.OK, _("Báo trước chậm nhất ngày %(last)s.") % told, source, compared)
    sentence = _("Phải báo cơ quan được kiểm tra chậm nhất ngày %(last)s; báo muộn thì cơ quan không kịp chuẩn bị.")
    return Verdict("notice", Outcome.WARN, sentence % told, source, compared)


def conclusion(
    checked_on: date | None, concluded_on: date | None, last: date | None, source: str, *, today: date, why: str = ""
) -> Verdict | None:
    """Once it was held: is the conclusion there in time?"""
    if checked_on is None:
        return None
    if last is None:
        return Verdict("conclusion", Outcome.UNKNOWN, _("Chưa kiểm tra được: %(why)s") % {"why": why})
    told = {"last": said(last), "on": said(concluded_on)}
    if concluded_on is None:
        if today > last:
            sentence = _("Kết luận phải có chậm nhất ngày %(last)s; đã quá hạn.")
            return Verdict("conclusion", Outcome.WARN, sentence % told, source)
        return Verdict("conclusion", Outcome.OK, _("Kết luận chậm nhất ngày %(last)s.") % told, source)
    if concluded_on > last:
        sentence = _("Kết luận ngày %(on)s, sau hạn %(last)s.") % told
        return Verdict("conclusion", Outcome.WARN, sentence, source)
    return Verdict("conclusion", Outcome.OK, _("Kết luận ngày %(on)s, đúng hạn.") % told, source)


def remedies(found: Iterable[Found], today: date) -> Verdict | None:
    """How what was found is being put right; None where nothing had to be."""
    rows = [each for each in found if remedy(each) != Remedy.NONE]
    if not rows:
        return None
    late = [each for each in rows if remedy(each) == Remedy.WAITED and each.due_on and each.due_on < today]
    told = {
        "count": len(rows),
        "open": open_ones(rows),
        "late": len(late),
        "reported": sum(remedy(each) == Remedy.REPORTED for each in rows),
    }
    if late:
        sentence = _("%(late)s trên %(count)s việc phải khắc phục đã quá hạn mà chưa báo.") % told
        return Verdict("remedies", Outcome.WARN, sentence)
    if told["open"]:
        sentence = _("Còn %(open)s trên %(count)s việc đang khắc phục.") % told
        if told["reported"]:
            sentence += " " + _("%(reported)s việc đã báo, chờ xác nhận.") % told
        return Verdict("remedies", Outcome.WARN, sentence)
    return Verdict("remedies", Outcome.OK, _("Đã khắc phục xong %(count)s việc.") % told)
