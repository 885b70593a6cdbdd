"""Agreements by the verbs of the room: for tests and the demonstration, nowhere else."""

from datetime import date, timedelta
from typing import Any

from haidang.kit import clock
from haidang.office.accounts.examples import person
from haidang.office.directory.models import Agency
from haidang.registers.agreements.choices import Form, Level, Stage
from haidang.registers.agreements.models import ActionProgramme, Agreement, ProgrammeEvaluation
from haidang.registers.partners.examples import partner


def agreement(**facts: Any) -> Agreement:
    """A memorandum that Sở Công Thương proposes for UBND tỉnh, new at each call."""
    person("so-cong-thuong")  # their agencies come with them
    count = Agreement.objects.count() + 1
    given: dict[str, Any] = {
        "name": f"Bản ghi nhớ hợp tác cảng biển {count}",
        "form": Form.MEMORANDUM,
        "level": Level.PROVINCE,
        "party": Agency.objects.get(code="UBND"),
        "agency": Agency.objects.get(code="SCT"),
        "foreign_party": "Chính quyền thành phố mẫu, Nhật Bản",
        "planned_on": clock.today() + timedelta(days=60),
        "summary": "Trao đổi đoàn, giới thiệu doanh nghiệp cảng." if facts.get("level") != Level.ARMY else "",
    } | facts
    made = Agreement.objects.create(**given)
    made.partners.add(partner())
    return made


def signed(*, signed_on: date | None = None, **facts: Any) -> Agreement:
    """Signed, for five years."""
    day = signed_on or clock.today()
    last = date(day.year + 5, day.month, min(day.day, 28))
    given = {"stage": Stage.SIGNED, "signed_on": day, "effective_on": day, "expires_on": last} | facts
    return agreement(**given)


def programme(**facts: Any) -> ActionProgramme:
    """How one is carried out, by Sở Công Thương."""
    day = clock.today()
    given: dict[str, Any] = {
        "agreement": facts.pop("agreement", None) or signed(),
        "name": f"Chương trình hành động {ActionProgramme.objects.count() + 1}",
        "agency": Agency.objects.get(code="SCT"),
        "starts_on": date(day.year, 1, 1),
        "ends_on": date(day.year + 2, 12, 31),
    } | facts
    return ActionProgramme.objects.create(**given)


def evaluation() -> ProgrammeEvaluation:
    """Filed this year, and not commented."""
    row, by = programme(), person("so-cong-thuong")
    facts = {"done": "Đã đón hai đoàn doanh nghiệp.", "filed_by": by}
    return ProgrammeEvaluation.objects.create(programme=row, year=clock.today().year, **facts)
