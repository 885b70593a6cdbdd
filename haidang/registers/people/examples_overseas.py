"""Honest instances of the books about Vietnamese abroad: for tests and the demonstration."""

from datetime import timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from haidang.kit import clock
from haidang.office.accounts.examples import person
from haidang.registers.partners.examples import country
from haidang.registers.people import overseas_services as services
from haidang.registers.people.examples_citizens import DESK, agency_of
from haidang.registers.people.models import (
    Contribution,
    OverseasActivity,
    OverseasAssociation,
    OverseasRequest,
    OverseasYear,
)
from haidang.registers.people.overseas_choices import ActivityKind, Giver, Giving, Matter
from haidang.registers.people.overseas_selectors import due_by_norm

_numbers = count(1)


def _of(facts: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    made = given | facts
    if "country" not in made:
        made["country"] = country("Hoa Kỳ", name_english="United States of America", iso="US", continent="americas")
    made.setdefault("agency", agency_of(DESK))
    return made


def overseas_year(**facts: Any) -> OverseasYear:
    """A year and a country for which nothing is known yet."""
    given = {
        "people": 1200, "workers": 300, "students": 150, "returns": 90, "families": 400,
        "remittances": Decimal(2_500_000), "source": "Tổng hợp từ cấp xã, Ngân hàng (minh họa)",
    }  # fmt: skip
    made = _of(facts, given)
    if "year" not in made:
        known = OverseasYear.objects.filter(country=made["country"]).values_list("year", flat=True)
        made["year"] = min([*known, clock.today().year]) - 1
    return OverseasYear.objects.create(**made)


def overseas_association(**facts: Any) -> OverseasAssociation:
    given = {
        "name": f"Hội đồng hương mẫu {next(_numbers)}", "place": "California", "members": 120,
        "chair": "Trần Văn Hội Trưởng", "contact": "hoi@vi-du.example", "activities": "Gây quỹ học bổng (minh họa)",
    }  # fmt: skip
    return OverseasAssociation.objects.create(**_of(facts, given))


def contribution(**facts: Any) -> Contribution:
    """Twenty thousand dollars for scholarships."""
    today = clock.today()
    given = {
        "kind": Giving.SCHOLARSHIP, "purpose": "học bổng cho học sinh nghèo (minh họa)", "giver_kind": Giver.PERSON,
        "giver": "Lê Thị Hảo Tâm", "on": today, "amount": Decimal(20_000), "currency": "USD",
        "rate": Decimal("23200.00"), "rate_on": today, "place": "huyện Mẫu",
    }  # fmt: skip
    return Contribution.objects.create(**_of(facts, given))


def overseas_request(**facts: Any) -> OverseasRequest:
    """Somebody asks about the house of the family."""
    given = {
        "matter": Matter.HOUSE, "subject": "Thủ tục đứng tên nhà ở (minh họa)", "sender": "Phạm Văn Kiều Bào",
        "contact": "kieu-bao@vi-du.example", "words": "Hỏi giấy tờ cần có (minh họa).", "received_on": clock.today(),
    }  # fmt: skip
    made = _of(facts, given)
    made.setdefault("due_on", due_by_norm(made["received_on"]))
    return OverseasRequest.objects.create(**made)


def overseas_activity(**facts: Any) -> OverseasActivity:
    """A meeting in spring that took place today, and of which nobody has said so yet."""
    today = clock.today()
    given = {
        "kind": ActivityKind.VISIT, "title": f"Gặp mặt kiều bào đầu xuân lần {next(_numbers)} (minh họa)",
        "starts_on": today - timedelta(days=1), "ends_on": today, "place": "Thành phố Vũng Tàu", "expected": 60,
    }  # fmt: skip
    return OverseasActivity.objects.create(**_of(facts, given))


def answered(**facts: Any) -> OverseasRequest:
    return services.answer(overseas_request(**facts), answer="Đã gửi danh mục giấy tờ cần có.", by=person(DESK))
