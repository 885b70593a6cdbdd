"""Honest instances of projects that look for investors and of who was met, by the verbs of the room."""

from datetime import timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from haidang.kit import clock
from haidang.office.accounts.examples import person
from haidang.office.documents.models import Document
from haidang.office.documents.services import cite
from haidang.registers.events import investment_services as services
from haidang.registers.events.investment_choices import Sector
from haidang.registers.events.models.investment import InvestmentProject, InvestorContact, InvestorStep
from haidang.registers.partners import examples as partners

_numbers = count(1)
OFFICER = "so-cong-thuong"


def investment_paper(about: str, *, series: str = "UBND-VP", on: Any = None) -> Document:
    """A paper about a project."""
    officer = person(OFFICER)
    number = f"{4000 + next(_numbers)}/{series}"
    return cite(number, on or clock.today(), officer.agency, f"{about} (minh họa)", by=person("so-ngoai-vu"))


def draft_investment(**facts: Any) -> InvestmentProject:
    """A port's logistics centre of Sở Công Thương, not called for yet."""
    given: dict[str, Any] = {
        "title": f"Trung tâm logistics cảng số {next(_numbers)} (minh họa)",
        "title_english": "Port logistics centre (sample)",
        "agency": person(OFFICER).agency,
        "sector": Sector.LOGISTICS,
        "place": "Thị xã Phú Mỹ",
        "area": Decimal("120.50"),
        "capital": Decimal(40_000_000),
        "currency": "USD",
        "calls_until": clock.today() + timedelta(days=365),
    } | facts
    return InvestmentProject.objects.create(**given)


def investment(**facts: Any) -> InvestmentProject:
    """The same, called for since today."""
    paper = investment_paper("danh mục dự án kêu gọi đầu tư")
    return services.call(draft_investment(**facts), paper=paper, by=person(OFFICER))


def stopped_investment(**facts: Any) -> InvestmentProject:
    return services.stop(investment(**facts), reason="Điều chỉnh quy hoạch (minh họa)", by=person(OFFICER))


def investor(**facts: Any) -> InvestorContact:
    """A Japanese company that asked about it, with a next step in a week."""
    given: dict[str, Any] = {
        "agency": person(OFFICER).agency,
        "name": f"Công ty mẫu {next(_numbers)}",
        "person": "Người mẫu F",
        "reach": "f@vi-du.example",
        "began_on": clock.today(),
        "content": "Quan tâm kho lạnh (minh họa).",
    } | facts
    if "project" not in given:
        given["project"] = investment()
    if "country" not in given:
        given["country"] = partners.country()
    made = InvestorContact.objects.create(**given)
    investor_step(made)
    return made


def investor_step(contact: InvestorContact, **facts: Any) -> InvestorStep:
    today = clock.today()
    given: dict[str, Any] = {
        "on": today,
        "told": "Trao đổi về mặt bằng, giá thuê (minh họa).",
        "next_step": "Gửi tài liệu quy hoạch bằng tiếng Anh",
        "due_on": today + timedelta(days=7),
    } | facts
    return InvestorStep.objects.create(contact=contact, **given)


def lost_investor() -> InvestorContact:
    return services.lose(investor(), reason="Chọn địa điểm khác (minh họa)", by=person(OFFICER))
