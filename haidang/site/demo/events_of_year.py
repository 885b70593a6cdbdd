"""Events and standing places in the demonstration's year: what was called off in March, what went on at home and over
the net, the corner in Padang that could not be opened.
"""

from datetime import date
from functools import partial
from typing import Any

from haidang.kit import clock
from haidang.office.accounts.models import User
from haidang.registers.events import event_services, place_services
from haidang.registers.events.event_forms import ContactForm, ContractForm, EventForm, ParticipantForm
from haidang.registers.events.models import Event as Held
from haidang.registers.events.models import EventContact, StandingPlace
from haidang.registers.events.place_forms import PlaceForm
from haidang.site.demo.books_of_year import Event, agency, change, keep, paper, partner, tasks
from haidang.site.demo.parts_of_year import add, amend
from haidang.site.demo.year_said import DESK

TRADE, TOURISM, YOUTH, UNION, TOWN = "so-cong-thuong", "so-du-lich", "tinh-doan", "lien-hiep-huu-nghi", "ubnd-vung-tau"

EVENTS: dict[str, dict[str, Any]] = {
    "investors": {
        "title": "Gặp nhà đầu tư Nhật Bản cuối năm (minh họa)", "kind": "investment", "agency": "SKHDT",
        "starts_on": date(2019, 12, 12), "where": "country", "place": "Thành phố Hồ Chí Minh", "country": "Nhật Bản",
        "content": "Giới thiệu cảng và đất công nghiệp.", "labels": ("2.1",),
    },
    "tet": {
        "title": "Gặp mặt khách nước ngoài đón Tết (minh họa)", "kind": "meeting", "agency": "SNGV",
        "starts_on": date(2020, 1, 16), "place": "Nhà khách tỉnh", "labels": ("1.2",),
    },
    "fair": {
        "title": "Hội chợ du lịch biển tại Thành phố Hồ Chí Minh (minh họa)", "kind": "tourism", "agency": "SDL",
        "starts_on": date(2020, 3, 20), "ends_on": date(2020, 3, 22), "where": "country", "role": "guest",
        "place": "Thành phố Hồ Chí Minh", "content": "Hai gian hàng của tỉnh.", "labels": ("10.1",),
    },
    "buyers": {
        "title": "Kết nối trực tuyến doanh nghiệp cảng với Hàn Quốc (minh họa)", "kind": "trade", "agency": "SCT",
        "starts_on": date(2020, 5, 27), "where": "online", "country": "Hàn Quốc", "role": "joint",
        "content": "Mười hai doanh nghiệp gặp khách hàng qua mạng.", "labels": ("1.1",),
    },
    "crafts": {
        "title": "Hội chợ hàng thủ công Việt - Nhật (minh họa)", "kind": "fair", "agency": "SCT",
        "starts_on": date(2020, 7, 10), "ends_on": date(2020, 7, 12), "place": "Nhà thi đấu đa năng, Vũng Tàu",
        "country": "Nhật Bản", "partners": ("Sanjo",), "content": "Hàng của bạn gửi sang, người bán trong nước.",
        "needs_leave": True, "asked_on": date(2020, 6, 5), "labels": ("1.1",),
    },
    "films": {
        "title": "Tuần phim ASEAN (minh họa)", "kind": "festival", "agency": "SVHTT", "starts_on": date(2020, 6, 26),
        "ends_on": date(2020, 6, 28), "place": "Trung tâm Văn hóa tỉnh", "partners": ("ASEAN",), "needs_leave": True,
        "asked_on": date(2020, 5, 25), "content": "Sáu phim, mỗi buổi chiếu không quá 150 người.", "labels": ("1.5",),
    },
    "chess": {
        "title": "Cờ vua trực tuyến với thanh niên Ansan (minh họa)", "kind": "sports", "agency": "TDOAN",
        "channel": "people", "starts_on": date(2020, 6, 12), "ends_on": date(2020, 6, 13), "where": "online",
        "country": "Hàn Quốc", "partners": ("Ansan",), "role": "joint", "labels": ("3.4",),
    },
    "cruise": {
        "title": "Học cách đón khách tàu biển ở Quảng Ninh (minh họa)", "kind": "study", "agency": "SDL",
        "starts_on": date(2020, 6, 23), "ends_on": date(2020, 6, 25), "where": "country", "place": "Quảng Ninh",
        "role": "guest", "labels": ("10.1",),
    },
    "cuba": {
        "title": "Đêm nhạc hữu nghị Việt Nam - Cuba (minh họa)", "kind": "art", "agency": "SVHTT",
        "starts_on": date(2020, 12, 2), "place": "Nhà hát ngoài trời bãi trước", "country": "Cuba",
        "needs_leave": True, "asked_on": None, "content": "Nhạc công trong nước và sinh viên Cuba.", "labels": ("3.2",),
    },
    "photos": {
        "title": "Triển lãm ảnh Lào - Việt (minh họa)", "kind": "culture-day", "agency": "LHHN", "channel": "people",
        "starts_on": date(2020, 12, 7), "ends_on": date(2020, 12, 10), "place": "Nhà Văn hóa thanh niên",
        "country": "Lào", "partners": ("Địa phương bạn mẫu, Lào",), "labels": ("8.2",),
    },
}  # fmt: skip
PLACES: dict[str, dict[str, Any]] = {
    "padang": {
        "name": "Góc văn hóa Bà Rịa - Vũng Tàu tại Padang (minh họa)", "kind": "culture", "agency": "SDL",
        "country": "Indonesia", "partner": "Padang", "address": "Bảo tàng thành phố Padang", "operator": "Bảo tàng bạn",
        "purpose": "Hiện vật nghề biển, ảnh, ẩm thực.", "planned_on": date(2020, 5, 20), "labels": ("10.2",),
    },
    "sanjo": {
        "name": "Góc Sanjo tại Bảo tàng tỉnh (minh họa)", "kind": "culture", "agency": "SVHTT", "partner": "Sanjo",
        "address": "Bảo tàng tỉnh, thành phố Vũng Tàu", "operator": "Bảo tàng tỉnh", "purpose": "Dao, kéo, đồ gỗ.",
    },
    "russian": {
        "name": "Điểm thông tin du lịch tiếng Nga (minh họa)", "kind": "tourism", "agency": "SDL", "every": "quarter",
        "address": "Bãi sau, thành phố Vũng Tàu", "operator": "Trung tâm xúc tiến du lịch",
    },
    "korean": {
        "name": "Quầy hàng Hàn Quốc ở chợ đêm (minh họa)", "kind": "trade", "agency": "UBVT", "channel": "people",
        "address": "Chợ đêm Vũng Tàu", "operator": "Ban quản lý chợ", "planned_on": date(2020, 11, 20),
        "labels": ("8.2",),
    },
}  # fmt: skip


def event(key: str) -> Held:
    return Held.objects.get(title=EVENTS[key]["title"])


def place(key: str) -> StandingPlace:
    return StandingPlace.objects.get(name=PLACES[key]["name"])


# ── events ───────────────────────────────────────────────────────────────────────────────────────


def _write(key: str, by: User) -> None:
    facts = {"channel": "state", "role": "host", "where": "province", "partners": ()} | EVENTS[key]
    facts |= {"agency": agency(facts["agency"]), "tasks": tasks(*facts.pop("labels"))}
    facts["country"] = partner(facts["country"]) if facts.get("country") else None
    facts["partners"] = [partner(name) for name in facts["partners"]]
    keep(EventForm, event_services.save, facts, by=by)


def _allow(key: str, number: str, day: str, by: User, *, asked_on: date | None = None) -> None:
    leave = paper(number, day, "UBND", "Cho phép tổ chức", by=by)
    event_services.allow(event(key), paper=leave, asked_on=asked_on, by=by)


def _hold(key: str, results: str, by: User, *, visitors: int | None = None, foreigners: int | None = None) -> None:
    event_services.hold(event(key), results=results, visitors=visitors, foreigners=foreigners, by=by)


def _report(key: str, number: str, by: User) -> None:
    row = event(key)
    told = paper(number, clock.today().isoformat(), row.agency.code, "Kết quả sự kiện", by=by)
    event_services.report(row, paper=told, by=by)


def _cancel(key: str, reason: str, by: User) -> None:
    event_services.cancel(event(key), reason=reason, by=by)


def _came(key: str, rows: tuple[tuple[str, str, str, int, str], ...], by: User) -> None:
    for name, side, country, people, does in rows:
        facts = {"name": name, "side": side, "country": partner(country) if country else None, "people": people}
        add(ParticipantForm, event(key), facts | {"does": does}, by=by)


def _met(key: str, name: str, about: str, step: str, due_on: date, by: User) -> None:
    facts = {"name": name, "about": about, "person": "Người mẫu, 0000 000 000", "next_step": step, "due_on": due_on}
    add(ContactForm, event(key), facts, by=by)


def _settled(name: str, result: str, by: User) -> None:
    facts = {"closed_on": clock.today(), "result": result}
    amend(ContactForm, EventContact.objects.get(name=name), facts, by=by)


def _signed(key: str, ours: str, theirs: str, about: str, by: User) -> None:
    today = clock.today()
    facts = {"bond": "memorandum", "ours": ours, "theirs": theirs, "about": about, "signed_on": today}
    facts |= {"value": 250_000, "currency": "USD", "rate": 23_260, "rate_on": today}
    add(ContractForm, event(key), facts, by=by)


# ── places ───────────────────────────────────────────────────────────────────────────────────────


def _plan(key: str, by: User) -> None:
    facts = {"channel": "state", "every": "half"} | PLACES[key]
    facts |= {"agency": agency(facts["agency"]), "tasks": tasks(*facts.pop("labels", ()))}
    facts["country"] = partner(facts["country"]) if facts.get("country") else None
    facts["partner"] = partner(facts["partner"]) if facts.get("partner") else None
    keep(PlaceForm, place_services.save, facts, by=by)


def _known(key: str, opened_on: date, label: str, by: User) -> None:
    """One that was open before the books were: its task hears of it from now on."""
    _plan(key, by)
    place_services.open_place(place(key), opened_on=opened_on, by=by)
    change(PlaceForm, place_services.save, place(key), {"tasks": tasks(label)}, by=by)


def _open(key: str, number: str, by: User) -> None:
    today = clock.today()
    opened = paper(number, today.isoformat(), PLACES[key]["agency"], "Mở điểm thường trực", by=by)
    place_services.open_place(place(key), opened_on=today, paper=opened, by=by)


def _tell(key: str, since: date, until: date, visitors: int, words: str, by: User) -> None:
    place_services.report(place(key), since=since, until=until, visitors=visitors, words=words, by=by)


def _pause(key: str, reason: str, by: User) -> None:
    place_services.pause(place(key), reason=reason, by=by)


def _resume(key: str, by: User) -> None:
    place_services.resume(place(key), by=by)


def _close(key: str, on: date, reason: str, by: User) -> None:
    place_services.close(place(key), closed_on=on, reason=reason, by=by)


def _drop(key: str, reason: str, by: User) -> None:
    place_services.cancel(place(key), reason=reason, by=by)


_SELLERS = (("Doanh nghiệp cảng của tỉnh", "province", "", 24, "Mỗi nơi trình bày 10 phút"),
            ("Khách hàng Hàn Quốc", "foreign", "Hàn Quốc", 18, "Hỏi giá, hẹn gặp"))  # fmt: skip
EVENTS_OF_YEAR: tuple[Event, ...] = (
    ("2019-12-06 14:00", DESK, partial(_write, "investors")),
    ("2019-12-13 14:00", DESK, partial(
        _hold, "investors", "Sáu nhà đầu tư xin hồ sơ dự án.", visitors=45, foreigners=31)),
    ("2019-12-19 14:00", DESK, partial(_report, "investors", "233/BC-SKHĐT")),
    ("2020-01-14 14:00", DESK, partial(_write, "tet")),
    ("2020-01-17 14:00", DESK, partial(
        _hold, "tet", "Lãnh đạo tỉnh chúc Tết chuyên gia, giáo viên nước ngoài.", visitors=80, foreigners=52)),
    ("2020-02-04 14:00", TOURISM, partial(_write, "fair")),
    ("2020-03-10 14:00", TOURISM, partial(_cancel, "fair", "Ban tổ chức hoãn hội chợ vì dịch COVID-19.")),
    # over the net: held in May, its report is late in June, one contact is waited for
    ("2020-05-11 14:00", TRADE, partial(_write, "buyers")),
    ("2020-05-27 15:00", TRADE, partial(_came, "buyers", _SELLERS)),
    ("2020-05-27 15:20", TRADE, partial(
        _met, "buyers", "Hãng kho lạnh mẫu", "thuê kho hai năm", "Gửi báo giá", date(2020, 6, 10))),
    ("2020-05-27 15:30", TRADE, partial(
        _met, "buyers", "Công ty gom hàng mẫu", "mở tuyến gom hàng tuần", "Gọi lại", date(2020, 6, 30))),
    ("2020-05-27 15:40", TRADE, partial(
        _signed, "buyers", "Công ty vận tải mẫu", "Hãng kho lạnh mẫu", "thử ba chuyến hàng lạnh")),
    ("2020-05-27 16:10", TRADE, partial(
        _hold, "buyers", "Hai bên hẹn gặp lại ba cặp.", visitors=42, foreigners=18)),
    ("2020-06-17 14:00", TRADE, partial(_report, "buyers", "262/BC-SCT")),
    ("2020-06-18 14:00", TRADE, partial(_settled, "Hãng kho lạnh mẫu", "Đã nhận báo giá, ký thuê một kho.")),
    ("2020-07-02 14:00", TRADE, partial(_settled, "Công ty gom hàng mẫu", "Chưa mở tuyến trong năm nay.")),
    # a fair that waits for its leave in June
    ("2020-06-05 10:00", TRADE, partial(_write, "crafts")),
    ("2020-06-22 10:00", TRADE, partial(_allow, "crafts", "1633/UBND-VP", "2020-06-19")),
    ("2020-07-13 14:00", TRADE, partial(
        _hold, "crafts", "Bán được 640 món; ba cửa hàng đặt tiếp.", visitors=5200, foreigners=140)),
    ("2020-07-24 14:00", TRADE, partial(_report, "crafts", "311/BC-SCT")),
    # films: allowed; the report came late
    ("2020-05-25 14:00", DESK, partial(_write, "films")),
    ("2020-06-11 14:00", DESK, partial(_allow, "films", "1522/UBND-VP", "2020-06-10")),
    ("2020-06-29 14:00", DESK, partial(_hold, "films", "Sáu phim, kín chỗ bốn buổi.", visitors=760, foreigners=35)),
    ("2020-07-15 14:00", DESK, partial(_report, "films", "290/BC-SVHTT")),
    # over in June, and nobody has written how it was
    ("2020-06-03 14:00", YOUTH, partial(_write, "chess")),
    ("2020-06-16 14:00", YOUTH, partial(
        _hold, "chess", "Ansan thắng 11 - 9; hẹn giải lượt về.", visitors=64, foreigners=32)),
    ("2020-06-26 14:00", YOUTH, partial(_report, "chess", "88-BC/TĐTN")),
    ("2020-06-08 14:00", TOURISM, partial(_write, "cruise")),
    ("2020-06-26 14:00", TOURISM, partial(_hold, "cruise", "Chép được quy trình đón tàu ở cảng khách.", visitors=9)),
    ("2020-06-25 14:00", DESK, partial(_write, "cuba")),
    ("2020-11-20 14:00", DESK, partial(
        _allow, "cuba", "3345/UBND-VP", "2020-11-20", asked_on=date(2020, 11, 10))),
    ("2020-12-03 14:00", DESK, partial(
        _hold, "cuba", "Mười lăm bài; 400 khán giả.", visitors=400, foreigners=28)),
    ("2020-12-10 14:00", DESK, partial(_report, "cuba", "520/BC-SVHTT")),
    # held in December; its report is overdue on the last day
    ("2020-11-23 14:00", UNION, partial(_write, "photos")),
    ("2020-12-11 09:00", UNION, partial(
        _hold, "photos", "Sáu mươi ảnh; 12 sinh viên Lào làm hướng dẫn.", visitors=1300, foreigners=45)),
    # places
    ("2019-12-06 15:00", DESK, partial(_known, "sanjo", date(2019, 7, 1), "3.2")),
    ("2020-01-13 15:00", DESK, partial(
        _tell, "sanjo", date(2019, 7, 1), date(2019, 12, 31), 4100, "Đón 62 đoàn học sinh.")),
    ("2020-03-30 15:00", DESK, partial(_pause, "sanjo", "Bảo tàng đóng cửa phòng dịch.")),
    ("2020-06-22 15:00", DESK, partial(_resume, "sanjo")),
    ("2020-07-09 15:00", DESK, partial(
        _tell, "sanjo", date(2020, 1, 1), date(2020, 6, 30), 1250, "Mở lại từ ngày 22/6; thêm 14 hiện vật.")),
    ("2019-12-06 16:00", TOURISM, partial(_known, "russian", date(2019, 10, 1), "10.1")),
    ("2020-01-10 15:00", TOURISM, partial(
        _tell, "russian", date(2019, 10, 1), date(2019, 12, 31), 2900, "Phát 1.200 bản đồ.")),
    ("2020-04-10 15:00", TOURISM, partial(
        _tell, "russian", date(2020, 1, 1), date(2020, 3, 31), 1700, "Giúp 85 khách đổi vé về nước.")),
    ("2020-06-09 15:00", TOURISM, partial(_close, "russian", date(2020, 6, 5), "Không còn khách Nga; trả mặt bằng.")),
    ("2020-06-18 15:00", TOURISM, partial(
        _tell, "russian", date(2020, 4, 1), date(2020, 6, 5), 40, "Hướng dẫn khách còn ở lại.")),
    ("2020-01-07 15:00", TOURISM, partial(_plan, "padang")),
    ("2020-08-25 15:00", TOURISM, partial(_drop, "padang", "UBND tỉnh đưa việc này ra khỏi kế hoạch năm 2020.")),
    ("2020-10-19 15:00", DESK, partial(_plan, "korean")),
    ("2020-11-20 15:00", TOWN, partial(_open, "korean", "812/UBND-KT")),
)  # fmt: skip
