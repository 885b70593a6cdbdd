"""What the rules say of an event: leave, the days before and after, its cost. Values in, verdicts out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from haidang.kit.money import Money
from haidang.kit.verdicts import Compared, Outcome, Verdict, day
from haidang.registers.events.event_choices import LIGHT, EventKind, Role, Where


@dataclass(frozen=True, slots=True)
class Facts:
    """An event as the rules see it."""

    kind: str
    starts_on: date
    ends_on: date
    role: str = Role.HOST
    where: str = Where.PROVINCE
    needs_leave: bool = False
    asked_on: date | None = None
    allowed_on: date | None = None
    took_place: bool = False
    is_called_off: bool = False
    reported_on: date | None = None
    is_foreign: bool = False
    has_estimate: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A norm of the day with the last day that it leaves; `why`: nobody can say."""

    last: date | None = None
    said: str = ""
    source: str = ""
    may_refuse: bool = True
    why: str = ""


#: Of these kinds, held in the country by us, a dossier is sent so long before; the norm says how long.
ASKED_BEFORE: Mapping[str, str] = {EventKind.FAIR: "EVENT-FAIR-ASK", EventKind.ART: "EVENT-ART-ASK"}


def norm_before(facts: Facts) -> str:
    """The norm by which its dossier is sent before it begins; "" where none speaks of it."""
    ours = facts.role != Role.GUEST and facts.where in (Where.PROVINCE, Where.COUNTRY)
    return ASKED_BEFORE.get(facts.kind, "") if ours else ""


def leave(facts: Facts) -> Verdict | None:
    """What must be allowed is allowed, and before it begins."""
    if not facts.needs_leave or facts.is_called_off:
        return None
    if facts.allowed_on is None:
        sentence = _("Sự kiện phải được phép trước khi tổ chức ngày %(day)s; chưa có văn bản cho phép.")
        return Verdict("EVENT-LEAVE", Outcome.WARN, sentence % {"day": day(facts.starts_on)})
    compared = (
        Compared(_("được phép ngày %(day)s") % {"day": day(facts.allowed_on)}),
        Compared(_("bắt đầu ngày %(day)s") % {"day": day(facts.starts_on)}),
    )
    if facts.allowed_on > facts.starts_on:
        sentence = _("Văn bản cho phép ngày %(allowed)s, sau ngày bắt đầu %(first)s. Xem lại ngày.") % {
            "allowed": day(facts.allowed_on), "first": day(facts.starts_on),
        }  # fmt: skip
        return Verdict("EVENT-LEAVE", Outcome.WARN, sentence, compared=compared)
    sentence = _("Được phép ngày %(day)s, trước khi tổ chức.") % {"day": day(facts.allowed_on)}
    return Verdict("EVENT-LEAVE", Outcome.OK, sentence, compared=compared)


def asking(facts: Facts, term: Term | None, today: date) -> Verdict | None:
    """A fair, a performance: its dossier is sent so many days before. The last day itself is in time."""
    code = norm_before(facts)
    if not code or term is None or facts.is_called_off:
        return None
    if term.why:
        return Verdict(code, Outcome.UNKNOWN, _("Chưa kiểm tra được: %(why)s") % {"why": term.why})
    if not facts.needs_leave:
        if facts.took_place:
            return None
        kind = EventKind(facts.kind).label
        sentence = _("“%(kind)s” tổ chức trong nước thường phải đăng ký hoặc xin phép; kiểm tra rồi đánh dấu ở hồ sơ.")
        return Verdict(code, Outcome.WARN, sentence % {"kind": kind}, term.source)
    assert term.last is not None
    facts_said = {"last": day(term.last), "term": term.said, "first": day(facts.starts_on)}
    on = facts.asked_on or today
    compared = (
        Compared(_("gửi ngày %(day)s") % {"day": day(facts.asked_on)} if facts.asked_on else _("chưa gửi")),
        Compared(_("chậm nhất ngày %(last)s") % facts_said),
    )
    if on > term.last:
        late = Outcome.REFUSE if term.may_refuse else Outcome.WARN
        sentence = (
            _("Hồ sơ phải gửi chậm nhất ngày %(last)s (%(term)s trước ngày %(first)s); đã quá ngày đó.") % facts_said
        )
        return Verdict(code, late, sentence, term.source, compared)
    if facts.asked_on:
        sentence = _("Hồ sơ gửi đúng hạn, trước ngày %(last)s.") % facts_said
        return Verdict(code, Outcome.OK, sentence, term.source, compared)
    sentence = _("Gửi hồ sơ chậm nhất ngày %(last)s (%(term)s trước ngày %(first)s).") % facts_said
    return Verdict(code, Outcome.WARN, sentence, term.source, compared)


def seminar(facts: Facts, law: Term | None) -> Verdict | None:
    """A seminar with foreigners in the country is an international conference, and has a book of its own."""
    here = facts.where != Where.ABROAD and facts.role != Role.GUEST
    if facts.kind != EventKind.SEMINAR or not facts.is_foreign or not here or facts.is_called_off or law is None:
        return None
    if law.why:
        return Verdict("EVENT-SEMINAR", Outcome.UNKNOWN, _("Chưa kiểm tra được: %(why)s") % {"why": law.why})
    sentence = _("Hội thảo có yếu tố nước ngoài ở Việt Nam phải xin phép: ghi ở sổ Hội nghị quốc tế.")
    return Verdict("EVENT-SEMINAR", Outcome.WARN, sentence, law.source)


def report(facts: Facts, term: Term | None, today: date) -> Verdict | None:
    """Its report is there in time. What is light is told by its results alone."""
    if not facts.took_place or facts.kind in LIGHT or term is None:
        return None
    if term.why:
        return Verdict("EVENT-RPT", Outcome.UNKNOWN, _("Chưa kiểm tra được: %(why)s") % {"why": term.why})
    assert term.last is not None
    told = {
        "last": day(term.last),
        "day": day(facts.reported_on),
        "late": ((facts.reported_on or today) - term.last).days,
    }
    if facts.reported_on:
        if facts.reported_on <= term.last:
            return Verdict("EVENT-RPT", Outcome.OK, _("Báo cáo ngày %(day)s, đúng hạn.") % told, term.source)
        sentence = _("Báo cáo ngày %(day)s, muộn %(late)s ngày so với hạn %(last)s.") % told
        return Verdict("EVENT-RPT", Outcome.WARN, sentence, term.source)
    if today <= term.last:
        return Verdict("EVENT-RPT", Outcome.OK, _("Báo cáo kết quả chậm nhất ngày %(last)s.") % told, term.source)
    sentence = _("Chưa có báo cáo kết quả; đã quá hạn %(last)s là %(late)s ngày.") % told
    return Verdict("EVENT-RPT", Outcome.WARN, sentence, term.source)


def twin(facts: Facts, found: Sequence[Compared]) -> Verdict | None:
    """Another of its kind on its days with its country: one thing that two agencies wrote would count twice."""
    if not found or facts.is_called_off:
        return None
    sentence = _("Sổ đã có sự kiện cùng loại, cùng nước, trùng ngày: xem có phải một việc ghi hai lần không.")
    return Verdict("EVENT-TWIN", Outcome.WARN, sentence, compared=tuple(found))


def cost(facts: Facts, decided: Decimal | None, spent: Decimal) -> Verdict | None:
    """What was spent against what was decided; without an estimate nobody can compare."""
    if facts.is_called_off:
        return None
    if not facts.has_estimate:
        if facts.kind in LIGHT or facts.role == Role.SUPPORT:
            return None
        return Verdict("EVENT-COST", Outcome.WARN, _("Chưa gắn dự toán: chưa so được chi phí với dự toán."))
    if decided is None:
        return Verdict("EVENT-COST", Outcome.WARN, _("Dự toán của sự kiện chưa được duyệt."))
    told = {"spent": Money(spent), "decided": Money(decided)}
    compared = (Compared(_("đã chi %(spent)s") % told), Compared(_("được duyệt %(decided)s") % told))
    if spent > decided:
        sentence = _("Đã chi %(spent)s, vượt %(over)s so với dự toán được duyệt.") % {
            **told,
            "over": Money(spent - decided),
        }
        return Verdict("EVENT-COST", Outcome.WARN, sentence, compared=compared)
    return Verdict("EVENT-COST", Outcome.OK, _("Chi phí trong dự toán được duyệt."), compared=compared)
