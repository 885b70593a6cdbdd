"""One spelling for each letter: NFC, folding to bare letters, and the order of the Vietnamese alphabet."""

import re
import unicodedata

#: Letters that look like Đ and are typed for it, and blanks that are not the space bar.
_LOOKALIKES = {
    ord("Ð"): "Đ",  # U+00D0, Icelandic eth, from old keyboards
    ord("ð"): "đ",
    ord("Ɖ"): "Đ",  # U+0189, African D
    0x00A0: " ",  # non-breaking space
    0x202F: " ",
    0x2007: " ",
    0x2009: " ",
    0x3000: " ",
}
_ODD = re.compile(f"[{''.join(map(chr, _LOOKALIKES))}]")
#: Hyphens and dashes that separate the same things in official papers.
HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2212"

#: Letters of Vietnamese, for character classes: the code points of capitals and small letters are interleaved.
LOWER = "a-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
UPPER = LOWER.upper()


def nfc(text: str) -> str:
    """`text` with one code point for each Vietnamese letter, a true Đ, and plain spaces.

    Line ends become "\\n". Hyphens stay as they were typed: they are evidence.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return text.translate(_LOOKALIKES) if _ODD.search(text) else text


def _bare(letter: str) -> str:
    """The letter without marks, always one character."""
    if letter == "đ" or letter == "Đ":
        return "d"
    bare = unicodedata.normalize("NFD", letter)[0].lower()
    return bare if len(bare) == 1 else letter


#: Letters that only Vietnamese has; French or Portuguese share the others.
_OWN = frozenset("ạảãấầẩẫậắằẳẵặẹẻẽếềểễệỉịĩọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹăđơư")


def is_foreign(words: str, least: int = 6) -> bool:
    """A run of `least` words or more without one letter that only Vietnamese has is in another tongue."""
    return words.count(" ") >= least - 1 and _OWN.isdisjoint(words.lower()) and any(c.isalpha() for c in words)


class _Fold(dict[int, str]):
    """A translation table that is filled as letters are met."""

    def __missing__(self, code: int) -> str:
        letter = "-" if chr(code) in HYPHENS else _bare(chr(code))
        self[code] = letter
        return letter


_FOLD = _Fold()


def fold(text: str) -> str:
    """`text` in small bare letters, one character out for each in: "Đoàn vào" → "doan vao".

    Offsets in the folded text are offsets in the (NFC) original.
    """
    return text.translate(_FOLD)
