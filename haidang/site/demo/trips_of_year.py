"""Delegations abroad in the demonstration: written, filed, appraised, decided, gone, reported, settled; or stopped."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError

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
    Event,
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
from haidang.site.demo.year_said import DESK, HEAD

CHAIR, FINANCE = "lanh-dao-ubnd", "so-tai-chinh"


def trip(key: str) -> Delegation:
    return Delegation.objects.get(title=SCHEMES[key].title)


# ── the scheme ───────────────────────────────────────────────────────────────────────────────────


def _write(key: str, by: User) -> None:
    said = SCHEMES[key]
    starts_on, ends_on = said.days
    facts: dict[str, Any] = {
        "title": said.title, "agency": agency(said.agency), "channel": said.channel, "head_rank": said.rank,
        "people": 1 + len(said.others), "starts_on": starts_on, "ends_on": ends_on, "in_plan": not said.extra_reason,
        "purpose": said.purpose, "content": said.content, "no_estimate_why": said.unpaid, "tasks": tasks(*said.labels),
        "extra_reason": said.extra_reason,
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


def _along(key: str, by: User) -> None:
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
        {"on": day, "at": "09:00", "place": place, "partner": host, "words": works[number % len(works)].capitalize()}
        for number, day in enumerate(between)
    ]


def _lay(row: Delegation, act: Act, lines: Sequence[dict[str, Any]], by: User) -> None:
    """A page of rows, filled in and saved."""
    data: dict[str, Any] = {}
    blank = ROWS[act](instance=row, by=by)
    data[f"{blank.prefix}-TOTAL_FORMS"], data[f"{blank.prefix}-INITIAL_FORMS"] = len(lines), 0
    for number, line in enumerate(lines):
        data |= {f"{blank.prefix}-{number}-{name}": getattr(value, "pk", value) for name, value in line.items()}
    rows = ROWS[act](data, instance=row, by=by)
    if not rows.is_valid():
        raise AssertionError(f"{row}: {rows.errors} {rows.non_form_errors()}")
    services.lay(row, act, rows, seen="", by=by)


def _papers(key: str, visa: str, by: User) -> None:
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


def _ask(key: str, number: str, by: User) -> None:
    services.ask(trip(key), number=number, issued_on=clock.today() if number else None, by=by)


def _consult(key: str, codes: tuple[str, ...], due_on: date, by: User) -> None:
    asked_of = [agency(code) for code in codes]
    services.consult(trip(key), asked_of, words="Xin ý kiến về thành phần, nội dung đoàn.", due_on=due_on, by=by)


def _answer(key: str, code: str, words: str, by: User) -> None:
    answered(trip(key).consultations.get(), code, words, by=by)


def _close(key: str, taken: tuple[str, ...], by: User) -> None:
    closed(trip(key).consultations.get(), taken, by=by)


def _appraise(key: str, words: str, by: User) -> None:
    services.appraise(trip(key), words=words, by=by)


def _decide(key: str, number: str, by: User) -> None:
    services.decide(trip(key), words="Đồng ý cử đoàn.", number=number, issued_on=clock.today(), by=by)


def _record(key: str, by: User) -> None:
    """The council decided for its own; Sở Ngoại vụ writes it down."""
    services.record(trip(key), decider="council", number="14/TB-HĐND", issued_on=date(2020, 5, 28), by=by)


def _send_back(key: str, reason: str, by: User) -> None:
    services.send_back(trip(key), reason=reason, by=by)


def _refuse(key: str, reason: str, by: User) -> None:
    services.refuse(trip(key), reason=reason, by=by)


def _cancel(key: str, reason: str, by: User) -> None:
    services.cancel(trip(key), reason=reason, by=by)


def _new_days(key: str, starts_on: date, ends_on: date, by: User) -> None:
    """Other days, and the programme with them."""
    row = change(DelegationForm, services.save, trip(key), {"starts_on": starts_on, "ends_on": ends_on}, by=by)
    _move_rows(row, starts_on, by)


def _move_rows(row: Delegation, starts_on: date, by: User) -> None:
    shift = starts_on - row.programme.earliest("on").on + timedelta(days=1)
    for act, days in ((Act.PROGRAMME, ("on",)), (Act.STOPS, ("starts_on", "ends_on"))):
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


def _is_refused(key: str, by: User) -> None:
    """It meets the days of the congress, and the book does not take it."""
    try:
        services.ask(trip(key), by=by)
    except ValidationError:
        return
    raise AssertionError("Đoàn đi trong thời gian đại hội mà vẫn trình được.")


def _override(key: str, by: User) -> None:
    """The other side sets the days of the yearly meeting: it goes all the same, by a paper."""
    row = trip(key)
    agreed = paper("92-TB/TU", "2020-05-18", "TU", "Đồng ý giữ lịch gặp thường niên với đơn vị kết nghĩa", by=by)
    for verdict in stopping(row, today=clock.today()):
        limits.override(
            row, verdict.mark, document=agreed, today=clock.today(), by=by,
            reason="Lịch gặp do hai bên ấn định theo thỏa thuận kết nghĩa; trưởng đoàn không dự Đại hội.",
        )  # fmt: skip


# ── back home ────────────────────────────────────────────────────────────────────────────────────


def _report(key: str, achieved: str, number: str, by: User) -> None:
    services.report(
        trip(key), course="Làm việc đủ các buổi của chương trình.", achieved=achieved, number=number,
        issued_on=clock.today() if number else None, by=by,
        lessons="Gửi tài liệu cho bên mời trước khi đi một tháng.",
    )  # fmt: skip


def _commit(key: str, words: str, due_on: date, by: User) -> None:
    said = SCHEMES[key]
    line = {"kind": CommitmentKind.COMMITMENT, "words": words, "agency": agency(said.agency), "due_on": due_on}
    _lay(trip(key), Act.COMMIT, [line | {"partner": partner(said.host)}], by)


def _settle(key: str, words: str, by: User) -> None:
    services.settle(trip(key), words=words, by=by)


def _assess(key: str, effect: str, words: str, by: User) -> None:
    services.assess(trip(key), year=2020, effect=effect, words=words, by=by)


# ── the one with an estimate of its own: 90.000.000 asked, 85.000.000 decided, 78.500.000 spent ───


def _estimate(key: str, by: User) -> None:
    made = services.begin_estimate(trip(key), by=by)
    lines = [
        {"item": "Vé máy bay khứ hồi", "unit": "vé", "quantity": Decimal(3), "price": Decimal(9_000_000)},
        {"item": "Tiền ở", "unit": "đêm", "quantity": Decimal(12), "price": Decimal(2_000_000)},
        {"item": "Thuê và trang trí gian hàng", "unit": "gian", "quantity": Decimal(1), "price": Decimal(39_000_000)},
    ]
    money.ask(money.set_lines(made, lines, by=by), by=by, today=clock.today())


def _price(key: str, by: User) -> None:
    estimate = trip(key).estimate
    assert estimate
    amounts = {line.pk: (line.asked, "") for line in estimate.lines.all()}
    last = list(amounts)[-1]
    amounts[last] = (amounts[last][0] - 5_000_000, "Dùng lại khung gian hàng của năm trước")
    money.appraise(estimate, amounts, by=by, today=clock.today())


def _grant(key: str, by: User) -> None:
    estimate = trip(key).estimate
    assert estimate
    agreed = paper("3398/QĐ-UBND", "2019-12-11", "UBND", "Kinh phí đoàn xúc tiến du lịch tại Thái Lan", by=by)
    money.decide(estimate, amount=Decimal(85_000_000), document=agreed, by=by, today=clock.today())


def _enter(key: str, kind: EntryKind, amount: int, words: str, by: User) -> None:
    estimate, today = trip(key).estimate, clock.today()
    assert estimate
    money.enter(estimate, kind, Decimal(amount), on=today, by=by, today=today, words=words)


def _close_account(key: str, by: User) -> None:
    estimate = trip(key).estimate
    assert estimate
    money.settle(estimate, words="Vé rẻ hơn dự tính, đã nộp trả phần thừa.", by=by, today=clock.today())


# ── what the whole province is held against ──────────────────────────────────────────────────────


def _frame(by: User) -> None:
    """The days of the congress, and how many went last year."""
    keep(BlackoutForm, records.save, {
        "name": "Chuẩn bị và tổ chức Đại hội Đảng bộ tỉnh", "starts_on": date(2020, 9, 1),
        "ends_on": date(2020, 10, 31), "basis": "Thông báo số 2140-TB/TU ngày 02/12/2019 (minh họa)",
    }, by=by)  # fmt: skip
    keep(YearBaselineForm, records.save, {
        "year": 2019, "count": 14, "source": "Báo cáo số 402/BC-UBND ngày 04/12/2019 về đoàn ra (minh họa)",
    }, by=by)  # fmt: skip


_EPIDEMIC = "Dịch COVID-19: dừng các đoàn đi nước ngoài theo chỉ đạo của UBND tỉnh."
TRIPS: tuple[Event, ...] = (
    ("2019-12-05 14:20", DESK, _frame),
    # Thái Lan: the whole way, with its money
    ("2019-12-02 08:30", "so-du-lich", partial(_write, "thai")),
    ("2019-12-02 09:10", "so-du-lich", partial(_estimate, "thai")),
    ("2019-12-02 10:00", "so-du-lich", partial(_ask, "thai", "118/TTr-SDL")),
    ("2019-12-03 09:00", DESK, partial(_consult, "thai", ("CAT", "STC"), date(2019, 12, 6))),
    ("2019-12-04 15:00", "cong-an", partial(_answer, "thai", "CAT", "")),
    ("2019-12-05 09:00", FINANCE, partial(_price, "thai")),
    ("2019-12-05 09:30", FINANCE, partial(_answer, "thai", "STC", "Dùng lại khung gian hàng đã có.")),
    ("2019-12-06 14:00", DESK, partial(_close, "thai", ("STC",))),
    ("2019-12-06 15:10", DESK, partial(_appraise, "thai", "Đề nghị cử đoàn ba người, năm ngày.")),
    ("2019-12-11 10:20", CHAIR, partial(_grant, "thai")),
    ("2019-12-12 10:30", CHAIR, partial(_decide, "thai", "3401/QĐ-UBND")),
    ("2019-12-23 14:00", "so-du-lich", partial(_papers, "thai", "not-needed")),
    ("2019-12-24 09:15", FINANCE, partial(_enter, "thai", EntryKind.ALLOCATED, 85_000_000, "Cấp một lần")),
    ("2020-01-17 10:00", "so-du-lich", partial(_enter, "thai", EntryKind.SPENT, 78_500_000, "Vé, ở, gian hàng")),
    ("2020-01-20 15:30", "so-du-lich", partial(
        _report, "thai", "Năm hãng lữ hành nhận tài liệu, hai hãng hẹn đưa khách khảo sát.", "21/BC-SDL")),
    ("2020-01-20 16:00", "so-du-lich", partial(
        _commit, "thai", "Gửi hai hãng lữ hành bảng giá khách sạn mùa hè", date(2020, 3, 31))),
    ("2020-02-25 09:20", "so-du-lich", partial(_enter, "thai", EntryKind.RETURNED, 6_500_000, "Nộp trả phần thừa")),
    ("2020-02-27 09:00", "so-du-lich", partial(_close_account, "thai")),
    ("2020-02-27 09:30", "so-du-lich", partial(_settle, "thai", "")),
    ("2020-12-11 09:30", "so-du-lich", partial(
        _assess, "thai", "partly", "Hai hãng chưa đưa khách sang được; gian hàng dùng lại cho hội chợ trong nước.")),
    # Singapore: reported late, never settled
    ("2019-12-03 10:10", "ubnd-vung-tau", partial(_write, "singapore")),
    ("2019-12-05 10:30", "ubnd-vung-tau", partial(_ask, "singapore", "640/TTr-UBND")),
    ("2019-12-11 15:00", DESK, partial(_appraise, "singapore", "Đề nghị cử đoàn; nội dung sát việc của thành phố.")),
    ("2019-12-19 09:00", CHAIR, partial(_decide, "singapore", "3460/QĐ-UBND")),
    ("2020-02-12 14:20", "ubnd-vung-tau", partial(
        _report, "singapore", "Chọn được cách phân loại rác để làm thử ở hai phường.", "52/BC-UBND")),
    # Nhật Bản: back in February, the report comes in July
    ("2019-12-27 10:00", DESK, partial(_write, "japan")),
    ("2020-01-08 09:40", DESK, partial(_ask, "japan", "31/TTr-SKHĐT")),
    ("2020-01-14 14:40", HEAD, partial(_appraise, "japan", "Đề nghị cử đoàn hai người.")),
    ("2020-01-20 10:00", CHAIR, partial(_decide, "japan", "162/QĐ-UBND")),
    ("2020-07-09 09:00", DESK, partial(
        _report, "japan", "Hai doanh nghiệp nhận hồ sơ đất công nghiệp, một xin xem lại khi mở đường bay.",
        "988/BC-SKHĐT")),
    ("2020-08-20 09:50", DESK, partial(_settle, "japan", "Sở Kế hoạch và Đầu tư đã quyết toán trong nguồn được giao.")),
    # Campuchia: not in the plan of the year
    ("2020-01-21 09:00", DESK, partial(_write, "scholar")),
    ("2020-01-21 10:00", DESK, partial(_ask, "scholar", "39/TTr-SNgV")),
    ("2020-01-31 10:10", HEAD, partial(_appraise, "scholar", "Đã có ý kiến của UBND tỉnh; đề nghị cử đoàn hai người.")),
    ("2020-02-06 10:40", CHAIR, partial(_decide, "scholar", "268/QĐ-UBND")),
    ("2020-03-04 15:00", DESK, partial(
        _report, "scholar", "Bạn nhận gửi danh sách 20 sinh viên trước ngày 30/6.", "127/BC-SNgV")),
    ("2020-03-31 10:00", DESK, partial(_settle, "scholar", "Xăng xe trong kinh phí thường xuyên.")),
    ("2020-12-11 10:00", DESK, partial(
        _assess, "scholar", "reached", "Sinh viên của năm học mới đã nhập học trực tuyến.")),
    # Sanjo and Thường trực Tỉnh ủy: stopped by the epidemic
    ("2020-02-05 09:30", "so-cong-thuong", partial(_write, "sanjo")),
    ("2020-02-12 09:30", "so-cong-thuong", partial(_ask, "sanjo", "58/TTr-SCT")),
    ("2020-02-18 10:00", DESK, partial(_appraise, "sanjo", "Đề nghị cử đoàn; theo dõi dịch ở nơi đến.")),
    ("2020-02-25 15:00", CHAIR, partial(_decide, "sanjo", "402/QĐ-UBND")),
    ("2020-02-06 10:00", DESK, partial(_write, "committee")),
    ("2020-03-12 09:10", DESK, partial(_cancel, "sanjo", _EPIDEMIC)),
    ("2020-03-12 09:20", DESK, partial(_cancel, "committee", _EPIDEMIC)),
    # Ansan: sent back, into the days of the congress, out of them again, and in the end on the screen
    ("2020-02-07 14:00", "tinh-doan", partial(_write, "ansan")),
    ("2020-02-07 15:30", DESK, partial(_along, "ansan")),
    ("2020-02-14 14:30", "tinh-doan", partial(_ask, "ansan", "36-TTr/TĐTN")),
    ("2020-03-05 14:00", DESK, partial(_send_back, "ansan", "Chọn lại thời gian đi sau khi bạn hết dịch.")),
    ("2020-05-18 09:40", "tinh-doan", partial(_new_days, "ansan", date(2020, 10, 12), date(2020, 10, 16))),
    ("2020-05-18 10:00", "tinh-doan", partial(_is_refused, "ansan")),
    ("2020-05-20 14:00", "tinh-doan", partial(_new_days, "ansan", date(2020, 11, 9), date(2020, 11, 13))),
    ("2020-05-29 10:00", "tinh-doan", partial(_ask, "ansan", "91-TTr/TĐTN")),
    ("2020-06-02 09:00", DESK, partial(_consult, "ansan", ("CAT", "STC"), date(2020, 6, 16))),
    ("2020-06-09 15:10", "cong-an", partial(_answer, "ansan", "CAT", "")),
    ("2020-09-15 10:00", DESK, partial(
        _cancel, "ansan", "Hai bên thống nhất giao lưu trực tuyến trong tháng 11, không cử đoàn.")),
    # Hội đồng nhân dân: decided by its own standing committee
    ("2020-04-27 14:00", DESK, partial(_write, "council")),
    ("2020-05-06 09:00", DESK, partial(_ask, "council", "77/TTr-VP")),
    ("2020-05-13 09:30", HEAD, partial(_appraise, "council", "Không có ý kiến khác; đi khi đường bay mở.")),
    ("2020-06-01 10:00", DESK, partial(_record, "council")),
    ("2020-10-05 10:00", DESK, partial(_cancel, "council", "Đường bay sang nước bạn chưa mở lại.")),
    # Preah Vihear: in the days of the congress, and goes all the same
    ("2020-05-11 09:20", "bo-chi-huy-quan-su", partial(_write, "border")),
    ("2020-05-19 14:00", HEAD, partial(_override, "border")),
    ("2020-05-20 09:00", "bo-chi-huy-quan-su", partial(_ask, "border", "412/TTr-BCH")),
    ("2020-05-27 15:00", DESK, partial(_appraise, "border", "Đề nghị cử đoàn; lịch đã được Tỉnh ủy đồng ý.")),
    ("2020-07-10 09:30", CHAIR, partial(_decide, "border", "1790/QĐ-UBND")),
    ("2020-10-30 10:00", "bo-chi-huy-quan-su", partial(_report, "border", "Đã ký biên bản của năm.", "880/BC-BCH")),
    ("2020-11-20 10:00", "bo-chi-huy-quan-su", partial(_settle, "border", "")),
    # Hàn Quốc: sent back, filed again, stopped
    ("2020-06-03 09:00", "so-du-lich", partial(_write, "seoul")),
    ("2020-06-05 10:00", "so-du-lich", partial(_ask, "seoul", "240/TTr-SDL")),
    ("2020-06-12 09:00", DESK, partial(_send_back, "seoul", "Nêu rõ doanh nghiệp nào đóng góp, bao nhiêu.")),
    ("2020-07-10 14:00", "so-du-lich", partial(_ask, "seoul", "288/TTr-SDL")),
    ("2020-07-20 14:00", DESK, partial(_appraise, "seoul", "Đề nghị cử đoàn khi đường bay mở.")),
    ("2020-10-30 14:00", DESK, partial(_cancel, "seoul", "Đường bay quốc tế chưa mở trong năm.")),
    # Lào: a draft in June, refused in November
    ("2020-06-10 14:10", "so-cong-thuong", partial(_write, "laos")),
    ("2020-11-02 09:00", "so-cong-thuong", partial(_ask, "laos", "611/TTr-SCT")),
    ("2020-11-09 09:30", DESK, partial(_appraise, "laos", "Cách ly khi về mười bốn ngày; xin UBND tỉnh cân nhắc.")),
    ("2020-11-16 09:00", CHAIR, partial(_refuse, "laos", "Chưa cử đoàn khi còn phải cách ly; khảo sát qua thương vụ.")),
)  # fmt: skip
