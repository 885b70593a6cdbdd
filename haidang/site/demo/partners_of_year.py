"""Partners in the demonstration's year: relations from study to signature or end, letters both ways, persons of
contact, days that were taken up. Who is twinned with whom stands in the reference data; the rest is invented.
"""

from datetime import date
from functools import partial
from typing import Any

from haidang.kit import clock
from haidang.kit.ui.demo import DEMO_MARK
from haidang.office.accounts.models import User
from haidang.plan.plans.choices import Part
from haidang.plan.plans.models import Duty
from haidang.registers.partners import services
from haidang.registers.partners.choices import DayKind
from haidang.registers.partners.forms import ContactForm, ExchangeForm, PartnerForm, RelationForm
from haidang.registers.partners.models import AnniversaryPlan, Contact, Exchange, PartnerDay, Relation
from haidang.site.demo.books_of_year import Event, agency, change, keep, paper, partner, tasks
from haidang.site.demo.papers_of_year import task_called
from haidang.site.demo.year_said import DESK

#: Partners that only the demonstration has: (kind, name, country, keeper).
MADE_UP = (
    ("company", "Hiệp hội lữ hành mẫu, Thái Lan", "Thái Lan", "SDL"),
    ("organisation", "Viện đô thị mẫu, Singapore", "Singapore", "UBVT"),
    ("organisation", "Cơ quan học bổng mẫu, Campuchia", "Campuchia", "SNGV"),
    ("locality", "Địa phương bạn mẫu, Lào", "Lào", "SNGV"),
    ("locality", "Thành phố bạn mẫu, Philippines", "Philippines", "SNGV"),
    ("locality", "Vùng bạn mẫu, Pháp", "Pháp", "SNGV"),
    ("organisation", "Trường đại học mẫu, Hàn Quốc", "Hàn Quốc", "SNGV"),
)
#: Relations that begin in the year: (partner, title, kind, agency, whether it goes with the region).
BEGUN: dict[str, tuple[str, str, str, str, bool]] = {
    "laos": ("Địa phương bạn mẫu, Lào", "Kết nghĩa giữa hai tỉnh (minh họa)", "twinning", "SNGV", True),
    "philippines": ("Thành phố bạn mẫu, Philippines", "Bản ghi nhớ về du lịch biển (minh họa)", "memorandum", "SDL",
                    False),
    "france": ("Vùng bạn mẫu, Pháp", "Hợp tác bảo tồn biển (minh họa)", "cooperation", "SNGV", False),
    "school": ("Trường đại học mẫu, Hàn Quốc", "Trao đổi sinh viên (minh họa)", "exchange", "TDOAN", False),
    "thai": ("Hiệp hội lữ hành mẫu, Thái Lan", "Thỏa thuận đưa khách (minh họa)", "cooperation", "SDL", False),
}  # fmt: skip
#: Persons of contact: (partner, name, post, languages, agency).
PEOPLE = (
    ("Sanjo", "Người mẫu Sanjo", "Trưởng phòng Quan hệ quốc tế", "Nhật, Anh", "SNGV"),
    ("Ansan", "Người mẫu Ansan", "Chuyên viên thanh niên", "Hàn, Anh", "TDOAN"),
    ("Padang", "Người mẫu Padang", "Chánh Văn phòng thành phố", "Indonesia, Anh", "SNGV"),
    ("Nenets", "Người mẫu Nenets", "Chuyên viên đối ngoại", "Nga", "SNGV"),
    ("Cơ quan học bổng mẫu, Campuchia", "Người mẫu Phnom Penh", "Phó phòng Học bổng", "Khmer, Việt", "SNGV"),
)
#: What went to and fro: (name, partner, direction, day, how, subject, agency, tasks, answers, answer due).
Letter = tuple[str, str, str, date, str, str, str, tuple[str, ...], str, date | None]
LETTERS: tuple[Letter, ...] = (
    ("s1", "Sanjo", "received", date(2020, 1, 22), "mail", "Xin danh mục mặt hàng của tỉnh", "SNGV", ("2.2",), "",
     date(2020, 2, 14)),
    ("s2", "Sanjo", "sent", date(2020, 2, 11), "mail", "Gửi danh mục mười hai mặt hàng", "SNGV", ("2.2",), "s1", None),
    ("p1", "Padang", "sent", date(2020, 3, 24), "letter", "Thăm hỏi về tình hình dịch", "SNGV", ("1.2",), "", None),
    ("p2", "Padang", "received", date(2020, 4, 9), "letter", "Cảm ơn; lùi khai trương Góc văn hóa", "SNGV", ("1.2",),
     "", None),
    ("a1", "Ansan", "received", date(2020, 5, 7), "mail", "Đề nghị chọn lại thời gian giao lưu", "TDOAN", ("3.4",), "",
     date(2020, 5, 25)),
    ("a2", "Ansan", "sent", date(2020, 5, 21), "mail", "Đề nghị giao lưu trong tháng 11", "TDOAN", ("3.4",), "a1",
     None),
    ("n1", "Nenets", "received", date(2020, 5, 28), "letter", "Hỏi về chương trình hành động 2019 - 2021", "SNGV",
     ("1.3",), "", date(2020, 6, 12)),
    ("i1", "Izumiotsu", "sent", date(2020, 6, 4), "online", "Họp trực tuyến về nối lại trao đổi", "SNGV", ("1.2",), "",
     None),
    ("n2", "Nenets", "sent", date(2020, 6, 22), "letter", "Gửi bảng tiến độ từng việc", "SNGV", ("1.3",), "n1", None),
    ("b1", "Bashkortostan", "received", date(2020, 9, 10), "note", "Đề nghị bàn gia hạn thỏa thuận", "SNGV", ("1.3",),
     "", date(2021, 1, 15)),
)  # fmt: skip


def relation(key: str) -> Relation:
    return Relation.objects.get(title=BEGUN[key][1])


def _make_up(by: User) -> None:
    for kind, name, country, keeper in MADE_UP:
        facts = {"kind": kind, "name": name, "country": partner(country), "keeper": agency(keeper), "tag": "K"}
        keep(PartnerForm, services.save_partner, facts | {"note": DEMO_MARK}, by=by)


def _meet(by: User) -> None:
    for where, name, post, languages, code in PEOPLE:
        facts = {"partner": partner(where), "name": name, "post": post, "languages": languages}
        facts |= {"agency": agency(code), "phone": "0000 000 000", "email": "nguoi-mau@vi-du.example"}
        keep(ContactForm, services.save_own, facts, by=by)


def _leaves(name: str, by: User) -> None:
    row = Contact.objects.get(name=name)
    change(ContactForm, services.save_own, row, {"left_on": clock.today()}, by=by)


def _letter(said: Letter, by: User) -> None:
    _name, other, direction, day, way, subject, code, labels, answers, due_on = said
    facts: dict[str, Any] = {
        "partner": partner(other), "direction": direction, "on": day, "channel": way, "subject": subject,
        "agency": agency(code), "tasks": tasks(*labels), "reply_due_on": due_on,
        "contact": Contact.objects.filter(partner=partner(other)).first(),
    }  # fmt: skip
    if answers:
        subject = next(each[5] for each in LETTERS if each[0] == answers)
        facts["reply_to"] = Exchange.objects.get(subject=subject)
    keep(ExchangeForm, services.save_own, facts, by=by)


def _begin(key: str, by: User) -> None:
    other, title, kind, code, is_regional = BEGUN[key]
    keep(RelationForm, services.save_relation, {
        "partner": partner(other), "title": title, "kind": kind, "level": "province", "agency": agency(code),
        "vietnamese_side": "tỉnh Bà Rịa - Vũng Tàu", "is_regional": is_regional, "tag": "K", "tasks": tasks("1.2"),
    }, by=by)  # fmt: skip


def _turn(key: str, to: str, number: str, words: str, by: User) -> None:
    """To its next stage, by a paper of that day, or by words alone."""
    about, today = BEGUN[key][1].removesuffix(" (minh họa)"), clock.today()
    document = paper(number, today.isoformat(), "UBND", about, by=by) if number else None
    services.turn(relation(key), to, on=today, document=document, words=words, by=by)


def _turn_known(other: str, to: str, number: str, words: str, by: User) -> None:
    """One of the relations that the reference data know."""
    known, today = Relation.objects.get(partner=partner(other)), clock.today()
    document = paper(number, today.isoformat(), "UBND", f"Quan hệ với {other}", by=by)
    services.turn(known, to, on=today, document=document, words=words, by=by)


# ── days ─────────────────────────────────────────────────────────────────────────────────────────


def day_of(country: str, kind: str = DayKind.RELATIONS) -> PartnerDay:
    return PartnerDay.objects.get(partner=partner(country), kind=kind)


def _step(country: str, label: str, by: User) -> None:
    """Its anniversary of the year becomes a step of the task."""
    duty = Duty.objects.active().get(task=task_called(label), agency__code="SNGV", part=Part.LEAD, solution=None)
    services.make_step(day_of(country), 2020, duty, by=by)


def _event(country: str, code: str, form: str, labels: tuple[str, ...], by: User) -> None:
    services.make_event(day_of(country), 2020, agency(code), form=form, tasks=tasks(*labels), by=by)


def _held(country: str, result: str, by: User) -> None:
    plan = AnniversaryPlan.objects.get(of=day_of(country), way="event")
    services.hold(plan, on=clock.today(), result=result, by=by)


def _leave(country: str, reason: str, by: User) -> None:
    services.leave(day_of(country), 2020, reason, by=by)


PARTNERS: tuple[Event, ...] = (
    ("2019-11-28 15:00", DESK, _make_up),
    ("2019-11-28 15:30", DESK, _meet),
    ("2020-04-02 09:00", DESK, partial(_leaves, "Người mẫu Padang")),
    *((f"{each[3]} 16:20", DESK, partial(_letter, each)) for each in LETTERS),
    # Lào: from study to leave in principle, and signed at the end of the year
    ("2019-12-09 09:00", DESK, partial(_begin, "laos")),
    ("2020-02-20 09:00", DESK, partial(_turn, "laos", "trinh-de-xuat", "95/TTr-UBND", "")),
    ("2020-05-14 09:00", DESK, partial(_turn, "laos", "duoc-chu-truong", "1201/UBND-VP", "")),
    ("2020-11-24 09:00", DESK, partial(_turn, "laos", "da-ky", "3380/UBND-VP", "Ký trực tuyến.")),
    # Philippines: proposed in June, sent back later
    ("2020-03-02 14:00", DESK, partial(_begin, "philippines")),
    ("2020-06-05 14:00", DESK, partial(_turn, "philippines", "trinh-de-xuat", "240/TTr-UBND", "")),
    ("2020-08-12 09:00", DESK, partial(
        _turn, "philippines", "dua-ve-nghien-cuu", "", "Nêu rõ việc nào làm được khi chưa có đường bay.")),
    # Pháp: dropped; a university and the Thai association: studied still
    ("2020-02-04 10:00", DESK, partial(_begin, "france")),
    ("2020-04-22 10:00", DESK, partial(_turn, "france", "dung", "", "Bạn dừng mọi chương trình mới vì dịch.")),
    ("2020-05-25 10:00", DESK, partial(_begin, "school")),
    ("2020-03-05 10:30", DESK, partial(_begin, "thai")),
    # Ansan: known as an exchange, proposed as something more
    ("2020-05-26 10:00", DESK, partial(_turn_known, "Ansan", "trinh-de-xuat", "221/TTr-UBND", "")),
    # days
    ("2019-12-13 15:00", DESK, partial(_step, "Cuba", "1.2")),
    ("2019-12-13 15:10", DESK, partial(_event, "Liên bang Nga", "LHHN", "Gặp mặt hữu nghị", ("8.2",))),
    ("2019-12-13 15:20", DESK, partial(_event, "Trung Quốc", "SNGV", "Thư chúc mừng", ("1.2",))),
    ("2019-12-13 15:30", DESK, partial(_event, "Indonesia", "SNGV", "Triển lãm ảnh", ("1.2",))),
    ("2020-01-20 16:40", "lien-hiep-huu-nghi", partial(
        _held, "Liên bang Nga", "120 người dự, mười hội viên được tặng kỷ niệm chương.")),
    ("2020-01-17 16:00", DESK, partial(_held, "Trung Quốc", "Đã gửi thư qua Tổng Lãnh sự quán.")),
    ("2020-06-09 16:00", DESK, partial(_leave, "Malaysia", "Năm lẻ; gửi thư chúc mừng Quốc khánh là đủ.")),
)  # fmt: skip
