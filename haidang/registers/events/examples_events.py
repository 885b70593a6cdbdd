"""Honest events and places, by the verbs of the room."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from haidang.kit import clock
from haidang.office.accounts.examples import person
from haidang.office.accounts.models import User
from haidang.office.documents.models import Document
from haidang.office.documents.services import cite
from haidang.registers.events import event_services, place_services
from haidang.registers.events.event_choices import EventKind, Side
from haidang.registers.events.models import Event, EventContact, EventContract, EventParticipant, StandingPlace
from haidang.registers.partners import examples as partners

_numbers = count(1)
OFFICER, DESK = "so-cong-thuong", "so-ngoai-vu"


def paper(about: str, *, by: str = OFFICER, on: date | None = None, series: str = "SCT-XTTM") -> Document:
    """A paper that stands behind an act."""
    who: User = person(by)
    return cite(
        f"{5000 + next(_numbers)}/{series}", on or clock.today(), who.agency, f"{about} (minh họa)", by=person(DESK)
    )


def event(**facts: Any) -> Event:
    """A fair of Sở Công Thương in forty days, in preparation, that nobody has to allow."""
    today = clock.today()
    given: dict[str, Any] = {
        "title": f"Ngày hội hàng hóa biển lần thứ {next(_numbers)} (minh họa)",
        "kind": EventKind.TRADE,
        "agency": person(OFFICER).agency,
        "starts_on": today + timedelta(days=40),
        "place": "Nhà thi đấu đa năng, thành phố Vũng Tàu",
        "content": "Giới thiệu hải sản chế biến và dịch vụ cảng cho khách mua nước ngoài.",
    }
    given |= facts
    given.setdefault("ends_on", given["starts_on"] + timedelta(days=2))
    if "country" not in given:
        given["country"] = partners.country()
    return Event.objects.create(**given)


def asking(**facts: Any) -> Event:
    """The same, that must be allowed first."""
    return event(needs_leave=True, **facts)


def allowed(**facts: Any) -> Event:
    """The same, allowed by a paper of today."""
    return event_services.allow(asking(**facts), paper=paper("đồng ý tổ chức"), by=person(OFFICER))


def over(**facts: Any) -> Event:
    """One that was over yesterday, and nobody wrote so."""
    yesterday = clock.today() - timedelta(days=1)
    return event(**{"starts_on": yesterday - timedelta(days=2), "ends_on": yesterday} | facts)


def held(**facts: Any) -> Event:
    """One that was held until yesterday."""
    return event_services.hold(
        over(**facts), results="Mười hai khách mua hỏi giá, ba bên hẹn gặp lại (minh họa).", visitors=1800,
        foreigners=64, by=person(OFFICER),
    )  # fmt: skip


def participant(of: Event | None = None, **facts: Any) -> EventParticipant:
    given = {"name": "Đoàn doanh nghiệp cảng mẫu", "side": Side.PROVINCE, "people": 12, "does": "4 gian hàng"} | facts
    return EventParticipant.objects.create(event=of or event(), **given)


def contact(of: Event | None = None, **facts: Any) -> EventContact:
    """A shipping line that wants to hear more."""
    given: dict[str, Any] = {
        "name": "Hãng tàu mẫu",
        "about": "mở tuyến tàu gom hàng",
        "person": "Người mẫu C, +81 00 0000 0001",
        "next_step": "Gửi số liệu hàng qua cảng",
        "due_on": clock.today() + timedelta(days=15),
    } | facts
    return EventContact.objects.create(event=of or event(), **given)


def contract(of: Event | None = None, **facts: Any) -> EventContract:
    """Two hundred thousand dollars, at the rate of the day."""
    of = of or event()
    given: dict[str, Any] = {
        "ours": "Công ty hải sản mẫu",
        "theirs": "Nhà nhập khẩu mẫu",
        "about": "cá chế biến",
        "signed_on": of.starts_on,
        "value": Decimal("200000"),
        "currency": "USD",
        "rate": Decimal("23200"),
        "rate_on": of.starts_on,
    } | facts
    return EventContract.objects.create(event=of, **given)


# ── standing places ──────────────────────────────────────────────────────────────────────────────


def place(**facts: Any) -> StandingPlace:
    """A corner of the province in a town abroad that is being prepared."""
    today = clock.today()
    given: dict[str, Any] = {
        "name": f"Góc trưng bày của tỉnh {next(_numbers)} (minh họa)",
        "agency": person(OFFICER).agency,
        "address": "Thư viện thành phố bạn (minh họa)",
        "planned_on": today + timedelta(days=20),
        "country": facts.pop("country", None) or partners.country(),
    } | facts
    return StandingPlace.objects.create(**given)


def opened(**facts: Any) -> StandingPlace:
    """The same, open for ten months."""
    made = place(**{"planned_on": None} | facts)
    return place_services.open_place(made, opened_on=clock.today() - timedelta(days=300), by=person(OFFICER))


def told() -> StandingPlace:
    """The same, with a report of its first period."""
    made = opened()
    span = made.next_span
    assert span
    return place_services.report(
        made, since=span.since, until=span.until, visitors=640, words="Hai buổi chiếu phim, một tuần ẩm thực.",
        by=person(OFFICER),
    )  # fmt: skip


def paused() -> StandingPlace:
    return place_services.pause(opened(), reason="Bạn sửa nhà (minh họa).", by=person(OFFICER))
