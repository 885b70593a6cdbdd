"""Text as it is compared: without marks, without case, on both engines and in Python alike.

People type "doan vao" for "Đoàn vào". SQLite compares only ASCII letters without case, PostgreSQL's `unaccent` cannot
be indexed, so both are taught the same two functions: `haidang_fold(text)` for filters and `haidang_words(text)` for
the index. SQLite calls Python; PostgreSQL has SQL made from the same tables. A test compares them.
"""

import re
import unicodedata

from haidang.papers.vietnamese.letters import HYPHENS

#: Combining marks. This pattern and the two below are read by Python and by PostgreSQL alike.
MARKS = r"[\u0300-\u036f]+"
#: What stands between words. "163/KH-UBND" becomes three of them: PostgreSQL's own parser would tear it elsewhere.
GAPS = (
    r"[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff"
    r"\u3000-\u303f\uff00-\uff0f\uff1a-\uff20]+"
)
#: Chinese and Japanese put no spaces between words: there each sign is one.
SIGNS = r"([\u2e80-\u2fff\u3040-\u30ff\u3400-\u9fff])"

#: Letters that are no letter with a mark, so that taking marks away leaves them.
_LETTERS = {"đ": "d", "Đ": "d", "Ð": "d", "ð": "d", "Ɖ": "d", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "ı": "i"}
_BLANKS = "\u00a0\u2007\u2009\u202f\u3000"
#: Capitals outside ASCII: Latin, Greek, Cyrillic.
_CAPITALS = {
    letter: letter.lower()
    for code in (*range(0xC0, 0x250), *range(0x370, 0x460))
    if (letter := chr(code)) != letter.lower() and len(letter.lower()) == 1 and not unicodedata.decomposition(letter)
}
#: Letter for letter, beyond ASCII.
SMALL = _CAPITALS | _LETTERS | dict.fromkeys(HYPHENS.replace("-", ""), "-") | dict.fromkeys(_BLANKS, " ")
_TABLE = str.maketrans(SMALL | {chr(code): chr(code + 32) for code in range(ord("A"), ord("Z") + 1)})

_MARKS, _GAPS, _SIGNS = re.compile(MARKS), re.compile(GAPS), re.compile(SIGNS)


def plain(text: str) -> str:
    """`text` in small letters without marks: "Đà Nẵng" → "da nang". What is not a letter stays."""
    if text.isascii():
        return text.lower()
    return _MARKS.sub("", unicodedata.normalize("NFD", text)).translate(_TABLE)


def words(text: str) -> str:
    """The folded words of `text`, one space between them: "163/KH-UBND" → "163 kh ubnd"."""
    return _GAPS.sub(" ", _SIGNS.sub(r" \1 ", plain(text))).strip(" ")
