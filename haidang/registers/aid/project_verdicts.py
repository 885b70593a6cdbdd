"""What each rule says of one aid, in sentences: the norms of the day are given, values in and values out."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from haidang.kit.money import Money
from haidang.kit.verdicts import Compared, Outcome, Verdict, day
from haidang.registers.aid.aid_terms import Term, codes_of
from haidang.registers.aid.project_choices import Authority, Piece, ProjectKind, ReportKind, Topic
from haidang.registers.aid.project_rules import Asked, authority, lacking


def _unknown(code: str, why: str, compared: tuple[Compared, ...] = ()) -> Verdict:
    return Verdict(code, Outcome.UNKNOWN, _("Chưa kiểm tra được: %(why)s") % {"why": why}, "", compared)


def _bad(term: Term) -> Outcome:
    """What nobody has read in its source only warns."""
    return Outcome.REFUSE if term.may_refuse else Outcome.WARN


def law_said(term: Term, on: date) -> Verdict:
    """Which decree holds."""
    if term.why:
        return _unknown("law", term.why)
    told = {"law": term.value, "day": day(on)}
    if not term.may_refuse:
        return Verdict("law", Outcome.WARN, _("Theo %(law)s (ngày %(day)s); chưa đối chiếu văn bản.") % told)
    return Verdict("law", Outcome.OK, _("Theo %(law)s (ngày %(day)s).") % told, term.source)


def authority_said(topic: str, term: Term, decided_by: str = "") -> Verdict:
    """Who decides, and whether the one who did was the one who may."""
    compared = (Compared(f"{_('nội dung thuộc')}: {Topic(topic).label}"),)
    if term.why:
        return _unknown("authority", term.why, compared)
    who = authority(topic, codes_of(term))
    if decided_by and decided_by != who:
        told = {"who": who.label, "other": Authority(decided_by).label, "topic": Topic(topic).label}
        sentence = _("Khoản có nội dung “%(topic)s” do %(who)s quyết định, không phải %(other)s.") % told
        return Verdict("authority", _bad(term), sentence, term.source, compared)
    kind = Outcome.OK if term.may_refuse else Outcome.WARN
    return Verdict("authority", kind, _("%(who)s quyết định.") % {"who": who.label}, term.source, compared)


def dossier_said(there: Collection[str], term: Term) -> Verdict:
    """Is every piece there? What is missing is named."""
    if term.why:
        return _unknown("dossier", term.why)
    needed = codes_of(term)
    compared = tuple(Compared(f"{Piece(each).label}: {_('có') if each in there else _('chưa')}") for each in needed)
    if missing := lacking(needed, there):
        named = "; ".join(str(each.label) for each in missing)
        sentence = _("Hồ sơ còn thiếu: %(missing)s. Bổ sung ở mục “Giấy tờ của hồ sơ” rồi trình.") % {"missing": named}
        return Verdict("dossier", _bad(term), sentence, term.source, compared)
    return Verdict("dossier", Outcome.OK, _("Hồ sơ đủ giấy tờ."), term.source, compared)


def appraisal_said(filed_on: date, done_on: date | None, term: Term, today: date) -> Verdict:
    """Was, or is, it appraised in as many days as the norm gives? The last day itself is in time."""
    on = done_on or today
    compared = (
        Compared(f"{_('nộp hồ sơ')}: {day(filed_on)}"),
        Compared(f"{_('thẩm định xong') if done_on else _('hôm nay')}: {day(on)}"),
    )
    if term.last is None:
        return _unknown("appraisal", term.why, compared)
    told = {"value": term.value, "last": day(term.last)}
    if on > term.last:
        words = (
            _("Thẩm định xong sau hạn (%(value)s, đến ngày %(last)s).")
            if done_on
            else _("Đã quá hạn thẩm định (%(value)s, đến ngày %(last)s).")
        )
        return Verdict("appraisal", Outcome.WARN, words % told, term.source, compared)
    return Verdict(
        "appraisal", Outcome.OK, _("Hạn thẩm định: ngày %(last)s (%(value)s).") % told, term.source, compared
    )


def start_said(decided_on: date, started_on: date | None, term: Term, today: date) -> Verdict:
    """Not begun in so many months after the decision: it may be taken back."""
    on = started_on or today
    compared = (
        Compared(f"{_('phê duyệt')}: {day(decided_on)}"),
        Compared(f"{_('bắt đầu') if started_on else _('hôm nay')}: {day(on)}"),
    )
    if term.last is None:
        return _unknown("start", term.why, compared)
    told = {"value": term.value, "last": day(term.last)}
    if on <= term.last:
        sentence = _("Phải bắt đầu thực hiện chậm nhất ngày %(last)s.") % told
        return Verdict("start", Outcome.OK, sentence, term.source, compared)
    words = (
        _("Bắt đầu sau hạn, ngày %(last)s; ghi rõ lý do chậm.")
        if started_on
        else _("Chưa bắt đầu sau hạn, ngày %(last)s: có thể bị thu hồi quyết định phê duyệt.")
    )
    return Verdict("start", Outcome.WARN, words % told, term.source, compared)


def relief_said(kind: str, disaster_on: date, received_on: date | None, term: Term, today: date) -> Verdict:
    """Relief is received in its months after the disaster; later it is an aid like any other."""
    on = received_on or today
    compared = (
        Compared(f"{_('xảy ra')}: {day(disaster_on)}"),
        Compared(f"{_('tiếp nhận') if received_on else _('nếu tiếp nhận hôm nay')}: {day(on)}"),
    )
    if term.last is None:
        return _unknown("relief", term.why, compared)
    told = {"kind": ProjectKind(kind).label, "last": day(term.last)}
    if on <= term.last:
        sentence = _("“%(kind)s” tiếp nhận được đến hết ngày %(last)s.") % told
        return Verdict("relief", Outcome.OK, sentence, term.source, compared)
    if kind == ProjectKind.RELIEF:
        sentence = _(
            "“%(kind)s” chỉ tiếp nhận đến hết ngày %(last)s. Nếu để khắc phục hậu quả thì sửa ô “Loại”; "
            "nếu không, trình thẩm định như khoản viện trợ thường."
        )
    else:
        sentence = _("“%(kind)s” chỉ tiếp nhận đến hết ngày %(last)s; trình thẩm định như khoản viện trợ thường.")
    return Verdict("relief", _bad(term), sentence % told, term.source, compared)


def before_said(received_on: date | None, decided_on: date | None, term: Term) -> Verdict | None:
    """Was something received before it was approved?"""
    if received_on is None or (decided_on and decided_on <= received_on):
        return None
    compared = (
        Compared(f"{_('nhận lần đầu')}: {day(received_on)}"),
        Compared(f"{_('phê duyệt')}: {day(decided_on) or _('chưa')}"),
    )
    if term.why:
        return _unknown("before", term.why, compared)
    sentence = _("Đã tiếp nhận ngày %(day)s trước khi được phê duyệt.") % {"day": day(received_on)}
    return Verdict("before", Outcome.WARN, sentence, term.source, compared)


def account_said(outside: int, term: Term) -> Verdict | None:
    """Money that did not go through the account of the aid, under a law that asks for it."""
    if not outside or term.why:
        return None
    sentence = _("%(count)s lần giải ngân bằng tiền không qua tài khoản tiếp nhận viện trợ.") % {"count": outside}
    return Verdict("account", Outcome.WARN, sentence, term.source)


@dataclass(frozen=True, slots=True)
class Missing:
    """A report that was not given, and by when it was due (None: nobody can say)."""

    asked: Asked
    due_on: date | None
    source: str = ""


def report_named(kind: str, year: int) -> str:
    label = ReportKind(kind).label
    return f"{label} {year}" if year else str(label)


def reports_said(missing: Sequence[Missing], today: date) -> Verdict | None:
    """Which reports are late, and which is due next."""
    if not missing:
        return None
    late = [each for each in missing if each.due_on and each.due_on < today]
    named = "; ".join(_report_due(each) for each in (late or missing))
    sources = "; ".join(dict.fromkeys(each.source for each in (late or missing) if each.source))
    words = _("Báo cáo quá hạn: %(named)s.") if late else _("Báo cáo chưa gửi: %(named)s.")
    return Verdict("reports", Outcome.WARN, words % {"named": named}, sources)


def _report_due(each: Missing) -> str:
    name = report_named(each.asked.kind, each.asked.year)
    return f"{name} ({_('hạn')} {day(each.due_on)})" if each.due_on else f"{name} ({_('chưa rõ hạn')})"


def called_said(need: str) -> Verdict:
    """Is it among what the province's programme of calls asks for? Outside of it, somebody should say why."""
    if need:
        sentence = _("Theo nhu cầu trong chương trình vận động viện trợ: %(need)s.") % {"need": need}
        return Verdict("called", Outcome.OK, sentence)
    sentence = _("Chưa gắn với nhu cầu nào của chương trình vận động viện trợ; nếu có thì chọn ở ô “Theo nhu cầu”.")
    return Verdict("called", Outcome.WARN, sentence)


def counterpart_said(decided: Money | None, stage: str) -> Verdict:
    """Is our own part decided, or where does its estimate stand?"""
    if decided is not None:
        sentence = _("Vốn đối ứng được duyệt: %(amount)s.") % {"amount": decided}
        return Verdict("counterpart", Outcome.OK, sentence)
    return Verdict("counterpart", Outcome.WARN, _("Dự toán vốn đối ứng: %(stage)s.") % {"stage": stage.lower()})


def value_said(has_amount: bool, gifts: int) -> Verdict | None:
    if has_amount or gifts:
        return None
    sentence = _("Chưa ghi giá trị cam kết, cũng chưa có danh mục hiện vật: khoản này chưa được cộng vào số liệu nào.")
    return Verdict("value", Outcome.WARN, sentence)
