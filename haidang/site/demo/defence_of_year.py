"""Defence activities of the demonstration's year: names, days, partners, and where one asks for the papers."""

from datetime import date
from functools import partial

from haidang.kit import clock
from haidang.office.accounts.models import User
from haidang.registers.defence import services
from haidang.registers.defence.forms import DefenceActivityForm, DefencePaperForm
from haidang.registers.defence.models import DefenceActivity
from haidang.site.demo.books_of_year import Event, agency, partner, tasks
from haidang.site.demo.rows_of_year import begin, row
from haidang.site.demo.year_said import DESK

ARMY = "bo-chi-huy-quan-su"
#: What is known of each: (name, kind, agency, partners, day, tasks).
ACTIVITIES: dict[str, tuple[str, str, str, tuple[str, ...], date, tuple[str, ...]]] = {
    "twin": ("Giao lưu kết nghĩa cuối năm với Preah Vihear (minh họa)", "twinning", "BCHQS", ("Preah Vihear",),
             date(2019, 12, 18), ("11",)),
    "attaches": ("Đón đoàn tùy viên quốc phòng các nước (minh họa)", "guests", "BCHQS", (), date(2020, 3, 17),
                 ("11",)),
    "new-year": ("Chúc Tết Chol Chnam Thmay tại Preah Vihear (minh họa)", "abroad", "BCHQS", ("Preah Vihear",),
                 date(2020, 4, 10), ("11",)),
    "cadets": ("Gặp mặt học viên quân sự Campuchia (minh họa)", "meeting", "BCHQS", ("Campuchia",), date(2020, 6, 9),
               ("11",)),
    "port": ("Giao lưu với cơ quan cảng nước bạn (minh họa)", "meeting", "BDBP", (), date(2020, 7, 14), ()),
    "online": ("Hội đàm trực tuyến hằng năm với Preah Vihear (minh họa)", "twinning", "BCHQS", ("Preah Vihear",),
               date(2020, 11, 17), ("11",)),
    "friends": ("Gặp mặt quân nhân tình nguyện (minh họa)", "other", "BCHQS", ("Lào", "Campuchia"),
                date(2020, 12, 22), ("11",)),
}  # fmt: skip


def activity(key: str) -> DefenceActivity:
    return DefenceActivity.objects.get(name=ACTIVITIES[key][0])


def _plan(key: str, by: User) -> None:
    name, kind, code, partners, on, labels = ACTIVITIES[key]
    begin(DefenceActivityForm, services.save, {
        "name": name, "kind": kind, "agency": agency(code), "partners": [partner(each) for each in partners], "on": on,
        "tasks": tasks(*labels),
    }, by=by)  # fmt: skip


def _paper(key: str, kind: str, by: User) -> None:
    """Of a paper only that there is one, and who has it."""
    row(DefencePaperForm, activity(key), {"kind": kind}, by=by)


def _done(key: str, by: User) -> None:
    services.done(activity(key), done_on=min(ACTIVITIES[key][4], clock.today()), by=by)


def _off(key: str, by: User) -> None:
    services.call_off(activity(key), by=by)


DEFENCE: tuple[Event, ...] = (
    ("2019-12-03 09:00", ARMY, partial(_plan, "twin")),
    ("2019-12-03 09:20", ARMY, partial(_paper, "twin", "plan")),
    ("2019-12-18 09:00", ARMY, partial(_paper, "twin", "minutes")),
    ("2019-12-19 09:00", ARMY, partial(_done, "twin")),
    ("2020-01-14 09:00", ARMY, partial(_plan, "attaches")),
    ("2020-03-11 10:00", ARMY, partial(_off, "attaches")),
    ("2020-02-18 09:00", ARMY, partial(_plan, "new-year")),
    ("2020-03-25 09:00", ARMY, partial(_off, "new-year")),
    # the day of the cadets is over in June, and nobody has said yet whether they met
    ("2020-05-12 14:00", ARMY, partial(_plan, "cadets")),
    ("2020-05-12 14:20", ARMY, partial(_paper, "cadets", "plan")),
    ("2020-06-16 09:00", ARMY, partial(_done, "cadets")),
    ("2020-06-02 10:00", DESK, partial(_plan, "port")),
    ("2020-07-08 10:00", DESK, partial(_off, "port")),
    ("2020-06-05 09:00", ARMY, partial(_plan, "online")),
    ("2020-11-09 09:00", ARMY, partial(_paper, "online", "programme")),
    ("2020-11-17 16:00", ARMY, partial(_done, "online")),
    ("2020-12-07 09:00", ARMY, partial(_plan, "friends")),
)
