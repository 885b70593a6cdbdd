"""What is done with the delegations of trips_said, each by the verb of its page; when, stands in trips_of_year."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import capfirst

from haidang.kit import clock
from haidang.kit.records import services as records
from haidang.office.accounts.models import User
from haidang.plan.money import services as money
from haidang.plan.money.choices import EntryKind
from haidang.registers.delegations import services
from haidang.registers.delegations.choices import Act, CommitmentKind, LogisticKind, Part
from haidang.registers.delegations.forms import DelegationForm
from haidang.registers.delegations.limits import services as limits
from haidang.registers.delegations.limits.checking import stopping
from haidang.registers.delegations.limits.forms import BlackoutForm, YearBaselineForm
from haidang.registers.delegations.models import Delegation
from haidang.registers.delegations.row_forms import ROWS
from haidang.site.demo.books_of_year import (
    agency,
    answered,
    change,
    closed,
    keep,
    official,
    paper,
    partner,
    tasks,
)
from haidang.site.demo.trips_said import SCHEMES, Said


def trip(key: str) -> Delegation:
    return Delegation.objects.get(title=SCHEMES[key].title)


# ── the scheme ───────────────────────────────────────────────────────────────────────────────────


def write(key: str, by: User) -> None:
    said = SCHEMES[key]
    starts_on, ends_on = said.days
    served = tasks(*said.labels)
    facts: dict[str, Any] = {
        "title": said.title, "agency": agency(said.agency), "channel": said.channel, "head_rank": said.rank,
        "people": 1 + len(said.others), "starts_on": starts_on, "ends_on": ends_on, "in_plan": not said.extra_reason,
        "purpose": said.purpose, "content": said.content, "no_estimate_why": said.unpaid, "tasks": served,
        "extra_reason": said.extra_reason, "plan": None if said.extra_reason else served[0].plan,
    }  # fmt: skip
    if said.extra_reason:
        allowed = paper("213/UBND-VP", "2020-01-20", "UBND", "Cho chủ trương làm việc về học bổng tại Campuchia", by=by)
        facts["extra_opinion"] = f"{allowed.number} ngày 20/01/2020"
    row = keep(DelegationForm, services.save, facts, by=by)
    host = partner(said.host)
    _lay(row, Act.MEMBERS, [_member(name, place, said) for place, name in enumerate((said.head, *said.others))], by)
    _lay(row, Act.STOPS, [
        {"country": partner(country), "place": place, "starts_on": starts_on, "ends_on": ends_on}
        for country, place in said.where
    ], by)  # fmt: skip
    _lay(row, Act.PROGRAMME, _programme(said, host), by)
    invited = {"partner": host, "is_inviting": True, "invited_on": clock.today() - timedelta(days=9)}
    _lay(row, Act.INVITATIONS, [invited | {"signed_by": "Người đứng đầu bên mời"}], by)
    ready_on = starts_on - timedelta(days=7)
    _lay(row, Act.LOGISTICS, [
        {"kind": LogisticKind.TRAVEL, "words": "Vé đi, về cho cả đoàn", "who": "Văn phòng", "due_on": ready_on},
        {"kind": LogisticKind.GIFTS, "words": "Tặng phẩm cho bên mời", "who": "Văn phòng", "due_on": ready_on},
    ], by)  # fmt: skip


def along(key: str, by: User) -> None:
    """Sở Ngoại vụ sees both, and ties them: "cùng dịp" of plan 163, 3.4."""
    change(DelegationForm, services.save, trip(key), {"along_with": [trip(SCHEMES[key].along)]}, by=by)


def _member(name: str, place: int, said: Said) -> dict[str, Any]:
    """A letter is an official of the directory, with the post they hold when they go; others are called by theirs."""
    part = Part.HEAD if place == 0 else Part.INTERPRETER if name == "Phiên dịch" else Part.MEMBER
    if len(name) > 1:
        return {"part": part, "name": f"{name} (người mẫu)", "post": name, "organisation": str(agency(said.agency))}
    who = official(name)
    held = who.posting_on(said.days[0])
    assert held
    return {"part": part, "official": who, "post": held.post, "agency": held.agency}


def _programme(said: Said, host: Any) -> list[dict[str, Any]]:
    """Each day between the two of travel has its work."""
    first, last = said.days
    between = [first + timedelta(days=number) for number in range(1, (last - first).days)]
    works = [each.strip(" .") for each in said.content.split(",")]
    place = said.where[0][1]
    return [
        {"on": day, "at": "09:00", "place": place, "partner": host, "words": capfirst(works[number % len(works)])}
        for number, day in enumerate(between)
    ]


def _lay(row: Delegation, act: Act, lines: Sequence[dict[str, Any]], by: User) -> None:
    """A page of rows, filled in and saved."""
    prefix = ROWS[act].get_default_prefix()
    data: dict[str, Any] = {f"{prefix}-TOTAL_FORMS": len(lines), f"{prefix}-INITIAL_FORMS": 0}
    for number, line in enumerate(lines):
        data |= {f"{prefix}-{number}-{name}": getattr(value, "pk", value) for name, value in line.items()}
    rows = ROWS[act](data, instance=row, by=by)
    if not rows.is_valid():
        raise AssertionError(f"{row}: {rows.errors} {rows.non_form_errors()}")
    services.lay(row, act, rows, seen="", by=by)


def papers(key: str, visa: str, by: User) -> None:
    """Passports and visas are looked at before it goes."""
    row = trip(key)
    blank = ROWS[Act.PAPERS](instance=row, by=by)
    data: dict[str, Any] = {f"{blank.prefix}-TOTAL_FORMS": len(blank.forms)}
    data[f"{blank.prefix}-INITIAL_FORMS"] = len(blank.forms)
    for form in blank.forms:
        data |= {f"{form.prefix}-id": form.instance.pk, f"{form.prefix}-passport_state": "fit"}
        data[f"{form.prefix}-visa_state"] = visa
    rows = ROWS[Act.PAPERS](data, instance=row, by=by)
    assert rows.is_valid(), rows.errors
    services.lay(row, Act.PAPERS, rows, seen="", by=by)


# ── from the request to the decision ─────────────────────────────────────────────────────────────


def ask(key: str, number: str, by: User) -> None:
    services.ask(trip(key), number=number, issued_on=clock.today() if number else None, by=by)


def consult(key: str, codes: tuple[str, ...], due_on: date, by: User) -> None:
    asked_of = [agency(code) for code in codes]
    services.consult(trip(key), asked_of, words="Xin ý kiến về thành phần, nội dung đoàn.", due_on=due_on, by=by)


def answer(key: str, code: str, words: str, by: User) -> None:
    answered(trip(key).consultations.get(), code, words, by=by)


def close(key: str, taken: tuple[str, ...], by: User) -> None:
    closed(trip(key).consultations.get(), taken, by=by)


def appraise(key: str, words: str, by: User) -> None:
    services.appraise(trip(key), words=words, by=by)


def decide(key: str, number: str, by: User) -> None:
    services.decide(trip(key), words="Đồng ý cử đoàn.", number=number, issued_on=clock.today(), by=by)


def record(key: str, by: User) -> None:
    """The council decided for its own; Sở Ngoại vụ writes it down."""
    services.record(trip(key), decider="council", number="14/TB-HĐND", issued_on=date(2020, 5, 28), by=by)


def send_back(key: str, reason: str, by: User) -> None:
    services.send_back(trip(key), reason=reason, by=by)


def refuse(key: str, reason: str, by: User) -> None:
    services.refuse(trip(key), reason=reason, by=by)


def cancel(key: str, reason: str, by: User) -> None:
    services.cancel(trip(key), reason=reason, by=by)


def new_days(key: str, starts_on: date, ends_on: date, by: User) -> None:
    """Other days, and the programme with them."""
    row = change(DelegationForm, services.save, trip(key), {"starts_on": starts_on, "ends_on": ends_on}, by=by)
    _move_rows(row, starts_on, by)


def _move_rows(row: Delegation, starts_on: date, by: User) -> None:
    shift = starts_on - row.programme.earliest("on").on + timedelta(days=1)
    for act, days in ((Act.PROGRAMME, ("on",)), (Act.STOPS, ("starts_on", "ends_on")), (Act.LOGISTICS, ("due_on",))):
        blank = ROWS[act](instance=row, by=by)
        kept = [form for form in blank.forms if form.instance.pk]
        data: dict[str, Any] = {f"{blank.prefix}-TOTAL_FORMS": len(kept), f"{blank.prefix}-INITIAL_FORMS": len(kept)}
        for form in kept:
            data[f"{form.prefix}-id"] = form.instance.pk
            for name in form.fields:
                value = getattr(form.instance, name, None)
                if name not in ("id", "delegation", "DELETE") and value not in (None, False, ""):
                    value = value + shift if name in days else value
                    data[f"{form.prefix}-{name}"] = getattr(value, "pk", value)
        rows = ROWS[act](data, instance=row, by=by)
        assert rows.is_valid(), rows.errors
        services.lay(row, act, rows, seen="", by=by)


def is_refused(key: str, by: User) -> None:
    """It meets the days of the congress, and the book does not take it."""
    try:
        services.ask(trip(key), by=by)
    except ValidationError:
        return
    raise AssertionError("Đoàn đi trong thời gian đại hội mà vẫn trình được.")


def override(key: str, by: User) -> None:
    """The other side sets the days of the yearly meeting: it goes all the same, by a paper."""
    row = trip(key)
    agreed = paper("92-TB/TU", "2020-05-18", "TU", "Đồng ý giữ lịch gặp thường niên với đơn vị kết nghĩa", by=by)
    for verdict in stopping(row, today=clock.today()):
        limits.override(
            row, verdict.mark, document=agreed, today=clock.today(), by=by,
            reason="Lịch gặp do hai bên ấn định theo thỏa thuận kết nghĩa; trưởng đoàn không dự Đại hội.",
        )  # fmt: skip


# ── back home ────────────────────────────────────────────────────────────────────────────────────


def report(key: str, achieved: str, number: str, by: User) -> None:
    services.report(
        trip(key), course="Làm việc đủ các buổi của chương trình.", achieved=achieved, number=number,
        issued_on=clock.today() if number else None, by=by,
        lessons="Gửi tài liệu cho bên mời trước khi đi một tháng.",
    )  # fmt: skip


def commit(key: str, words: str, due_on: date, by: User) -> None:
    said = SCHEMES[key]
    line = {"kind": CommitmentKind.COMMITMENT, "words": words, "agency": agency(said.agency), "due_on": due_on}
    _lay(trip(key), Act.COMMIT, [line | {"partner": partner(said.host)}], by)


def settle(key: str, words: str, by: User) -> None:
    services.settle(trip(key), words=words, by=by)


def assess(key: str, effect: str, words: str, by: User) -> None:
    services.assess(trip(key), year=2020, effect=effect, words=words, by=by)


# ── the one with an estimate of its own: 90.000.000 asked, 85.000.000 decided, 78.500.000 spent ───


def estimate(key: str, by: User) -> None:
    made = services.begin_estimate(trip(key), by=by)
    lines = [
        {"item": "Vé máy bay khứ hồi", "unit": "vé", "quantity": Decimal(3), "price": Decimal(9_000_000)},
        {"item": "Tiền ở", "unit": "đêm", "quantity": Decimal(12), "price": Decimal(2_000_000)},
        {"item": "Thuê và trang trí gian hàng", "unit": "gian", "quantity": Decimal(1), "price": Decimal(39_000_000)},
    ]
    money.ask(money.set_lines(made, lines, by=by), by=by, today=clock.today())


def price(key: str, by: User) -> None:
    estimate = trip(key).estimate
    assert estimate
    amounts = {line.pk: (line.asked, "") for line in estimate.lines.all()}
    last = list(amounts)[-1]
    amounts[last] = (amounts[last][0] - 5_000_000, "Dùng lại khung gian hàng của năm trước")
    money.appraise(estimate, amounts, by=by, today=clock.today())


def grant(key: str, by: User) -> None:
    estimate = trip(key).estimate
    assert estimate
    agreed = paper("3398/QĐ-UBND", "2019-12-11", "UBND", "Kinh phí đoàn xúc tiến du lịch tại Thái Lan", by=by)
    money.decide(estimate, amount=Decimal(85_000_000), document=agreed, by=by, today=clock.today())


def enter(key: str, kind: EntryKind, amount: int, words: str, by: User) -> None:
    estimate, today = trip(key).estimate, clock.today()
    assert estimate
    money.enter(estimate, kind, Decimal(amount), on=today, by=by, today=today, words=words)


def close_account(key: str, by: User) -> None:
    estimate = trip(key).estimate
    assert estimate
    money.settle(estimate, words="Vé rẻ hơn dự tính, đã nộp trả phần thừa.", by=by, today=clock.today())


# ── what the whole province is held against ──────────────────────────────────────────────────────


def frame(by: User) -> None:
    """The days of the congress, and how many went last year."""
    keep(BlackoutForm, records.save, {
        "name": "Chuẩn bị và tổ chức Đại hội Đảng bộ tỉnh", "starts_on": date(2020, 9, 1),
        "ends_on": date(2020, 10, 31), "basis": "Thông báo số 2140-TB/TU ngày 02/12/2019 (minh họa)",
    }, by=by)  # fmt: skip
    keep(YearBaselineForm, records.save, {
        "year": 2019, "count": 14, "source": "Báo cáo số 402/BC-UBND ngày 04/12/2019 về đoàn ra (minh họa)",
    }, by=by)  # fmt: skip
