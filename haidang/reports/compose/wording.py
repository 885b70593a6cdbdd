"""How what somebody wrote is quoted: one space, one full stop, and what is only planned never among what was done."""

import re
from collections.abc import Iterable

#: What has not happened yet, in the words of those who report it.
_TO_COME = re.compile(
    r"\b(?:dự kiến|sẽ|phấn đấu|dự định|đang (?:xin|trình|chờ|chuẩn bị)|chờ (?:ý kiến|phê duyệt|kinh phí))\b",
    re.IGNORECASE,
)
_BORN_PLANNED = re.compile(r"^(?:dự kiến(?: sẽ)?|sẽ)\s*[:,]?\s*", re.IGNORECASE)
#: Between two sentences: after an end mark, and at each new line. What stands after a semicolon may be to come where
#: what stands before it is done.
_BETWEEN = re.compile(r"(?<=[.;!?…])\s+|\s*\n+\s*")
_BULLET = re.compile(r"^\s*[-+*•–]\s*")


def split(text: str) -> list[str]:
    """The sentences of a text, each with one end mark."""
    found = (begun(ended(_BULLET.sub("", each))) for each in _BETWEEN.split(text.strip()))
    return [each for each in found if each]


def ended(text: str) -> str:
    """With single spaces and a full stop; "" of nothing."""
    words = bare(text)
    if not words:
        return ""
    return words if words[-1] in "!?…" else f"{words}."


def bare(text: str) -> str:
    """Without its full stop, to stand in the middle of a sentence."""
    return " ".join(text.split()).rstrip(" ;,.:/")


def is_to_come(sentence: str) -> bool:
    return bool(_TO_COME.search(sentence))


def parted(text: str) -> tuple[list[str], list[str]]:
    """What was done, and what is to come. Who writes "dự kiến ký" has signed nothing, whatever box it stands in."""
    done: list[str] = []
    to_come: list[str] = []
    for each in split(text):
        (to_come if is_to_come(each) else done).append(each)
    return done, to_come


def as_planned(sentence: str) -> str:
    """To stand after "Dự kiến": "Dự kiến tháng 9 ký." → "tháng 9 ký."; a name keeps its capital."""
    words = _BORN_PLANNED.sub("", sentence)
    first, _space, rest = words.partition(" ")
    is_name = rest[:1].isupper() or first[1:].upper() == first[1:] != ""
    return words if is_name else words[:1].lower() + words[1:]


_ASKED = re.compile(r"^(?:đề nghị|kiến nghị|đề xuất)\s+", re.IGNORECASE)


def as_asked(words: str) -> str:
    """To stand after "Đề nghị …:": "Đề nghị cho lùi thời gian" → "cho lùi thời gian"."""
    return _ASKED.sub("", words)


_WHOM = re.compile(r"^Đề nghị [^:]{2,150}: ")


def asked_of(words: str, whom: str) -> str:
    """A recommendation with its one addressee: who was named before in its beginning is not asked too."""
    named = _WHOM.match(words)
    if whom.casefold() in (named[0] if named else words).casefold():
        return words
    rest = as_asked(_WHOM.sub("", words))
    return f"Đề nghị {whom}: {in_line(rest)}"


def asks(words: str, whom: str) -> bool:
    """Does the recommendation go to them by its own words?"""
    named = _WHOM.match(words)
    return named is not None and named[0] == f"Đề nghị {whom}: "


def in_line(words: str) -> str:
    """As it stands inside a sentence: names and abbreviations keep their capital."""
    first, _space, rest = words.partition(" ")
    is_name = rest[:1].isupper() or first[1:] != first[1:].lower()
    return words if is_name else words[:1].lower() + words[1:]


#: (các đoàn … dự kiến nêu tại Phụ lục đính kèm), (đính kèm Phụ lục 1)
_ANNEX = re.compile(r"\s*\([^()]*\bphụ lục\b[^()]*\)", re.IGNORECASE)


def without_annex(words: str) -> str:
    """The annex that a task points to is of its plan: a report that quotes it does not bear that annex."""
    return _ANNEX.sub("", words)


def listed(names: Iterable[str]) -> str:
    """ "A, B và C" """
    *most, last = list(dict.fromkeys(names)) or [""]
    return f"{', '.join(most)} và {last}" if most else last


#: What is said once for all that follow it.
_ONCE = ("Có ", "Trong đó: ")


def run_on(sentences: Iterable[str]) -> str:
    """Several short sentences as one: "Có 4 đoàn ra." and "Có 9 lượt người đi." → "Có 4 đoàn ra; 9 lượt người đi." """
    pieces: list[str] = []
    last = ""
    for each in sentences:
        once = next((words for words in _ONCE if each.startswith(words)), "")
        piece = bare(each)
        if pieces:
            piece = piece.removeprefix(once) if once and once == last else in_line(piece)
        pieces.append(piece)
        last = once
    return f"{'; '.join(pieces)}." if pieces else ""


def begun(words: str) -> str:
    """With a capital letter at its beginning."""
    return words[:1].upper() + words[1:]
