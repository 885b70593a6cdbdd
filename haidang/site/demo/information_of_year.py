"""Foreign information in the demonstration's year: publications, articles, campaigns of guidance, clips, press, the
year's plan and report.
"""

from datetime import date
from functools import partial
from typing import Any

from haidang.kit import clock
from haidang.office.accounts.models import User
from haidang.registers.information.forms import parts
from haidang.registers.information.forms import records as forms
from haidang.registers.information.models import Campaign, InfoYear, Publication, VideoClip
from haidang.registers.information.services import keep, works, years
from haidang.site.demo.books_of_year import Event, agency, paper, partner, tasks
from haidang.site.demo.information_said import CAMPAIGNS, CLIPS, ITEMS, PRINTED
from haidang.site.demo.rows_of_year import begin, row
from haidang.site.demo.year_said import DESK

TOURISM, TRADE = "so-du-lich", "so-cong-thuong"


def _facts(said: dict[str, Any]) -> dict[str, Any]:
    """What the table says, with the records that it names."""
    facts = {name: value for name, value in said.items() if name not in ("labels", "on")}
    facts |= {"agency": agency(said["agency"]), "tasks": tasks(*said.get("labels", ()))}
    if "country" in facts:
        facts["country"] = partner(facts["country"])
    if "partners" in facts:
        facts["partners"] = [partner(each) for each in facts["partners"]]
    return facts


# ── what is printed, written, shown ──────────────────────────────────────────────────────────────


def printed(key: str) -> Publication:
    return Publication.objects.get(title=PRINTED[key]["title"])


def _print(key: str, by: User) -> None:
    begin(forms.PublicationForm, keep, _facts(PRINTED[key]), by=by)


def _out(key: str, by: User) -> None:
    works.publish(printed(key), published_on=clock.today(), by=by)


def _hand_out(key: str, to: str, copies: int, other: str, by: User) -> None:
    facts = {"on": clock.today(), "to": to, "copies": copies, "partner": partner(other) if other else None}
    row(parts.HandoutForm, printed(key), facts, by=by)


def _tell(key: str, results: str, by: User) -> None:
    works.tell_results(printed(key), results=results, by=by)


def _not_printed(key: str, reason: str, by: User) -> None:
    works.cancel(printed(key), reason=reason, by=by)


def _item(key: str, by: User) -> None:
    begin(forms.ItemForm, keep, _facts(ITEMS[key]) | {"published_on": ITEMS[key]["on"]}, by=by)


def clip(key: str) -> VideoClip:
    return VideoClip.objects.get(title=CLIPS[key]["title"])


def _clip(key: str, by: User) -> None:
    begin(forms.ClipForm, keep, _facts(CLIPS[key]), by=by)


def _finish(key: str, by: User) -> None:
    works.finish(clip(key), finished_on=clock.today(), by=by)


def _air(key: str, channel: str, country: str, since: date, times: int, by: User) -> None:
    facts = {"channel": channel, "country": partner(country), "since": since, "times": times}
    row(parts.AiringForm, clip(key), facts, by=by)


# ── campaigns, the year ──────────────────────────────────────────────────────────────────────────


def campaign(key: str) -> Campaign:
    return Campaign.objects.get(title=CAMPAIGNS[key]["title"])


def _campaign(key: str, by: User) -> None:
    begin(forms.CampaignForm, keep, _facts(CAMPAIGNS[key]), by=by)


def _material(key: str, kind: str, title: str, copies: int, by: User) -> None:
    row(parts.MaterialForm, campaign(key), {"kind": kind, "title": title, "copies": copies}, by=by)


def _place(key: str, on: date, place: str, form: str, people: int, by: User) -> None:
    row(parts.PlaceForm, campaign(key), {"on": on, "place": place, "form": form, "people": people}, by=by)


def _carry_out(key: str, results: str, by: User) -> None:
    works.carry_out(campaign(key), results=results, by=by)


def _not_held(key: str, reason: str, by: User) -> None:
    works.cancel(campaign(key), reason=reason, by=by)


def _year(year: int, code: str, content: str, by: User) -> None:
    facts = {"year": year, "agency": agency(code), "is_of_province": code == "SNGV", "content": content}
    begin(forms.YearForm, keep, facts | {"tasks": tasks("4.1") if code == "SNGV" else []}, by=by)


def _planned(year: int, code: str, number: str, day: str, by: User) -> None:
    issuer = "UBND" if code == "SNGV" else code
    plan = paper(number, day, issuer, f"Kế hoạch thông tin đối ngoại năm {year}", by=by)
    years.plan(InfoYear.objects.get(year=year, agency__code=code), paper=plan, by=by)


def _reported(year: int, number: str, until: date, by: User) -> None:
    report = paper(number, clock.today().isoformat(), "UBND", f"Báo cáo thông tin đối ngoại năm {year}", by=by)
    found = InfoYear.objects.get(year=year, agency__code="SNGV")
    years.report(found, paper=report, counted_until=until, results="Làm trên mạng nhiều hơn năm trước.", by=by)


INFORMATION: tuple[Event, ...] = (
    # printed: the map is overdue in June
    ("2019-12-10 10:30", DESK, partial(_print, "invest")),
    ("2020-02-06 10:30", DESK, partial(_out, "invest")),
    ("2020-02-20 10:30", DESK, partial(_hand_out, "invest", "Tổng Lãnh sự quán Nhật Bản", 300, "Nhật Bản")),
    ("2020-05-21 10:30", DESK, partial(_hand_out, "invest", "Hội doanh nghiệp Hàn Quốc", 200, "Hàn Quốc")),
    ("2020-09-10 10:30", DESK, partial(_tell, "invest", "Hai hội doanh nghiệp xin thêm bản tiếng Hàn.")),
    ("2020-02-17 10:30", TOURISM, partial(_print, "map")),
    ("2020-07-03 10:30", TOURISM, partial(_out, "map")),
    ("2020-05-04 10:30", DESK, partial(_print, "disc")),
    ("2020-09-28 10:30", DESK, partial(_out, "disc")),
    ("2020-01-06 10:30", DESK, partial(_print, "korea")),
    ("2020-03-20 10:30", DESK, partial(_not_printed, "korea", "Không có đoàn đi Hàn Quốc trong năm.")),
    ("2020-11-02 10:30", DESK, partial(_print, "calendar")),
    # written
    *((f"{said['on']} 16:45", DESK, partial(_item, key)) for key, said in ITEMS.items()),
    # shown
    ("2019-12-09 10:40", TOURISM, partial(_clip, "beach")),
    ("2020-02-12 10:40", TOURISM, partial(_finish, "beach")),
    ("2020-02-28 10:40", TOURISM, partial(_air, "beach", "Kênh du lịch mẫu", "Hàn Quốc", date(2020, 2, 24), 20)),
    ("2020-03-06 10:40", TOURISM, partial(_air, "beach", "Trang video mẫu", "Nhật Bản", date(2020, 3, 2), 60)),
    ("2020-03-04 10:40", DESK, partial(_clip, "island")),
    ("2020-07-08 10:40", DESK, partial(_finish, "island")),
    ("2020-04-20 10:40", TRADE, partial(_clip, "ports")),
    ("2020-07-21 10:40", TRADE, partial(_finish, "ports")),
    ("2020-08-12 10:40", TRADE, partial(_air, "ports", "Trang cảng biển mẫu", "Singapore", date(2020, 8, 3), 12)),
    # explained: of the workers nobody has told yet in June how it went
    ("2020-02-11 10:50", DESK, partial(_campaign, "fishers")),
    ("2020-02-12 10:50", DESK, partial(_material, "fishers", "handbook", "Sổ tay ngư dân", 600)),
    ("2020-02-25 10:50", DESK, partial(_place, "fishers", date(2020, 2, 24), "Cảng cá Phước Tỉnh", "talk", 140)),
    ("2020-03-05 10:50", DESK, partial(_place, "fishers", date(2020, 3, 4), "Cảng cá Lộc An", "meeting", 85)),
    ("2020-03-10 10:50", DESK, partial(_carry_out, "fishers", "Ngư dân hỏi nhiều về ranh giới vùng biển.")),
    ("2020-03-02 10:55", DESK, partial(_campaign, "students")),
    ("2020-03-13 10:55", DESK, partial(_not_held, "students", "Trường nghỉ học vì dịch COVID-19.")),
    ("2020-05-06 10:50", DESK, partial(_campaign, "workers")),
    ("2020-05-12 10:50", DESK, partial(_material, "workers", "post", "Hỏi đáp cho lao động ở nước ngoài", 0)),
    ("2020-05-29 10:50", DESK, partial(_place, "workers", date(2020, 5, 28), "Trang của Sở Ngoại vụ", "online", 1900)),
    ("2020-06-16 10:50", DESK, partial(_carry_out, "workers", "1.900 lượt xem, 64 câu hỏi đã trả lời.")),
    ("2020-06-09 10:50", DESK, partial(_campaign, "exits")),
    ("2020-06-24 10:50", DESK, partial(_place, "exits", date(2020, 6, 23), "Hội trường Sở Nội vụ", "meeting", 120)),
    ("2020-06-29 10:50", DESK, partial(_carry_out, "exits", "Cán bộ của 40 cơ quan dự.")),
    ("2020-09-01 10:50", DESK, partial(_campaign, "storm")),
    ("2020-10-02 10:50", DESK, partial(_place, "storm", date(2020, 10, 1), "Cảng cá Bến Đá", "loudspeaker", 400)),
    ("2020-10-06 10:50", DESK, partial(_carry_out, "storm", "Phát thanh mười buổi ở ba cảng cá.")),
    # the year: the plan of the next one is late
    ("2019-12-02 10:00", DESK, partial(_year, 2020, "SNGV", "Bốn số bản tin, hai ấn phẩm, hai video.")),
    ("2019-12-02 10:10", DESK, partial(_planned, 2020, "SNGV", "151/KH-UBND", "2019-11-22")),
    ("2020-01-13 10:00", TOURISM, partial(_year, 2020, "SDL", "Một bản đồ, một video, sáu tin.")),
    ("2020-01-16 10:00", TOURISM, partial(_planned, 2020, "SDL", "12/KH-SDL", "2020-01-15")),
    ("2020-11-24 10:00", DESK, partial(_reported, 2020, "1080/BC-UBND", date(2020, 11, 20))),
    ("2020-11-16 10:00", DESK, partial(_year, 2021, "SNGV", "Bốn số bản tin, một trang tiếng Anh mới.")),
)  # fmt: skip
