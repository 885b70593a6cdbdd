"""Trips and facts as plain values, for the tests of the rules."""

from datetime import date
from typing import Any

from haidang.registers.delegations.limits import rules
from haidang.registers.delegations.limits.facts import Facts, Finding, Kind, Limit, Trip

OK, WARN, REFUSE, UNKNOWN = Kind
TODAY = date(2020, 3, 2)
SOURCE = "Quy chế mẫu"


def day(text: str) -> date:
    """ "10/4" of 2020, or "10/4/2019"."""
    parts = [int(part) for part in text.split("/")]
    return date(parts[2] if len(parts) > 2 else 2020, parts[1], parts[0])


def trip(pk: int = 1, since: str | None = "10/4", until: str | None = "15/4", **facts) -> Trip:
    given: dict[str, Any] = {
        "name": f"Đoàn {pk}", "agency_id": 7, "agency": "Tỉnh Đoàn", "members": {"a": "Người A"},
        "countries": {"kr": "Hàn Quốc"}, "content": "giao lưu văn hóa thanh niên",
        "starts_on": since and day(since), "ends_on": until and day(until),
    }  # fmt: skip
    return Trip(pk, **given | facts)


def limits(tag: str = "K", **numbers) -> dict[str, Limit]:
    return {
        code: Limit(numbers.get(code.removeprefix("TRIP-").lower(), 0), SOURCE, tag == "S") for code in rules.NORMS
    }  # fmt: skip


def facts(*others: Trip, tag: str = "K", windows=(), baselines=(), today=TODAY, **numbers) -> Facts:
    numbers = {"key": 1, "leader": 2, "countries": 3, "repeat": 3} | numbers
    return Facts(today, others, tuple(windows), tuple(baselines), limits(tag, **numbers))


def one(rule, asked: Trip, held: Facts) -> Finding:
    (found,) = rule(asked, held)
    return found


def kinds(rule, asked: Trip, held: Facts) -> list[Kind]:
    return [found.kind for found in rule(asked, held)]
