"""Scholarships of the demonstration's year: students who are here, an intake of Lào, one of Campuchia that came to
nothing. Names are nobody's.
"""

from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from haidang.kit import clock
from haidang.kit.ui.demo import DEMO_MARK
from haidang.office.accounts.models import User
from haidang.registers.partners.forms import PartnerForm
from haidang.registers.partners.services import save_partner
from haidang.registers.people import scholar_services as services
from haidang.registers.people.models import ScholarshipIntake, Student
from haidang.registers.people.scholar_choices import Grade
from haidang.registers.people.scholar_forms import IntakeForm, LetterForm, ResultForm, StipendForm, StudentForm
from haidang.site.demo.books_of_year import Event, agency, change, paper, partner, tasks
from haidang.site.demo.rows_of_year import begin, mend, row
from haidang.site.demo.year_said import DESK

CONSULATE = "Tổng Lãnh sự quán Lào tại Thành phố Hồ Chí Minh (minh họa)"
OFFICE = "Cơ quan học bổng mẫu, Campuchia"
#: (year, country, level, places, fields, first day, last day, tasks). The oldest one was there before the plan.
INTAKES: dict[str, tuple[int, str, str, int, str, date | None, date | None, tuple[str, ...]]] = {
    "before": (2018, "Lào", "bachelor", 4, "Công nghệ thông tin, du lịch", None, None, ()),
    "laos": (2020, "Lào", "bachelor", 3, "Công nghệ thông tin, logistics", date(2020, 2, 3), date(2020, 5, 29),
             ("3.5",)),
    "cambodia": (2020, "Campuchia", "bachelor", 2, "Ngôn ngữ Anh, du lịch", date(2020, 2, 3), date(2020, 5, 29),
                 ("3.5",)),
    "next": (2021, "Lào", "bachelor", 4, "Logistics, công nghệ thực phẩm", date(2021, 2, 1), date(2021, 5, 28),
             ("3.5",)),
}  # fmt: skip
#: (intake, name, passport, field, level, tasks).
STUDENTS: dict[str, tuple[str, str, str, str, str, tuple[str, ...]]] = {
    "a": ("before", "Người mẫu Viêng Chăn một", "PA0000001", "Công nghệ thông tin", "bachelor", ("3.5",)),
    "b": ("before", "Người mẫu Viêng Chăn hai", "PA0000002", "Quản trị du lịch", "bachelor", ("3.5",)),
    "c": ("before", "Người mẫu Viêng Chăn ba", "PA0000003", "Nghiệp vụ nhà hàng", "college", ("3.5",)),
    "d": ("before", "Người mẫu Viêng Chăn bốn", "PA0000004", "Quản trị du lịch", "bachelor", ("3.5",)),
    "e": ("laos", "Người mẫu Champasak một", "PA0000005", "Logistics", "bachelor", ("3.5",)),
    "f": ("laos", "Người mẫu Champasak hai", "PA0000006", "Công nghệ thông tin", "bachelor", ("3.5",)),
    "g": ("laos", "Người mẫu Champasak ba", "PA0000007", "Logistics", "bachelor", ("3.5",)),
}
#: A month's money of 2020 for a bachelor, and for the one at college.
MONTH, COLLEGE_MONTH = Decimal(3_630_000), Decimal(3_080_000)


def intake(key: str) -> ScholarshipIntake:
    year, country = INTAKES[key][:2]
    return ScholarshipIntake.objects.get(year=year, country=partner(country))


def student(key: str) -> Student:
    """Called by the code: names are encrypted. Codes are given in the order of the table."""
    first = STUDENTS[key][0]
    same = [each for each, facts in STUDENTS.items() if facts[0] == first]
    return Student.objects.filter(intake=intake(first)).order_by("code")[same.index(key)]


def _mission(by: User) -> None:
    facts = {"kind": "mission", "name": CONSULATE, "country": partner("Lào"), "keeper": agency("SNGV"), "tag": "K"}
    begin(PartnerForm, save_partner, facts | {"note": DEMO_MARK}, by=by)


def _open(key: str, by: User) -> None:
    year, country, level, places, fields, opens, closes, labels = INTAKES[key]
    begin(IntakeForm, services.save_intake, {
        "year": year, "country": partner(country), "level": level, "places": places, "fields": fields,
        "school": agency("DHBRVT"), "agency": agency("SNGV"), "opens_on": opens, "closes_on": closes,
        "terms": "Miễn học phí, có chỗ ở, sinh hoạt phí hằng tháng.", "tasks": tasks(*labels),
    }, by=by)  # fmt: skip


def _approve(key: str, number: str, day: str, by: User) -> None:
    plan = paper(number, day, "UBND", f"Kế hoạch tuyển sinh học bổng {INTAKES[key][0]}", by=by)
    services.approve(intake(key), paper=plan, by=by)


def _write(key: str, to: str, number: str, day: date, due_on: date | None, by: User) -> None:
    letter = paper(number, day.isoformat(), "SNGV", "Thông báo tuyển sinh học bổng", by=by)
    services.write(intake(key), partner=partner(to), sent_on=day, answer_due_on=due_on, paper=letter, by=by)


def _answered(key: str, to: str, words: str, by: User) -> None:
    letter = intake(key).letters.get(partner=partner(to))
    mend(LetterForm, letter, {"answered_on": clock.today(), "answer": words}, by=by)


def _announce(key: str, on: date | None, by: User) -> None:
    services.announce(intake(key), on=on or clock.today(), by=by)


def _apply(key: str, by: User) -> None:
    first, name, passport, field, level, labels = STUDENTS[key]
    facts: dict[str, Any] = {"name": name, "passport": passport, "field": field, "level": level}
    facts |= {"intake": intake(first), "sent_by": "Sở Giáo dục và Thể thao tỉnh bạn", "tasks": tasks(*labels)}
    begin(StudentForm, services.save_student, facts, by=by)


def _admit(keys: str, number: str, day: date, by: User) -> None:
    decision = paper(number, day.isoformat(), "DHBRVT", "Quyết định trúng tuyển diện học bổng", by=by)
    for key in keys:
        services.admit(student(key), paper=decision, on=day, by=by)


def _select(key: str, number: str, day: date, results: str, by: User) -> None:
    decision = paper(number, day.isoformat(), "DHBRVT", "Quyết định trúng tuyển diện học bổng", by=by)
    services.select(intake(key), paper=decision, results=results, by=by)


def _enrol(keys: str, on: date, stay_until: date, by: User) -> None:
    for key in keys:
        services.enrol(student(key), on=on, stay_until=stay_until, by=by)


def _receive(key: str, on: date, by: User) -> None:
    services.receive(intake(key), on=on, by=by)


def _catch_up(by: User) -> None:
    """The intake of 2018, entered afterwards: it goes into no report of 2020."""
    _open("before", by)
    _approve("before", "61/KH-UBND", "2018-04-10", by)
    _write("before", CONSULATE, "260/SNgV-HTQT", date(2018, 4, 16), None, by)
    _announce("before", date(2018, 4, 20), by)
    for key in "abcd":
        _apply(key, by)
    _admit("abcd", "512/QĐ-ĐHBRVT", date(2018, 8, 6), by)
    _select("before", "512/QĐ-ĐHBRVT", date(2018, 8, 6), "Bốn người trúng tuyển.", by)
    _enrol("abcd", date(2018, 9, 10), date(2020, 7, 20), by)
    _receive("before", date(2018, 9, 14), by)
    for key in "abcd":
        row(ResultForm, student(key), {"year": 2018, "outcome": "passed", "reported_on": date(2019, 8, 20)}, by=by)


def _pay(keys: str, since: date, until: date, months: int, by: User) -> None:
    """The money of some months at once."""
    for key in keys:
        month = COLLEGE_MONTH if STUDENTS[key][4] == "college" else MONTH
        facts = {"since": since, "until": until, "amount": month * months, "paid_on": clock.today()}
        row(StipendForm, student(key), facts, by=by)


def _pause(key: str, reason: str, by: User) -> None:
    services.pause(student(key), on=clock.today(), reason=reason, by=by)


def _resume(key: str, by: User) -> None:
    services.resume(student(key), on=clock.today(), by=by)


def _stop(key: str, reason: str, by: User) -> None:
    services.stop(student(key), on=clock.today(), reason=reason, by=by)


def _graduate(key: str, number: str, by: User) -> None:
    diploma = paper(number, clock.today().isoformat(), "DHBRVT", "Quyết định tốt nghiệp", by=by)
    services.graduate(student(key), on=clock.today(), grade=Grade.GOOD, paper=diploma, by=by)


def _results(keys: str, by: User) -> None:
    for key in keys:
        facts = {"year": 2019, "outcome": "passed", "average": "7.4", "reported_on": clock.today()}
        row(ResultForm, student(key), facts, by=by)


def _stay(keys: str, until: date, by: User) -> None:
    for key in keys:
        change(StudentForm, services.save_student, student(key), {"stay_until": until}, by=by)


def _turn_down(key: str, reason: str, by: User) -> None:
    services.turn_down(student(key), reason=reason, by=by)


def _cancel(key: str, reason: str, by: User) -> None:
    services.cancel_intake(intake(key), reason=reason, by=by)


SCHOLARS: tuple[Event, ...] = (
    ("2019-12-04 08:30", DESK, _mission),
    ("2019-12-04 09:00", DESK, _catch_up),
    # Lào: open in spring, late in the year they come
    ("2019-12-09 14:00", DESK, partial(_open, "laos")),
    ("2020-01-10 09:00", DESK, partial(_approve, "laos", "05/KH-UBND", "2020-01-09")),
    ("2020-01-15 09:00", DESK, partial(
        _write, "laos", CONSULATE, "40/SNgV-HTQT", date(2020, 1, 15), date(2020, 2, 28))),
    ("2020-01-16 10:00", DESK, partial(_announce, "laos", None)),
    ("2020-02-26 10:00", DESK, partial(_answered, "laos", CONSULATE, "Đã chuyển hai tỉnh bạn.")),
    ("2020-05-20 09:00", DESK, partial(_apply, "e")),
    ("2020-05-25 09:00", DESK, partial(_apply, "f")),
    ("2020-05-28 09:00", DESK, partial(_apply, "g")),
    ("2020-07-16 09:00", DESK, partial(_admit, "ef", "431/QĐ-ĐHBRVT", date(2020, 7, 15))),
    ("2020-07-16 09:30", DESK, partial(_turn_down, "g", "Học bạ thiếu một năm.")),
    ("2020-07-17 09:00", DESK, partial(
        _select, "laos", "431/QĐ-ĐHBRVT", date(2020, 7, 15), "Hai người trúng tuyển, còn một chỗ.")),
    ("2020-10-19 09:00", DESK, partial(_enrol, "ef", date(2020, 10, 19), date(2021, 10, 18))),
    ("2020-10-20 09:00", DESK, partial(_receive, "laos", date(2020, 10, 20))),
    ("2020-12-02 09:00", DESK, partial(_pay, "ef", date(2020, 10, 19), date(2020, 12, 31), 3)),
    # Campuchia: a letter without an answer, and no intake in the end
    ("2019-12-09 14:30", DESK, partial(_open, "cambodia")),
    ("2020-01-10 09:30", DESK, partial(_approve, "cambodia", "05/KH-UBND", "2020-01-09")),
    ("2020-03-04 09:00", DESK, partial(
        _write, "cambodia", OFFICE, "171/SNgV-HTQT", date(2020, 3, 4), date(2020, 4, 15))),
    ("2020-08-11 09:00", DESK, partial(_cancel, "cambodia", "Hết hạn mà không có hồ sơ nào; để năm sau.")),
    ("2020-11-12 09:00", DESK, partial(_open, "next")),
    # who is here
    ("2020-01-09 15:00", DESK, partial(_pay, "abcd", date(2020, 1, 1), date(2020, 3, 31), 3)),
    ("2020-04-09 15:00", DESK, partial(_pay, "acd", date(2020, 4, 1), date(2020, 6, 30), 3)),
    ("2020-03-23 10:00", DESK, partial(_pause, "b", "Về quê ăn Tết, chưa sang lại được vì dịch.")),
    ("2020-06-12 10:00", DESK, partial(_stay, "c", date(2020, 12, 31))),
    ("2020-06-26 10:00", DESK, partial(_stay, "a", date(2021, 7, 20))),
    ("2020-07-07 15:00", DESK, partial(_pay, "ad", date(2020, 7, 1), date(2020, 9, 30), 3)),
    ("2020-07-10 10:00", DESK, partial(_graduate, "c", "402/QĐ-ĐHBRVT")),
    ("2020-09-09 10:00", DESK, partial(_results, "ad")),
    ("2020-10-05 10:00", DESK, partial(_resume, "b")),
    ("2020-10-08 15:00", DESK, partial(_pay, "ab", date(2020, 10, 1), date(2020, 12, 31), 3)),
    ("2020-10-30 10:00", DESK, partial(_stop, "d", "Xin về nước làm việc.")),
)  # fmt: skip
