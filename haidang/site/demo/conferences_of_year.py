"""International conferences of the demonstration's year: one filed in time, one too late and let pass, one refused."""

from datetime import date
from functools import partial
from typing import Any

from haidang.office.accounts.models import User
from haidang.registers.conferences import selectors, services
from haidang.registers.conferences.forms import ConferenceForm
from haidang.registers.conferences.models import Conference
from haidang.site.demo.books_of_year import Event, agency, answered, closed, keep, paper, tasks
from haidang.site.demo.year_said import DESK

MEETINGS: dict[str, dict[str, Any]] = {
    # under QĐ 76/2010, whose days nobody read: called off with the epidemic
    "fair": {
        "title": "Hội thảo kết nối hàng thủ công Việt - Nhật (minh họa)", "agency": "SCT", "labels": ("1.1",),
        "starts_on": date(2020, 3, 26), "ends_on": date(2020, 3, 27), "place": "Thành phố Vũng Tàu",
        "content": "Đưa hàng thủ công của tỉnh vào kênh bán của Sanjo.", "vietnamese": 80, "foreigners": 15,
        "guests": "Doanh nghiệp Nhật Bản", "funding": "Ngân sách tỉnh",
    },
    # under QĐ 06/2020, filed 38 days before
    "schools": {
        "title": "Hội thảo trực tuyến về học bổng cho sinh viên Lào, Campuchia (minh họa)", "agency": "SNGV",
        "labels": ("3.5",), "starts_on": date(2020, 6, 25), "ends_on": date(2020, 6, 25),
        "place": "Điểm cầu Sở Ngoại vụ", "mode": "online",
        "content": "Cách dạy và quản lý sinh viên khi chưa sang được.",
        "vietnamese": 30, "foreigners": 20, "guests": "Cơ quan giáo dục Lào, Campuchia", "funding": "Ngân sách tỉnh",
    },
    # filed 22 days before: too late, and let pass
    "tourism": {
        "title": "Tọa đàm trực tuyến về du lịch biển sau dịch (minh họa)", "agency": "SDL", "labels": ("10.1",),
        "starts_on": date(2020, 6, 30), "ends_on": date(2020, 6, 30), "place": "Điểm cầu Sở Du lịch",
        "content": "Tiêu chuẩn an toàn để đón khách trở lại.", "mode": "hybrid", "vietnamese": 40, "foreigners": 12,
        "guests": "Hãng lữ hành Hàn Quốc, Thái Lan", "funding": "Ngân sách tỉnh",
    },
    # a draft in June, filed 51 days before
    "ports": {
        "title": "Hội thảo quốc tế về logistics cảng biển (minh họa)", "agency": "SCT", "labels": ("2.1",),
        "starts_on": date(2020, 10, 22), "ends_on": date(2020, 10, 23), "place": "Thị xã Phú Mỹ",
        "content": "Nối cảng với đường sắt và kho lạnh.", "mode": "hybrid", "vietnamese": 120, "foreigners": 40,
        "guests": "Hãng tàu, cơ quan cảng của năm nước", "funding": "Ngân sách tỉnh; doanh nghiệp đóng góp",
    },
    # on religion: the Prime Minister's, and not allowed
    "belief": {
        "title": "Tọa đàm quốc tế về lễ hội và tín ngưỡng vùng biển (minh họa)", "agency": "SVHTT", "labels": ("3.1",),
        "starts_on": date(2020, 11, 20), "ends_on": date(2020, 11, 20), "place": "Thành phố Bà Rịa",
        "content": "So sánh lễ hội nghinh Ông với lễ hội các nước.", "topic": "religion", "vietnamese": 50,
        "foreigners": 10, "guests": "Nhà nghiên cứu Nhật Bản, Thái Lan", "funding": "Ngân sách tỉnh",
    },
    # held in December, its report still to come on the last day of the year
    "clean": {
        "title": "Hội thảo trực tuyến về biển không rác (minh họa)", "agency": "UBVT", "labels": ("11",),
        "starts_on": date(2020, 12, 8), "ends_on": date(2020, 12, 8), "place": "Điểm cầu UBND thành phố Vũng Tàu",
        "content": "Kinh nghiệm phân loại rác ở khu du lịch.", "mode": "online", "vietnamese": 25, "foreigners": 8,
        "guests": "Chuyên gia Singapore", "funding": "Ngân sách thành phố",
    },
}  # fmt: skip
PENS = {"SCT": "so-cong-thuong", "SNGV": DESK, "SDL": "so-du-lich", "SVHTT": DESK, "UBVT": "ubnd-vung-tau"}


def meeting(key: str) -> Conference:
    return Conference.objects.get(title=MEETINGS[key]["title"])


def _write(key: str, by: User) -> None:
    facts = {name: value for name, value in MEETINGS[key].items() if name != "labels"}
    defaults = {"organiser": "vietnamese", "mode": "in-person", "is_in_vietnam": True, "topic": "ordinary"}
    facts = defaults | facts | {"agency": agency(facts["agency"]), "tasks": tasks(*MEETINGS[key]["labels"])}
    keep(ConferenceForm, services.save, facts, by=by)


def _scheme(key: str, number: str, day: str, by: User) -> None:
    scheme = paper(number, day, MEETINGS[key]["agency"], "Đề án tổ chức hội thảo quốc tế", by=by)
    services.keep_papers(meeting(key), scheme=scheme, by=by)


def _ask(key: str, codes: tuple[str, ...], due_on: date, by: User) -> None:
    asked_of = [agency(code) for code in codes]
    services.ask(meeting(key), asked_of, words="Xin ý kiến về nội dung và khách mời.", due_on=due_on, by=by)


def _answer(key: str, code: str, words: str, by: User) -> None:
    asked = meeting(key).consultation
    assert asked
    answered(asked, code, words, by=by)


def _close(key: str, taken: tuple[str, ...], by: User) -> None:
    asked = meeting(key).consultation
    assert asked
    closed(asked, taken, by=by)


def _waive(key: str, reason: str, by: User) -> None:
    for each in selectors.checks(meeting(key)):
        if each.stops:
            services.waive(meeting(key), each.code, reason=reason, by=by)


def _file(key: str, number: str, day: str, by: User) -> None:
    request = paper(number, day, MEETINGS[key]["agency"], "Xin phép tổ chức hội thảo quốc tế", by=by)
    services.file(meeting(key), request=request, by=by)


def _allow(key: str, number: str, day: str, by: User) -> None:
    answer = paper(number, day, "UBND", "Cho phép tổ chức hội thảo quốc tế", by=by)
    services.allow(meeting(key), decision=answer, by=by)


def _refuse(key: str, reason: str, by: User) -> None:
    services.refuse(meeting(key), reason=reason, by=by)


def _hold(key: str, vietnamese: int, foreigners: int, results: str, by: User) -> None:
    services.hold(meeting(key), vietnamese=vietnamese, foreigners=foreigners, results=results, by=by)


def _report(key: str, number: str, day: str, by: User) -> None:
    report = paper(number, day, MEETINGS[key]["agency"], "Báo cáo kết quả hội thảo quốc tế", by=by)
    services.report(meeting(key), document=report, by=by)


def _cancel(key: str, reason: str, by: User) -> None:
    services.cancel(meeting(key), reason=reason, by=by)


def _yearly(by: User) -> None:
    services.send_list(
        2020, document=paper("1190/BC-UBND", "2020-12-16", "UBND", "Danh mục hội nghị năm 2020", by=by), by=by
    )


_LET_PASS = "Họp trên mạng, khách đã nhận lời; UBND tỉnh đồng ý qua điện thoại, sẽ có văn bản."
CONFERENCES: tuple[Event, ...] = (
    ("2020-01-30 09:00", "so-cong-thuong", partial(_write, "fair")),
    ("2020-01-31 09:00", "so-cong-thuong", partial(_scheme, "fair", "44/ĐA-SCT", "2020-01-30")),
    ("2020-01-31 09:30", "so-cong-thuong", partial(_ask, "fair", ("SNGV", "CAT"), date(2020, 2, 10))),
    ("2020-02-05 10:00", DESK, partial(_answer, "fair", "SNGV", "")),
    ("2020-02-07 10:00", "cong-an", partial(_answer, "fair", "CAT", "")),
    ("2020-02-10 10:00", "so-cong-thuong", partial(_file, "fair", "60/SCT-QLTM", "2020-02-10")),
    ("2020-02-26 10:00", DESK, partial(_allow, "fair", "430/UBND-VP", "2020-02-25")),
    ("2020-03-12 15:00", "so-cong-thuong", partial(_cancel, "fair", "Dừng hội họp đông người vì dịch COVID-19.")),
    ("2020-05-06 09:00", DESK, partial(_write, "schools")),
    ("2020-05-06 10:00", DESK, partial(_scheme, "schools", "301/ĐA-SNgV", "2020-05-06")),
    ("2020-05-06 10:30", DESK, partial(_ask, "schools", ("CAT", "STC"), date(2020, 5, 15))),
    ("2020-05-12 10:00", "cong-an", partial(_answer, "schools", "CAT", "")),
    ("2020-05-13 10:00", "so-tai-chinh", partial(_answer, "schools", "STC", "Chi trong dự toán đã giao.")),
    ("2020-05-15 10:00", DESK, partial(_close, "schools", ("STC",))),
    ("2020-05-18 09:00", DESK, partial(_file, "schools", "338/SNgV-HTQT", "2020-05-18")),
    ("2020-06-03 09:00", DESK, partial(_allow, "schools", "1488/UBND-VP", "2020-06-02")),
    ("2020-06-26 09:00", DESK, partial(_hold, "schools", 28, 17, "Thống nhất lịch học trực tuyến của học kỳ I.")),
    ("2020-07-03 09:00", DESK, partial(_report, "schools", "560/BC-SNgV", "2020-07-03")),
    ("2020-05-29 14:00", "so-du-lich", partial(_write, "tourism")),
    ("2020-06-01 10:00", "so-du-lich", partial(_scheme, "tourism", "231/ĐA-SDL", "2020-06-01")),
    ("2020-06-01 10:30", "so-du-lich", partial(_ask, "tourism", ("SNGV", "CAT"), date(2020, 6, 8))),
    ("2020-06-05 10:00", DESK, partial(_answer, "tourism", "SNGV", "")),
    ("2020-06-08 09:00", DESK, partial(_waive, "tourism", _LET_PASS)),
    ("2020-06-08 10:00", "so-du-lich", partial(_file, "tourism", "244/SDL-LH", "2020-06-08")),
    ("2020-06-22 09:00", DESK, partial(_allow, "tourism", "1630/UBND-VP", "2020-06-19")),
    ("2020-07-01 09:00", "so-du-lich", partial(_hold, "tourism", 36, 9, "Sáu hãng nhận bộ tiêu chuẩn an toàn.")),
    ("2020-07-10 15:00", "so-du-lich", partial(_report, "tourism", "290/BC-SDL", "2020-07-10")),
    ("2020-06-09 14:00", "so-cong-thuong", partial(_write, "ports")),
    ("2020-08-17 09:00", "so-cong-thuong", partial(_scheme, "ports", "402/ĐA-SCT", "2020-08-14")),
    ("2020-08-17 10:00", "so-cong-thuong", partial(_ask, "ports", ("SNGV", "CAT"), date(2020, 8, 28))),
    ("2020-08-24 10:00", DESK, partial(_answer, "ports", "SNGV", "")),
    ("2020-08-25 10:00", "cong-an", partial(_answer, "ports", "CAT", "")),
    ("2020-09-01 09:00", "so-cong-thuong", partial(_file, "ports", "455/SCT-QLTM", "2020-09-01")),
    ("2020-09-16 09:00", DESK, partial(_allow, "ports", "2510/UBND-VP", "2020-09-15")),
    ("2020-10-26 09:00", "so-cong-thuong", partial(_hold, "ports", 110, 31, "Hai hãng tàu xin số liệu để mở tuyến.")),
    ("2020-11-05 09:00", "so-cong-thuong", partial(_report, "ports", "590/BC-SCT", "2020-11-05")),
    ("2020-09-08 09:00", DESK, partial(_write, "belief")),
    ("2020-09-08 10:00", DESK, partial(_scheme, "belief", "77/ĐA-SVHTT", "2020-09-07")),
    ("2020-09-08 10:30", DESK, partial(_ask, "belief", ("CAT",), date(2020, 9, 18))),
    ("2020-09-17 10:00", "cong-an", partial(_answer, "belief", "CAT", "Đề nghị thu hẹp nội dung.")),
    ("2020-09-22 09:00", DESK, partial(_file, "belief", "801/SVHTT-VP", "2020-09-21")),
    ("2020-10-20 09:00", DESK, partial(_refuse, "belief", "Nội dung chưa rõ; tổ chức trong nước trước.")),
    ("2020-10-19 09:00", "ubnd-vung-tau", partial(_write, "clean")),
    ("2020-10-19 10:00", "ubnd-vung-tau", partial(_scheme, "clean", "88/ĐA-UBND", "2020-10-19")),
    ("2020-10-19 10:30", "ubnd-vung-tau", partial(_ask, "clean", ("SNGV",), date(2020, 10, 30))),
    ("2020-10-26 10:00", DESK, partial(_answer, "clean", "SNGV", "")),
    ("2020-10-30 09:00", "ubnd-vung-tau", partial(_file, "clean", "740/UBND-VP", "2020-10-30")),
    ("2020-11-20 09:00", DESK, partial(_allow, "clean", "3340/UBND-VP", "2020-11-19")),
    ("2020-12-16 15:00", DESK, _yearly),
    ("2020-12-09 09:00", "ubnd-vung-tau", partial(_hold, "clean", 22, 6, "Chọn hai bãi biển làm thử.")),
)  # fmt: skip
