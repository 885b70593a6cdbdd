"""Vietnamese abroad in the demonstration's year: figures, associations, gifts, requests, what was done together."""

from datetime import date
from functools import partial
from typing import Any

from haidang.kit import clock
from haidang.office.accounts.models import User
from haidang.registers.people import overseas_forms as forms
from haidang.registers.people import overseas_services as services
from haidang.registers.people.models import OverseasActivity, OverseasAssociation, OverseasRequest
from haidang.site.demo.books_of_year import Event, agency, change, partner, tasks
from haidang.site.demo.rows_of_year import begin
from haidang.site.demo.year_said import DESK

#: (year, country, people, workers, students, visits home, families here, dollars sent home).
YEARS = (
    (2019, "Hoa Kỳ", 31_400, 0, 900, 5_200, 8_700, 148_000_000),
    (2019, "Úc", 6_300, 0, 1_150, 1_300, 1_900, 31_000_000),
    (2019, "Nhật Bản", 2_150, 1_480, 420, 640, 1_700, 9_500_000),
    (2020, "Hoa Kỳ", 31_600, 0, 820, 610, 8_700, 139_000_000),
    (2020, "Nhật Bản", 1_980, 1_350, 390, 150, 1_650, 8_200_000),
)
#: (name, country, place, stage, members).
ASSOCIATIONS = {
    "california": ("Hội đồng hương mẫu tại California (minh họa)", "Hoa Kỳ", "California", "active", 260),
    "sydney": ("Hội người quê biển mẫu tại Sydney (minh họa)", "Úc", "Sydney", "active", 85),
    "osaka": ("Nhóm tu nghiệp sinh mẫu tại Osaka (minh họa)", "Nhật Bản", "Osaka", "forming", 40),
}
GIFTS: dict[str, dict[str, Any]] = {
    "school": {
        "kind": "scholarship", "purpose": "học bổng cho học sinh vùng biển (minh họa)", "giver_kind": "association",
        "association": "california", "country": "Hoa Kỳ", "amount": "10000", "currency": "USD", "rate": "23200",
        "place": "Huyện Đất Đỏ", "result": "Bốn mươi suất, trao trong tháng 02.",
    },
    "masks": {
        "kind": "relief", "purpose": "phòng dịch COVID-19 (minh họa)", "giver_kind": "association",
        "association": "sydney", "country": "Úc", "goods": "6.000 khẩu trang, 40 máy đo nhiệt", "place": "Sở Y tế",
    },
    "lectures": {
        "kind": "expertise", "purpose": "sáu buổi giảng trực tuyến về cảng thông minh (minh họa)", "country": "Úc",
        "giver": "Người mẫu Melbourne", "place": "Trường Đại học Bà Rịa - Vũng Tàu",
    },
    "flood": {
        "kind": "relief", "purpose": "giúp đồng bào miền Trung bị lũ (minh họa)", "giver_kind": "company",
        "giver": "Doanh nghiệp mẫu tại Osaka", "country": "Nhật Bản", "amount": "350000000", "place": "Ủy ban MTTQ",
    },
}  # fmt: skip
#: (matter, subject, country, tasks).
REQUESTS: dict[str, tuple[str, str, str, tuple[str, ...]]] = {
    "house": ("house", "Thủ tục đứng tên nhà của cha mẹ để lại (minh họa)", "Hoa Kỳ", ("6.1",)),
    "flight": ("papers", "Gia hạn giấy miễn thị thực khi không bay về được (minh họa)", "Úc", ()),
    "invest": ("investment", "Mở xưởng chế biến thủy sản, hỏi đất (minh họa)", "Hoa Kỳ", ("6.1",)),
    "passport": ("status", "Xin giữ quốc tịch cho con (minh họa)", "Đức", ("6.1",)),
    "return": ("return", "Hồi hương về phường cũ (minh họa)", "Pháp", ("6.1",)),
    "grave": ("relatives", "Tìm mộ người thân ở Côn Đảo (minh họa)", "Canada", ()),
}
ACTIVITIES: dict[str, dict[str, Any]] = {
    "spring": {
        "kind": "visit", "title": "Gặp mặt kiều bào đầu xuân (minh họa)", "starts_on": date(2020, 1, 17),
        "place": "Thành phố Vũng Tàu", "expected": 150, "labels": ("6.1",),
    },
    "seminar": {
        "kind": "seminar", "title": "Tọa đàm trực tuyến với doanh nhân kiều bào (minh họa)", "expected": 40,
        "starts_on": date(2020, 6, 11), "place": "Điểm cầu Sở Ngoại vụ", "labels": ("6.2",),
    },
    "investor": {
        "kind": "investor", "title": "Kiều bào xem đất làm xưởng thủy sản (minh họa)", "country": "Hoa Kỳ",
        "starts_on": date(2020, 6, 9), "place": "Thị xã Phú Mỹ", "field": "Chế biến thủy sản", "capital": "1200000",
        "currency": "USD", "labels": ("6.1",),
    },
    "camp": {
        "kind": "class", "title": "Trại hè tiếng Việt cho con em kiều bào (minh họa)", "starts_on": date(2020, 7, 6),
        "ends_on": date(2020, 7, 17), "place": "Huyện Côn Đảo", "expected": 30, "labels": ("6.1",),
    },
    "policy": {
        "kind": "outreach", "title": "Phổ biến chính sách nhà ở cho thân nhân kiều bào (minh họa)",
        "starts_on": date(2020, 11, 10), "place": "Thành phố Bà Rịa", "expected": 80, "labels": ("6.1",),
    },
}  # fmt: skip


def request(key: str) -> OverseasRequest:
    return OverseasRequest.objects.get(subject=REQUESTS[key][1])


def activity(key: str) -> OverseasActivity:
    return OverseasActivity.objects.get(title=ACTIVITIES[key]["title"])


def _count(of: int, by: User) -> None:
    for year, country, people, workers, students, returns, families, dollars in YEARS:
        if year == of:
            facts: dict[str, Any] = {"year": year, "country": partner(country), "people": people, "workers": workers}
            facts |= {"students": students, "returns": returns, "families": families, "remittances": str(dollars)}
            facts |= {"currency": "USD", "source": "Công an tỉnh; ngân hàng; ước tính (minh họa)"}
            begin(forms.OverseasYearForm, services.save, facts, by=by)


def _associations(by: User) -> None:
    for name, country, place, stage, members in ASSOCIATIONS.values():
        begin(forms.OverseasAssociationForm, services.save, {
            "name": name, "country": partner(country), "place": place, "stage": stage, "members": members,
            "contact": "hoi@vi-du.example", "activities": "Giữ liên lạc, gây quỹ.", "tasks": tasks("6.1"),
        }, by=by)  # fmt: skip


def association(key: str) -> OverseasAssociation:
    return OverseasAssociation.objects.get(name=ASSOCIATIONS[key][0])


def _now_active(key: str, by: User) -> None:
    facts = {"stage": "active", "founded_on": clock.today()}
    change(forms.OverseasAssociationForm, services.save, association(key), facts, by=by)


def _give(key: str, by: User) -> None:
    facts = GIFTS[key] | {"country": partner(GIFTS[key]["country"]), "on": clock.today(), "tasks": tasks("6.1")}
    if whose := facts.pop("association", ""):
        facts["association"] = association(whose)
    if "rate" in facts:
        facts["rate_on"] = clock.today()
    begin(forms.ContributionForm, services.save_contribution, facts, by=by)


def _receive(key: str, by: User) -> None:
    matter, subject, country, labels = REQUESTS[key]
    begin(forms.OverseasRequestForm, services.save_request, {
        "matter": matter, "subject": subject, "country": partner(country), "sender": f"Người mẫu {country} hai",
        "contact": "kieu-bao@vi-du.example", "words": "Gửi thư điện tử (minh họa).", "received_on": clock.today(),
        "tasks": tasks(*labels),
    }, by=by)  # fmt: skip


def _pass_on(key: str, code: str, by: User) -> None:
    services.pass_on(request(key), handler=agency(code), by=by)


def _answer(key: str, words: str, by: User) -> None:
    services.answer(request(key), answer=words, by=by)


def _withdraw(key: str, reason: str, by: User) -> None:
    services.withdraw(request(key), reason=reason, by=by)


def _plan(key: str, by: User) -> None:
    facts = {name: value for name, value in ACTIVITIES[key].items() if name != "labels"}
    if "country" in facts:
        facts["country"] = partner(facts["country"])
    facts |= {"agency": agency("SNGV"), "tasks": tasks(*ACTIVITIES[key]["labels"])}
    begin(forms.OverseasActivityForm, services.save, facts, by=by)


def _hold(key: str, came: int, results: str, by: User) -> None:
    services.hold(activity(key), results=results, came=came, by=by)


def _cancel(key: str, reason: str, by: User) -> None:
    services.cancel(activity(key), reason=reason, by=by)


OVERSEAS: tuple[Event, ...] = (
    ("2019-12-10 14:00", DESK, _associations),
    ("2020-01-09 14:00", DESK, partial(_count, 2019)),
    ("2020-12-11 14:00", DESK, partial(_count, 2020)),
    ("2020-09-10 14:00", DESK, partial(_now_active, "osaka")),
    ("2020-01-21 14:00", DESK, partial(_give, "school")),
    ("2020-04-16 14:00", DESK, partial(_give, "masks")),
    ("2020-06-02 14:00", DESK, partial(_give, "lectures")),
    ("2020-10-29 14:00", DESK, partial(_give, "flood")),
    # what they ask: one is overdue in June, one waits at Sở Kế hoạch và Đầu tư
    ("2019-12-13 09:00", DESK, partial(_receive, "house")),
    ("2020-01-06 09:00", DESK, partial(_answer, "house", "Đã gửi danh mục giấy tờ và nơi nộp.")),
    ("2020-03-23 09:00", DESK, partial(_receive, "passport")),
    ("2020-04-03 09:00", DESK, partial(_withdraw, "passport", "Đã hỏi Đại sứ quán, không cần tỉnh trả lời.")),
    ("2020-05-18 09:00", DESK, partial(_receive, "flight")),
    ("2020-06-18 09:00", DESK, partial(_answer, "flight", "Cục Quản lý xuất nhập cảnh đã hướng dẫn gia hạn.")),
    ("2020-06-03 09:00", DESK, partial(_receive, "invest")),
    ("2020-06-04 09:00", DESK, partial(_pass_on, "invest", "SKHDT")),
    ("2020-06-25 09:00", DESK, partial(_answer, "invest", "Sở Kế hoạch và Đầu tư giới thiệu hai khu đất.")),
    ("2020-06-10 09:00", DESK, partial(_receive, "return")),
    ("2020-06-26 09:00", DESK, partial(_answer, "return", "Đã chuyển Công an tỉnh; gửi mẫu đơn.")),
    ("2020-12-14 09:00", DESK, partial(_receive, "grave")),
    # what was done with them
    ("2019-12-13 14:00", DESK, partial(_plan, "spring")),
    ("2020-01-20 09:00", DESK, partial(_hold, "spring", 132, "Bảy kiều bào hẹn góp ý quy hoạch cảng.")),
    ("2020-05-28 14:00", DESK, partial(_plan, "seminar")),
    ("2020-06-12 09:00", DESK, partial(_hold, "seminar", 26, "Ba doanh nghiệp hỏi về kho lạnh.")),
    ("2020-06-03 14:00", DESK, partial(_plan, "investor")),
    ("2020-06-17 14:00", DESK, partial(_hold, "investor", 2, "Chọn được một khu, hẹn gửi dự án.")),
    ("2020-03-04 14:00", DESK, partial(_plan, "camp")),
    ("2020-06-22 14:00", DESK, partial(_cancel, "camp", "Chưa có chuyến bay; học trực tuyến thay.")),
    ("2020-10-20 14:00", DESK, partial(_plan, "policy")),
    ("2020-11-11 09:00", DESK, partial(_hold, "policy", 64, "Trả lời 21 câu hỏi về nhà ở.")),
)
