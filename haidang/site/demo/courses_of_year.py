"""Training and calls for investment in the demonstration's year: courses that went over to the net, names entered for
them; projects that look for investors and who was met about them.
"""

from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from haidang.kit import clock
from haidang.office.accounts.models import User
from haidang.registers.events import investment_services, training_services
from haidang.registers.events.investment_forms import InvestmentForm, InvestorForm, StepForm
from haidang.registers.events.models.investment import InvestmentProject, InvestorContact, InvestorStep
from haidang.registers.events.models.training import Enrolment, TrainingCourse
from haidang.registers.events.training_forms import CourseForm, EnrolmentForm
from haidang.site.demo.books_of_year import Event, agency, keep, paper, partner, tasks
from haidang.site.demo.parts_of_year import add, amend
from haidang.site.demo.year_said import DESK

TRADE, TOURISM, YOUTH, TOWN = "so-cong-thuong", "so-du-lich", "tinh-doan", "ubnd-vung-tau"
PENS = {"SCT": TRADE, "SDL": TOURISM, "TDOAN": YOUTH, "UBVT": TOWN}
_MINISTRY = "Bộ Ngoại giao (minh họa)"

COURSES: dict[str, dict[str, Any]] = {
    "press": {
        "title": "Kỹ năng thông tin đối ngoại (minh họa)", "subject": "information", "organiser": "STTTT",
        "starts_on": date(2020, 3, 17), "ends_on": date(2020, 3, 18), "register_by": date(2020, 3, 6), "seats": 40,
        "place": "Thành phố Bà Rịa", "agency": "SNGV",
    },
    "protocol": {
        "title": "Lễ tân ngoại giao, lớp trực tuyến (minh họa)", "subject": "protocol", "organiser_name": _MINISTRY,
        "starts_on": date(2020, 5, 25), "ends_on": date(2020, 5, 27), "register_by": date(2020, 5, 18), "seats": 6,
        "place": "Trực tuyến", "agency": "SNGV", "audience": "Công chức đón tiếp khách nước ngoài",
    },
    "consular": {
        "title": "Bảo hộ công dân trong dịch bệnh (minh họa)", "subject": "consular", "organiser_name": _MINISTRY,
        "starts_on": date(2020, 6, 24), "ends_on": date(2020, 6, 25), "register_by": date(2020, 6, 5), "seats": 10,
        "place": "Trực tuyến", "agency": "SNGV",
    },
    "korean": {
        "title": "Tiếng Hàn giao tiếp cho cán bộ (minh họa)", "subject": "language", "organiser": "DHBRVT",
        "starts_on": date(2020, 7, 6), "ends_on": date(2020, 7, 31), "register_by": date(2020, 6, 19), "seats": 20,
        "place": "Trường Đại học Bà Rịa - Vũng Tàu", "agency": "SNGV", "invited": ("SCT", "SDL", "UBVT"),
    },
    "trade": {
        "title": "Cam kết của EVFTA với doanh nghiệp (minh họa)", "subject": "economy", "organiser": "SCT",
        "starts_on": date(2020, 9, 9), "ends_on": date(2020, 9, 10), "register_by": date(2020, 8, 21), "seats": 60,
        "place": "Sở Công Thương", "agency": "SCT",
    },
    "winter": {
        "title": "Biên dịch, phiên dịch Anh - Việt (minh họa)", "subject": "interpreting",
        "organiser_name": _MINISTRY, "starts_on": date(2021, 1, 18), "ends_on": date(2021, 1, 29),
        "register_by": date(2020, 12, 25), "seats": 8, "place": "Hà Nội", "agency": "SNGV",
    },
}  # fmt: skip


def course(key: str) -> TrainingCourse:
    return TrainingCourse.objects.get(title=COURSES[key]["title"])


def _write(key: str, by: User) -> None:
    facts: dict[str, Any] = {"is_for_all": True, "invited": (), "channel": "state"} | COURSES[key]
    facts |= {"agency": agency(facts["agency"]), "tasks": tasks("9")}
    facts["organiser"] = agency(facts["organiser"]) if facts.get("organiser") else None
    facts["invited"] = [agency(code) for code in facts["invited"]]
    keep(CourseForm, training_services.save_course, facts, by=by)


def _open(key: str, number: str, by: User) -> None:
    row = course(key)
    told = paper(number, clock.today().isoformat(), row.agency.code, "Mời dự lớp bồi dưỡng", by=by)
    training_services.open_course(row, paper=told, by=by)


def _enter(key: str, code: str, name: str, post: str, by: User) -> None:
    keep(EnrolmentForm, training_services.enrol, {
        "training": course(key), "agency": agency(code), "name": name, "post": post, "phone": "0900000000",
    }, by=by)  # fmt: skip


def _enrolled(key: str, name: str) -> Enrolment:
    return Enrolment.objects.get(training=course(key), name=name)


def _withdraw(key: str, name: str, reason: str, by: User) -> None:
    training_services.withdraw(_enrolled(key, name), reason=reason, by=by)


def _nobody(key: str, reason: str, by: User) -> None:
    training_services.decline(course(key), reason=reason, by=by)


def _close(key: str, number: str, by: User) -> None:
    row = course(key)
    sent = paper(number, clock.today().isoformat(), row.agency.code, "Danh sách dự lớp bồi dưỡng", by=by)
    training_services.close(row, paper=sent, by=by)


def _hold(key: str, absent: tuple[str, ...], results: str, by: User) -> None:
    row = course(key)
    went = [each for each in row.enrolments.filter(stage="seat") if each.name not in absent]
    training_services.hold(row, went=went, results=results, by=by)


def _certify(key: str, by: User) -> None:
    """Who was there has it, numbered as they were entered."""
    for number, each in enumerate(course(key).enrolments.filter(stage="went").order_by("entered_at", "pk"), 1):
        training_services.certify(each, certified_on=clock.today(), certificate=f"{number:02}/2020/LT", by=by)


def _extend(key: str, until: date, reason: str, by: User) -> None:
    training_services.extend(course(key), register_by=until, reason=reason, by=by)


def _cancel(key: str, reason: str, by: User) -> None:
    training_services.cancel(course(key), reason=reason, by=by)


#: Who entered whom and when: (course, moment, agency, name, post).
NAMES: tuple[tuple[str, str, str, str, str], ...] = (
    ("protocol", "2020-05-06 09:00", "SCT", "Người mẫu lễ tân 1", "Chuyên viên"),
    ("protocol", "2020-05-06 10:00", "SDL", "Người mẫu lễ tân 2", "Chuyên viên"),
    ("protocol", "2020-05-07 09:00", "UBVT", "Người mẫu lễ tân 3", "Phó Chánh Văn phòng"),
    ("protocol", "2020-05-07 10:00", "SNGV", "Người mẫu lễ tân 4", "Chuyên viên"),
    ("protocol", "2020-05-08 09:00", "SNGV", "Người mẫu lễ tân 5", "Chuyên viên"),
    ("protocol", "2020-05-11 09:00", "SNGV", "Người mẫu lễ tân 6", "Cán sự"),
    # the seventh waits, and gets the seat of who was sent elsewhere; the eighth waits to the end
    ("protocol", "2020-05-12 09:00", "TDOAN", "Người mẫu lễ tân 7", "Chuyên viên"),
    ("protocol", "2020-05-13 09:00", "SCT", "Người mẫu lễ tân 8", "Chuyên viên"),
    ("consular", "2020-06-02 10:00", "SNGV", "Người mẫu lãnh sự 1", "Phó Trưởng phòng"),
    ("consular", "2020-06-03 10:00", "UBVT", "Người mẫu lãnh sự 2", "Chuyên viên"),
    ("consular", "2020-06-04 10:00", "SDL", "Người mẫu lãnh sự 3", "Chuyên viên"),
    ("korean", "2020-06-08 10:00", "SCT", "Người mẫu tiếng Hàn 1", "Chuyên viên"),
    ("korean", "2020-06-09 10:00", "SNGV", "Người mẫu tiếng Hàn 2", "Chuyên viên"),
    ("korean", "2020-06-16 10:00", "SDL", "Người mẫu tiếng Hàn 3", "Chuyên viên"),
    ("trade", "2020-08-10 10:00", "UBVT", "Người mẫu hội nhập 1", "Chuyên viên"),
    ("trade", "2020-08-26 10:00", "SDL", "Người mẫu hội nhập 2", "Chuyên viên"),
    ("winter", "2020-12-08 10:00", "SNGV", "Người mẫu phiên dịch 1", "Chuyên viên"),
    ("winter", "2020-12-09 10:00", "TDOAN", "Người mẫu phiên dịch 2", "Chuyên viên"),
)  # fmt: skip

# ── investment ───────────────────────────────────────────────────────────────────────────────────

INVESTMENTS: dict[str, dict[str, Any]] = {
    "plastic": {
        "title": "Nhà máy tái chế nhựa (minh họa)", "title_english": "Plastic recycling plant (sample)",
        "agency": "SKHDT", "sector": "industry", "place": "Thị xã Phú Mỹ", "area": 6, "capital": 300_000_000_000,
        "currency": "VND", "calls_until": date(2020, 12, 31), "labels": ("2.1",),
    },
    "cold": {
        "title": "Kho lạnh ở cảng (minh họa)", "title_english": "Port cold store (sample)", "agency": "SCT",
        "sector": "logistics", "form": "foreign", "place": "Thị xã Phú Mỹ", "area": 12, "capital": 45_000_000,
        "currency": "USD", "calls_until": date(2021, 12, 31), "labels": ("2.1",),
    },
    "park": {
        "title": "Khu công nghiệp chuyên sâu (minh họa)", "title_english": "Specialised industrial park (sample)",
        "agency": "BQLKCN", "sector": "infrastructure", "place": "Huyện Châu Đức", "area": 320,
        "capital": 1_500_000_000_000, "currency": "VND", "calls_until": date(2022, 12, 31), "labels": ("2.1",),
    },
    "resort": {
        "title": "Khu nghỉ ven sông (minh họa)", "title_english": "Riverside resort (sample)", "agency": "SDL",
        "sector": "tourism", "place": "Huyện Đất Đỏ", "area": 25, "capital": 30_000_000, "currency": "USD",
        "calls_until": date(2020, 6, 30), "labels": (),
    },
    "farm": {
        "title": "Rau công nghệ cao (minh họa)", "title_english": "High-tech vegetable farm (sample)",
        "agency": "SKHDT", "contact": "SNNPTNT", "sector": "agriculture", "form": "joint", "place": "Huyện Đất Đỏ",
        "area": 40, "capital": 90_000_000_000, "currency": "VND", "labels": ("2.1",),
    },
}  # fmt: skip
#: (project, agency, name, country, met on, way, what they want).
INVESTORS: dict[str, tuple[str, str, str, str, date, str, str]] = {
    "recycler": ("plastic", "SKHDT", "Công ty tái chế mẫu", "Hàn Quốc", date(2020, 1, 8), "visit", "Cần 6 ha."),
    "ice": ("cold", "SCT", "Công ty kho lạnh mẫu", "Nhật Bản", date(2020, 2, 11), "meeting", "Hỏi giá điện, giá thuê."),
    "port": ("cold", "SCT", "Công ty vận tải lạnh mẫu", "Hàn Quốc", date(2020, 3, 4), "online", "Thuê đất 50 năm."),
    "hotel": ("resort", "SDL", "Tập đoàn khách sạn mẫu", "Thái Lan", date(2020, 1, 20), "visit", "Xem đất ven sông."),
    "seeds": ("farm", "SKHDT", "Công ty giống mẫu", "Nhật Bản", date(2020, 8, 18), "online", "Góp giống, kỹ thuật."),
}  # fmt: skip


def investment(key: str) -> InvestmentProject:
    return InvestmentProject.objects.get(title=INVESTMENTS[key]["title"])


def investor(key: str) -> InvestorContact:
    return InvestorContact.objects.get(name=INVESTORS[key][2])


def _offer(key: str, by: User) -> None:
    facts = {"form": "any"} | INVESTMENTS[key]
    facts |= {"agency": agency(facts["agency"]), "tasks": tasks(*facts.pop("labels"))}
    facts["contact"] = agency(facts["contact"]) if facts.get("contact") else None
    keep(InvestmentForm, investment_services.save_project, facts, by=by)


def _call(key: str, number: str, day: str, by: User) -> None:
    listed = paper(number, day, "UBND", "Danh mục dự án kêu gọi đầu tư", by=by)
    investment_services.call(investment(key), paper=listed, by=by)


def _stop(key: str, reason: str, by: User) -> None:
    investment_services.stop(investment(key), reason=reason, by=by)


def _meet(key: str, by: User) -> None:
    of, code, name, country, began, way, content = INVESTORS[key]
    keep(InvestorForm, investment_services.save_investor, {
        "project": investment(of), "agency": agency(code), "name": name, "country": partner(country),
        "person": "Người mẫu", "reach": "nguoi-mau@vi-du.example", "began_on": began, "way": way, "content": content,
    }, by=by)  # fmt: skip


def _step(key: str, told: str, step: str, due_on: date | None, by: User) -> None:
    facts = {"on": clock.today(), "way": "online", "told": told, "next_step": step, "due_on": due_on}
    add(StepForm, investor(key), facts, by=by)


def _stepped(key: str, by: User) -> None:
    """What was agreed last is done."""
    last = InvestorStep.objects.filter(contact=investor(key)).exclude(next_step="").latest("on")
    amend(StepForm, last, {"done_on": clock.today()}, by=by)


def _sign(key: str, number: str, by: User) -> None:
    memo = paper(number, clock.today().isoformat(), INVESTORS[key][1], "Ghi nhớ với nhà đầu tư", by=by)
    investment_services.sign(investor(key), paper=memo, by=by)


def _win(key: str, number: str, capital: int, currency: str, by: User) -> None:
    let_in = paper(number, clock.today().isoformat(), "UBND", "Chấp thuận nhà đầu tư", by=by)
    investment_services.win(investor(key), paper=let_in, capital=Decimal(capital), currency=currency, by=by)


def _lose(key: str, reason: str, by: User) -> None:
    investment_services.lose(investor(key), reason=reason, by=by)


COURSES_OF_YEAR: tuple[Event, ...] = (
    *((when, PENS.get(code, DESK), partial(_enter, key, code, name, post)) for key, when, code, name, post in NAMES),
    ("2020-02-11 10:00", DESK, partial(_write, "press")),
    ("2020-02-12 10:00", DESK, partial(_open, "press", "71/SNgV-VP")),
    ("2020-03-09 10:00", DESK, partial(_cancel, "press", "Dừng hội họp đông người vì dịch COVID-19.")),
    ("2020-05-04 10:00", DESK, partial(_write, "protocol")),
    ("2020-05-05 10:00", DESK, partial(_open, "protocol", "301/SNgV-VP")),
    ("2020-05-14 10:00", TOWN, partial(_withdraw, "protocol", "Người mẫu lễ tân 3", "Được cử đi chống dịch.")),
    ("2020-05-19 10:00", DESK, partial(_close, "protocol", "345/SNgV-VP")),
    ("2020-05-28 10:00", DESK, partial(
        _hold, "protocol", ("Người mẫu lễ tân 5",), "Nắm được nghi thức đón khách và họp trực tuyến.")),
    ("2020-06-10 15:30", DESK, partial(_certify, "protocol")),
    ("2020-05-27 10:00", DESK, partial(_write, "consular")),
    ("2020-05-28 15:00", DESK, partial(_open, "consular", "381/SNgV-VP")),
    ("2020-06-08 10:00", DESK, partial(_close, "consular", "411/SNgV-VP")),
    ("2020-06-29 10:00", DESK, partial(_hold, "consular", (), "Có mẫu trả lời cho công dân mắc kẹt.")),
    ("2020-06-01 15:00", DESK, partial(_write, "korean")),
    ("2020-06-02 15:00", DESK, partial(_open, "korean", "392/SNgV-VP")),
    ("2020-06-11 15:00", TOWN, partial(_nobody, "korean", "Thành phố đã có lớp riêng.")),
    ("2020-06-22 15:00", DESK, partial(_close, "korean", "452/SNgV-VP")),
    ("2020-08-03 15:00", DESK, partial(_hold, "korean", ("Người mẫu tiếng Hàn 2",), "Chào hỏi, chỉ đường, gọi điện.")),
    ("2020-06-10 14:00", DESK, partial(_write, "trade")),
    ("2020-07-13 15:00", TRADE, partial(_open, "trade", "380/SCT-QLTM")),
    ("2020-08-21 15:00", TRADE, partial(_extend, "trade", date(2020, 8, 31), "Ít người đăng ký.")),
    ("2020-09-01 15:00", TRADE, partial(_close, "trade", "460/SCT-QLTM")),
    ("2020-09-11 15:00", TRADE, partial(_hold, "trade", (), "Đọc được biểu thuế và quy tắc xuất xứ.")),
    ("2020-11-25 15:00", DESK, partial(_write, "winter")),
    ("2020-12-01 15:00", DESK, partial(_open, "winter", "985/SNgV-VP")),
)  # fmt: skip
INVESTMENT: tuple[Event, ...] = (
    ("2019-12-17 15:00", DESK, partial(_offer, "plastic")),
    ("2019-12-18 15:00", DESK, partial(_call, "plastic", "1250/UBND-VP", "2019-12-18")),
    ("2020-01-09 15:00", DESK, partial(_meet, "recycler")),
    ("2020-02-10 15:00", DESK, partial(_step, "recycler", "Xem hai khu đất.", "Gửi bản đồ", date(2020, 3, 2))),
    ("2020-02-28 15:00", DESK, partial(_stepped, "recycler")),
    ("2020-05-21 15:00", DESK, partial(_win, "recycler", "1320/UBND-VP", 280_000_000_000, "VND")),
    ("2020-01-07 14:00", TRADE, partial(_offer, "cold")),
    ("2020-01-09 14:00", TRADE, partial(_call, "cold", "30/UBND-VP", "2020-01-08")),
    ("2020-02-12 15:00", TRADE, partial(_meet, "ice")),
    ("2020-03-04 15:00", TRADE, partial(_meet, "port")),
    # one step overdue in June, another just ahead
    ("2020-05-22 15:00", TRADE, partial(
        _step, "ice", "Họp trực tuyến về giá thuê.", "Gửi bảng giá điện, nước", date(2020, 6, 5))),
    ("2020-05-29 15:00", TRADE, partial(_sign, "port", "Ghi nhớ 01/SCT")),
    ("2020-06-03 15:00", TRADE, partial(
        _step, "port", "Hai bên chọn lô đất.", "Mời khảo sát khi mở đường bay", date(2020, 7, 15))),
    ("2020-06-19 15:00", TRADE, partial(_stepped, "ice")),
    ("2020-07-14 15:00", TRADE, partial(_stepped, "port")),
    ("2020-09-16 15:00", TRADE, partial(_lose, "ice", "Chọn cảng ở phía Bắc.")),
    ("2020-10-08 15:00", TRADE, partial(_win, "port", "2855/UBND-VP", 40_000_000, "USD")),
    ("2020-01-08 14:00", DESK, partial(_offer, "park")),
    ("2020-01-09 14:20", DESK, partial(_call, "park", "31/UBND-VP", "2020-01-08")),
    ("2020-01-09 15:30", TOURISM, partial(_offer, "resort")),
    ("2020-01-10 15:30", TOURISM, partial(_call, "resort", "32/UBND-VP", "2020-01-09")),
    ("2020-01-21 15:30", TOURISM, partial(_meet, "hotel")),
    ("2020-04-14 15:30", TOURISM, partial(_lose, "hotel", "Tập đoàn dừng mọi dự án mới.")),
    ("2020-07-03 15:30", TOURISM, partial(_stop, "resort", "Hết thời gian kêu gọi, chưa có nhà đầu tư.")),
    ("2020-06-09 14:30", DESK, partial(_offer, "farm")),
    ("2020-08-03 14:00", DESK, partial(_call, "farm", "2010/UBND-VP", "2020-07-31")),
    ("2020-08-19 15:00", DESK, partial(_meet, "seeds")),
    ("2020-11-24 15:00", DESK, partial(
        _step, "seeds", "Trồng thử 2 ha được mùa.", "Gặp nông dân góp đất", date(2020, 12, 15))),
)  # fmt: skip
