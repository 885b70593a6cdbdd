"""What a number, a signature and an urgency are called in a message, and which code holds on a day. Plain values."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from haidang.papers.vietnamese.document_numbers import read_number
from haidang.papers.vietnamese.letters import fold

#: QĐ 20/2020/QĐ-TTg: at most 35 characters in groups parted by full stops; "000.00.12.H29" of older files as well.
_CODE = re.compile(r"[A-Z0-9]{1,10}(?:\.[A-Z0-9]{1,10})*")
LONGEST_CODE = 35
#: Priority of the standard → the urgency of the book; an ordinary paper has none.
URGENCIES = {0: "", 1: "urgent", 2: "very-urgent", 3: "express"}
PRIORITIES = {urgency: priority for priority, urgency in URGENCIES.items()}
#: The formula of the book → the words of the message.
COMPETENCES = {"TM": "TM.", "KT": "KT.", "TM-KT": "TM. KT.", "TL": "TL.", "TUQ": "TUQ.", "Q": "Q."}


def is_code(text: str) -> bool:
    return len(text) <= LONGEST_CODE and _CODE.fullmatch(text) is not None


def formula_of(competence: str) -> str:
    """ "KT. CHỦ TỊCH" → "KT"; "" for words that name no formula ("Trực tiếp")."""
    found = re.match(r"(TM\.?\s*KT|TM|KT|TL|TUQ|Q)\b\.?", competence.strip().upper())
    return "" if found is None else re.sub(r"\.?\s+|\.", "-", found[1])


def is_sendable(number: str) -> bool:
    """The standard has number and symbol apart: a bare number has no symbol."""
    parts = read_number(number)
    return parts is not None and parts.form != "bare"


@dataclass(frozen=True, slots=True)
class Held:
    """One agency's code and the days it holds."""

    agency: int
    code: str
    from_on: date | None
    until_on: date | None

    def holds(self, on: date) -> bool:
        return (self.from_on is None or self.from_on <= on) and (self.until_on is None or on <= self.until_on)


def code_of(agency: int, on: date, held: Iterable[Held]) -> str:
    """The code of an agency on a day; "" where it has none."""
    return next((each.code for each in held if each.agency == agency and each.holds(on)), "")


def file_name(number: str, sender: str, mark: str = "") -> str:
    """What the file is called: letters that any system takes. The `mark` of a demonstration goes with it."""
    plain, marked = (re.sub(r"[^a-z0-9]+", "-", fold(words)).strip("-") for words in (f"{number}-{sender}", mark))
    return f"{'-'.join(filter(None, (plain[:100] or 'van-ban', marked)))}.edxml"
