"""Phrases for many bodies ("các Sở, Ban, Ngành"), and whom each covers."""

from dataclasses import dataclass
from functools import cache

from haidang.papers.reference.tables import many, rows


@dataclass(frozen=True, slots=True)
class GroupPhrase:
    """`kinds` are kinds of agencies.csv; `open` marks a phrase whose members somebody must still name."""

    code: str
    phrase: str
    variants: tuple[str, ...]
    kinds: tuple[str, ...]
    level: str
    open: bool
    reading: str
    source: str
    tag: str

    @property
    def forms(self) -> tuple[str, ...]:
        return (self.phrase, *self.variants)


@cache
def group_phrases() -> tuple[GroupPhrase, ...]:
    return tuple(
        GroupPhrase(
            code=row["code"],
            phrase=row["phrase"],
            variants=many(row["variants"]),
            kinds=many(row["kinds"]),
            level=row["level"],
            open=row["open"] == "có",
            reading=row["reading"],
            source=row["source"],
            tag=row["tag"],
        )
        for row in rows("group_phrases")
    )
