"""Guests in the demonstration's year: consuls who wish a good new year, a city that came before the epidemic, an
ambassador in June, offices in Việt Nam that may travel still; and those who could not come.
"""

from datetime import date, time
from decimal import Decimal
from functools import partial
from typing import Any

from haidang.kit import clock
from haidang.office.accounts.models import User
from haidang.plan.money import services as money
from haidang.plan.money.choices import EntryKind
from haidang.plan.money.models import Estimate
from haidang.registers.visits import services
from haidang.registers.visits.forms import CommitmentForm, GiftForm, MemberForm, QuickForm, SessionForm, VisitForm
from haidang.registers.visits.models import Visit
from haidang.site.demo.books_of_year import Event, agency, answered, closed, keep, official, paper, partner, tasks
from haidang.site.demo.year_said import DESK

CHAIR, FINANCE = "lanh-dao-ubnd", "so-tai-chinh"
_HALL = "Trụ sở UBND tỉnh"

#: Light ones: (kind, guests, day, hour, receiver, partner, what about, tasks).
CALLS: dict[str, tuple[str, str, date, str, str, str, str, tuple[str, ...]]] = {
    "laos": ("wishes", "Tổng Lãnh sự Lào tại Thành phố Hồ Chí Minh (minh họa)", date(2020, 1, 15), "09:00", "A", "Lào",
             "Chúc Tết Nguyên đán.", ("1.2",)),
    "cambodia": ("wishes", "Tổng Lãnh sự Campuchia tại Thành phố Hồ Chí Minh (minh họa)", date(2020, 1, 16), "15:00",
                 "A", "Campuchia", "Chúc Tết Nguyên đán.", ("1.2",)),
    "japan": ("courtesy", "Đại sứ Nhật Bản tại Việt Nam (minh họa)", date(2020, 6, 11), "09:30", "B", "Nhật Bản",
              "Chào xã giao; bàn việc nối lại trao đổi với các thành phố Nhật Bản.", ("3.3",)),
    "cuba": ("courtesy", "Đại sứ Cuba tại Việt Nam (minh họa)", date(2020, 6, 24), "14:30", "C", "Cuba",
             "Chào xã giao; bàn hoạt động 60 năm quan hệ Việt Nam - Cuba.", ("1.2",)),
    "korea": ("meeting", "Hội doanh nghiệp Hàn Quốc tại tỉnh (minh họa)", date(2020, 6, 18), "08:30", "A", "Hàn Quốc",
              "Nghe doanh nghiệp nói về chuyên gia chưa sang được.", ("1.2",)),
}  # fmt: skip
#: What a call came to, in three lines at most.
CAME_TO = {
    "laos": "Hai bên hẹn gặp dịp Tết Bunpimay.\nLãnh sự mời tỉnh dự Quốc khánh Lào.",
    "cambodia": "Lãnh sự đề nghị thêm suất học bổng cho sinh viên Campuchia.",
    "japan": "Đại sứ quán làm đầu mối nối lại thư từ với Sanjo, Izumiotsu.\nHẹn gửi danh mục dự án trước ngày 30/6.",
    "cuba": "Thống nhất một đêm nhạc hữu nghị ngày 02/12/2020.",
    "korea": "Ghi 14 chuyên gia cần nhập cảnh, chuyển Công an tỉnh và Sở Y tế.",
}

#: Delegations: what the form says.
GUESTS: dict[str, dict[str, Any]] = {
    "sanjo": {
        "title": "Đoàn thành phố Sanjo thăm đầu năm (minh họa)", "guests": "Lãnh đạo và doanh nghiệp thành phố Sanjo",
        "head_name": "Ông Người mẫu Sanjo", "head_post": "Phó Thị trưởng", "head_rank": "department", "people": 8,
        "purpose": "Bàn việc trưng bày hàng của hai bên trong năm 2020.", "starts_on": date(2020, 1, 6),
        "ends_on": date(2020, 1, 8), "places": "Thành phố Vũng Tàu, Bà Rịa", "bearing": "host",
        "interpreter": "Phiên dịch Sở Ngoại vụ", "car": "01 xe 16 chỗ", "in_plan": True,
    },
    "nenets": {
        "title": "Đoàn khu tự trị Nenets dự kỷ niệm (minh họa)", "guests": "Đoàn chính quyền Nenets",
        "head_name": "Bà Người mẫu Nenets", "head_post": "Phó Thống đốc", "head_rank": "unlisted", "people": 6,
        "purpose": "Xem lại chương trình hành động 2019 - 2021.", "starts_on": date(2020, 4, 20),
        "ends_on": date(2020, 4, 23), "places": "Thành phố Vũng Tàu", "bearing": "host", "in_plan": True,
    },
    "jica": {
        "title": "Đoàn văn phòng một cơ quan hợp tác tại Hà Nội (minh họa)", "guests": "Cán bộ văn phòng tại Hà Nội",
        "head_name": "Ông Người mẫu Trưởng đại diện", "head_post": "Trưởng đại diện", "head_rank": "unlisted",
        "people": 4, "purpose": "Khảo sát nhu cầu đào tạo nghề cho cảng biển.", "starts_on": date(2020, 6, 22),
        "ends_on": date(2020, 6, 23), "places": "Thị xã Phú Mỹ", "bearing": "courtesy",
        "interpreter": "Đoàn tự lo", "in_plan": False,
    },
    "investors": {
        "title": "Đoàn doanh nghiệp Hàn Quốc từ Thành phố Hồ Chí Minh (minh họa)", "guests": "Mười hai doanh nghiệp",
        "head_name": "Ông Người mẫu Chủ tịch hội", "head_post": "Chủ tịch hội doanh nghiệp", "head_rank": "department",
        "people": 14, "purpose": "Xem đất công nghiệp và cảng.", "starts_on": date(2020, 7, 8),
        "ends_on": date(2020, 7, 8), "places": "Thị xã Phú Mỹ", "bearing": "courtesy", "in_plan": False,
    },
    "asean": {
        "title": "Các Tổng Lãnh sự ASEAN gặp mặt (minh họa)", "guests": "Tổng Lãnh sự các nước ASEAN",
        "head_name": "", "head_post": "", "people": None, "purpose": "Gặp mặt nhân 05 năm Cộng đồng ASEAN.",
        "starts_on": date(2020, 8, 7), "ends_on": date(2020, 8, 8), "places": "Thành phố Vũng Tàu", "bearing": "host",
        "in_plan": True,
    },
    "divers": {
        "title": "Đoàn chuyên gia bảo tồn biển (minh họa)", "guests": "Chuyên gia một tổ chức bảo tồn ở Hà Nội",
        "head_name": "Bà Người mẫu Chuyên gia", "head_post": "Trưởng nhóm chuyên gia", "head_rank": "department",
        "people": 3, "purpose": "Chọn nơi trồng lại san hô.", "starts_on": date(2020, 11, 25),
        "ends_on": date(2020, 11, 26), "places": "Huyện Côn Đảo", "bearing": "guest", "in_plan": False,
    },
}  # fmt: skip
OF = {
    "sanjo": ("A", "Sanjo", ("1.2",)), "nenets": ("A", "Nenets", ("1.2", "1.3")), "jica": ("A", "Nhật Bản", ("2.2",)),
    "investors": ("A", "Hàn Quốc", ("2.2",)), "asean": ("B", "ASEAN", ("1.5",)), "divers": ("D", "", ("2.2",)),
}  # fmt: skip
#: Prices of the lines of their estimate, by the words they begin with.
PRICES = {
    "Hoa": 300_000, "Phòng ở của trưởng": 1_200_000, "Phòng ở": 800_000, "Tiền ăn": 500_000, "Bữa": 300_000,
    "Chiêu đãi": 600_000, "Tặng phẩm": 1_000_000, "Nước": 40_000,
}  # fmt: skip
#: (day of January, from, until, kind, what, where, host).
HOURS = (
    (6, "10:30", "11:30", "reception", "Phó Chủ tịch UBND tỉnh tiếp đoàn", _HALL, "A"),
    (6, "18:00", "20:00", "banquet", "Chiêu đãi đoàn", "Nhà khách tỉnh", "A"),
    (7, "08:30", "11:00", "work", "Làm việc với Sở Công Thương về trưng bày hàng", "Sở Công Thương", "H"),
    (7, "14:00", "16:30", "tour", "Thăm một làng nghề đúc đồng", "Huyện Long Điền", ""),
    (8, "08:00", "10:00", "ceremony", "Ký biên bản làm việc", _HALL, "E"),
)


def guests(key: str) -> Visit:
    if key in CALLS:
        return Visit.objects.get(guests=CALLS[key][1])
    return Visit.objects.get(title=GUESTS[key]["title"])


def _call(key: str, achieved: str, by: User) -> None:
    kind, who, day, hour, receiver, of, about, labels = CALLS[key]
    keep(QuickForm, services.save, {
        "kind": kind, "guests": who, "starts_on": day, "at": hour, "receiver": official(receiver),
        "partners": [partner(of)], "places": _HALL, "purpose": about, "achieved": achieved, "tasks": tasks(*labels),
    }, by=by)  # fmt: skip


def _held(key: str, by: User) -> None:
    services.hold(guests(key), achieved=CAME_TO.get(key, ""), by=by)


def _prepare(key: str, by: User) -> None:
    receiver, of, labels = OF[key]
    facts = GUESTS[key] | {"kind": "delegation", "agency": agency("SNGV"), "invited_by": "UBND tỉnh"}
    facts |= {"receiver": official(receiver), "partners": [partner(of)] if of else [], "tasks": tasks(*labels)}
    keep(VisitForm, services.save, facts, by=by)


def _part(row: Visit, form: Any, facts: dict[str, Any], by: User) -> None:
    keep(form, lambda filled, *, by: services.add_part(row, filled, by=by), facts, by=by)


def _fill_sanjo(by: User) -> None:
    """Who comes, hour by hour, what is given, what it costs; the table of 2020 is not known: nothing is green."""
    row = guests("sanjo")
    _part(row, MemberForm, {"name": "Ông Người mẫu Sanjo", "post": "Phó Thị trưởng", "role": "head"}, by)
    _part(row, MemberForm, {"name": "Bà Người mẫu Thư ký", "post": "Thư ký", "role": "member"}, by)
    for day, at, until, kind, words, place, host in HOURS:
        hours = {"on": date(2020, 1, day), "at": time.fromisoformat(at), "until": time.fromisoformat(until)}
        who = {"host": official(host)} if host else {}
        _part(row, SessionForm, hours | {"kind": kind, "words": words, "place": place} | who, by)
    _part(row, GiftForm, {"way": "given", "words": "Tranh sơn mài", "count": 1, "person": "Trưởng đoàn"}, by)
    made = services.make_estimate(row, by=by)
    names = ("item", "unit", "quantity", "times", "price", "norm", "words")
    lines = [{name: getattr(line, name) for name in names} for line in made.lines.all()]
    for line in lines:
        line["price"] = Decimal(next(price for word, price in PRICES.items() if line["item"].startswith(word)))
    money.set_lines(made, lines, by=by)


def _estimate(key: str) -> Estimate:
    made = guests(key).estimate
    assert made
    return made


def _ask_money(key: str, by: User) -> None:
    money.ask(_estimate(key), by=by, today=clock.today())


def _price(key: str, by: User) -> None:
    amounts = {line.pk: (line.asked, "") for line in _estimate(key).lines.all()}
    money.appraise(_estimate(key), amounts, by=by, today=clock.today())


def _grant(key: str, number: str, by: User) -> None:
    agreed = paper(number, clock.today().isoformat(), "UBND", "Kinh phí đón đoàn thành phố Sanjo", by=by)
    amount = _estimate(key).asked
    money.decide(_estimate(key), amount=amount, document=agreed, by=by, today=clock.today())


def _enter(key: str, kind: EntryKind, words: str, by: User) -> None:
    """All of it at once."""
    today, amount = clock.today(), _estimate(key).asked
    money.enter(_estimate(key), kind, amount, on=today, by=by, today=today, words=words)


def _settle(key: str, by: User) -> None:
    money.settle(_estimate(key), words="", by=by, today=clock.today())


def _consult(key: str, due_on: date, by: User) -> None:
    services.consult(
        guests(key), agencies=[agency("CAT")], words="Đề nghị cho ý kiến về an ninh.", due_on=due_on, by=by
    )


def _answer(key: str, by: User) -> None:
    asked = guests(key).consultation
    assert asked
    answered(asked, "CAT", by=by)


def _close(key: str, by: User) -> None:
    asked = guests(key).consultation
    assert asked
    closed(asked, by=by)


def _submit(key: str, reason: str, by: User) -> None:
    services.submit(guests(key), reason=reason, by=by)


def _approve(key: str, number: str, day: str, by: User) -> None:
    agreed = paper(number, day, "UBND", f"Đồng ý đón: {GUESTS[key]['title'].removesuffix(' (minh họa)')}", by=by)
    services.approve(guests(key), paper=agreed, by=by)


def _report(key: str, achieved: str, by: User) -> None:
    services.report(guests(key), achieved=achieved, expected="Gặp lại trong năm sau.", by=by)


def _promise(key: str, words: str, code: str, due_on: date, by: User) -> None:
    _part(guests(key), CommitmentForm, {"words": words, "agency": agency(code), "due_on": due_on}, by)


def _send_back(key: str, reason: str, by: User) -> None:
    services.send_back(guests(key), reason=reason, by=by)


def _cancel(key: str, reason: str, by: User) -> None:
    services.cancel(guests(key), reason=reason, by=by)


VISITS: tuple[Event, ...] = (
    # Sanjo, the whole way
    ("2019-12-16 14:00", DESK, partial(_prepare, "sanjo")),
    ("2019-12-17 09:00", DESK, _fill_sanjo),
    ("2019-12-17 09:30", DESK, partial(_ask_money, "sanjo")),
    ("2019-12-19 10:00", FINANCE, partial(_price, "sanjo")),
    ("2019-12-26 15:10", CHAIR, partial(_grant, "sanjo", "3522/QĐ-UBND")),
    ("2019-12-30 09:00", FINANCE, partial(_enter, "sanjo", EntryKind.ALLOCATED, "Cấp một lần")),
    ("2020-01-10 09:00", DESK, partial(_enter, "sanjo", EntryKind.SPENT, "Chi theo dự toán")),
    ("2020-01-14 09:00", DESK, partial(_settle, "sanjo")),
    ("2019-12-17 10:00", DESK, partial(_consult, "sanjo", date(2019, 12, 24))),
    ("2019-12-20 10:00", "cong-an", partial(_answer, "sanjo")),
    ("2019-12-23 09:00", DESK, partial(_close, "sanjo")),
    ("2019-12-23 09:30", DESK, partial(_submit, "sanjo", "")),
    ("2019-12-26 15:00", CHAIR, partial(_approve, "sanjo", "3520/UBND-VP", "2019-12-26")),
    ("2020-01-08 16:00", DESK, partial(_held, "sanjo")),
    ("2020-01-09 09:00", DESK, partial(
        _promise, "sanjo", "Gửi Sanjo danh mục mười hai mặt hàng trưng bày", "SCT", date(2020, 2, 28))),
    ("2020-01-13 10:00", DESK, partial(_report, "sanjo", "Ký biên bản làm việc; bạn dành một gian hàng tháng 4.")),
    # New Year's calls
    ("2020-01-15 10:30", DESK, partial(_call, "laos", CAME_TO["laos"])),
    ("2020-01-16 16:30", DESK, partial(_call, "cambodia", CAME_TO["cambodia"])),
    # Nenets did not come
    ("2020-02-10 09:00", DESK, partial(_prepare, "nenets")),
    ("2020-02-18 09:00", DESK, partial(_submit, "nenets", "")),
    ("2020-02-25 16:00", CHAIR, partial(_approve, "nenets", "411/UBND-VP", "2020-02-25")),
    ("2020-03-16 09:00", DESK, partial(_cancel, "nenets", "Bạn hoãn vì dịch COVID-19.")),
    # June
    ("2020-06-03 09:30", DESK, partial(_call, "japan", "")),
    ("2020-06-11 11:00", DESK, partial(_held, "japan")),
    ("2020-06-10 09:00", DESK, partial(_call, "cuba", "")),
    ("2020-06-12 09:00", DESK, partial(_call, "korea", "")),
    ("2020-06-18 11:00", DESK, partial(_held, "korea")),
    ("2020-06-24 16:00", DESK, partial(_held, "cuba")),
    ("2020-06-01 09:00", DESK, partial(_prepare, "jica")),
    ("2020-06-02 09:00", DESK, partial(_consult, "jica", date(2020, 6, 9))),
    ("2020-06-08 14:20", "cong-an", partial(_answer, "jica")),
    ("2020-06-09 10:00", DESK, partial(_close, "jica")),
    ("2020-06-09 10:10", DESK, partial(_submit, "jica", "")),
    ("2020-06-11 15:00", CHAIR, partial(_approve, "jica", "1530/UBND-VP", "2020-06-11")),
    ("2020-06-23 16:30", DESK, partial(_held, "jica")),
    ("2020-06-30 09:00", DESK, partial(_report, "jica", "Bạn nhận lập đề cương khóa học cho thợ cảng.")),
    ("2020-06-08 09:00", DESK, partial(_prepare, "investors")),
    ("2020-06-12 10:00", DESK, partial(_submit, "investors", "")),
    ("2020-06-16 10:00", CHAIR, partial(_send_back, "investors", "Bớt người, chia hai xe để giữ khoảng cách.")),
    ("2020-06-17 10:00", DESK, partial(_submit, "investors", "")),
    ("2020-06-19 10:00", CHAIR, partial(_approve, "investors", "1611/UBND-VP", "2020-06-19")),
    ("2020-07-08 17:00", DESK, partial(_held, "investors")),
    ("2020-07-10 09:00", DESK, partial(_report, "investors", "Ba doanh nghiệp xin xem lại một khu đất.")),
    ("2020-06-10 15:00", DESK, partial(_prepare, "asean")),
    ("2020-08-03 09:00", DESK, partial(_cancel, "asean", "Dịch trở lại ở một số tỉnh; gửi thư thay gặp mặt.")),
    # in November: held, and the report is still to come on the last day of the year
    ("2020-11-06 09:00", DESK, partial(_prepare, "divers")),
    ("2020-11-10 09:00", DESK, partial(_submit, "divers", "")),
    ("2020-11-13 15:00", CHAIR, partial(_approve, "divers", "3302/UBND-VP", "2020-11-13")),
    ("2020-11-27 09:00", DESK, partial(_held, "divers")),
)  # fmt: skip
