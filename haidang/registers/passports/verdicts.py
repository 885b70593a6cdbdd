"""What the rules say of passports and private trips, in sentences. Values in, values out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haidang.kit.verdicts import Outcome, Verdict, day, weighed
from haidang.office.norms.rules import months_later
from haidang.registers.passports.choices import Channel, State

LAW = "Luật 49/2019/QH14"

# ── verdicts ─────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Months:
    """A number of months by a norm; `number` None: nobody can say, `why` tells."""

    number: int | None
    source: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A passport as the check for a trip sees it."""

    pk: int
    state: str
    expires_on: date | None
    #: Until when its holder is on the trip it was given out for.
    out_until: date | None = None


#: What is said of a passport that has expired, has few months left, or is good: for a trip, and for none in sight.
_SAID: dict[bool, tuple[Any, Any, Any]] = {
    True: (
        gettext_lazy("Hộ chiếu hết hạn ngày %(end)s, trước ngày về %(until)s. Xin cấp hộ chiếu mới."),
        gettext_lazy(
            "Hộ chiếu hết hạn ngày %(end)s, còn không quá %(months)s tháng kể từ ngày về %(until)s: "
            "có thể không xin được công hàm và thị thực."
        ),
        gettext_lazy("Còn hạn đến ngày %(end)s, quá %(months)s tháng kể từ ngày về."),
    ),
    False: (
        gettext_lazy("Hộ chiếu đã hết hạn ngày %(end)s. Xin cấp hộ chiếu mới."),
        gettext_lazy(
            "Hộ chiếu hết hạn ngày %(end)s, còn không quá %(months)s tháng: "
            "chuyến đi tới có thể không xin được công hàm và thị thực."
        ),
        gettext_lazy("Còn hạn đến ngày %(end)s, quá %(months)s tháng kể từ hôm nay."),
    ),
}


def validity(expires_on: date, until: date, months: Months, *, is_trip: bool = True) -> Verdict:
    """Is it good for a trip that ends on `until`, or, where none is in sight, on that day? Expired on the way: no.
    Fewer months left than a visa note asks for: a warning, since some countries ask for no visa.
    """
    expired, short, good = _SAID[is_trip]
    when = _("ngày về") if is_trip else _("hôm nay")
    compared: tuple[tuple[str, str], ...] = ((_("hết hạn"), day(expires_on)), (when, day(until)))
    said = {"end": day(expires_on), "until": day(until), "months": str(months.number)}
    if expires_on < until:
        return weighed("expired", Outcome.REFUSE, expired % said, LAW, compared)
    if months.number is None:
        return weighed(
            "validity", Outcome.UNKNOWN, _("Chưa kiểm tra được: %(why)s") % {"why": months.why}, "", compared
        )
    needed = months_later(until, months.number)
    compared += ((_("cần còn hạn sau ngày"), day(needed)),)
    if expires_on <= needed:
        return weighed("short", Outcome.WARN, short % said, months.source, compared)
    return weighed("valid", Outcome.OK, good % said, months.source, compared)


def fit(held: Sequence[Held], until: date, months: Months, *, new_by: date | None) -> tuple[int | None, Verdict]:
    """The passport somebody can go with, and what is to be said of it; `new_by`: when a new one would come."""
    alive = [one for one in held if one.state not in (State.GONE, State.LOST)]
    ready = [
        one for one in alive if one.expires_on and one.state in (State.KEPT, State.ISSUED, State.OUT, State.ON_WAY)
    ]
    if not ready:
        return _none(held, alive, new_by)
    best = max(ready, key=lambda one: (one.state == State.KEPT and one.expires_on >= until, one.expires_on))  # type: ignore[operator]
    assert best.expires_on
    said = validity(best.expires_on, until, months)
    if best.state == State.OUT and best.out_until == until:
        # the trip that is asked about has it already
        return best.pk, said if said.kind != Outcome.OK else _given(said, until)
    if said.kind != Outcome.REFUSE and best.state != State.KEPT:
        return best.pk, _elsewhere(best)
    return best.pk, said


def _none(held: Sequence[Held], alive: Sequence[Held], new_by: date | None) -> tuple[int | None, Verdict]:
    asked = next((one for one in alive if one.state == State.ASKED), None)
    if asked:
        return asked.pk, weighed("asked", Outcome.WARN, _("Hộ chiếu đang xin cấp, chưa có kết quả."), LAW)
    when = _(" Xin cấp hôm nay thì sớm nhất ngày %(day)s có.") % {"day": day(new_by)} if new_by else ""
    if any(one.state == State.LOST for one in held):
        return None, weighed("lost", Outcome.REFUSE, _("Hộ chiếu đã báo mất, chưa có hộ chiếu khác.") + when, LAW)
    return None, weighed("none", Outcome.REFUSE, _("Chưa có hộ chiếu công vụ hay ngoại giao trong sổ.") + when, LAW)


def _given(said: Verdict, until: date) -> Verdict:
    sentence = _("Đã giao cho chuyến đi về ngày %(until)s. %(said)s") % {"until": day(until), "said": said.sentence}
    return Verdict("given", Outcome.OK, sentence, said.source, said.compared)


def _elsewhere(best: Held) -> Verdict:
    if best.state == State.OUT:
        until = _(" (về ngày %(day)s)") % {"day": day(best.out_until)} if best.out_until else ""
        sentence = _("Hộ chiếu đang giao cho chuyến đi khác%(until)s; nhận lại trước khi giao tiếp.") % {"until": until}
        return weighed("out", Outcome.WARN, sentence, LAW)
    if best.state == State.ON_WAY:
        return weighed("on-way", Outcome.WARN, _("Hộ chiếu đang chuyển cơ quan khác, chưa xác nhận đã nhận."), LAW)
    return weighed("issued", Outcome.WARN, _("Hộ chiếu đã cấp nhưng cơ quan chưa nhận về giữ."), LAW)


# ── what stops a move ────────────────────────────────────────────────────────────────────────────


def decision_fault(*, decided_on: date | None, on: date) -> str:
    """Why a decision of that day cannot be what it is given out on; "" when it can, or its day is not known."""
    if decided_on is None or decided_on <= on:
        return ""
    return _("Quyết định ký ngày %(decided)s, sau ngày giao %(on)s; chỉ giao khi đã có quyết định.") % {
        "decided": day(decided_on), "on": day(on),
    }  # fmt: skip


def giving_fault(*, expires_on: date | None, until: date, on: date) -> str:
    """Why it cannot be given out for a trip that ends on `until`; "" when it can."""
    if until < on:
        return _("Ngày về %(until)s trước ngày giao %(on)s. Xem lại ngày về trong quyết định.") % {
            "until": day(until), "on": day(on),
        }  # fmt: skip
    if expires_on is not None and expires_on < until:
        return _("Hộ chiếu hết hạn ngày %(end)s, trước ngày về %(until)s; không giao. Xin cấp hộ chiếu mới.") % {
            "end": day(expires_on), "until": day(until),
        }  # fmt: skip
    return ""


# ── private trips ────────────────────────────────────────────────────────────────────────────────


def who_allows(channel: str) -> str:
    """Who says yes to a private trip: the committee that manages the official, or the State body."""
    if Channel(channel) == Channel.PARTY:
        return _("cấp ủy quản lý cán bộ (Tỉnh ủy, Ban Thường vụ Tỉnh ủy)")
    return _("Chủ tịch UBND tỉnh hoặc người đứng đầu cơ quan được phân cấp")


def answer_fault(*, asked_on: date, answered_on: date, today: date) -> str:
    """Why a paper of that day cannot be the answer; "" when it can."""
    if answered_on > today:
        return _("Ngày văn bản %(day)s chưa đến; ghi trả lời khi đã có văn bản.") % {"day": day(answered_on)}
    if answered_on < asked_on:
        return _("Văn bản ngày %(day)s có trước ngày đơn %(asked)s nên không trả lời đơn này. Xem lại văn bản.") % {
            "day": day(answered_on), "asked": day(asked_on),
        }  # fmt: skip
    return ""


def answer_verdict(channel: str, *, is_of_party: bool | None) -> Verdict:
    """Was the answer given by the side that manages the official? Party rules only warn here."""
    told = ((_("cán bộ thuộc diện"), str(Channel(channel).label)),)
    if is_of_party is None:
        return weighed(
            "answer", Outcome.UNKNOWN, _("Chưa kiểm tra được: văn bản trả lời chưa rõ cơ quan ban hành."), "", told
        )
    if is_of_party != (Channel(channel) == Channel.PARTY):
        sentence = _("Cán bộ thuộc diện %(channel)s quản lý thì %(who)s cho phép; văn bản này của bên khác.")
        said = {"channel": Channel(channel).label, "who": who_allows(channel)}
        return weighed("answer", Outcome.WARN, sentence % said, _("quy định phân cấp quản lý cán bộ"), told)
    return weighed("answer", Outcome.OK, _("Văn bản trả lời của đúng cấp cho phép."), "", told)
