"""What counts as an international conference, who allows it, by when its paper is in, what is missing.

Values in, values out: the norms of the day and the calendar are given.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from haidang.registers.conferences.choices import Act, Authority, Hand, Mode, Organiser, Soundness, Stage, Topic

# ── stages and acts ──────────────────────────────────────────────────────────────────────────────

#: Where an act leads; what is not here leaves the stage as it is.
LEADS: Mapping[Act, Stage] = {
    Act.FILE: Stage.FILED,
    Act.SEND_BACK: Stage.DRAFT,
    Act.ALLOW: Stage.ALLOWED,
    Act.REFUSE: Stage.REFUSED,
    Act.HOLD: Stage.HELD,
    Act.REPORT: Stage.REPORTED,
    Act.CANCEL: Stage.CANCELLED,
}
_DRAFT, _FILED = frozenset({Stage.DRAFT}), frozenset({Stage.FILED})
#: Who does what, and when. Buttons and verbs both ask here.
ACTS: Mapping[Act, Mapping[Hand, frozenset[Stage]]] = {
    Act.PAPERS: {Hand.AUTHOR: _DRAFT},
    Act.ASK: {Hand.AUTHOR: _DRAFT | _FILED},
    Act.FILE: {Hand.AUTHOR: _DRAFT},
    Act.WAIVE: {Hand.DECIDER: _DRAFT},
    Act.ALLOW: {Hand.DECIDER: _FILED},
    Act.REFUSE: {Hand.DECIDER: _FILED},
    Act.SEND_BACK: {Hand.DECIDER: _FILED},
    Act.HOLD: {Hand.AUTHOR: frozenset({Stage.ALLOWED})},
    Act.REPORT: {Hand.AUTHOR: frozenset({Stage.HELD})},
    Act.CANCEL: {Hand.AUTHOR: _DRAFT | _FILED | {Stage.ALLOWED}},
}
#: The acts by which leave is asked for and given: not for what needs no leave.
_OF_LEAVE = frozenset({Act.ASK, Act.FILE, Act.WAIVE, Act.ALLOW, Act.REFUSE, Act.SEND_BACK})


def is_theirs(act: Act, hands: Collection[Hand]) -> bool:
    """Is the act ever for somebody with these hands?"""
    return any(hand in ACTS[act] for hand in hands)


def acts(stage: str, hands: Collection[Hand], *, counts: bool = True) -> tuple[Act, ...]:
    """What somebody with these hands can do in that stage. What needs no leave is held as soon as it is drafted."""
    found = [act for act in ACTS if any(Stage(stage) in ACTS[act].get(hand, ()) for hand in hands)]
    if counts:
        return tuple(found)
    found = [act for act in found if act not in _OF_LEAVE]
    if Stage(stage) == Stage.DRAFT and Hand.AUTHOR in hands:
        found.insert(0, Act.HOLD)
    return tuple(found)


# ── what is looked at ────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule says: in a sentence, with where the rule stands and what it compared."""

    code: str
    kind: Soundness
    sentence: str
    source: str = ""
    compared: tuple[tuple[str, str], ...] = ()
    is_waived: bool = False

    @property
    def stops(self) -> bool:
        return self.kind == Soundness.REFUSE and not self.is_waived


@dataclass(frozen=True, slots=True)
class Term:
    """A norm of the day with what it comes to for this conference; `why`: nobody can say."""

    days: int | None = None
    #: The last day in time, counted by the calendar of the office.
    last: date | None = None
    source: str = ""
    may_refuse: bool = True
    why: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """A conference as the rules see it."""

    starts_on: date
    ends_on: date
    organiser: str = Organiser.VIETNAMESE
    mode: str = Mode.IN_PERSON
    is_in_vietnam: bool = True
    foreigners: int = 0
    has_foreign_money: bool = False
    is_press: bool = False
    by_party_rules: bool = False
    has_ministers: bool = False
    topic: str = Topic.ORDINARY
    is_hosting: bool = False
    filed_on: date | None = None
    held_on: date | None = None
    reported_on: date | None = None
    #: Names of the pieces of the dossier that are there.
    pieces: frozenset[str] = field(default_factory=frozenset)
    asked_on: date | None = None
    asked_due_on: date | None = None
    opinions_awaited: int = 0


def day(value: date) -> str:
    return f"{value:%d/%m/%Y}"


def _unknown(code: str, why: str, compared: tuple[tuple[str, str], ...] = ()) -> Verdict:
    return Verdict(code, Soundness.UNKNOWN, _("Chưa kiểm tra được: %(why)s") % {"why": why}, "", compared)


# ── the rules ────────────────────────────────────────────────────────────────────────────────────


def counts(facts: Facts) -> str:
    """ "": it is an international conference that needs leave; else why it is none: "press", "party", "nobody",
    "elsewhere".
    """
    if facts.is_press:
        return "press"
    if facts.by_party_rules:
        return "party"
    if not facts.is_in_vietnam:
        return "elsewhere"
    is_foreign = facts.organiser != Organiser.VIETNAMESE or facts.foreigners > 0 or facts.has_foreign_money
    return "" if is_foreign else "nobody"


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
            return Verdict("scope", Soundness.OK, words, law.source, compared)
    return Verdict("scope", Soundness.WARN, words, law.source, compared)


def authority(facts: Facts) -> Authority:
    """Who allows it: the Prime Minister where ministers sit or the topic is his; else the chair of the province."""
    if facts.has_ministers or facts.topic != Topic.ORDINARY:
        return Authority.PRIME_MINISTER
    return Authority.CHAIR


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
        return Verdict("authority", Soundness.WARN, sentence, law.source, compared)
    return Verdict("authority", Soundness.OK, sentence, law.source, compared)


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
        return Verdict("filing", Soundness.OK, sentence % said, term.source, compared)
    sentence = _(
        "Hồ sơ gửi trước khai mạc %(days)s ngày, phải trước ít nhất %(needed)s ngày (chậm nhất ngày %(last)s). "
        "Dời ngày tổ chức, hoặc xin cho qua quy định này và nêu lý do."
    )
    kind = Soundness.REFUSE if term.may_refuse else Soundness.WARN
    return Verdict("filing", kind, sentence % said, term.source, compared)


#: The pieces of a dossier, in the order in which they are named.
PIECES = ("scheme", "opinions", "funds", "hosting")


def needed(facts: Facts) -> tuple[str, ...]:
    """Which pieces this one needs: hosting needs leave in principle first, foreign money who agreed to take it."""
    found = ["scheme", "opinions"]
    if facts.has_foreign_money:
        found.append("funds")
    if facts.is_hosting:
        found.append("hosting")
    return tuple(found)


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
    compared = tuple((piece_named(piece), _("có") if piece in facts.pieces else _("chưa")) for piece in wanted)
    if law.why:
        return _unknown("dossier", law.why, compared)
    if not missing:
        return Verdict("dossier", Soundness.OK, _("Hồ sơ đủ giấy tờ."), law.source, compared)
    sentence = _("Hồ sơ còn thiếu: %(missing)s. Bổ sung rồi gửi.") % {"missing": "; ".join(missing)}
    kind = Soundness.REFUSE if law.may_refuse else Soundness.WARN
    return Verdict("dossier", kind, sentence, law.source, compared)


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
        return Verdict("opinions", Soundness.WARN, sentence, term.source, compared)
    if facts.opinions_awaited:
        sentence = _("Còn %(awaited)s cơ quan chưa trả lời; hạn trả lời không quá %(days)s ngày.") % said
        return Verdict("opinions", Soundness.WARN, sentence, term.source, compared)
    return Verdict("opinions", Soundness.OK, _("Các cơ quan được hỏi đã trả lời."), term.source, compared)


def report(facts: Facts, term: Term, today: date) -> Verdict | None:
    """Once it was held: is the report in time?"""
    if facts.held_on is None:
        return None
    compared = ((_("bế mạc ngày"), day(facts.held_on)),)
    if term.last is None:
        return _unknown("report", term.why, compared)
    said = {"days": term.days, "last": day(term.last)}
    on = facts.reported_on or today
    compared += ((_("báo cáo ngày") if facts.reported_on else _("hôm nay"), day(on)),)
    if on > term.last:
        sentence = _("Báo cáo phải gửi trong %(days)s ngày sau hội nghị, chậm nhất ngày %(last)s; đã quá hạn.") % said
        return Verdict("report", Soundness.WARN, sentence, term.source, compared)
    sentence = _("Báo cáo gửi chậm nhất ngày %(last)s (%(days)s ngày sau hội nghị).") % said
    return Verdict("report", Soundness.OK, sentence, term.source, compared)
