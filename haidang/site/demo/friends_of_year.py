"""People's friendship in the demonstration's year: associations and branches, what they do, friends abroad by code."""

from datetime import date
from functools import partial
from typing import Any

from haidang.kit import clock
from haidang.office.accounts.models import User
from haidang.registers.people import friend_services as services
from haidang.registers.people.friend_forms import (
    AssociationTermForm,
    ForeignFriendForm,
    FoundingStepForm,
    FriendContactForm,
    FriendshipActivityForm,
    FriendshipAssociationForm,
)
from haidang.registers.people.models import ForeignFriend, FriendshipActivity, FriendshipAssociation
from haidang.site.demo.books_of_year import Event, agency, paper, partner, tasks
from haidang.site.demo.rows_of_year import begin, row

UNION = "lien-hiep-huu-nghi"
#: (name, country, association it is a branch of, house in which it is, tasks).
ASSOCIATIONS: dict[str, tuple[str, str, str, str, tuple[str, ...]]] = {
    "cuba": ("Hội hữu nghị Việt Nam - Cuba tỉnh (minh họa)", "Cuba", "", "", ()),
    "russia": ("Hội hữu nghị Việt - Nga tỉnh (minh họa)", "Liên bang Nga", "", "", ()),
    "plant": ("Chi hội Việt - Nga xí nghiệp mẫu (minh họa)", "Liên bang Nga", "russia", "", ()),
    "school": ("Chi hội Việt - Nga Trường Đại học (minh họa)", "Liên bang Nga", "russia", "DHBRVT", ("8.2",)),
    "laos": ("Hội hữu nghị Việt Nam - Lào tỉnh (minh họa)", "Lào", "", "", ("8.2",)),
    "thailand": ("Hội hữu nghị Việt Nam - Thái Lan tỉnh (minh họa)", "Thái Lan", "", "", ("8.2",)),
    "indonesia": ("Hội hữu nghị Việt Nam - Indonesia tỉnh (minh họa)", "Indonesia", "", "", ("8.2",)),
}  # fmt: skip
#: (title, kind, association, partners, first day, last day, place, tasks).
Held = tuple[str, str, str, tuple[str, ...], date, date, str, tuple[str, ...]]
ACTIVITIES: dict[str, Held] = {
    "meeting": ("Gặp mặt cựu lưu học sinh tại Nga đầu năm (minh họa)", "meeting", "russia", ("Liên bang Nga",),
                date(2020, 1, 10), date(2020, 1, 10), "Thành phố Vũng Tàu", ("8.2",)),
    "youth": ("Giao lưu thanh niên với sinh viên Campuchia (minh họa)", "youth", "", ("Campuchia",),
              date(2020, 3, 27), date(2020, 3, 28), "Thành phố Bà Rịa", ("8.2",)),
    "bunpimay": ("Chúc Tết Bunpimay sinh viên Lào tại ký túc xá (minh họa)", "new-year", "laos", ("Lào",),
                 date(2020, 4, 14), date(2020, 4, 14), "Trường Đại học Bà Rịa - Vũng Tàu", ("8.2",)),
    "painting": ("Trưng bày tranh dự thi hữu nghị (minh họa)", "culture", "", (), date(2020, 5, 22),
                 date(2020, 5, 24), "Nhà văn hóa thanh niên", ("8.2",)),
    "masks": ("Quyên góp khẩu trang tặng nhân dân Cuba (minh họa)", "charity", "cuba", ("Cuba",), date(2020, 6, 1),
              date(2020, 6, 12), "Thành phố Vũng Tàu", ("8.1",)),
    "peace": ("Tuần lễ hòa bình trong trường học (minh họa)", "peace", "", (), date(2020, 9, 21),
              date(2020, 9, 25), "Huyện Châu Đức", ("8.2",)),
    "sixty": ("Kỷ niệm 60 năm quan hệ Việt Nam - Cuba (minh họa)", "anniversary", "cuba", ("Cuba",),
              date(2020, 12, 2), date(2020, 12, 2), "Thành phố Vũng Tàu", ("8.2",)),
}  # fmt: skip
#: Friends abroad, each by consent: (name, country, circle, languages, association, day of consent).
FRIENDS: dict[str, tuple[str, str, str, str, str, date]] = {
    "jp": ("Người mẫu Sanjo hai", "Nhật Bản", "teacher", "Nhật, Việt", "", date(2020, 1, 8)),
    "ru": ("Người mẫu Kazan", "Liên bang Nga", "veteran", "Nga", "russia", date(2020, 1, 10)),
    "cu": ("Người mẫu La Habana", "Cuba", "artist", "Tây Ban Nha, Việt", "cuba", date(2020, 2, 14)),
    "kr": ("Người mẫu Ansan hai", "Hàn Quốc", "business", "Hàn, Anh", "", date(2020, 2, 20)),
    "la": ("Người mẫu Savannakhet", "Lào", "scholar", "Lào, Việt", "laos", date(2020, 11, 3)),
}  # fmt: skip


def association(key: str) -> FriendshipAssociation | None:
    return FriendshipAssociation.objects.get(name=ASSOCIATIONS[key][0]) if key else None


def _association(key: str) -> FriendshipAssociation:
    return FriendshipAssociation.objects.get(name=ASSOCIATIONS[key][0])


def friend(key: str) -> ForeignFriend:
    """Of each country there is one."""
    return ForeignFriend.objects.get(country=partner(FRIENDS[key][1]))


def _prepare(key: str, by: User) -> None:
    name, country, parent, host, labels = ASSOCIATIONS[key]
    begin(FriendshipAssociationForm, services.save, {
        "kind": "branch" if parent else "association", "name": name, "country": partner(country),
        "parent": association(parent), "host": agency(host) if host else None, "agency": agency("LHHN"),
        "office": "Trụ sở Liên hiệp các tổ chức hữu nghị", "tasks": tasks(*labels),
    }, by=by)  # fmt: skip


def _intend(key: str, kind: str, due_on: date, by: User) -> None:
    """A step that is meant for a day."""
    row(FoundingStepForm, _association(key), {"kind": kind, "due_on": due_on}, by=by)


def _step(key: str, kind: str, number: str, by: User) -> None:
    about = ASSOCIATIONS[key][0].removesuffix(" (minh họa)")
    document = paper(number, clock.today().isoformat(), "UBND", f"Về {about}", by=by) if number else None
    services.take_step(_association(key), kind=kind, on=clock.today(), words="", paper=document, by=by)


def _found(key: str, on: date, number: str, chair: str, members: int, by: User) -> None:
    about = ASSOCIATIONS[key][0].removesuffix(" (minh họa)")
    document = paper(number, on.isoformat(), "UBND", f"Thành lập {about}", by=by)
    services.found(_association(key), on=on, chair=chair, members=members, paper=document, by=by)


def _catch_up(by: User) -> None:
    """Those that were there before the plan, entered by who looks after them."""
    for key, on, number, chair, members in (
        ("cuba", date(2011, 5, 18), "1011/QĐ-UBND", "Chủ tịch Hội Việt Nam - Cuba", 140),
        ("russia", date(2012, 9, 6), "1870/QĐ-UBND", "Chủ tịch Hội Việt - Nga", 310),
        ("plant", date(2014, 3, 11), "12/QĐ-HVN", "Trưởng chi hội xí nghiệp", 45),
    ):
        _prepare(key, by)
        _found(key, on, number, chair, members, by)
    for key, term, since, until in (
        ("cuba", 2, date(2016, 7, 1), date(2021, 6, 30)), ("russia", 2, date(2015, 8, 1), date(2020, 7, 31)),
    ):  # fmt: skip
        chair = _association(key).chair
        facts: dict[str, Any] = {"number": term, "congress_on": since, "since": since, "until": until}
        row(AssociationTermForm, _association(key), facts | {"chair": chair, "board": 15}, by=by)


def _count(key: str, members: int, by: User) -> None:
    services.count(_association(key), on=clock.today(), members=members, chair="", by=by)


def _dissolve(key: str, reason: str, by: User) -> None:
    services.dissolve(_association(key), on=clock.today(), reason=reason, paper=None, by=by)


def _drop(key: str, reason: str, by: User) -> None:
    services.drop(_association(key), reason=reason, by=by)


# ── activities, friends ──────────────────────────────────────────────────────────────────────────


def activity(key: str) -> FriendshipActivity:
    return FriendshipActivity.objects.get(title=ACTIVITIES[key][0])


def _plan(key: str, by: User) -> None:
    title, kind, whose, partners, first, last, place, labels = ACTIVITIES[key]
    begin(FriendshipActivityForm, services.save, {
        "title": title, "kind": kind, "association": association(whose), "agency": agency("LHHN"),
        "partners": [partner(each) for each in partners], "starts_on": first, "ends_on": last, "place": place,
        "tasks": tasks(*labels),
    }, by=by)  # fmt: skip


def _hold(key: str, vietnamese: int, foreigners: int, results: str, by: User) -> None:
    services.hold(activity(key), vietnamese=vietnamese, foreigners=foreigners, results=results, by=by)


def _cancel(key: str, reason: str, by: User) -> None:
    services.cancel(activity(key), reason=reason, by=by)


def _befriend(key: str, by: User) -> None:
    name, country, circle, languages, whose, consent_on = FRIENDS[key]
    begin(ForeignFriendForm, services.save_friend, {
        "name": name, "country": partner(country), "circle": circle, "languages": languages,
        "association": association(whose), "agency": agency("LHHN"), "consent_on": consent_on,
        "email": "ban-be@vi-du.example",
    }, by=by)  # fmt: skip


def _contact(key: str, way: str, words: str, is_answered: bool, by: User) -> None:
    facts = {"on": clock.today(), "way": way, "words": words, "is_answered": is_answered}
    row(FriendContactForm, friend(key), facts, by=by)


def _withdraw(key: str, by: User) -> None:
    services.withdraw(friend(key), on=clock.today(), by=by)


FRIENDSHIP: tuple[Event, ...] = (
    ("2019-12-05 09:00", UNION, _catch_up),
    ("2020-01-08 09:00", UNION, partial(_count, "cuba", 152)),
    ("2020-09-08 10:00", UNION, partial(_dissolve, "plant", "Xí nghiệp giải thể; hội viên chuyển về hội tỉnh.")),
    # Lào: step by step to its congress; the dossier is overdue in June
    ("2019-12-10 09:00", UNION, partial(_prepare, "laos")),
    ("2019-12-20 09:00", UNION, partial(_step, "laos", "study", "")),
    ("2020-01-17 09:00", UNION, partial(_step, "laos", "leave", "210/UBND-VP")),
    ("2020-05-28 09:00", UNION, partial(_step, "laos", "committee", "1402/QĐ-UBND")),
    ("2020-05-28 09:10", UNION, partial(_intend, "laos", "dossier", date(2020, 6, 10))),
    ("2020-06-26 09:00", UNION, partial(_step, "laos", "dossier", "")),
    ("2020-08-12 09:00", UNION, partial(_step, "laos", "permit", "2140/QĐ-UBND")),
    ("2020-10-22 15:00", UNION, partial(_step, "laos", "congress", "")),
    ("2020-10-22 16:00", UNION, partial(
        _found, "laos", date(2020, 10, 22), "2790/QĐ-UBND", "Chủ tịch Hội Việt Nam - Lào", 86)),
    # a branch in the university; Thái Lan given up, Indonesia only thought of
    ("2020-02-03 09:00", UNION, partial(_prepare, "school")),
    ("2020-02-12 09:00", UNION, partial(_step, "school", "leave", "")),
    ("2020-06-05 09:00", UNION, partial(
        _found, "school", date(2020, 6, 4), "31/QĐ-HVN", "Trưởng chi hội Trường Đại học", 62)),
    ("2020-02-05 09:00", UNION, partial(_prepare, "thailand")),
    ("2020-02-06 09:00", UNION, partial(_step, "thailand", "study", "")),
    ("2020-02-06 09:10", UNION, partial(_intend, "thailand", "leave", date(2020, 7, 31))),
    ("2020-09-15 09:00", UNION, partial(_drop, "thailand", "Chưa đủ người vận động; xem lại năm 2021.")),
    ("2020-06-03 09:00", UNION, partial(_prepare, "indonesia")),
    ("2020-06-03 09:10", UNION, partial(_intend, "indonesia", "study", date(2021, 3, 31))),
    # what they did
    ("2019-12-27 09:00", UNION, partial(_plan, "meeting")),
    ("2020-01-13 09:00", UNION, partial(_hold, "meeting", 95, 4, "Mười hội viên mới; lập nhóm giữ liên lạc.")),
    ("2020-02-10 10:00", UNION, partial(_plan, "youth")),
    ("2020-03-13 10:00", UNION, partial(_cancel, "youth", "Dừng hoạt động đông người vì dịch COVID-19.")),
    ("2020-04-06 09:00", UNION, partial(_plan, "bunpimay")),
    ("2020-04-14 16:00", UNION, partial(_hold, "bunpimay", 6, 11, "Mười một suất quà; sinh viên ở lại ký túc xá.")),
    ("2020-05-11 09:00", UNION, partial(_plan, "painting")),
    ("2020-05-25 09:00", UNION, partial(_hold, "painting", 340, 0, "Treo 60 trong 210 bức; gửi ảnh cho bạn.")),
    ("2020-05-29 09:00", UNION, partial(_plan, "masks")),
    ("2020-06-17 09:00", UNION, partial(_hold, "masks", 120, 0, "Được 20.000 khẩu trang, đã gửi qua trung ương hội.")),
    ("2020-06-04 15:00", UNION, partial(_plan, "peace")),
    ("2020-09-28 09:00", UNION, partial(_hold, "peace", 800, 0, "Bốn trường dự, hai lớp viết thư kết bạn.")),
    ("2020-06-11 15:00", UNION, partial(_plan, "sixty")),
    ("2020-12-03 09:00", UNION, partial(_hold, "sixty", 180, 9, "Đêm nhạc hữu nghị, phát lại trên truyền hình tỉnh.")),
    # friends; one of them wanted to be forgotten
    ("2020-01-08 15:00", UNION, partial(_befriend, "jp")),
    ("2020-01-13 15:00", UNION, partial(_befriend, "ru")),
    ("2020-02-14 15:00", UNION, partial(_befriend, "cu")),
    ("2020-02-20 15:00", UNION, partial(_befriend, "kr")),
    ("2020-04-17 09:00", UNION, partial(_contact, "jp", "letter", "Hỏi thăm về tình hình dịch.", True)),
    ("2020-06-05 15:00", UNION, partial(_contact, "cu", "letter", "Gửi tặng mười bức ký họa.", False)),
    ("2020-05-14 09:00", UNION, partial(_withdraw, "kr")),
    ("2020-11-04 09:00", UNION, partial(_befriend, "la")),
)  # fmt: skip
