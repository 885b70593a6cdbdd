"""The bulletins of the demonstration's year: licences from dossier to last day, changes, issues that stand on them."""

from datetime import date
from functools import partial
from typing import Any

from haidang.kit import clock
from haidang.office.accounts.models import User
from haidang.registers.information.forms.records import ChangeForm, IssueForm, LicenceForm
from haidang.registers.information.models import BulletinIssue, BulletinLicence, LicenceChange
from haidang.registers.information.services import keep, licences, works
from haidang.site.demo.books_of_year import Event, agency, paper, tasks
from haidang.site.demo.rows_of_year import begin
from haidang.site.demo.year_said import DESK

TOURISM, TRADE = "so-du-lich", "so-cong-thuong"
_SAME = {
    "area": "Trong nước và nước ngoài", "language": "vi-en", "paper_size": "19 x 27 cm", "printer": "Nhà in mẫu",
    "frequency": "quarter", "readers": "Cơ quan đại diện, địa phương bạn, doanh nghiệp nước ngoài",
}  # fmt: skip
LICENCES: dict[str, dict[str, Any]] = {
    "affairs": _SAME | {
        "name": "Bản tin Đối ngoại Bà Rịa - Vũng Tàu (minh họa)", "agency": "SNGV", "pages": 36, "copies": 500,
        "purpose": "Tin đối ngoại, đầu tư, văn hóa của tỉnh.", "chief": "Giám đốc Sở Ngoại vụ",
    },
    "beach": _SAME | {
        "name": "Bản tin Biển gọi (minh họa)", "agency": "SDL", "pages": 24, "copies": 1000,
        "purpose": "Điểm đến, sự kiện, an toàn du lịch.", "chief": "Giám đốc Sở Du lịch",
    },
    "trade": _SAME | {
        "name": "Bản tin Hội nhập (minh họa)", "agency": "SCT", "pages": 16, "copies": 300,
        "purpose": "Cam kết thương mại, thị trường.", "chief": "Giám đốc Sở Công Thương", "language": "vi",
    },
}  # fmt: skip
#: (planned day, theme) of each issue of the first bulletin, by its number.
ISSUES: dict[str, tuple[date, str]] = {
    "04/2019": (date(2019, 12, 13), "Nhìn lại năm 2019"),
    "01/2020": (date(2020, 3, 27), "Cảng biển và logistics"),
    "02/2020": (date(2020, 6, 26), "Mở cửa trở lại an toàn"),
    "03/2020": (date(2020, 9, 25), "25 năm ASEAN"),
    "04/2020": (date(2020, 12, 25), "Nhìn lại năm 2020"),
}


def licence(key: str) -> BulletinLicence:
    """The newest of its name: one is renewed in July."""
    found = BulletinLicence.objects.filter(name=LICENCES[key]["name"]).order_by("-pk").first()
    assert found
    return found


def _prepare(key: str, by: User) -> None:
    begin(LicenceForm, keep, LICENCES[key] | {"agency": agency(LICENCES[key]["agency"]), "tasks": []}, by=by)


def _file(key: str, number: str, day: str, by: User) -> None:
    request = paper(number, day, LICENCES[key]["agency"], "Xin phép xuất bản bản tin", by=by)
    licences.file(licence(key), paper=request, by=by)


def _grant(key: str, number: str, day: str, since: date, until: date, by: User) -> None:
    decision = paper(number, day, "STTTT", "Giấy phép xuất bản bản tin", by=by)
    licences.grant(licence(key), paper=decision, valid_from=since, valid_to=until, by=by)


def _catch_up(by: User) -> None:
    """The licence of last summer, entered when the plan came."""
    _prepare("affairs", by)
    _file("affairs", "402/SNgV-TTĐN", "2019-06-21", by)
    _grant("affairs", "18/GP-STTTT", "2019-07-10", date(2019, 7, 15), date(2020, 7, 14), by)


def _send_back(key: str, reason: str, by: User) -> None:
    licences.send_back(licence(key), reason=reason, by=by)


def _renew(key: str, by: User) -> None:
    licences.renew(licence(key), by=by)


def _cancel(key: str, reason: str, by: User) -> None:
    licences.cancel(licence(key), reason=reason, by=by)


def _ask_change(key: str, what: str, after: str, reason: str, number: str, by: User) -> None:
    begin(ChangeForm, keep, {
        "licence": licence(key), "what": what, "after": after, "reason": reason, "asked_on": clock.today(),
        "request": number,
    }, by=by)  # fmt: skip


def _agree(what: str, number: str, by: User) -> None:
    answer = paper(number, clock.today().isoformat(), "STTTT", "Đồng ý thay đổi nội dung giấy phép", by=by)
    licences.agree(LicenceChange.objects.get(what=what), paper=answer, by=by)


def _refuse(what: str, reason: str, by: User) -> None:
    licences.refuse_change(LicenceChange.objects.get(what=what), reason=reason, by=by)


def _issue(number: str, by: User) -> None:
    planned_on, theme = ISSUES[number]
    begin(IssueForm, keep, {
        "licence": licence("affairs"), "number": number, "agency": agency("SNGV"), "theme": theme, "pages": 36,
        "copies": 500, "planned_on": planned_on, "recipients": "Cơ quan đại diện, địa phương bạn",
        "tasks": tasks("4.1"),
    }, by=by)  # fmt: skip


def _out(number: str, by: User) -> None:
    works.issue(BulletinIssue.objects.get(number=number), published_on=clock.today(), by=by)


BULLETINS: tuple[Event, ...] = (
    # a year that ends on 14 July: whoever looks in June is late in asking anew
    ("2019-12-02 14:00", DESK, _catch_up),
    ("2020-05-25 14:00", DESK, partial(
        _ask_change, "affairs", "copies", "800", "Thêm nơi đặt nhận ở nước ngoài.", "371/SNgV-TTĐN")),
    ("2020-06-16 14:00", DESK, partial(_agree, "copies", "31/STTTT-BC")),
    ("2020-06-17 14:00", DESK, partial(_renew, "affairs")),
    ("2020-06-18 14:00", DESK, partial(_file, "affairs", "420/SNgV-TTĐN", "2020-06-18")),
    ("2020-07-10 14:00", DESK, partial(
        _grant, "affairs", "22/GP-STTTT", "2020-07-09", date(2020, 7, 15), date(2021, 7, 14))),
    # of tourism: it waits in June, and ends with the year
    ("2020-05-28 09:30", TOURISM, partial(_prepare, "beach")),
    ("2020-05-29 09:30", TOURISM, partial(_file, "beach", "226/SDL-XT", "2020-05-29")),
    ("2020-06-18 09:30", DESK, partial(_send_back, "beach", "Bổ sung mẫu trình bày.")),
    ("2020-06-22 09:30", TOURISM, partial(_file, "beach", "262/SDL-XT", "2020-06-22")),
    ("2020-07-13 09:30", DESK, partial(
        _grant, "beach", "23/GP-STTTT", "2020-07-10", date(2020, 7, 15), date(2021, 1, 14))),
    ("2020-09-10 09:30", TOURISM, partial(
        _ask_change, "beach", "language", "tiếng Hàn", "Khách Hàn Quốc hỏi nhiều.", "388/SDL-XT")),
    ("2020-09-22 09:30", DESK, partial(_refuse, "language", "Ra bản tiếng Hàn thì xin giấy phép riêng.")),
    ("2020-06-05 09:30", TRADE, partial(_prepare, "trade")),
    ("2020-09-03 09:30", TRADE, partial(_cancel, "trade", "Gộp vào bản tin của Sở Ngoại vụ.")),
    # issues: the last one of the year is not out on its last day
    ("2019-12-03 14:00", DESK, partial(_issue, "04/2019")),
    ("2019-12-13 15:30", DESK, partial(_out, "04/2019")),
    ("2020-02-24 14:00", DESK, partial(_issue, "01/2020")),
    ("2020-03-30 14:00", DESK, partial(_out, "01/2020")),
    ("2020-05-26 14:00", DESK, partial(_issue, "02/2020")),
    ("2020-06-26 14:00", DESK, partial(_out, "02/2020")),
    ("2020-08-24 14:00", DESK, partial(_issue, "03/2020")),
    ("2020-09-25 14:00", DESK, partial(_out, "03/2020")),
    ("2020-11-23 14:00", DESK, partial(_issue, "04/2020")),
)  # fmt: skip
