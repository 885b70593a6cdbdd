"""Which field of work a title speaks of."""

import re
from collections.abc import Mapping, Sequence

from haidang.office.directory.rules.names import plain
from haidang.office.directory.rules.phrases import words_met


def best_field(title: str, fields: Mapping[int, tuple[str, Sequence[str]]]) -> int | None:
    """Under which field a heading falls: the one of its name, else the one most of whose words it speaks.

    `fields`: for each its name and its key words, in their order; the first wins a draw. None where nothing fits.
    """
    heading = plain(_without_label(title))
    if not heading:
        return None
    for field, (name, _) in fields.items():
        if plain(name) == heading:
            return field
    said = {field: sum(len(plain(word)) for word in words_met(words, title)) for field, (_, words) in fields.items()}
    best = max(said, key=lambda field: said[field], default=None)
    return best if best is not None and said[best] else None


def _without_label(title: str) -> str:
    """ "3. Công tác lãnh sự" → "Công tác lãnh sự"."""
    return re.sub(r"^\s*(?:[IVXLC]+|\d+(?:\.\d+)*|[a-zđ])[.)]\s*", "", title)
