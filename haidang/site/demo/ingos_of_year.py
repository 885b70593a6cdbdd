"""Foreign organisations in the demonstration's year: who works here by which paper until when, what the province was
asked and said, what they reported; one went home. All of them are made up, and so are the numbers of their papers.
"""

from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from haidang.kit import clock
from haidang.kit.ui.demo import DEMO_MARK
from haidang.office.accounts.models import User
from haidang.registers.aid import ingo_services as services
from haidang.registers.aid.ingo_forms import (
    IngoActivityForm,
    IngoForm,
    IngoReportForm,
    IngoYearForm,
    RegistrationForm,
)
from haidang.registers.aid.models import Ingo, IngoYear, Registration
from haidang.registers.partners.forms import PartnerForm
from haidang.registers.partners.services import save_partner
from haidang.site.demo.books_of_year import Event, agency, answered, closed, keep, paper, partner, tasks
from haidang.site.demo.parts_of_year import add
from haidang.site.demo.year_said import DESK

UNION = "lien-hiep-huu-nghi"

#: Who gives, or is asked to give: (kind, name, country).
DONORS = (
    ("organisation", "Quỹ Trẻ em biển mẫu, Hoa Kỳ", "Hoa Kỳ"),
    ("organisation", "Tổ chức Nước sạch mẫu, Đức", "Đức"),
    ("organisation", "Hội Thị giác mẫu, Hàn Quốc", "Hàn Quốc"),
    ("organisation", "Quỹ San hô mẫu, Thụy Sĩ", "Thụy Sĩ"),
    ("organisation", "Cơ quan hợp tác phát triển mẫu, Nhật Bản", "Nhật Bản"),
    ("organisation", "Ngân hàng phát triển mẫu, Philippines", "Philippines"),
    ("mission", "Tổng Lãnh sự quán mẫu của Nhật Bản", "Nhật Bản"),
    ("mission", "Đại sứ quán mẫu của Thụy Sĩ", "Thụy Sĩ"),
    ("company", "Công ty cảng mẫu, Hàn Quốc", "Hàn Quốc"),
)
INGOS: dict[str, dict[str, Any]] = {
    "children": {
        "name": "Trẻ em biển mẫu (minh họa)", "name_foreign": "Model Children of the Sea", "short": "MCS",
        "partner": "Quỹ Trẻ em biển mẫu, Hoa Kỳ", "country": "Hoa Kỳ", "agency": "LHHN", "sector": "education",
        "fields": "Giáo dục, kỹ năng sống", "places": "Long Điền; Đất Đỏ", "here_since": date(2017, 8, 15),
    },
    "water": {
        "name": "Nước sạch mẫu (minh họa)", "name_foreign": "Model Clean Water", "short": "MCW",
        "partner": "Tổ chức Nước sạch mẫu, Đức", "country": "Đức", "agency": "SNGV", "sector": "water",
        "fields": "Cấp nước, vệ sinh trường học", "places": "Châu Đức; Xuyên Mộc", "here_since": date(2018, 9, 3),
    },
    "eyes": {
        "name": "Thị giác mẫu (minh họa)", "name_foreign": "Model Vision", "short": "MV",
        "partner": "Hội Thị giác mẫu, Hàn Quốc", "country": "Hàn Quốc", "agency": "LHHN", "sector": "health",
        "fields": "Khám, mổ mắt", "places": "Xuyên Mộc", "here_since": date(2017, 5, 10),
    },
    "coral": {
        "name": "San hô mẫu (minh họa)", "name_foreign": "Model Reef", "short": "MR",
        "partner": "Quỹ San hô mẫu, Thụy Sĩ", "country": "Thụy Sĩ", "agency": "SNGV", "sector": "environment",
        "fields": "Phục hồi rạn san hô", "places": "Côn Đảo", "here_since": None,
    },
    "craft": {
        "name": "Nghề khéo mẫu (minh họa)", "name_foreign": "Model Crafts", "short": "MC",
        "partner": "", "country": "Nhật Bản", "agency": "LHHN", "sector": "culture",
        "fields": "Dạy nghề thủ công", "places": "Bà Rịa", "here_since": date(2016, 10, 3),
    },
}  # fmt: skip
#: Papers: (organisation, kind, aim, replaces, asked on, number, issued on, valid to, what it allows).
Paper = tuple[str, str, str, str, date | None, str, date | None, date | None, str]
PAPERS: dict[str, Paper] = {
    "children-1": ("children", "activity", "new", "", None, "31/CNV-HĐ", date(2017, 8, 15), date(2020, 8, 14), ""),
    "water-1": ("water", "activity", "new", "", None, "44/CNV-HĐ", date(2018, 9, 3), date(2021, 9, 2), ""),
    "eyes-1": ("eyes", "activity", "new", "", None, "18/CNV-HĐ", date(2017, 5, 10), date(2020, 5, 9), ""),
    "craft-1": ("craft", "office", "new", "", None, "09/CNV-VPĐD", date(2016, 10, 3), date(2021, 10, 2), ""),
    # asked for in the year
    "water-2": ("water", "activity", "amend", "water-1", date(2020, 2, 12), "", None, None,
                "Xin thêm địa bàn huyện Côn Đảo."),
    "coral-1": ("coral", "activity", "new", "", date(2020, 3, 9), "", None, None, "Phục hồi san hô ở Côn Đảo."),
    "eyes-2": ("eyes", "activity", "renew", "eyes-1", date(2020, 5, 28), "", None, None, "Khám mắt cho học sinh."),
    "children-2": ("children", "activity", "renew", "children-1", date(2020, 7, 3), "", None, None,
                   "Lớp kỹ năng cho trẻ em làng chài."),
}  # fmt: skip


def ingo(key: str) -> Ingo:
    return Ingo.objects.get(name=INGOS[key]["name"])


def registration(key: str) -> Registration:
    of, _kind, aim, _renews, asked, number, *_more = PAPERS[key]
    if number:
        return Registration.objects.get(number=number)
    return Registration.objects.get(ingo=ingo(of), aim=aim, requested_on=asked)


def _donors(by: User) -> None:
    for kind, name, country in DONORS:
        facts = {"kind": kind, "name": name, "country": partner(country), "keeper": agency("SNGV"), "tag": "K"}
        keep(PartnerForm, save_partner, facts | {"note": DEMO_MARK}, by=by)


def _enter(key: str, by: User) -> None:
    facts = dict(INGOS[key])
    facts |= {"agency": agency(facts["agency"]), "country": partner(facts["country"]), "tasks": tasks("7.3")}
    facts["partner"] = partner(facts["partner"]) if facts["partner"] else None
    keep(IngoForm, services.save_ingo, facts, by=by)


def _paper(key: str, by: User) -> None:
    of, kind, aim, renews, asked, number, issued, valid, scope = PAPERS[key]
    keep(RegistrationForm, services.save_registration, {
        "ingo": ingo(of), "kind": kind, "aim": aim, "renews": registration(renews) if renews else None,
        "requested_on": asked, "number": number, "issued_on": issued, "valid_to": valid, "scope": scope,
        "seat": "Thành phố Hồ Chí Minh" if kind == "office" else "",
    }, by=by)  # fmt: skip


def _consult(key: str, codes: tuple[str, ...], due_on: date, by: User) -> None:
    asked_of = [agency(code) for code in codes]
    services.consult(registration(key), agencies=asked_of, words=PAPERS[key][-1], due_on=due_on, by=by)


def _opinion(key: str, code: str, words: str, by: User) -> None:
    asked = registration(key).consultation
    assert asked
    answered(asked, code, words, by=by)


def _closed(key: str, taken: tuple[str, ...], by: User) -> None:
    asked = registration(key).consultation
    assert asked
    closed(asked, taken, by=by)


def _answer(key: str, leaning: str, words: str, number: str, day: str, by: User) -> None:
    said = paper(number, day, "UBND", "Ý kiến về tổ chức phi chính phủ nước ngoài", by=by)
    services.answer(registration(key), leaning=leaning, words=words, paper=said, by=by)


def _grant(key: str, number: str, on: date, until: date, by: User) -> None:
    services.grant(registration(key), granted_number=number, granted_on=on, valid_to=until, by=by)


def _granted(of: str, number: str) -> Registration:
    return Registration.objects.get(ingo=ingo(of), number=number)


def _plan(of: str, number: str, by: User) -> None:
    services.take_plan(_granted(of, number), plan_on=clock.today(), by=by)


def _refuse(key: str, reason: str, by: User) -> None:
    services.refuse(registration(key), reason=reason, by=by)


def _leave(by: User) -> None:
    why = "Tổ chức rút về nước vì dịch COVID-19, không làm tiếp ở tỉnh."
    services.end(ingo("craft"), on=date(2020, 3, 27), reason=why, by=by)
    services.revoke(registration("craft-1"), on=date(2020, 3, 30), reason="Tổ chức trả lại giấy.", by=by)


def _did(key: str, on: date, what: str, place: str, worth: int, currency: str, people: int, by: User) -> None:
    facts = {"on": on, "what": what, "place": place, "amount": worth, "currency": currency, "people": people}
    add(IngoActivityForm, ingo(key), facts, by=by)


def _report(key: str, year: int, projects: int, amount: int, people: int, by: User) -> None:
    keep(IngoReportForm, services.save_report, {
        "ingo": ingo(key), "year": year, "received_on": clock.today(), "projects": projects, "amount": Decimal(amount),
        "currency": "USD", "people": people,
    }, by=by)  # fmt: skip


def _year(year: int, words: str, by: User) -> None:
    keep(IngoYearForm, services.save_year, {
        "year": year, "agency": agency("SNGV"), "assessment": words, "tasks": tasks("7.3"),
        "difficulties": "Một số tổ chức gửi báo cáo chậm.",
    }, by=by)  # fmt: skip


def _send_year(year: int, number: str, by: User) -> None:
    out = paper(number, clock.today().isoformat(), "UBND", f"Tổ chức phi chính phủ nước ngoài năm {year}", by=by)
    services.send_year(IngoYear.objects.get(year=year), paper=out, by=by)


INGO_YEAR: tuple[Event, ...] = (
    ("2019-11-28 15:10", DESK, _donors),
    *((f"2019-12-04 09:{position * 6:02}", DESK, partial(_enter, key))
      for position, key in enumerate(("children", "water", "eyes", "craft"))),
    *((f"2019-12-04 10:{position * 6:02}", DESK, partial(_paper, key))
      for position, key in enumerate(("children-1", "water-1", "eyes-1", "craft-1"))),
    ("2019-12-13 10:00", UNION, partial(
        _did, "eyes", date(2019, 12, 12), "Khám mắt cho học sinh hai xã", "Xuyên Mộc", 6000, "USD", 420)),
    # the year before: two reports of four, the second late
    ("2019-12-17 09:00", UNION, partial(_report, "children", 2019, 2, 52_000, 800)),
    ("2020-01-08 14:00", DESK, partial(_report, "water", 2019, 1, 38_500, 1_900)),
    ("2020-01-08 15:00", DESK, partial(_year, 2019, "Bốn tổ chức làm đúng nội dung đăng ký; hai nơi chưa báo cáo.")),
    ("2020-01-10 09:00", DESK, partial(_send_year, 2019, "9/BC-UBND")),
    # a wider area: not agreed to
    ("2020-02-13 09:00", DESK, partial(_paper, "water-2")),
    ("2020-02-13 09:30", DESK, partial(_consult, "water-2", ("CAT", "BCHQS"), date(2020, 2, 21))),
    ("2020-02-19 10:00", "bo-chi-huy-quan-su", partial(
        _opinion, "water-2", "BCHQS", "Một phần địa bàn gần khu vực phòng thủ.")),
    ("2020-02-20 10:00", "cong-an", partial(_opinion, "water-2", "CAT", "")),
    ("2020-02-21 09:00", DESK, partial(_closed, "water-2", ("BCHQS",))),
    ("2020-02-25 09:00", DESK, partial(
        _answer, "water-2", "against", "Chưa mở thêm địa bàn trong năm 2020.", "402/UBND-VP", "2020-02-24")),
    ("2020-03-13 14:00", DESK, partial(_refuse, "water-2", "UBND tỉnh không đồng ý mở thêm địa bàn.")),
    ("2020-02-21 10:00", UNION, partial(
        _did, "children", date(2020, 2, 20), "Tặng bộ rửa tay cho bốn trường", "Long Điền", 90_000_000, "VND", 1_600)),
    # a new one: the province agreed, the paper came in July
    ("2020-03-10 09:00", DESK, partial(_enter, "coral")),
    ("2020-03-10 09:20", DESK, partial(_paper, "coral-1")),
    ("2020-03-10 09:40", DESK, partial(_consult, "coral-1", ("CAT", "STNMT"), date(2020, 3, 17))),
    ("2020-03-16 10:00", "cong-an", partial(_opinion, "coral-1", "CAT", "")),
    ("2020-03-23 09:00", DESK, partial(_answer, "coral-1", "agreed", "", "560/UBND-VP", "2020-03-20")),
    ("2020-07-06 09:00", DESK, partial(
        _grant, "coral-1", "27/CNV-HĐ", date(2020, 7, 2), date(2023, 7, 1))),
    ("2020-08-17 09:00", DESK, partial(_plan, "coral", "27/CNV-HĐ")),
    # one leaves
    ("2020-03-30 09:00", DESK, _leave),
    ("2020-05-21 10:00", DESK, partial(
        _did, "water", date(2020, 5, 20), "Lắp bồn rửa tay ở ba trạm y tế", "Châu Đức", 7_400, "USD", 2_300)),
    # renewed too late: the old paper had run out, the province is asked in June
    ("2020-05-29 09:00", UNION, partial(_paper, "eyes-2")),
    ("2020-06-01 09:00", DESK, partial(_consult, "eyes-2", ("CAT", "SYT"), date(2020, 6, 12))),
    ("2020-06-09 10:00", "cong-an", partial(_opinion, "eyes-2", "CAT", "Chỉ mời chuyên gia khi được nhập cảnh.")),
    ("2020-06-22 09:00", DESK, partial(_closed, "eyes-2", ("CAT",))),
    ("2020-06-22 10:00", DESK, partial(
        _answer, "eyes-2", "conditions", "Chuyên gia vào khi cơ quan có thẩm quyền cho phép.", "1629/UBND-VP",
        "2020-06-19")),
    ("2020-07-17 09:00", UNION, partial(_grant, "eyes-2", "29/CNV-HĐ", date(2020, 7, 15), date(2023, 7, 14))),
    # renewed in time
    ("2020-07-06 10:00", UNION, partial(_paper, "children-2")),
    ("2020-07-07 09:00", DESK, partial(_consult, "children-2", ("CAT", "SGDDT"), date(2020, 7, 15))),
    ("2020-07-14 10:00", "cong-an", partial(_opinion, "children-2", "CAT", "")),
    ("2020-07-22 09:00", DESK, partial(_answer, "children-2", "agreed", "", "1880/UBND-VP", "2020-07-21")),
    ("2020-08-13 09:00", UNION, partial(_grant, "children-2", "35/CNV-HĐ", date(2020, 8, 12), date(2023, 8, 11))),
    ("2020-09-21 09:00", UNION, partial(_plan, "children", "35/CNV-HĐ")),
    # the reports of the year begin to come, and the desk gathers them
    ("2020-12-18 09:00", UNION, partial(_report, "children", 2020, 2, 61_000, 1_150)),
    ("2020-12-21 09:00", DESK, partial(_report, "coral", 2020, 1, 14_000, 60)),
    ("2020-12-22 09:00", DESK, partial(_year, 2020, "Bốn tổ chức hoạt động; việc của chuyên gia lùi sang 2021.")),
)  # fmt: skip
