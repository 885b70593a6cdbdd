"""Honest instances of each thing, for tests and the demonstration."""

from datetime import date
from typing import Any

from haidang.office.accounts.examples import person
from haidang.office.norms.choices import Tag
from haidang.registers.partners.choices import Continent, DayKind, Direction, Kind, Level, RelationKind, Way
from haidang.registers.partners.models import (
    AnniversaryPlan,
    Contact,
    Exchange,
    Partner,
    PartnerDay,
    PartnershipLevel,
    PriorityListing,
    Relation,
    RelationStep,
)


def country(name: str = "Nhật Bản", **facts: Any) -> Partner:
    """A country; the same one again where it is known already."""
    given = {"name_english": "Japan", "name_original": "日本国", "aliases": "Nhật", "iso": "JP"}
    rows = {"continent": Continent.ASIA, "tag": Tag.SOURCE} | (given if name == "Nhật Bản" else {}) | facts
    made, _ = Partner.objects.get_or_create(kind=Kind.COUNTRY, name=name, country=None, defaults=rows)
    return made


def partner(**facts: Any) -> Partner:
    """A town by the sea, new at each call."""
    count = Partner.objects.filter(name__startswith="Thành phố mẫu").count() + 1
    given: dict[str, Any] = {
        "kind": Kind.LOCALITY,
        "name": f"Thành phố mẫu {count}",
        "name_english": f"Model City {count}",
        "name_original": "見本市",
        "region": "Osaka",
        "tag": Tag.SOURCE,
        "source": "dữ liệu minh họa",
    }
    given |= facts
    if "country" not in given and given["kind"] != Kind.COUNTRY:
        given["country"] = country()
    return Partner.objects.create(**given)


def contact(**facts: Any) -> Contact:
    """Somebody of a partner, known by the post; numbers and addresses are nobody's (RFC 2606)."""
    given: dict[str, Any] = {
        "name": "Người mẫu B",
        "post": "Trưởng phòng Đối ngoại",
        "languages": "Nhật, Anh",
        "phone": "+81 00 0000 0000",
        "email": "doi-ngoai@vi-du.example",
    } | facts
    if "partner" not in given:
        given["partner"] = partner()
    if "agency" not in given:
        given["agency"] = person("so-ngoai-vu").agency
    return Contact.objects.create(**given)


def relation(**facts: Any) -> Relation:
    """A friendship that is only thought of."""
    desk = person("so-ngoai-vu")
    given: dict[str, Any] = {
        "title": "Kết nghĩa, giao lưu thanh niên và đào tạo nghề",
        "kind": RelationKind.TWINNING,
        "level": Level.PROVINCE,
        "vietnamese_side": "tỉnh (minh họa)",
        "agency": desk.agency,
    } | facts
    if "partner" not in given:
        given["partner"] = partner()
    made = Relation.objects.create(**given)
    RelationStep.objects.create(relation=made, stage=made.stage, on=date(2020, 1, 6), by=desk)
    return made


def exchange(**facts: Any) -> Exchange:
    """A letter of a partner that is to be answered."""
    given: dict[str, Any] = {
        "direction": Direction.RECEIVED,
        "on": date(2020, 3, 2),
        "subject": "Mời đoàn thanh niên sang giao lưu (minh họa)",
        "reply_due_on": date(2020, 3, 16),
    } | facts
    if "partner" not in given:
        given["partner"] = partner()
    if "agency" not in given:
        given["agency"] = person("so-ngoai-vu").agency
    return Exchange.objects.create(**given)


def level(**facts: Any) -> PartnershipLevel:
    """A strategic partner, of a country of its own at each call."""
    given: dict[str, Any] = {
        "level": "đối tác chiến lược",
        "valid_from": date(2009, 1, 1),
        "source": "dữ liệu minh họa",
    } | facts
    return PartnershipLevel.objects.create(partner=given.pop("partner", None) or _new_country(), **given)


def priority(**facts: Any) -> PriorityListing:
    """A country on the list of a group."""
    given: dict[str, Any] = {"name": "ASEAN", "valid_from": date(1995, 7, 28), "basis": "dữ liệu minh họa"} | facts
    return PriorityListing.objects.create(partner=given.pop("partner", None) or _new_country(), **given)


def _new_country() -> Partner:
    count = Partner.objects.filter(name__startswith="Nước mẫu").count() + 1
    return country(f"Nước mẫu {count}", name_english=f"Model Country {count}")


def day(**facts: Any) -> PartnerDay:
    """Relations since a second of December."""
    given: dict[str, Any] = {
        "kind": DayKind.RELATIONS,
        "name": "thiết lập quan hệ ngoại giao",
        "month": 12,
        "day": 2,
        "year": 1960,
        "source": "dữ liệu minh họa",
        "tag": Tag.SOURCE,
    } | facts
    return PartnerDay.objects.create(partner=given.pop("partner", None) or _new_country(), **given)


def anniversary(**facts: Any) -> AnniversaryPlan:
    """Sixty years, to be kept with a ceremony by Sở Ngoại vụ."""
    desk = person("so-ngoai-vu")
    of = facts.pop("of", None) or day()
    given: dict[str, Any] = {
        "on": date(2020, 12, 2),
        "years": 60,
        "way": Way.EVENT,
        "agency": desk.agency,
        "form": "Lễ kỷ niệm (minh họa)",
        "by": desk,
    } | facts
    return AnniversaryPlan.objects.create(of=of, partner=of.partner, **given)
