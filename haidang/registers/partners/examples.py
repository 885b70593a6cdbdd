"""Honest instances of each thing, for tests and the demonstration."""

from typing import Any

from haidang.office.norms.choices import Tag
from haidang.registers.partners.choices import Continent, Kind
from haidang.registers.partners.models import Partner


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
