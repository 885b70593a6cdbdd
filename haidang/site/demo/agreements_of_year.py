"""Agreements in the demonstration's year, under Pháp lệnh 33/2007: kept, coming, extended, suspended, ended.

Who signed with whom, and since when, is as the reference data know it; days that no source tells are invented and say
"minh họa". Of the army only what is public.
"""

from datetime import date
from functools import partial
from typing import Any

from haidang.kit import clock
from haidang.kit.records import services as records
from haidang.office.accounts.models import User
from haidang.registers.agreements import services
from haidang.registers.agreements.choices import ChangeKind
from haidang.registers.agreements.forms import AgreementForm, ProgrammeForm
from haidang.registers.agreements.models import ActionProgramme, Agreement
from haidang.site.demo.books_of_year import Event, agency, answered, closed, keep, partner, tasks
from haidang.site.demo.year_said import DESK

#: Signed before the register began.
KNOWN: dict[str, dict[str, Any]] = {
    "sanjo": {
        "name": "Bản ghi nhớ về giao lưu, nhân lực, kinh tế với thành phố Sanjo (minh họa)", "form": "memorandum",
        "agency": "SCT", "foreign_party": "Thành phố Sanjo, Nhật Bản", "of": "Sanjo", "signed_on": date(2017, 12, 5),
        "expires_on": date(2022, 12, 4), "labels": ("1.3", "1.1"),
    },
    "izumiotsu": {
        "name": "Bản ghi nhớ kinh tế với thành phố Izumiotsu (minh họa)", "form": "memorandum", "agency": "SNGV",
        "foreign_party": "Thành phố Izumiotsu, Nhật Bản", "of": "Izumiotsu", "signed_on": date(2014, 11, 1),
        "expires_on": date(2020, 10, 31), "labels": ("1.3",), "notice_days": 60,
    },
    "bashkortostan": {
        "name": "Thỏa thuận hợp tác với Cộng hòa Bashkortostan (minh họa)", "form": "agreement", "agency": "SNGV",
        "foreign_party": "Chính phủ Cộng hòa Bashkortostan, Liên bang Nga", "of": "Bashkortostan",
        "signed_on": date(2017, 3, 15), "expires_on": date(2021, 3, 14), "labels": ("1.3",), "notice_days": 90,
    },
    "nenets": {
        "name": "Thỏa thuận hợp tác với khu tự trị Nenets (minh họa)", "form": "agreement", "agency": "SNGV",
        "foreign_party": "Chính quyền khu tự trị Nenets, Liên bang Nga", "of": "Nenets",
        "signed_on": date(2010, 6, 1), "expires_on": None, "labels": ("1.3", "3.2"),
    },
    "rostov": {
        "name": "Thỏa thuận hợp tác với tỉnh Rostov (minh họa)", "form": "agreement", "agency": "SNGV",
        "foreign_party": "Chính quyền tỉnh Rostov, Liên bang Nga", "of": "Rostov", "signed_on": date(2000, 9, 1),
        "expires_on": date(2005, 8, 31), "auto_renews": True, "renewal_months": 60, "labels": ("1.3",),
    },
    "padang": {
        "name": "Thỏa thuận kết nghĩa với thành phố Padang (minh họa)", "form": "agreement", "agency": "SVHTT",
        "foreign_party": "Chính quyền thành phố Padang, Indonesia", "of": "Padang", "signed_on": date(2016, 5, 20),
        "expires_on": date(2026, 5, 19), "labels": ("1.3",),
    },
    "army": {
        "name": "Thỏa thuận kết nghĩa giữa Bộ Chỉ huy quân sự tỉnh và Tiểu khu quân sự Preah Vihear",
        "form": "agreement", "level": "army", "party": "BCHQS", "agency": "BCHQS", "of": "Preah Vihear",
        "foreign_party": "Tiểu khu quân sự Preah Vihear, Campuchia",
        "signed_on": date(2015, 7, 27), "expires_on": None, "has_minutes": True,
        "labels": ("11", "1.3"),
    },
    "port": {
        "name": "Biên bản trao đổi về chia sẻ số liệu tàu (minh họa)", "form": "exchange", "agency": "SCT",
        "level": "department", "party": "SCT", "foreign_party": "Một công ty cảng ở Singapore", "of": "",
        "signed_on": date(2018, 4, 2), "expires_on": date(2023, 4, 1), "labels": ("1.3",),
    },
}  # fmt: skip
#: On their way.
COMING: dict[str, dict[str, Any]] = {
    "ansan": {
        "name": "Bản ghi nhớ về giao lưu thanh niên với thành phố Ansan (minh họa)", "form": "memorandum",
        "agency": "TDOAN", "foreign_party": "Thành phố Ansan, Hàn Quốc", "of": "Ansan",
        "planned_on": date(2020, 11, 30), "labels": ("3.4",), "summary": "Mỗi năm một lần gặp, lần lượt hai nơi.",
    },
    "laos": {
        "name": "Thỏa thuận kết nghĩa với một tỉnh của Lào (minh họa)", "form": "agreement", "agency": "SNGV",
        "foreign_party": "Địa phương bạn mẫu, Lào", "of": "Địa phương bạn mẫu, Lào", "planned_on": date(2020, 11, 24),
        "labels": ("1.3", "1.5"), "summary": "Trao đổi đoàn, học bổng, hàng hóa.",
    },
    "travel": {
        "name": "Ý định thư về khách du lịch biển (minh họa)", "form": "letter-of-intent", "agency": "SDL",
        "foreign_party": "Thành phố bạn mẫu, Philippines", "of": "Thành phố bạn mẫu, Philippines",
        "planned_on": date(2020, 12, 20), "labels": ("1.3",), "summary": "Giới thiệu hãng lữ hành cho nhau.",
    },
    "school": {
        "name": "Bản ghi nhớ về trao đổi sinh viên (minh họa)", "form": "memorandum", "agency": "TDOAN",
        "foreign_party": "Trường đại học mẫu, Hàn Quốc", "of": "Trường đại học mẫu, Hàn Quốc",
        "planned_on": date(2020, 9, 15), "labels": ("1.3",), "summary": "Mười suất mỗi năm.",
    },
}  # fmt: skip


def agreed(key: str) -> Agreement:
    return Agreement.objects.get(name=(KNOWN | COMING)[key]["name"])


def _enter(key: str, by: User) -> None:
    facts = dict((KNOWN | COMING)[key])
    labels, of = facts.pop("labels"), facts.pop("of")
    facts = {"level": "province", "scope": "law", "party": "UBND"} | facts
    facts |= {name: agency(facts[name]) for name in ("party", "agency")}
    if facts.get("signed_on"):
        facts["effective_on"] = facts["signed_on"]
    facts |= {"tasks": tasks(*labels), "partners": [partner(of)] if of else []}
    keep(AgreementForm, services.save, facts, by=by)


def _programme(key: str, name: str, code: str, by: User) -> None:
    keep(ProgrammeForm, records.save, {
        "agreement": agreed(key), "name": f"{name} (minh họa)", "agency": agency(code), "starts_on": date(2019, 1, 1),
        "ends_on": date(2021, 12, 31),
    }, by=by)  # fmt: skip


def programme(key: str) -> ActionProgramme:
    return ActionProgramme.objects.get(agreement=agreed(key))


def _evaluate(key: str, year: int, done: str, effect: str, proposal: str, by: User) -> None:
    services.evaluate(programme(key), year=year, done=done, effect=effect, proposal=proposal, by=by)


def _comment(key: str, year: int, words: str, by: User) -> None:
    services.comment(programme(key).evaluations.get(year=year), words=words, by=by)


def _minute(year: int, day: date, place: str, by: User) -> None:
    services.minute(agreed("army"), year=year, signed_on=day, signed_at=place, by=by)


def _minutes_before(by: User) -> None:
    """Those of the years before the register: that they were signed, when and where."""
    for year in (2017, 2018, 2019):
        _minute(year, date(year, 10, 20 + year % 5), "Bà Rịa" if year % 2 else "Preah Vihear", by)


# ── the way to the signature ─────────────────────────────────────────────────────────────────────


def _ask(key: str, codes: tuple[str, ...], due_on: date, by: User) -> None:
    services.ask(agreed(key), [agency(code) for code in codes], words="Xin góp ý dự thảo.", due_on=due_on, by=by)


def _answer(key: str, code: str, words: str, by: User) -> None:
    asked = agreed(key).consultation
    assert asked
    answered(asked, code, words, by=by)


def _close(key: str, taken: tuple[str, ...], by: User) -> None:
    asked = agreed(key).consultation
    assert asked
    closed(asked, taken, by=by)


def _approve(key: str, number: str, by: User) -> None:
    services.approve(agreed(key), number=number, issued_on=clock.today(), by=by)


def _refuse(key: str, reason: str, by: User) -> None:
    services.refuse(agreed(key), reason=reason, by=by)


def _drop(key: str, reason: str, by: User) -> None:
    services.drop(agreed(key), reason=reason, by=by)


def _sign(key: str, expires_on: date, by: User) -> None:
    services.sign(
        agreed(key), signed_on=clock.today(), signed_at="trực tuyến", signers="Phó Chủ tịch UBND tỉnh; bên bạn",
        effective_on=clock.today(), expires_on=expires_on, by=by,
    )  # fmt: skip


# ── changes ──────────────────────────────────────────────────────────────────────────────────────


def _begin(key: str, kind: ChangeKind, words: str, until: date | None, by: User) -> None:
    services.begin(agreed(key), kind, words=words, until=until, by=by)


def _finish(key: str, number: str, by: User) -> None:
    services.finish(agreed(key), effective_on=clock.today(), number=number, issued_on=clock.today(), by=by)


def _leave(key: str, reason: str, by: User) -> None:
    services.leave(agreed(key), reason=reason, by=by)


def _hint(key: str, by: User) -> None:
    services.hint(agreed(key), by=by)


AGREEMENTS: tuple[Event, ...] = (
    *((f"2019-12-04 09:{10 + place * 5}", DESK, partial(_enter, key)) for place, key in enumerate(KNOWN)),
    ("2019-12-04 10:00", DESK, _minutes_before),
    ("2019-12-04 10:30", DESK, partial(_programme, "nenets", "Chương trình hành động 2019 - 2021", "SNGV")),
    ("2019-12-04 10:40", DESK, partial(_programme, "sanjo", "Chương trình trưng bày hàng 2019 - 2021", "SCT")),
    ("2019-12-10 09:00", "so-cong-thuong", partial(
        _evaluate, "sanjo", 2019, "Hai đợt trưng bày, 18 mặt hàng.", "Ba đơn hàng nhỏ.", "Thêm hàng thủ công.")),
    ("2019-12-12 15:00", DESK, partial(_comment, "sanjo", 2019, "Làm được; cần theo dõi đơn hàng sau trưng bày.")),
    ("2020-12-02 09:00", "so-cong-thuong", partial(
        _evaluate, "sanjo", 2020, "Trưng bày chuyển sang gian hàng mạng.", "Một đơn hàng.", "Giữ gian trực tuyến.")),
    ("2020-12-08 15:00", DESK, partial(_comment, "sanjo", 2020, "Đúng với tình hình; năm sau nêu số đơn hàng.")),
    ("2020-12-09 09:00", DESK, partial(
        _evaluate, "nenets", 2020, "Trao đổi thư, không có đoàn.", "Giữ được liên lạc.", "Lùi phần gặp gỡ sang 2021.")),
    ("2020-02-06 15:00", DESK, partial(_hint, "izumiotsu")),
    # Ansan: asked about in June, approved in autumn, signed later than the year
    ("2020-05-27 09:00", "tinh-doan", partial(_enter, "ansan")),
    ("2020-06-02 14:00", "tinh-doan", partial(_ask, "ansan", ("SNGV", "CAT"), date(2020, 6, 17))),
    ("2020-06-10 10:00", "cong-an", partial(_answer, "ansan", "CAT", "")),
    ("2020-06-16 15:00", DESK, partial(_answer, "ansan", "SNGV", "Ghi rõ ai chịu chi phí mỗi lần gặp.")),
    ("2020-06-22 14:00", "tinh-doan", partial(_close, "ansan", ("SNGV",))),
    ("2020-10-12 09:00", DESK, partial(_approve, "ansan", "2801/QĐ-UBND")),
    # Lào: approved in June, signed in November
    ("2020-03-18 09:00", DESK, partial(_enter, "laos")),
    ("2020-03-19 09:00", DESK, partial(_ask, "laos", ("CAT", "STC"), date(2020, 4, 10))),
    ("2020-04-08 10:00", "cong-an", partial(_answer, "laos", "CAT", "")),
    ("2020-04-09 10:00", "so-tai-chinh", partial(_answer, "laos", "STC", "Học bổng theo số đã duyệt.")),
    ("2020-04-14 10:00", DESK, partial(_close, "laos", ("STC",))),
    ("2020-05-15 10:00", DESK, partial(_approve, "laos", "1225/QĐ-UBND")),
    ("2020-11-24 10:00", DESK, partial(_sign, "laos", date(2025, 11, 23))),
    # one proposed and dropped, one not approved
    ("2020-06-08 15:00", DESK, partial(_enter, "travel")),
    ("2020-12-10 15:00", DESK, partial(_drop, "travel", "Bạn chưa trả lời sau ba lần hỏi.")),
    ("2020-02-17 14:00", DESK, partial(_enter, "school")),
    ("2020-02-18 14:00", DESK, partial(_ask, "school", ("STC",), date(2020, 3, 3))),
    ("2020-03-02 14:00", "so-tai-chinh", partial(_answer, "school", "STC", "Tỉnh chưa có nguồn cho mười suất.")),
    ("2020-03-24 14:00", DESK, partial(_refuse, "school", "Chưa có nguồn kinh phí; tìm nhà tài trợ trước.")),
    # Izumiotsu ends in 2020 and is extended; Padang is suspended, the exchange of the port ended
    ("2020-05-22 09:00", DESK, partial(
        _begin, "izumiotsu", ChangeKind.EXTEND, "Hai bên muốn giữ bản ghi nhớ thêm năm năm.", date(2025, 10, 31))),
    ("2020-09-30 09:00", DESK, partial(_finish, "izumiotsu", "2690/UBND-VP")),
    ("2020-05-06 14:00", DESK, partial(
        _begin, "padang", ChangeKind.SUSPEND, "Lùi Góc văn hóa và các việc gặp gỡ vì dịch.", None)),
    ("2020-05-28 14:00", DESK, partial(_finish, "padang", "1402/UBND-VP")),
    ("2020-03-26 14:00", "so-cong-thuong", partial(
        _begin, "port", ChangeKind.END, "Công ty bạn ngừng hệ thống chia sẻ.", None)),
    ("2020-04-10 14:00", "so-cong-thuong", partial(_finish, "port", "190/SCT-QLTM")),
    # Bashkortostan ends in 2021: begun in the autumn
    ("2020-11-10 14:00", DESK, partial(
        _begin, "bashkortostan", ChangeKind.EXTEND, "Bạn đề nghị gia hạn bốn năm.", date(2025, 3, 14))),
    ("2020-11-03 09:00", "bo-chi-huy-quan-su", partial(_minute, 2020, date(2020, 10, 22), "Preah Vihear")),
)  # fmt: skip
