"""The cell of evidence: what stands in it, one thing a line or parted by ";", and how it is compared. No Django."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from haidang.kit.search.folding import plain

_PARTED = re.compile(r"[;\n]")
# "505/SNgV-HTQT ngày 12/06/2020", "505/SNgV-HTQT, ngày 12-6-2020", "505/SNgV-HTQT (12/6/2020)"
_DAY = re.compile(r"[\s,(]*(?:ngày\s*)?(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})\)?\.?$", re.IGNORECASE)
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing that is named: a link, or a paper by its number and perhaps its day."""

    words: str
    link: str = ""
    number: str = ""
    day: date | None = None


def mentions(cell: str) -> Iterator[Mention]:
    for part in _PARTED.split(cell):
        words = part.strip(" ,\t")
        if words:
            yield _mention(words)


def _mention(words: str) -> Mention:
    if _LINK.fullmatch(words):
        return Mention(words, link=words)
    found = _DAY.search(words)
    if not found or not found.start():
        return Mention(words, number=words)
    day, month, year = map(int, found.groups())
    try:
        return Mention(words, number=words[: found.start()], day=date(year, month, day))
    except ValueError:
        return Mention(words, number=words)


def written(things: Iterable[str]) -> str:
    """As it stands in the cell, and as two cells are compared: each once, in one order whoever wrote them."""
    return "\n".join(sorted(dict.fromkeys(thing for thing in things if thing), key=plain))
