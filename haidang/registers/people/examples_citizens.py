"""Honest instances of cases of citizen protection, by the verbs of the room: for tests and the demonstration."""

from datetime import time
from decimal import Decimal
from typing import Any

from haidang.kit import clock
from haidang.office.accounts.examples import person
from haidang.office.directory.models import Agency
from haidang.registers.partners.examples import country
from haidang.registers.people import citizen_services as services
from haidang.registers.people.citizen_choices import Condition, CostKind, Kind, Outcome, Source, Urgency, Way
from haidang.registers.people.models import CaseCost, CasePerson, CaseStep, CitizenCase

#: Nobody of this name lives.
NAME = "Nguyễn Thị Mẫu Mực"
DESK = "so-ngoai-vu"


def agency_of(who: str) -> Agency:
    agency = person(who).agency
    assert agency
    return agency


def case(**facts: Any) -> CitizenCase:
    """A worker in hospital in Laos, told of by the family at half past eleven in the night."""
    given: dict[str, Any] = {
        "kind": Kind.ILLNESS,
        "urgency": Urgency.LIFE,
        "place": "Bệnh viện trung ương, Viêng Chăn",
        "received_on": clock.today(),
        "received_at": time(23, 30),
        "source": Source.FAMILY,
        "story": "Lao động tự do, ngã bệnh nặng, không có tiền viện phí (minh họa).",
        "caller": "Người nhà mẫu",
        "caller_phone": "0900000000",
    } | facts
    given.setdefault("country", None)
    given["country"] = given["country"] or country("Lào", name_english="Laos", iso="LA")
    given.setdefault("agency", agency_of(DESK))
    return CitizenCase.objects.create(**given)


def caseperson(of: CitizenCase | None = None, **facts: Any) -> CasePerson:
    given: dict[str, Any] = {
        "name": NAME, "identity": "C1234567", "home": "Ấp mẫu", "contact": "0911111111", "commune": "xã Mẫu",
        "condition": Condition.HURT,
    } | facts  # fmt: skip
    return CasePerson.objects.create(case=of or case(), **given)


def casestep(of: CitizenCase | None = None, **facts: Any) -> CaseStep:
    given: dict[str, Any] = {
        "way": Way.MISSION,
        "words": "Đã báo Đại sứ quán, hẹn cử người vào viện (minh họa).",
    } | facts
    row = of or case()
    return CaseStep.objects.create(case=row, **{"on": row.received_on, "at": time(23, 50)} | given)


def casecost(of: CitizenCase | None = None, **facts: Any) -> CaseCost:
    """Ten million dong advanced; nothing stands for it yet."""
    given: dict[str, Any] = {"kind": CostKind.ADVANCE, "item": "Viện phí", "amount": Decimal(10_000_000)} | facts
    row = of or case()
    return CaseCost.objects.create(case=row, **{"on": row.received_on} | given)


def worked_on(**facts: Any) -> CitizenCase:
    """With whom it is about and a first step."""
    made = case(**facts)
    caseperson(made)
    casestep(made)
    return made


def closed(**facts: Any) -> CitizenCase:
    """She is home again."""
    return services.close(
        worked_on(**facts), outcome=Outcome.HOME, result="Người gặp nạn đã về nước, nhập viện tỉnh (minh họa).",
        by=person(DESK),
    )  # fmt: skip


def advanced() -> CitizenCase:
    """With an advance that has not come back."""
    made = worked_on()
    casecost(made)
    return made
