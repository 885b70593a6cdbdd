"""How names and fixed words are spelt, with the wrong forms seen; the provinces over time."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from haidang.papers.reference.tables import day, in_force, many, rows


@dataclass(frozen=True, slots=True)
class Spelling:
    """`kind`: "địa danh", "cơ quan, chức vụ" (capitals, NĐ 30/2020/NĐ-CP PL II), "lỗi gõ", "cụm từ"."""

    right: str
    wrong: tuple[str, ...]
    kind: str
    source: str
    tag: str


@dataclass(frozen=True, slots=True)
class Province:
    """A unit of the provincial level; `heir` is the code of the unit that took it over."""

    code: str
    name: str
    kind: str
    valid_from: date | None
    valid_to: date | None
    heir: str
    source: str
    tag: str


@cache
def spellings(kind: str = "") -> tuple[Spelling, ...]:
    """The known spellings, of one kind or of all."""
    return tuple(
        Spelling(row["right"], many(row["wrong"]), row["kind"], row["source"], row["tag"])
        for row in rows("names")
        if not kind or row["kind"] == kind
    )


@cache
def provinces(on: date | None = None) -> tuple[Province, ...]:
    """The provinces of that day: 63 until 30/6/2025, 34 after (NQ 202/2025/QH15); without a day, every row."""
    all_rows = (
        Province(
            row["code"],
            row["name"],
            row["kind"],
            day(row["valid_from"]),
            day(row["valid_to"]),
            row["heir"],
            row["source"],
            row["tag"],
        )
        for row in rows("provinces")
    )
    return tuple(each for each in all_rows if in_force(each.valid_from, each.valid_to, on))
