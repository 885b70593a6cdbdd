"""The words that were found, shown in the text as it is written."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from haidang.papers.vietnamese.letters import fold, nfc

_WORD = re.compile(r"[^\W_]+")
#: Letters shown on each side of the first word found.
_AROUND = 90


@dataclass(frozen=True)
class Part:
    """A piece of a text, and whether it is what was looked for."""

    text: str
    is_found: bool = False


def marked(text: str, asked: Sequence[str]) -> list[Part]:
    """`text` in pieces, so that a template can mark what was found. Nothing is lost: the pieces are the text."""
    text = nfc(text)
    parts: list[Part] = []
    at = 0
    for start, end in _places(text, asked):
        if start > at:
            parts.append(Part(text[at:start]))
        parts.append(Part(text[start:end], is_found=True))
        at = end
    return [*parts, Part(text[at:])] if at < len(text) else parts


def excerpt(texts: Sequence[str], asked: Sequence[str]) -> list[Part]:
    """What stands around the first word found in any of the texts; of that text as much as fits a line or two."""
    best: tuple[int, str, int] | None = None
    for text in map(nfc, texts):
        places = _places(text, asked)
        different = len({fold(text[start:end]) for start, end in places})
        if places and (best is None or different > best[0]):
            best = (different, text, places[0][0])
    if best is None:
        return []
    _different, text, first = best
    start = max(0, text.rfind(" ", 0, max(0, first - _AROUND)) + 1)
    end = text.find(" ", first + 2 * _AROUND)
    cut = " ".join(text[start : end if end >= 0 else len(text)].split())
    before, after = ("… " if start else ""), (" …" if end >= 0 else "")
    return marked(f"{before}{cut}{after}", asked)


def _places(text: str, asked: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words stand. Folding keeps the length, so places in the folded text are places in the text."""
    if not asked:
        return []
    whole, beginning = set(asked), asked[-1]
    folded = fold(text)
    return [word.span() for word in _WORD.finditer(folded) if word[0] in whole or word[0].startswith(beginning)]
