"""A summary is whole when everything it tells stands there in both languages. Values in, values out; no Django."""

from collections.abc import Mapping
from dataclasses import dataclass

#: What a summary tells, in the order of its paper: the name of the field; that of the English one ends in "_english".
PAIRS = (
    "title", "owner", "place", "background", "objectives", "activities", "results", "beneficiaries", "term", "contact",
)  # fmt: skip
#: Without these nobody would know what to pay for.
NEEDED = frozenset({"title", "owner", "place", "objectives", "activities", "beneficiaries", "term", "contact"})


@dataclass(frozen=True, slots=True)
class Gaps:
    """What is missing: in Vietnamese, and in English."""

    vietnamese: tuple[str, ...] = ()
    english: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        return not self.vietnamese and not self.english


def gaps(texts: Mapping[str, tuple[str, str]]) -> Gaps:
    """Which boxes are still empty: the needed ones, and every one whose other language is written."""
    vietnamese, english = [], []
    for name in PAIRS:
        here, there = (words.strip() for words in texts.get(name, ("", "")))
        if not here and (there or name in NEEDED):
            vietnamese.append(name)
        if not there and (here or name in NEEDED):
            english.append(name)
    return Gaps(tuple(vietnamese), tuple(english))


def is_copied(here: str, there: str) -> bool:
    """The same long words in both languages: somebody forgot to translate."""
    told = " ".join(here.split())
    return len(told) > 40 and told == " ".join(there.split())
