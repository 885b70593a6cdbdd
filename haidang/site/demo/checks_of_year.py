"""Checks of agencies in the demonstration's year: how they keep the rules of exits, passports, delegations."""

from datetime import date
from functools import partial
from typing import Any

from haidang.kit import clock
from haidang.office.accounts.models import User
from haidang.registers.people import check_services as services
from haidang.registers.people.check_forms import AgencyCheckForm, FindingForm
from haidang.registers.people.models import AgencyCheck, CheckFinding
from haidang.site.demo.books_of_year import Event, agency, paper, tasks
from haidang.site.demo.rows_of_year import begin, row
from haidang.site.demo.year_said import DESK

_SCOPE = {"scope_since": date(2019, 1, 1), "scope_until": date(2019, 12, 31)}
CHECKS: dict[str, dict[str, Any]] = {
    "exits": {
        "title": "Kiểm tra xuất cảnh, nhập cảnh tại Sở Công Thương (minh họa)", "topic": "exits", "checked": "SCT",
        "starts_on": date(2020, 3, 10), "ends_on": date(2020, 3, 10), "labels": ("5.1",),
    },
    "passports": {
        "title": "Kiểm tra quản lý hộ chiếu công vụ tại thành phố Vũng Tàu (minh họa)", "topic": "passports",
        "checked": "UBVT", "starts_on": date(2020, 5, 20), "ends_on": date(2020, 5, 21), "labels": ("5.1",),
    },
    "trips": {
        "title": "Kiểm tra quản lý đoàn ra, đoàn vào tại Sở Du lịch (minh họa)", "topic": "delegations",
        "checked": "SDL", "starts_on": date(2020, 6, 25), "ends_on": date(2020, 6, 25), "labels": ("5.1",),
    },
    "youth": {
        "title": "Kiểm tra hồ sơ đoàn ra tại Tỉnh Đoàn (minh họa)", "topic": "delegations", "checked": "TDOAN",
        "starts_on": date(2020, 3, 26), "ends_on": date(2020, 3, 26), "labels": ("5.1",),
    },
    "aid": {
        "title": "Kiểm tra tiếp nhận viện trợ tại Liên hiệp hữu nghị (minh họa)", "topic": "aid", "checked": "LHHN",
        "starts_on": date(2020, 9, 8), "ends_on": date(2020, 9, 9), "labels": (),
    },
    "winter": {
        "title": "Kiểm tra công tác đối ngoại tại Bộ Chỉ huy Quân sự tỉnh (minh họa)", "topic": "general",
        "checked": "BCHQS", "starts_on": date(2020, 12, 9), "ends_on": date(2020, 12, 9), "labels": (),
    },
}  # fmt: skip


def check(key: str) -> AgencyCheck:
    return AgencyCheck.objects.get(title=CHECKS[key]["title"])


def _finding(key: str, number: int) -> CheckFinding:
    found: CheckFinding = check(key).findings.order_by("pk")[number]
    return found


def _plan(key: str, by: User) -> None:
    facts = {name: value for name, value in CHECKS[key].items() if name != "labels"} | _SCOPE
    facts |= {"checked": agency(facts["checked"]), "agency": agency("SNGV"), "tasks": tasks(*CHECKS[key]["labels"])}
    facts |= {"team": "Chuyên viên Sở Ngoại vụ, Công an tỉnh", "words": "Chuẩn bị sổ theo dõi và hồ sơ năm 2019."}
    begin(AgencyCheckForm, services.save, facts, by=by)


def _announce(key: str, number: str, by: User) -> None:
    notice = paper(number, clock.today().isoformat(), "SNGV", "Thông báo kiểm tra công tác đối ngoại", by=by)
    services.announce(check(key), on=clock.today(), paper=notice, by=by)


def _hold(key: str, by: User) -> None:
    services.hold(check(key), on=clock.today(), paper=None, by=by)


def _find(key: str, kind: str, text: str, demand: str, due_on: date | None, by: User) -> None:
    row(FindingForm, check(key), {"kind": kind, "text": text, "demand": demand, "due_on": due_on}, by=by)


def _conclude(key: str, number: str, results: str, by: User) -> None:
    end = paper(number, clock.today().isoformat(), "SNGV", "Kết luận kiểm tra công tác đối ngoại", by=by)
    services.conclude(check(key), on=clock.today(), results=results, paper=end, by=by)


def _remedy(key: str, number: int, words: str, by: User) -> None:
    services.remedy(check(key), finding=_finding(key, number), on=clock.today(), words=words, by=by)


def _confirm(key: str, number: int, by: User) -> None:
    services.confirm(check(key), finding=_finding(key, number), by=by)


def _give_back(key: str, number: int, reason: str, by: User) -> None:
    services.give_back(check(key), finding=_finding(key, number), reason=reason, by=by)


def _close(key: str, by: User) -> None:
    services.close(check(key), by=by)


def _cancel(key: str, reason: str, by: User) -> None:
    services.cancel(check(key), reason=reason, by=by)


TRADE, CITY = "so-cong-thuong", "ubnd-vung-tau"
CHECKED: tuple[Event, ...] = (
    # the whole way
    ("2020-02-17 09:00", DESK, partial(_plan, "exits")),
    ("2020-03-02 09:00", DESK, partial(_announce, "exits", "165/SNgV-LS")),
    ("2020-03-10 16:30", DESK, partial(_hold, "exits")),
    ("2020-03-11 09:00", DESK, partial(
        _find, "exits", "records", "Sổ theo dõi thiếu ngày về của hai cán bộ.", "Ghi đủ ngày về.", date(2020, 4, 30))),
    ("2020-03-11 09:10", DESK, partial(
        _find, "exits", "good", "Lưu bản chụp thị thực theo từng chuyến.", "", None)),
    ("2020-03-20 09:00", DESK, partial(_conclude, "exits", "214/KL-SNgV", "Làm đúng quy định; sổ còn thiếu sót.")),
    ("2020-04-24 10:00", TRADE, partial(_remedy, "exits", 0, "Đã ghi đủ ngày về của hai người.")),
    ("2020-04-29 10:00", DESK, partial(_confirm, "exits", 0)),
    ("2020-05-06 10:00", DESK, partial(_close, "exits")),
    # concluded, one thing overdue in June, one told and not yet agreed to
    ("2020-05-04 09:00", DESK, partial(_plan, "passports")),
    ("2020-05-11 09:00", DESK, partial(_announce, "passports", "322/SNgV-LS")),
    ("2020-05-21 16:30", DESK, partial(_hold, "passports")),
    ("2020-05-22 09:00", DESK, partial(
        _find, "passports", "rules", "Một hộ chiếu công vụ giữ ở nhà sau chuyến đi.", "Thu lại hộ chiếu.",
        date(2020, 6, 10))),
    ("2020-05-22 09:10", DESK, partial(
        _find, "passports", "late", "Ba lần nộp lại hộ chiếu muộn hơn quy định.", "Nhắc cán bộ trước khi về nước.",
        date(2020, 7, 15))),
    ("2020-06-02 10:00", DESK, partial(_conclude, "passports", "360/KL-SNgV", "Quản lý hộ chiếu còn lỏng.")),
    ("2020-06-12 14:00", CITY, partial(_remedy, "passports", 1, "Đã có mẫu nhắc gửi từng người.")),
    ("2020-06-18 09:00", CITY, partial(_remedy, "passports", 0, "Đã thu.")),
    ("2020-06-19 09:00", DESK, partial(_confirm, "passports", 1)),
    ("2020-06-19 09:10", DESK, partial(_give_back, "passports", 0, "Gửi biên bản giao nhận.")),
    ("2020-06-24 09:00", CITY, partial(_remedy, "passports", 0, "Đã thu, có biên bản giao nhận.")),
    ("2020-06-25 09:00", DESK, partial(_confirm, "passports", 0)),
    ("2020-06-25 09:20", DESK, partial(_close, "passports")),
    # told in June, held ten days later
    ("2020-06-08 09:00", DESK, partial(_plan, "trips")),
    ("2020-06-12 09:00", DESK, partial(_announce, "trips", "395/SNgV-HTQT")),
    ("2020-06-25 16:30", DESK, partial(_hold, "trips")),
    ("2020-07-08 09:00", DESK, partial(_conclude, "trips", "455/KL-SNgV", "Hồ sơ đầy đủ, không phải khắc phục gì.")),
    ("2020-07-08 09:30", DESK, partial(_close, "trips")),
    # not held
    ("2020-03-05 09:00", DESK, partial(_plan, "youth")),
    ("2020-03-18 09:00", DESK, partial(_cancel, "youth", "Dừng kiểm tra tại chỗ vì dịch COVID-19.")),
    ("2020-06-09 09:00", DESK, partial(_plan, "aid")),
    ("2020-08-25 09:00", DESK, partial(_cancel, "aid", "Dịch trở lại; kiểm tra qua hồ sơ cuối năm.")),
    # its conclusion is late on the last day of the year
    ("2020-11-23 09:00", DESK, partial(_plan, "winter")),
    ("2020-12-01 09:00", DESK, partial(_announce, "winter", "890/SNgV-HTQT")),
    ("2020-12-09 16:30", DESK, partial(_hold, "winter")),
)  # fmt: skip
