"""About how wide Vietnamese words are in Times New Roman: for who lays a paper out, and for who looks at one."""

from collections.abc import Iterable
from functools import cache

from haidang.papers.vietnamese.letters import fold, nfc


def wide(text: str, size: float, *, bold: bool = False) -> float:
    """About how wide `text` is in Times New Roman, in points; right within some hundredths for a line of words."""
    return sum(map(_width, nfc(text))) * size * (1.04 if bold else 1.0)


@cache
def _width(letter: str) -> float:
    """Of one letter, in its size: capitals, small letters, and those narrower or wider than their kind."""
    bare = fold(letter)
    if letter.isupper():
        return _CAPITALS.get(bare, 0.70)
    return _SMALL.get(bare, 0.48)


def _table(groups: Iterable[tuple[str, float]]) -> dict[str, float]:
    return {letter: width for letters, width in groups for letter in letters}


_CAPITALS = _table((("i", 0.34), ("j", 0.40), ("m", 0.90), ("w", 0.95), ("hgnodqku", 0.73), ("etzblr", 0.63),
                    ("ps", 0.57)))  # fmt: skip
_SMALL = _table(((" \u00a0", 0.25), ("iljt.,:;'’!|", 0.28), ("frs-()", 0.36), ("m", 0.79), ("w", 0.72),
                 ("0123456789bdghnpquvxyko", 0.50), ("ceaz", 0.44)))  # fmt: skip
