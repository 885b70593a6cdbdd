"""Honest instances of each thing, by the verbs of the room: for tests and the demonstration, nowhere else."""

from datetime import date, timedelta
from itertools import count
from typing import Any

from haidang.kit import clock
from haidang.office.accounts.examples import person
from haidang.office.directory.models import Agency, Official, Posting
from haidang.office.documents.models import Document
from haidang.office.documents.services import cite
from haidang.registers.passports import services
from haidang.registers.passports.choices import Kind
from haidang.registers.passports.models import AbtcCard, Movement, Passport, PrivateTrip

_numbers = count(1)


def _agency(who: str) -> Agency:
    agency = person(who).agency
    assert agency
    return agency


def official(who: str = "so-cong-thuong") -> Official:
    """Somebody of a department who goes abroad."""
    number = Official.objects.count() + 1
    made = Official.objects.create(name=f"Người đi mẫu {number}")
    Posting.objects.create(official=made, agency=_agency(who), post="Trưởng phòng", rank=5)
    return made


def decision(on: date | None = None) -> Document:
    """The paper by which somebody is sent abroad."""
    day = on or clock.today()
    return cite(
        f"{1000 + next(_numbers)}/QĐ-UBND", day, _agency("lanh-dao-ubnd"),
        "cử đoàn đi công tác nước ngoài (minh họa)", by=person("so-ngoai-vu"),
    )  # fmt: skip


def issued(**facts: Any) -> Passport:
    """Issued a year ago for five years; nobody fetched it yet."""
    today = clock.today()
    given: dict[str, Any] = {
        "kind": Kind.OFFICIAL,
        "number": f"S{next(_numbers):07}",
        "issued_on": today - timedelta(days=365),
        "expires_on": today + timedelta(days=4 * 365),
        "issuer": "Cục Lãnh sự",
    }
    given |= facts
    given.setdefault("holder", None)
    given["holder"] = given["holder"] or official()
    given.setdefault("agency", _agency("so-ngoai-vu"))
    return Passport.objects.create(**given)


def passport(**facts: Any) -> Passport:
    """Kept by Sở Ngoại vụ."""
    made = issued(**facts)
    services.receive(made, by=person("so-ngoai-vu"))
    return made


def asked(**facts: Any) -> Passport:
    """Asked for today."""
    given: dict[str, Any] = {"number": "", "asked_on": clock.today(), "issued_on": None, "expires_on": None}
    return issued(**given | facts)


def given(until: date | None = None, **facts: Any) -> Movement:
    """Given out today for a trip of a week."""
    made = passport(**facts)
    day = until or clock.today() + timedelta(days=7)
    return services.give_out(made, decision(), day, person("so-ngoai-vu"))


def movement() -> Movement:
    return given()


def lost() -> Passport:
    made = passport()
    services.report_lost(made, words="Mất tại sân bay, đã báo Cục Lãnh sự (minh họa)", by=person("so-ngoai-vu"))
    return made


def privatetrip(**facts: Any) -> PrivateTrip:
    """Somebody of Sở Công Thương wants to visit relatives."""
    today = clock.today()
    defaults: dict[str, Any] = {
        "agency": _agency("so-cong-thuong"),
        "countries": "Thái Lan",
        "purpose": "thăm người thân (minh họa)",
        "starts_on": today + timedelta(days=20),
        "ends_on": today + timedelta(days=27),
        "asked_on": today,
    }
    return PrivateTrip.objects.create(official=facts.pop("official", None) or official(), **defaults | facts)


def abtccard(**facts: Any) -> AbtcCard:
    """A company's director, followed by Sở Ngoại vụ."""
    today = clock.today()
    defaults: dict[str, Any] = {
        "holder_name": f"Giám đốc mẫu {next(_numbers)}",
        "company": "Công ty cảng mẫu",
        "agency": _agency("so-ngoai-vu"),
        "issued_on": today - timedelta(days=100),
        "expires_on": today + timedelta(days=1500),
    }
    return AbtcCard.objects.create(**defaults | facts)
