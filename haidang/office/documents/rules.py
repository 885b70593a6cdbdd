"""What a number says of its paper, which two are one paper, how an answer stands. Plain values; no clock of its own."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from haidang.office.documents.choices import Direction, OpinionState, Settlement, Stance, Standing, Withdrawal
from haidang.papers.reference.documents import directives, document_kinds
from haidang.papers.vietnamese.document_numbers import DocumentNumber, read_number

# ── kind, issuer, year: what a number says ───────────────────────────────────────────────────────

LETTER = "Công văn"


@cache
def _kinds_by_abbreviation() -> Mapping[str, str]:
    """Small abbreviation → kind. The first kind that bears one has it: QĐ is a decision before it is a regulation."""
    table: dict[str, str] = {}
    for kind in document_kinds():
        table.setdefault(kind.abbreviation.casefold(), kind.kind)
    for kind in document_kinds():
        for variant in kind.variants:
            table.setdefault(variant.casefold(), kind.kind)
    table.pop("", None)
    return table


def kind_of(number: DocumentNumber) -> str:
    """The kind a number names; a công văn has its issuer where others have their kind; "" when it cannot be told."""
    if kind := _kinds_by_abbreviation().get(number.abbreviation.casefold()):
        return kind
    return LETTER if number.form == "state" else ""


#: Who stands behind the end of a symbol, whatever the province.
_CENTRAL = {
    "ttg": "Thủ tướng Chính phủ",
    "ttgcp": "Thủ tướng Chính phủ",
    "cp": "Chính phủ",
    "vpcp": "Văn phòng Chính phủ",
    "bng": "Bộ Ngoại giao",
    "bnv": "Bộ Nội vụ",
    "btc": "Bộ Tài chính",
    "bca": "Bộ Công an",
    "bqp": "Bộ Quốc phòng",
}
#: QH14, UBTVQH11: the number of the legislature follows.
_LEGISLATURE = (("ubtvqh", "Ủy ban Thường vụ Quốc hội"), ("qh", "Quốc hội"))


def issuer_of(number: DocumentNumber) -> str:
    """A central body that the symbol names beyond doubt, else "": "UBND" alone is of sixty provinces."""
    end = number.issuer.casefold()
    if number.form == "normative" and number.symbol.count("-") > 1:
        return ""  # of several bodies together
    if number.form == "party":
        return ""
    for head, name in _LEGISLATURE:
        if end.startswith(head) and end.removeprefix(head).isdigit():
            return name
    first = number.abbreviation.casefold()
    return _CENTRAL.get(end) or (_CENTRAL.get(first, "") if kind_of(number) == LETTER else "")


def year_of(number: DocumentNumber | None, issued_on: date | None, said: int | None = None) -> int | None:
    """The year in which it was numbered: what the number says, else its day, else what was said.

    A Party number says none: it runs through a whole term (192-KH/TU).
    """
    if number and number.year:
        return number.year
    return issued_on.year if issued_on else said


@dataclass(frozen=True, slots=True)
class Known:
    """A paper that plans stand on, as it was read in a source."""

    kind: str
    issued_on: date | None
    issuer: str
    subject: str


@cache
def _known() -> Mapping[tuple[str, str, int | None], tuple[Known, ...]]:
    table: dict[tuple[str, str, int | None], tuple[Known, ...]] = {}
    for each in directives():
        if number := read_number(each.number):
            known = Known(each.kind, each.dated, each.issuer, each.title)
            key = (number.place, number.series, number.year)
            table[key] = (*table.get(key, ()), known)
    return table


def known_paper(number: DocumentNumber, issued_on: date | None) -> Known | None:
    """A paper of the reference data under this number.

    Numbers come again every year and in every province: without a year in it, a number is believed only with its day.
    """
    for known in _known().get((number.place, number.series, number.year), ()):
        if (number.year and issued_on is None) or (known.issued_on is not None and known.issued_on == issued_on):
            return known
    return None


# ── which two are one ────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells a paper from all others; "" and None are not known."""

    place: str
    series: str
    issuer: str = ""
    year: int | None = None


def is_same(one: Identity, other: Identity) -> bool:
    """Are both one entry of the book? All four parts are known or unknown alike, and equal.

    The day does not part them: an issuer gives a number once a year, so one of the two days is a slip.
    """
    return one == other


def may_be_same(one: Identity, other: Identity) -> bool:
    """May both be one paper? What both know is equal: 192-KH/TU without a year may be that of 2018."""
    if (one.place, one.series) != (other.place, other.series):
        return False
    pairs = ((one.issuer, other.issuer), (one.year, other.year))
    return all(mine == its or not mine or not its for mine, its in pairs)


# ── answers ──────────────────────────────────────────────────────────────────────────────────────


def standing(
    due_on: date | None, today: date, *, is_answered: bool, answered_on: date | None = None, withdrawn: str = ""
) -> Standing:
    """How the answer to a paper stands on a day. The due day itself is still in time."""
    if withdrawn:
        return Standing.WITHDRAWN
    if is_answered and (answered_on is None or answered_on <= today):
        late = due_on is not None and answered_on is not None and answered_on > due_on
        return Standing.ANSWERED_LATE if late else Standing.ANSWERED
    if due_on is None:
        return Standing.NOTHING_ASKED
    return Standing.OVERDUE if due_on < today else Standing.WAITING


def why_no_answer(
    *,
    same: bool,
    withdrawn: str,
    reply_withdrawn: str,
    has_reply: bool,
    each_other: bool,
    issued_on: date | None,
    reply_on: date | None,
) -> str:
    """Why the second paper cannot answer the first: a word of NO_ANSWER; "" when it can."""
    checks = {
        "itself": same,
        "withdrawn": bool(withdrawn),
        "reply-withdrawn": bool(reply_withdrawn),
        "answered": has_reply,
        "each-other": each_other,
        "earlier": bool(issued_on and reply_on and reply_on < issued_on),
    }
    return next((code for code, holds in checks.items() if holds), "")


# ── doubts ───────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Facts:
    """What was entered of a paper."""

    direction: str
    number: str = ""
    kind: str = ""
    issued_on: date | None = None
    arrived_on: date | None = None
    arrival_number: int | None = None
    reply_due_on: date | None = None
    at_clerk: bool = False
    withdrawn: str = ""


def doubts(facts: Facts, today: date) -> Iterator[tuple[str, dict[str, str]]]:
    """What a person should look at again: a word of DOUBTS with its values."""
    number = read_number(facts.number)
    day = _day(facts.issued_on)
    if facts.withdrawn:
        return
    if not facts.number and not facts.at_clerk and facts.direction in (Direction.OUTGOING, Direction.INCOMING):
        yield "no-number", {}
    if number and (named := kind_of(number)) and facts.kind and not _agrees(number, facts.kind):
        yield "kind", {"number": facts.number, "named": named, "kind": facts.kind}
    if number and number.year and facts.issued_on and facts.issued_on.year != number.year:
        yield "year", {"year": str(number.year), "day": day}
    if facts.issued_on and facts.issued_on > today:
        yield "future", {"day": day}
    if facts.issued_on and facts.arrived_on and facts.arrived_on < facts.issued_on:
        yield "arrived-before", {"arrived": _day(facts.arrived_on), "day": day}
    if facts.issued_on and facts.reply_due_on and facts.reply_due_on < facts.issued_on:
        yield "due-before", {"due": _day(facts.reply_due_on), "day": day}
    if facts.direction == Direction.INCOMING and not (facts.arrival_number and facts.arrived_on):
        yield "no-arrival", {}


def _agrees(number: DocumentNumber, kind: str) -> bool:
    """May a paper of this kind bear this number? TB stands for a notice and, in the Party, for a conclusion."""
    short = number.abbreviation.casefold()
    bearing = {each.kind for each in document_kinds() if short in map(str.casefold, each.abbreviations)}
    return kind in (bearing or {kind_of(number)})


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def counts(withdrawn: str) -> bool:
    """Does a paper still take up its number? One that was recalled does; one entered by mistake never had it."""
    return withdrawn != Withdrawal.MISTAKE


# ── opinions asked for ───────────────────────────────────────────────────────────────────────────


def opinion_state(answered_on: date | None, due_on: date, today: date, *, is_withdrawn: bool = False) -> OpinionState:
    """How one opinion stands on the day. The due day itself is still in time."""
    if answered_on is not None:
        return OpinionState.ANSWERED_LATE if answered_on > due_on else OpinionState.ANSWERED
    if is_withdrawn:
        return OpinionState.WITHDRAWN
    return OpinionState.SILENT if today > due_on else OpinionState.WAITING


def why_no_opinion(
    *,
    stance: str,
    words: str,
    has_document: bool,
    settled: str,
    entered_for: bool,
    is_theirs: bool,
    source: str,
    answered_on: date | None,
    asked_on: date,
    today: date,
) -> str:
    """Why an answer cannot be kept; "" when it can. What is entered for somebody else names its source and day.

    What an agency answered itself (`is_theirs`) nobody else puts into other words.
    """
    if settled:
        return "settled"
    if entered_for and is_theirs:
        return "theirs"
    if stance == Stance.REMARKS and not words.strip() and not has_document:
        return "no-words"
    if not entered_for:
        return ""
    if not source.strip():
        return "no-source"
    if answered_on is None:
        return "no-day"
    if answered_on < asked_on:
        return "before-asked"
    return "future" if answered_on > today else ""


def why_not_settled(*, stance: str, settlement: str, explanation: str) -> str:
    """Why the asker cannot write this beside an opinion; "" when it can. An empty settlement takes it back."""
    if not stance:
        return "not-answered"
    if stance == Stance.AGREES:
        return "nothing-to-settle"
    return "no-explanation" if settlement not in ("", Settlement.TAKEN) and not explanation.strip() else ""


def why_not_closed(states: Iterable[OpinionState], *, has_unsettled: bool) -> str:
    """A question ends when nobody may still answer in time and every remark has its answer."""
    if OpinionState.WAITING in states:
        return "waiting"
    return "unsettled" if has_unsettled else ""
