"""What each rule says of a conference, in sentences: the norms of the day are given, values in and values out."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from haidang.kit.verdicts import Outcome, Verdict, day, weighed
from haidang.registers.conferences.choices import Mode, Organiser, Topic
from haidang.registers.conferences.rules import Facts, authority, counts, needed


@dataclass(frozen=True, slots=True)
class Term:
    """A norm of the day with what it comes to for this conference; `why`: nobody can say."""

    days: int | None = None
    #: The last day in time, counted by the calendar of the office.
    last: date | None = None
    source: str = ""
    may_refuse: bool = True
    why: str = ""


def _unknown(code: str, why: str, compared: tuple[tuple[str, str], ...] = ()) -> Verdict:
    return weighed(code, Outcome.UNKNOWN, _("Chưa kiểm tra được: %(why)s") % {"why": why}, "", compared)


def scope(facts: Facts, law: Term) -> Verdict:
    """Does the law of the day speak of it at all?"""
    compared = (
        (_("bên tổ chức"), str(Organiser(facts.organiser).label)),
        (_("hình thức"), str(Mode(facts.mode).label)),
        (_("khách nước ngoài"), str(facts.foreigners)),
        (_("tiền nước ngoài"), _("có") if facts.has_foreign_money else _("không")),
    )
    if law.why:
        return _unknown("scope", law.why, compared)
    match counts(facts):
        case "press":
            words = _("Họp báo không xin phép theo quy định về hội nghị quốc tế; theo quy định về họp báo.")
        case "party":
            words = _("Hội nghị của Mặt trận, đoàn thể theo quy định của Đảng; không xin phép ở đây.")
        case "elsewhere":
            words = _("Không có điểm họp nào ở Việt Nam: không phải xin phép.")
        case "nobody":
            words = _("Bên Việt Nam tổ chức, không có khách hay tiền nước ngoài: không phải hội nghị quốc tế.")
        case _:
            words = _("Là hội nghị quốc tế, phải được phép trước khi tổ chức.")
            return weighed("scope", Outcome.OK, words, law.source, compared)
    return weighed("scope", Outcome.WARN, words, law.source, compared)


def authority_verdict(facts: Facts, law: Term) -> Verdict:
    who = authority(facts)
    compared = (
        (_("cấp Bộ trưởng trở lên"), _("có") if facts.has_ministers else _("không")),
        (_("nội dung"), str(Topic(facts.topic).label)),
    )
    if law.why:
        return _unknown("authority", law.why, compared)
    sentence = _("%(who)s cho phép.") % {"who": who.label}
    if not law.may_refuse:
        sentence += " " + _("Văn bản này chưa được đối chiếu; kiểm tra lại trước khi trình.")
        return weighed("authority", Outcome.WARN, sentence, law.source, compared)
    return weighed("authority", Outcome.OK, sentence, law.source, compared)


def filing(facts: Facts, term: Term, today: date) -> Verdict:
    """Is, or was, the dossier in as many days before as the norm asks? The last day itself is in time."""
    on = facts.filed_on or today
    before = (facts.starts_on - on).days
    compared = (
        (_("gửi hồ sơ ngày") if facts.filed_on else _("nếu gửi hôm nay"), day(on)),
        (_("khai mạc ngày"), day(facts.starts_on)),
        (_("còn"), _("%(days)s ngày") % {"days": before}),
    )
    if term.days is None or term.last is None:
        return _unknown("filing", term.why, compared)
    said = {"days": before, "needed": term.days, "last": day(term.last)}
    if on <= term.last:
        sentence = _("Gửi trước %(days)s ngày; phải trước ít nhất %(needed)s ngày, chậm nhất ngày %(last)s.")
        return weighed("filing", Outcome.OK, sentence % said, term.source, compared)
    sentence = _(
        "Hồ sơ gửi trước khai mạc %(days)s ngày, phải trước ít nhất %(needed)s ngày (chậm nhất ngày %(last)s). "
        "Dời ngày tổ chức, hoặc xin cho qua quy định này và nêu lý do."
    )
    kind = Outcome.REFUSE if term.may_refuse else Outcome.WARN
    return weighed("filing", kind, sentence % said, term.source, compared)


def piece_named(piece: str) -> str:
    return {
        "scheme": _("đề án tổ chức (Mẫu 01)"),
        "opinions": _("ý kiến của cơ quan liên quan"),
        "funds": _("văn bản đồng ý nhận tài trợ nước ngoài"),
        "hosting": _("văn bản đồng ý chủ trương đăng cai"),
    }[piece]


def dossier(facts: Facts, law: Term) -> Verdict:
    """Is every piece there? What is missing is named."""
    wanted = needed(facts)
    missing = [piece_named(piece) for piece in wanted if piece not in facts.pieces]
    compared = tuple((piece_named(piece), _piece_said(facts, piece)) for piece in wanted)
    if law.why:
        return _unknown("dossier", law.why, compared)
    if not missing and facts.opinions_awaited:
        words = _("Hồ sơ đủ giấy tờ, trừ ý kiến của %(awaited)s cơ quan chưa trả lời.")
        return weighed("dossier", Outcome.WARN, words % {"awaited": facts.opinions_awaited}, law.source, compared)
    if not missing:
        return weighed("dossier", Outcome.OK, _("Hồ sơ đủ giấy tờ."), law.source, compared)
    sentence = _("Hồ sơ còn thiếu: %(missing)s. Bổ sung rồi gửi.") % {"missing": "; ".join(missing)}
    kind = Outcome.REFUSE if law.may_refuse else Outcome.WARN
    return weighed("dossier", kind, sentence, law.source, compared)


def _piece_said(facts: Facts, piece: str) -> str:
    if piece not in facts.pieces:
        return _("chưa")
    if piece == "opinions" and facts.opinions_awaited:
        return _("đã hỏi, chờ %(awaited)s cơ quan") % {"awaited": facts.opinions_awaited}
    return _("có")


def opinions(facts: Facts, term: Term) -> Verdict | None:
    """Are those who were asked given no more days than the norm lets them take?"""
    if facts.asked_on is None or facts.asked_due_on is None:
        return None
    compared = ((_("xin ý kiến ngày"), day(facts.asked_on)), (_("hạn trả lời"), day(facts.asked_due_on)))
    if term.last is None:
        return _unknown("opinions", term.why, compared)
    said = {"days": term.days, "last": day(term.last), "awaited": facts.opinions_awaited}
    if facts.asked_due_on > term.last:
        sentence = _("Cơ quan được hỏi phải trả lời trong %(days)s ngày, đến ngày %(last)s; hạn đã ghi dài hơn.") % said
        return weighed("opinions", Outcome.WARN, sentence, term.source, compared)
    if facts.opinions_awaited:
        sentence = _("Còn %(awaited)s cơ quan chưa trả lời; hạn trả lời không quá %(days)s ngày.") % said
        return weighed("opinions", Outcome.WARN, sentence, term.source, compared)
    return weighed("opinions", Outcome.OK, _("Các cơ quan được hỏi đã trả lời."), term.source, compared)


def report(facts: Facts, term: Term, today: date) -> Verdict | None:
    """Once it was held: is the report in time?"""
    if facts.held_on is None:
        return None
    compared: tuple[tuple[str, str], ...] = ((_("bế mạc ngày"), day(facts.held_on)),)
    if term.last is None:
        return _unknown("report", term.why, compared)
    said = {"days": term.days, "last": day(term.last)}
    on = facts.reported_on or today
    compared += ((_("báo cáo ngày") if facts.reported_on else _("hôm nay"), day(on)),)
    if on > term.last:
        sentence = _("Báo cáo phải gửi trong %(days)s ngày sau hội nghị, chậm nhất ngày %(last)s; đã quá hạn.") % said
        return weighed("report", Outcome.WARN, sentence, term.source, compared)
    sentence = _("Báo cáo gửi chậm nhất ngày %(last)s (%(days)s ngày sau hội nghị).") % said
    return weighed("report", Outcome.OK, sentence, term.source, compared)
