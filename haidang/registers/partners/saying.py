"""How days of partners are said."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from haidang.registers.partners.choices import DayKind

_GREETED = (DayKind.NEW_YEAR, DayKind.LUNAR)


def title_of(kind: str, partner: str, name: str, years: int | None) -> str:
    """ "Kỷ niệm 60 năm thiết lập quan hệ ngoại giao Việt Nam - Cuba", "Quốc khánh Lào", "Chúc Tết Songkran"."""
    facts = {"years": years, "partner": partner, "name": name}
    if kind == DayKind.RELATIONS:
        return _("Kỷ niệm %(years)s năm thiết lập quan hệ ngoại giao Việt Nam - %(partner)s") % facts
    if kind in _GREETED:
        return _("Chúc %(name)s, %(partner)s") % facts
    if years is not None and partner in name:
        return _("Kỷ niệm %(years)s năm ngày %(name)s") % facts
    if years is not None:
        return _("Kỷ niệm %(years)s năm ngày %(name)s (%(partner)s)") % facts
    return _("%(name)s %(partner)s") % facts


def name_of_signing(relation: str) -> str:
    """What is kept each year of a relation: "kết nghĩa với …" as it is, else that it was signed."""
    told = relation[:1].lower() + relation[1:]
    return told if told.startswith("kết nghĩa") else f"ký {told}"


def title_of_plan(plan: Any) -> str:
    return title_of(plan.of.kind, plan.partner.name, plan.of.name, plan.years)


def said_of(plan: Any) -> str:
    """The words of a step: what is kept, on which day."""
    return _("%(title)s (%(day)s)") % {"title": title_of_plan(plan), "day": said_day(plan.on)}


def said_day(on: date) -> str:
    return f"{on:%d/%m/%Y}"
