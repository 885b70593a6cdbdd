"""L: papers that are cited: number, symbol, day, title, and which came first."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from haidang.papers.reader.checks.check import Check, Hit, weight
from haidang.papers.reader.checks.paper import Paper, day_text
from haidang.papers.reader.plan import Citation
from haidang.papers.reference.documents import Directive, DocumentKind, directives, document_kinds
from haidang.papers.sources.text import Span
from haidang.papers.vietnamese.letters import fold

#: Symbols of one issuer written in two ways.
_ALIKE = (("ttgcp", "ttg"), ("bctri", "bct"))
#: Kinds that order, and kinds that carry out an order.
_ORDERS = ("chi thi", "nghi quyet", "quyet dinh", "ket luan", "nghi dinh", "luat", "thong tu")
_CARRIES = ("ke hoach", "chuong trinh", "huong dan", "de an")


def exact(number: str) -> str:
    """The number without blanks and with plain hyphens: "57- NQ/TW" → "57-nq/tw"."""
    return re.sub(r"\s+", "", fold(number))


def alike(number: str) -> str:
    """The number with the symbols of one issuer made equal: CT-TTgCP is CT-TTg."""
    bare = exact(number)
    for long, short in _ALIKE:
        bare = re.sub(rf"{long}$", short, bare)
    return bare


class Cited(NamedTuple):
    citation: Citation
    number: str
    kind: str


def _cited(paper: Paper) -> Sequence[Cited]:
    """Every numbered citation once, in the order of the text."""
    seen: set[Span] = set()
    found = []
    for citation in (*paper.plan.bases, *paper.plan.citations):
        if citation.number is not None and citation.number not in seen:
            seen.add(citation.number)
            found.append(Cited(citation, paper.words(citation.number), fold(paper.words(citation.kind))))
    return sorted(found, key=lambda each: each.citation.span)


def _shown(paper: Paper, citation: Citation) -> str:
    return " ".join(filter(None, (paper.words(citation.kind), paper.words(citation.number)))) or paper.short(
        citation.span
    )


def _two_days(paper: Paper) -> Iterator[Hit]:
    """One number is cited with two days that differ in one part only, so that one of them is a slip. (The same number
    in another year may well be another paper: numbers begin anew each January, NĐ 30/2020/NĐ-CP Đ15; those of laws
    carry their year, those of the Party run on.)"""
    first: dict[str, Cited] = {}
    told: set[tuple[str, str]] = set()
    for each in _cited(paper):
        dated = each.citation.dated
        if dated is None or dated.on is None:
            continue
        before = first.setdefault(alike(each.number), each)
        other = before.citation.dated.on if before.citation.dated else None
        if other is None or other == dated.on or (alike(each.number), day_text(dated.on)) in told:
            continue
        same = sum((other.day == dated.on.day, other.month == dated.on.month, other.year == dated.on.year))
        if (
            same == 2
            or re.match(r"\d+/\d{4}/", each.number)
            or (same == 1 and other.year == dated.on.year and "/tw" in alike(each.number))
        ):
            told.add((alike(each.number), day_text(dated.on)))
            yield Hit(dated.span, {"number": each.number, "day": day_text(dated.on), "other": day_text(other)})


def _two_symbols(paper: Paper) -> Iterator[Hit]:
    """One paper is cited with two symbols: 26/CT-TTg and 26/CT-TTgCP."""
    first: dict[str, Cited] = {}
    for each in _cited(paper):
        before = first.setdefault(alike(each.number), each)
        if each.citation.number and exact(before.number) != exact(each.number):
            yield Hit(each.citation.number, {"number": each.number, "other": before.number})


@cache
def _kinds() -> dict[str, DocumentKind]:
    return {fold(kind.kind): kind for kind in document_kinds()}


@cache
def _kind_of_abbreviation() -> dict[str, str]:
    return {fold(kind.abbreviation): kind.kind for kind in document_kinds() if kind.abbreviation}


#: 67/2011/QĐ-TTg → QĐ, 25-CT/TW → CT
_ABBREVIATION = re.compile(r"\d+[a-zđ]?\s*(?:/\s*\d{4}\s*)?[/\-–]\s*(?P<abbreviation>[^\W\d]+)")


def _wrong_abbreviation(paper: Paper) -> Iterator[Hit]:
    """The symbol of a number does not fit the kind of the paper: "Đề án số 1937/ĐC-BTL" (NĐ 30/2020/NĐ-CP PL III)."""
    for each in _cited(paper):
        kind = _kinds().get(each.kind) or _kinds().get(" ".join(each.kind.split()[:2]))
        found = _ABBREVIATION.match(each.number)
        if kind is None or not kind.abbreviations or found is None or each.citation.number is None:
            continue
        printed = fold(found["abbreviation"])
        if kind.kind == "Công văn" or any(printed.startswith(fold(right)) for right in kind.abbreviations):
            continue
        other = _kind_of_abbreviation().get(printed, "")
        if "văn bản hợp nhất" in kind.kind.lower() or printed.startswith(("vbhn", "qh", "ubtvqh", "sl")):
            continue
        yield Hit(
            each.citation.number,
            {
                "number": each.number,
                "kind": kind.kind,
                "right": kind.abbreviation,
                "printed": found["abbreviation"],
                "meaning": other or "?",
            },
        )


def _older_than_its_order(paper: Paper) -> Iterator[Hit]:
    """A plan that carries out a directive cannot be older than the directive."""
    cited = _cited(paper)
    for order, carrier in pairwise(cited):
        if order.kind in _CARRIES and carrier.kind in _ORDERS:
            # Kế hoạch số B … về triển khai thực hiện Chỉ thị số A
            pair, joined = (carrier, order), _carries_out(paper, order.citation, carrier.citation)
        elif order.kind in _ORDERS and carrier.kind in _CARRIES:
            # theo Chỉ thị số A … và Kế hoạch số B …
            pair, joined = (order, carrier), _named_together(paper, order.citation, carrier.citation)
        else:
            continue
        above, below = pair[0].citation.dated, pair[1].citation.dated
        if joined and above and below and above.on and below.on and below.on < above.on:
            yield Hit(
                pair[1].citation.span,
                {
                    "younger": _shown(paper, pair[0].citation),
                    "younger_day": day_text(above.on),
                    "older": _shown(paper, pair[1].citation),
                    "older_day": day_text(below.on),
                },
            )


def _between(paper: Paper, first: Citation, second: Citation) -> str:
    start = max(span.end for span in (first.number, first.dated.span if first.dated else None) if span)
    return paper.folded[start : second.span.start]


def _carries_out(paper: Paper, first: Citation, second: Citation) -> bool:
    return (
        re.search(
            r"\b(?:trien khai|thuc hien|cu the hoa)(?: thuc hien)?\s+(?:\w+\s+){0,3}$",
            _between(paper, first, second)[-80:],
        )
        is not None
    )


def _named_together(paper: Paper, first: Citation, second: Citation) -> bool:
    before = paper.folded[max(0, first.span.start - 30) : first.span.start]
    between = _between(paper, first, second)
    return bool(re.search(r"\b(?:theo|thuc hien|trien khai|can cu)\s+$", before)) and bool(
        re.fullmatch(r"[^;.:]{0,100}\bva\s+", between)
    )


# --- titles

_ABOUT = re.compile(r"\bve(?: viec)?\s|\bphe duyet\s|\bban hanh\s|\bquy dinh\s")
_WORD = re.compile(r"\w+")


@cache
def _directives() -> dict[str, tuple[Directive, ...]]:
    table: dict[str, tuple[Directive, ...]] = {}
    for directive in directives():
        key = alike(directive.number)
        table[key] = (*table.get(key, ()), directive)
    return table


class _Quoted(NamedTuple):
    """How much of a title stands in the text (0..1), what differs inside, and where."""

    share: float
    differs: tuple[str, ...]
    span: Span


def _quoted(paper: Paper, citation: Citation, title: str) -> _Quoted | None:
    """The title as the text quotes it behind the number; leaving its tail out is no fault."""
    at = citation.number.end if citation.number else citation.span.end
    about = _ABOUT.search(paper.folded, at, min(len(paper.folded), at + 160))
    if about is None or ";" in paper.folded[at : about.start()]:
        return None
    right = [fold(word) for word in _WORD.findall(title)]
    words = list(
        _WORD.finditer(paper.folded, about.start(), min(len(paper.folded), about.start() + 2 * len(title) + 40))
    )
    printed = [word[0] for word in words]
    steps = SequenceMatcher(None, right, printed, autojunk=False).get_opcodes()
    equal = [step for step in steps if step[0] == "equal" and step[2] - step[1] >= 2]
    if not equal:
        return None
    first, last = equal[0], equal[-1]
    share = sum(step[2] - step[1] for step in equal) / len(right)
    differs = []
    for kind, i1, i2, j1, j2 in steps:
        if kind != "equal" and first[1] <= i1 and i2 <= last[2] and first[3] <= j1 and j2 <= last[4]:
            span = Span(words[j1].start(), words[j2 - 1].end()) if j2 > j1 else None
            differs.append(paper.words(span) if span else "– " + " ".join(_WORD.findall(title)[i1:i2]))
    return _Quoted(share, tuple(differs), Span(words[first[3]].start(), words[last[4] - 1].end()))


def _misquoted_title(paper: Paper) -> Iterator[Hit]:
    """The title of a known paper is not its true one (directives.csv; citing: NĐ 30/2020/NĐ-CP PL I)."""
    for each in _cited(paper):
        for directive in _directives().get(alike(each.number), ()):
            on = each.citation.dated.on if each.citation.dated else None
            if not directive.title or (on is not None and directive.dated is not None and on != directive.dated):
                continue
            quoted = _quoted(paper, each.citation, directive.title)
            if quoted and quoted.share >= 0.5 and quoted.differs:
                yield Hit(
                    quoted.span, {"number": each.number, "title": directive.title, "differs": "; ".join(quoted.differs)}
                )


def _known_day(paper: Paper) -> Iterator[Hit]:
    """A known paper, recognised by number and title, is cited with another day than its own (directives.csv)."""
    for each in _cited(paper):
        dated = each.citation.dated
        for directive in _directives().get(alike(each.number), ()):
            if (
                dated is None
                or dated.on is None
                or directive.dated is None
                or dated.on == directive.dated
                or not directive.title
            ):
                continue
            quoted = _quoted(paper, each.citation, directive.title)
            if quoted and quoted.share >= 0.6:
                yield Hit(
                    dated.span,
                    {"number": each.number, "day": day_text(dated.on), "known": day_text(directive.dated)},
                    weight("K" if "ngày: K" in directive.source else directive.tag),
                )


# --- years


def _year_in_number(paper: Paper) -> Iterator[Hit]:
    """The year inside the number of a law or decree is not the year of its day (163/2024/QH15 ngày … 2025)."""
    for each in _cited(paper):
        found = re.match(r"\d+[a-zđ]?\s*/\s*(?P<year>(?:19|20)\d\d)\s*/", each.number)
        dated = each.citation.dated
        if found and dated and dated.on and dated.on.year != int(found["year"]):
            yield Hit(dated.span, {"number": each.number, "day": day_text(dated.on), "year": found["year"]})


def _from_the_future(paper: Paper) -> Iterator[Hit]:
    """A cited paper is younger than the paper that cites it."""
    for each in _cited(paper):
        dated = each.citation.dated
        if paper.on and dated and dated.on and dated.on > paper.on:
            yield Hit(dated.span, {"number": each.number, "day": day_text(dated.on), "signed": day_text(paper.on)})


def _replaced(paper: Paper) -> Iterator[Hit]:
    """A basis had been replaced before the paper was signed (directives.csv)."""
    if paper.on is None:
        return
    for citation in paper.plan.bases:
        number = paper.words(citation.number)
        for directive in _directives().get(alike(number), ()):
            heir = next(iter(_directives().get(alike(directive.replaced_by), ())), None)
            same = citation.dated is None or citation.dated.on in (None, directive.dated)
            if heir and heir.dated and heir.dated <= paper.on and same and (citation.dated or "/20" in number):
                yield Hit(citation.span, {"number": number, "heir": heir.number, "heir_day": day_text(heir.dated)})


CHECKS = (
    Check("L101", "error", _two_days),
    Check("L102", "warning", _two_symbols),
    Check("L103", "warning", _wrong_abbreviation),
    Check("L104", "warning", _older_than_its_order),
    Check("L105", "warning", _misquoted_title),
    Check("L106", "error", _known_day),
    Check("L107", "error", _year_in_number),
    Check("L108", "error", _from_the_future),
    Check("L109", "warning", _replaced),
)
