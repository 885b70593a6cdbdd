"""Foreign press in the demonstration's year: who came, who was asked about, who came too late."""

from datetime import date
from functools import partial
from typing import Any

from haidang.kit import clock
from haidang.office.accounts.models import User
from haidang.registers.information.forms.parts import ReporterForm
from haidang.registers.information.forms.records import PressForm
from haidang.registers.information.models import PressRequest
from haidang.registers.information.services import keep, press
from haidang.site.demo.books_of_year import Event, agency, answered, paper, partner, tasks
from haidang.site.demo.rows_of_year import begin, row
from haidang.site.demo.year_said import DESK

PRESS_ASKED: dict[str, dict[str, Any]] = {
    "village": {
        "outlet": "Đài truyền hình mẫu Niigata (minh họa)", "country": "Nhật Bản", "topic": "Làng nghề bên biển",
        "licence": "12/GPHĐ-BNG", "starts_on": date(2020, 2, 10), "ends_on": date(2020, 2, 12),
        "places": "Huyện Long Điền", "labels": ("4.2",),
    },
    "beach": {
        "outlet": "Kênh du lịch mẫu Busan (minh họa)", "country": "Hàn Quốc", "topic": "Bãi biển và món ăn",
        "licence": "31/GPHĐ-BNG", "starts_on": date(2020, 3, 16), "ends_on": date(2020, 3, 18),
        "places": "Thành phố Vũng Tàu", "labels": ("4.2",),
    },
    "late": {
        "outlet": "Tạp chí mẫu Paris (minh họa)", "country": "Pháp", "topic": "Nhà tù Côn Đảo",
        "licence": "58/GPHĐ-BNG", "starts_on": date(2020, 5, 27), "ends_on": date(2020, 5, 29),
        "places": "Huyện Côn Đảo", "labels": (),
    },
    "resident": {
        "outlet": "Hãng tin mẫu thường trú tại Hà Nội (minh họa)", "country": "Nhật Bản", "kind": "resident",
        "topic": "Du lịch mở cửa lại", "licence": "64/GPHĐ-BNG", "starts_on": date(2020, 6, 25),
        "ends_on": date(2020, 6, 26), "places": "Thành phố Vũng Tàu", "labels": ("4.2",),
    },
    "conference": {
        "outlet": "Hội doanh nghiệp Hàn Quốc (minh họa)", "country": "Hàn Quốc", "kind": "conference",
        "topic": "Doanh nghiệp sau dịch", "starts_on": date(2020, 6, 19), "ends_on": date(2020, 6, 19), "at": "14:00",
        "places": "Khách sạn mẫu, thành phố Vũng Tàu", "labels": ("4.2",),
    },
    "coral": {
        "outlet": "Hãng phim tài liệu mẫu Sydney (minh họa)", "country": "Úc", "topic": "Trồng lại san hô",
        "licence": "120/GPHĐ-BNG", "starts_on": date(2020, 12, 14), "ends_on": date(2020, 12, 16),
        "places": "Huyện Côn Đảo", "labels": ("4.2",),
    },
}  # fmt: skip


def asked(key: str) -> PressRequest:
    return PressRequest.objects.get(outlet=PRESS_ASKED[key]["outlet"])


def _receive(key: str, by: User) -> None:
    facts = {name: value for name, value in PRESS_ASKED[key].items() if name != "labels"}
    if "licence" in facts:
        facts |= {"licence_from": facts["starts_on"], "licence_to": facts["ends_on"]}
    facts |= {"country": partner(facts["country"]), "agency": agency("SNGV"), "received_on": clock.today()}
    facts |= {"guide": "Trung tâm hướng dẫn mẫu", "tasks": tasks(*PRESS_ASKED[key]["labels"])}
    begin(PressForm, keep, facts, by=by)


def _reporter(key: str, name: str, role: str, by: User) -> None:
    facts = {"name": name, "role": role, "country": asked(key).country, "passport": "TZ0000001"}
    row(ReporterForm, asked(key), facts, by=by)


def _ask(key: str, due_on: date, by: User) -> None:
    press.ask(asked(key), agencies=[agency("CAT")], words="Đề nghị cho ý kiến về nơi quay.", due_on=due_on, by=by)


def _answer(key: str, by: User) -> None:
    found = asked(key).consultation
    assert found
    answered(found, "CAT", by=by)


def _allow(key: str, number: str, by: User) -> None:
    answer = paper(number, clock.today().isoformat(), "UBND", "Đồng ý để báo chí nước ngoài hoạt động", by=by)
    press.allow(asked(key), paper=answer, escort="Chuyên viên Sở Ngoại vụ", by=by)


def _refuse(key: str, reason: str, by: User) -> None:
    press.refuse(asked(key), reason=reason, by=by)


def _done(key: str, results: str, by: User) -> None:
    press.do(asked(key), results=results, by=by)


def _cancel(key: str, reason: str, by: User) -> None:
    press.cancel(asked(key), reason=reason, by=by)


PRESS: tuple[Event, ...] = (
    ("2020-01-06 11:00", DESK, partial(_receive, "village")),
    ("2020-01-06 11:10", DESK, partial(_reporter, "village", "Người mẫu Niigata", "Phóng viên")),
    ("2020-01-15 11:00", DESK, partial(_allow, "village", "170/UBND-VP")),
    ("2020-02-13 11:00", DESK, partial(_done, "village", "Phát 12 phút trong tháng 3, có phụ đề tiếng Anh.")),
    ("2020-02-17 11:00", DESK, partial(_receive, "beach")),
    ("2020-02-27 11:00", DESK, partial(_allow, "beach", "437/UBND-VP")),
    ("2020-03-12 11:00", DESK, partial(_cancel, "beach", "Hai bên dừng đi lại vì dịch COVID-19.")),
    ("2020-05-18 11:00", DESK, partial(_receive, "late")),
    ("2020-05-22 11:00", DESK, partial(_refuse, "late", "Đề nghị đến muộn, chưa ai được nhập cảnh.")),
    # two wait for the province in June
    ("2020-06-08 11:00", DESK, partial(_receive, "resident")),
    ("2020-06-08 11:10", DESK, partial(_reporter, "resident", "Người mẫu Tokyo", "Phóng viên thường trú")),
    ("2020-06-09 11:00", DESK, partial(_ask, "resident", date(2020, 6, 16))),
    ("2020-06-16 11:00", "cong-an", partial(_answer, "resident")),
    ("2020-06-17 11:00", DESK, partial(_allow, "resident", "1601/UBND-VP")),
    ("2020-06-29 11:00", DESK, partial(_done, "resident", "Hai bài, một phóng sự ảnh.")),
    ("2020-06-12 11:00", DESK, partial(_receive, "conference")),
    ("2020-06-16 11:30", DESK, partial(_allow, "conference", "1598/UBND-VP")),
    ("2020-06-22 11:00", DESK, partial(_done, "conference", "Mười lăm hãng tin dự.")),
    # they were here in December; what came of it is still to be written
    ("2020-11-16 11:00", DESK, partial(_receive, "coral")),
    ("2020-11-25 11:00", DESK, partial(_allow, "coral", "3390/UBND-VP")),
)
