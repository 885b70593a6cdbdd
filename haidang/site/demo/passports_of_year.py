"""Passports, private trips and ABTC cards of the demonstration: twelve officials called "Người mẫu" and a letter."""

from datetime import date
from functools import partial
from typing import Any

from haidang.kit import clock
from haidang.office.accounts.models import User
from haidang.registers.passports import services
from haidang.registers.passports.forms import AbtcCardForm, PassportForm, PrivateTripForm
from haidang.registers.passports.models import Movement, Passport, PrivateTrip
from haidang.site.demo.books_of_year import Event, agency, change, keep, official, paper
from haidang.site.demo.year_said import DESK, HEAD

#: letter: (kind, agency that keeps it, issued, last day); no day: asked for, and not there yet.
BOOKLETS: dict[str, tuple[str, str, date | None, date | None]] = {
    "A": ("diplomatic", "VPUBND", date(2017, 5, 3), date(2022, 5, 2)),
    "B": ("diplomatic", "VPUBND", date(2018, 3, 12), date(2023, 3, 11)),
    "C": ("official", "VPUBND", date(2017, 9, 18), date(2022, 9, 17)),
    "D": ("official", "VPUBND", date(2015, 8, 3), date(2020, 8, 2)),
    "E": ("official", "SNGV", date(2017, 6, 5), date(2022, 6, 4)),
    "G": ("official", "SNGV", date(2018, 1, 15), date(2023, 1, 14)),
    "H": ("official", "SCT", date(2016, 11, 7), date(2021, 11, 6)),
    "I": ("official", "SCT", None, None),
    "K": ("official", "SDL", date(2017, 2, 20), date(2022, 2, 19)),
    "L": ("official", "SDL", date(2016, 6, 6), date(2021, 6, 5)),
    "M": ("official", "SDL", date(2019, 12, 2), date(2024, 12, 1)),
    "N": ("official", "TDOAN", date(2018, 7, 9), date(2023, 7, 8)),
    "R": ("official", "BCHQS", date(2019, 3, 4), date(2024, 3, 3)),
    "S": ("official", "UBVT", date(2019, 10, 7), date(2024, 10, 6)),
}


def booklet(letter: str) -> Passport:
    return Passport.objects.get(holder=official(letter))


def _enter(by: User) -> None:
    """The book is begun with what each agency keeps."""
    for number, (letter, (kind, code, issued_on, expires_on)) in enumerate(BOOKLETS.items(), 1):
        facts: dict[str, Any] = {"holder": official(letter), "kind": kind, "agency": agency(code)}
        facts |= {"number": f"S000{number:04}" if issued_on else "", "issued_on": issued_on, "expires_on": expires_on}
        facts |= {"asked_on": None if issued_on else date(2019, 12, 6), "issuer": "Cục Lãnh sự", "remark": "minh họa"}
        row = keep(PassportForm, services.save, facts, by=by)
        # one was issued last week, and nobody fetched it yet
        if issued_on and letter != "M":
            services.receive(row, by=by)


def _issued(letter: str, by: User) -> None:
    facts = {"number": "S0001008", "issued_on": clock.today(), "expires_on": date(2025, 1, 13)}
    change(PassportForm, services.save, booklet(letter), facts, by=by)


def _received(letter: str, by: User) -> None:
    services.receive(booklet(letter), by=by)


def _give(letter: str, number: str, day: str, until: date, words: str, by: User) -> None:
    decision = paper(number, day, "UBND", "Cử cán bộ đi công tác nước ngoài", by=by)
    services.give_out(booklet(letter), decision, until, by, words=words)


def _back(letter: str, by: User) -> None:
    services.take_back(booklet(letter), by=by)


def _confirm(letter: str, signed: str, by: User) -> None:
    line = Movement.objects.filter(passport=booklet(letter), confirmed_on=None).latest("pk")
    services.confirm(line, signed=signed, by=by)


def _transfer(letter: str, code: str, words: str, by: User) -> None:
    services.transfer(booklet(letter), agency(code), words=words, by=by)


def _leaves(letter: str, by: User) -> None:
    services.hand_to_leaver(booklet(letter), words="Nghỉ hưu theo quyết định; đã đề nghị hủy hộ chiếu.", by=by)


def _lost(letter: str, by: User) -> None:
    services.report_lost(booklet(letter), words="Mất trên đường công tác trong tỉnh; đã báo Cục Lãnh sự.", by=by)


def _surrender(letter: str, by: User) -> None:
    services.surrender(booklet(letter), words="Hết hạn, nộp lại để hủy.", by=by)


# ── private trips ────────────────────────────────────────────────────────────────────────────────

#: letter: (agency, channel, where to, what for, from, until).
PRIVATE: dict[str, tuple[str, str, str, str, date, date]] = {
    "P": ("STC", "state", "Úc", "thăm con đang học", date(2020, 1, 20), date(2020, 2, 2)),
    "U": ("LHHN", "party", "Lào", "thăm bạn cũ", date(2020, 4, 6), date(2020, 4, 12)),
    "O": ("LHHN", "state", "Thái Lan", "du lịch", date(2020, 3, 23), date(2020, 3, 28)),
    "T": ("STC", "state", "Singapore", "chữa bệnh", date(2020, 12, 1), date(2020, 12, 20)),
}


def private(letter: str) -> PrivateTrip:
    return PrivateTrip.objects.get(official=official(letter))


def _wants(letter: str, by: User) -> None:
    code, channel, countries, purpose, starts_on, ends_on = PRIVATE[letter]
    keep(PrivateTripForm, services.save_trip, {
        "official": official(letter), "agency": agency(code), "channel": channel, "countries": countries,
        "purpose": f"{purpose} (minh họa)", "starts_on": starts_on, "ends_on": ends_on, "asked_on": clock.today(),
    }, by=by)  # fmt: skip


def _allowed(letter: str, number: str, remark: str, by: User) -> None:
    answer = paper(number, clock.today().isoformat(), "UBND", "Cho cán bộ đi nước ngoài việc riêng", by=by)
    services.allow(private(letter), document=answer, remark=remark, by=by)


def _refused(letter: str, remark: str, by: User) -> None:
    services.refuse(private(letter), remark=remark, by=by)


def _withdrawn(letter: str, remark: str, by: User) -> None:
    services.withdraw(private(letter), remark=remark, by=by)


def _cards(by: User) -> None:
    cards: tuple[dict[str, Any], ...] = (
        {"holder_name": "Giám đốc mẫu một công ty cảng", "company": "Cảng mẫu", "expires_on": date(2022, 4, 1)},
        {
            "holder_name": "Giám đốc mẫu một công ty thép",
            "company": "Công ty thép mẫu",
            "expires_on": date(2020, 8, 15),
        },
        {"holder": official("H"), "expires_on": date(2023, 5, 20)},
    )
    for number, facts in enumerate(cards, 1):
        issued_on = facts["expires_on"].replace(year=facts["expires_on"].year - 5)
        issued = {"agency": agency("SNGV"), "number": f"VNM00{number:04}", "issued_on": issued_on}
        keep(AbtcCardForm, services.save_card, facts | issued, by=by)


PASSPORTS: tuple[Event, ...] = (
    ("2019-12-09 14:00", DESK, _enter),
    ("2019-12-09 15:00", DESK, _cards),
    ("2019-12-12 14:00", DESK, partial(_received, "M")),
    ("2020-01-14 09:00", DESK, partial(_issued, "I")),
    ("2020-01-16 09:00", DESK, partial(_received, "I")),
    # Thái Lan: out and back in time; the holder's side confirms
    ("2019-12-26 09:00", DESK, partial(_give, "K", "3401/QĐ-UBND", "2019-12-12", date(2020, 1, 11), "Thái Lan")),
    ("2019-12-26 09:10", DESK, partial(_give, "M", "3401/QĐ-UBND", "2019-12-12", date(2020, 1, 11), "Thái Lan")),
    ("2019-12-26 15:00", "so-du-lich", partial(_confirm, "K", "")),
    ("2019-12-26 15:10", "so-du-lich", partial(_confirm, "M", "")),
    ("2020-01-14 10:00", DESK, partial(_back, "K")),
    ("2020-01-14 10:10", DESK, partial(_back, "M")),
    # Singapore: given out in January, and not back in June
    ("2020-01-08 09:00", DESK, partial(_give, "S", "3460/QĐ-UBND", "2019-12-19", date(2020, 1, 17), "Singapore")),
    ("2020-01-08 14:00", "ubnd-vung-tau", partial(_confirm, "S", "")),
    ("2020-07-02 09:00", DESK, partial(_back, "S")),
    # Campuchia: confirmed on paper
    ("2020-02-19 09:00", DESK, partial(_give, "G", "268/QĐ-UBND", "2020-02-06", date(2020, 2, 26), "Campuchia")),
    ("2020-02-19 10:00", DESK, partial(_confirm, "G", "Người mẫu G ký nhận ở sổ giấy trang 12")),
    ("2020-02-28 09:00", DESK, partial(_back, "G")),
    # Sanjo: given out, the trip was stopped, back at once
    ("2020-03-10 09:00", DESK, partial(_give, "H", "402/QĐ-UBND", "2020-02-25", date(2020, 4, 17), "Nhật Bản")),
    ("2020-03-13 09:00", DESK, partial(_back, "H")),
    # retired in March; moved; lost; on its way; back to who issued it
    ("2020-04-03 09:00", DESK, partial(_leaves, "L")),
    ("2020-05-21 09:00", DESK, partial(_lost, "N")),
    ("2020-05-12 09:00", DESK, partial(_transfer, "E", "VPUBND", "Chuyển nơi giữ theo phân công (minh họa)")),
    ("2020-05-13 09:00", DESK, partial(_confirm, "E", "Văn phòng UBND tỉnh ký nhận, sổ giấy trang 15")),
    ("2020-06-11 09:00", DESK, partial(_transfer, "R", "SNGV", "Gửi Sở Ngoại vụ làm thị thực")),
    ("2020-06-17 09:00", HEAD, partial(_confirm, "R", "")),
    ("2020-08-10 09:00", DESK, partial(_surrender, "D")),
    # private
    ("2019-12-26 10:00", DESK, partial(_wants, "P")),
    ("2020-01-06 10:00", DESK, partial(_allowed, "P", "41/UBND-VP", "Về đúng hạn, báo cáo khi về.")),
    ("2020-02-24 10:00", DESK, partial(_wants, "O")),
    ("2020-03-06 10:00", DESK, partial(_refused, "O", "Nơi đến đang có dịch.")),
    ("2020-03-03 10:00", DESK, partial(_wants, "U")),
    ("2020-03-20 10:00", DESK, partial(_withdrawn, "U", "Biên giới tạm đóng.")),
    ("2020-06-08 10:00", DESK, partial(_wants, "T")),
)  # fmt: skip
