"""Protection of citizens in the demonstration's year: calls by night and by day, a boat, people who could not fly home.

Who was protected is nobody: names are "Người mẫu" and a place, numbers are zeros.
"""

from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from haidang.kit import clock
from haidang.office.accounts.models import User
from haidang.office.documents import services as documents
from haidang.office.documents.models import Consultation
from haidang.registers.people import citizen_services as services
from haidang.registers.people.citizen_choices import Outcome
from haidang.registers.people.citizen_forms import CaseForm, CostForm, PersonForm, QuickForm, StepForm
from haidang.registers.people.models import CitizenCase
from haidang.site.demo.books_of_year import Event, agency, change, closed, partner, tasks, typed
from haidang.site.demo.rows_of_year import begin, mend, row
from haidang.site.demo.year_said import DESK

#: What the form of a case says. Codes are given in this order: BHCD-2019-01, BHCD-2020-01 …
CASES: dict[str, dict[str, Any]] = {
    "worker": {
        "kind": "illness", "urgency": "soon", "country": "Nhật Bản", "place": "Bệnh viện ở Osaka", "source": "mission",
        "story": "Tu nghiệp sinh nằm viện dài ngày, nghiệp đoàn chậm trả viện phí (minh họa).",
    },
    "tourist": {
        "kind": "other", "urgency": "ordinary", "country": "Singapore", "place": "Sân bay", "source": "self",
        "story": "Mất hành lý, hỏi cách đòi hãng bay (minh họa).",
    },
    "boat": {
        "kind": "boat", "urgency": "life", "country": "Indonesia", "place": "Vùng biển phía nam", "people": 9,
        "source": "agency", "story": "Tàu cá và chín ngư dân bị giữ, chủ tàu ở Phước Tỉnh báo (minh họa).",
    },
    "stranded": {
        "kind": "worker", "urgency": "soon", "country": "Hàn Quốc", "place": "Gyeonggi", "people": 34,
        "source": "ministry", "story": "Hết hạn hợp đồng, chuyến bay bị hủy vì dịch (minh họa).",
    },
    "student": {
        "kind": "illness", "urgency": "soon", "country": "Úc", "place": "Sydney", "source": "family",
        "story": "Du học sinh ốm, cần về nước theo chuyến bay sớm nhất (minh họa).",
    },
    "death": {
        "kind": "death", "urgency": "soon", "country": "Nhật Bản", "place": "Chiba", "source": "family",
        "story": "Lao động mất vì tai nạn; gia đình xin đưa tro cốt về (minh họa).",
    },
    "arrest": {
        "kind": "arrest", "urgency": "life", "country": "Campuchia", "place": "Sihanoukville", "source": "family",
        "story": "Người lao động bị giữ vì giấy tờ hết hạn (minh họa).",
    },
}  # fmt: skip
#: The night of 13 June, on a telephone.
NIGHT = {
    "kind": "accident", "country": "Thái Lan", "place": "Bệnh viện ở Chonburi", "urgency": "life", "people": 1,
    "name": "Người mẫu Chonburi", "commune": "Phường Mẫu", "caller": "Em của người gặp nạn",
    "caller_phone": "0000000000", "story": "Ngã xe máy, đang mổ, bệnh viện hỏi người thân (minh họa).",
}  # fmt: skip


def case(key: str) -> CitizenCase:
    """By what nobody else has: its kind and country."""
    facts = NIGHT if key == "night" else CASES[key]
    return CitizenCase.objects.get(kind=facts["kind"], country=partner(str(facts["country"])))


def _take(key: str, by: User) -> None:
    facts = CASES[key] | {"country": partner(CASES[key]["country"]), "received_on": clock.today()}
    facts |= {"agency": agency("SNGV"), "received_at": "08:30", "tasks": tasks("5.2")}
    begin(CaseForm, services.save, {"people": 1} | facts, by=by)


def _by_night(by: User) -> None:
    """Nobody has done anything about it when the office opens on Monday."""
    form = QuickForm(typed(NIGHT | {"country": partner(str(NIGHT["country"]))}), by=by)
    if not form.is_valid():
        raise AssertionError(form.errors.as_json(escape_html=False))
    said = form.cleaned_data
    services.take_down(
        form.case(), name=said["name"], contact="", commune=said["commune"], entry=said["entry"], by=by
    )  # fmt: skip


def _serve(key: str, label: str, by: User) -> None:
    """What was taken down in haste is put where it belongs."""
    change(CaseForm, services.save, case(key), {"tasks": tasks(label)}, by=by)


def _person(key: str, name: str, commune: str, condition: str, by: User) -> None:
    row(PersonForm, case(key), {"name": name, "commune": commune, "condition": condition}, by=by)


def _step(key: str, way: str, words: str, by: User, *, asked: str = "", ahead: tuple[str, date] | None = None) -> None:
    """Something that was done; `ahead` is what comes next, and by when."""
    facts: dict[str, Any] = {"on": clock.today(), "way": way, "words": words}
    facts |= {"partner": partner(asked)} if asked else {}
    facts |= {"next_words": ahead[0], "next_on": ahead[1]} if ahead else {}
    row(StepForm, case(key), facts, by=by)


def _next_is_done(key: str, by: User) -> None:
    for step in case(key).steps.exclude(next_on=None).filter(is_next_done=False):
        mend(StepForm, step, {"is_next_done": True}, by=by)


def _cost(key: str, facts: dict[str, Any], by: User) -> None:
    row(CostForm, case(key), facts | {"on": clock.today()}, by=by)


def _ask(key: str, codes: tuple[str, ...], words: str, due_on: date, by: User) -> None:
    services.ask(case(key), [agency(code) for code in codes], words=words, due_on=due_on, by=by)


def _asked(key: str) -> Consultation:
    found = case(key).consultation
    assert found
    return found


def _answer(key: str, code: str, words: str, source: str, by: User) -> None:
    """Entered for an agency that has nobody here: it telephoned, or wrote."""
    opinion = _asked(key).opinions.get(agency__code=code)
    documents.answer_opinion(
        opinion, by=by, stance="remarks" if words else "agrees", words=words, source=source, answered_on=clock.today()
    )  # fmt: skip


def _asked_no_more(key: str, taken: tuple[str, ...], by: User) -> None:
    closed(_asked(key), taken, by=by)


def _close(key: str, outcome: Outcome, result: str, by: User) -> None:
    services.close(case(key), outcome=outcome, result=result, by=by)


def _refund(key: str, amount: int, by: User) -> None:
    cost = case(key).costs.get(kind="advance")
    services.refund(case(key), cost=cost, amount=Decimal(amount), refunded_on=clock.today(), by=by)


def _drop(key: str, reason: str, by: User) -> None:
    services.drop(case(key), reason=reason, by=by)


_TICKET = {
    "kind": "advance", "item": "Vé máy bay về nước", "amount": "24000000", "source": "Quỹ Bảo hộ công dân",
    "security": "guarantee", "guarantor": "UBND phường mẫu", "refund_due_on": date(2020, 6, 10),
}  # fmt: skip
_ASHES = {"kind": "grant", "item": "Đưa tro cốt về nước", "amount": "180000", "currency": "JPY", "rate": "222",
          "source": "Quỹ Bảo hộ công dân"}  # fmt: skip
OSAKA, JAKARTA = "Tổng lãnh sự quán Việt Nam tại Osaka", "Đại sứ quán Việt Nam tại Indonesia"
SEOUL, CANBERRA = "Đại sứ quán Việt Nam tại Hàn Quốc", "Đại sứ quán Việt Nam tại Úc"
CITIZENS: tuple[Event, ...] = (
    ("2019-12-11 08:40", DESK, partial(_take, "worker")),
    ("2019-12-11 09:00", DESK, partial(_person, "worker", "Người mẫu Osaka", "Xã Mẫu", "hurt")),
    ("2019-12-11 09:30", DESK, partial(_step, "worker", "mission", "Nhờ lãnh sự hỏi nghiệp đoàn.", asked=OSAKA)),
    ("2020-01-08 10:00", DESK, partial(
        _close, "worker", Outcome.TREATED, "Nghiệp đoàn đã trả viện phí; người bệnh ra viện, làm việc lại.")),
    ("2020-01-30 08:35", DESK, partial(_take, "tourist")),
    ("2020-01-31 09:00", DESK, partial(_drop, "tourist", "Việc giữa hành khách và hãng bay; đã chỉ nơi khiếu nại.")),
    # the boat: open in June, what comes next is overdue
    ("2020-02-27 08:45", DESK, partial(_take, "boat")),
    ("2020-02-27 09:10", DESK, partial(_step, "boat", "ministry", "Báo Cục Lãnh sự, gửi danh sách ngư dân.")),
    ("2020-02-27 10:00", DESK, partial(
        _ask, "boat", ("BDBP", "UBLD"), "Xác minh số hiệu tàu, nhân thân, hoàn cảnh gia đình.", date(2020, 3, 6))),
    ("2020-03-05 10:00", DESK, partial(_answer, "boat", "BDBP", "Tàu đăng ký tại Phước Tỉnh, đủ giấy phép.",
        "Công văn của Bộ đội Biên phòng tỉnh")),
    ("2020-03-06 10:00", DESK, partial(_answer, "boat", "UBLD", "", "Văn phòng UBND huyện gọi điện")),
    ("2020-03-09 10:00", DESK, partial(_asked_no_more, "boat", ("BDBP",))),
    ("2020-06-03 09:00", DESK, partial(
        _step, "boat", "mission", "Đại sứ quán đã thăm lãnh sự; phiên xử lùi lại vì dịch.", asked=JAKARTA,
        ahead=("Hỏi lại ngày xử và chuyến bay", date(2020, 6, 12)))),
    ("2020-06-16 09:00", DESK, partial(_next_is_done, "boat")),
    ("2020-08-19 09:00", DESK, partial(_close, "boat", Outcome.HOME, "Chín ngư dân đã về theo chuyến bay hồi hương.")),
    # who could not fly
    ("2020-04-06 08:30", DESK, partial(_take, "stranded")),
    ("2020-04-06 10:00", DESK, partial(
        _step, "stranded", "mission", "Gửi danh sách người của tỉnh xin về.", asked=SEOUL)),
    ("2020-05-22 10:00", DESK, partial(
        _close, "stranded", Outcome.HOME, "34 lao động đã về theo chuyến bay hồi hương, cách ly đủ ngày.")),
    ("2020-04-14 08:30", DESK, partial(_take, "student")),
    ("2020-04-14 09:00", DESK, partial(_person, "student", "Người mẫu Sydney", "Phường Mẫu", "hurt")),
    ("2020-04-14 09:30", DESK, partial(_step, "student", "mission", "Xin chỗ trên chuyến bay.", asked=CANBERRA)),
    ("2020-04-21 09:00", DESK, partial(_cost, "student", _TICKET)),
    ("2020-05-08 09:00", DESK, partial(_close, "student", Outcome.HOME, "Đã về nước, vào viện tỉnh điều trị.")),
    ("2020-06-30 09:00", DESK, partial(_refund, "student", 14_000_000)),
    # a Saturday, a quarter to midnight
    ("2020-06-13 23:42", DESK, _by_night),
    ("2020-06-15 08:20", DESK, partial(_step, "night", "call", "Đã nói chuyện với bệnh viện và gia đình.")),
    ("2020-06-15 08:40", DESK, partial(_serve, "night", "5.2")),
    ("2020-07-02 09:00", DESK, partial(_close, "night", Outcome.TREATED, "Đã ra viện; bảo hiểm trả phần lớn.")),
    ("2020-10-19 08:30", DESK, partial(_take, "death")),
    ("2020-10-19 09:00", DESK, partial(_person, "death", "Người mẫu Chiba", "Xã Mẫu", "dead")),
    ("2020-10-19 09:40", DESK, partial(_step, "death", "family", "Gia đình chọn hỏa táng, đưa tro cốt về.")),
    ("2020-11-05 09:00", DESK, partial(_cost, "death", _ASHES)),
    ("2020-11-26 09:00", DESK, partial(_close, "death", Outcome.REMAINS, "Tro cốt đã về đến gia đình.")),
    ("2020-12-09 08:30", DESK, partial(_take, "arrest")),
    ("2020-12-09 09:00", DESK, partial(
        _step, "arrest", "ministry", "Báo Cục Lãnh sự; nhờ thăm lãnh sự.",
        ahead=("Hỏi kết quả thăm lãnh sự", date(2020, 12, 28)))),
)  # fmt: skip
