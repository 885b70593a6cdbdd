"""T, names: one body, place or country written in several ways, or in a way that nobody else writes it."""

import re
from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache

from haidang.papers.reader.checks.check import Check, Hit
from haidang.papers.reader.checks.paper import Paper, plain, province_names
from haidang.papers.reference.agencies import known_agencies
from haidang.papers.reference.countries import partner_localities, relations
from haidang.papers.reference.names import provinces, spellings
from haidang.papers.sources.text import Span
from haidang.papers.vietnamese.letters import LOWER, fold


@cache
def _known() -> dict[str, re.Pattern[str]]:
    """Names that are compared however they are written, by their first word: provinces, bodies of several words,
    countries, localities."""
    names = {name for agency in known_agencies() for name in agency.names if " " in name and name[0].isupper()}
    names |= {province.name for province in provinces() if " " in province.name}
    names |= {name for relation in relations() for name in relation.names if len(name) > 3}
    names |= {locality.locality for locality in partner_localities()}
    names |= {spelling.right for spelling in spellings("địa danh")}
    parts: dict[str, set[str]] = {}
    for name in names:
        parts.setdefault(_WORD.findall(fold(name))[0], set()).add(_loose(name))
    return {
        first: re.compile(rf"(?:{'|'.join(sorted(forms, key=len, reverse=True))})(?!\w)")
        for first, forms in parts.items()
    }


_WORD = re.compile(r"\w+")


def _loose(name: str) -> str:
    """A pattern of the folded name with any blanks, and a hyphen with or without them."""
    words = [re.escape(word) for word in fold(name).replace("-", " - ").split()]
    return r"\s+".join(words).replace(r"\s+\-\s+", r"\s*-\s*")


def _variants(paper: Paper) -> Iterator[Hit]:
    """One name with other capitals or hyphens than elsewhere in the paper: "Bà Rịa-Vũng Tàu" beside "Bà Rịa - Vũng
    Tàu" (capitals: NĐ 30/2020/NĐ-CP PL II)."""
    wrong = {form for spelling in spellings() for form in spelling.wrong}
    written: dict[str, dict[str, list[Span]]] = {}
    for found in _names_in(paper):
        printed = " ".join(paper.flat[found.start : found.end].split())
        if printed.isupper() or printed.islower() or printed in wrong:
            continue
        key = re.sub(r"\W+", " ", _shape(printed).lower())
        written.setdefault(key, {}).setdefault(_shape(printed), []).append(found)
    official = _official()[1]
    for key, forms in written.items():
        if len(forms) < 2 or fold(key) in official:
            continue
        common = max(forms, key=lambda form: len(forms[form]))
        for form, spans in forms.items():
            if form != common:
                yield Hit(
                    spans[0],
                    {"printed": form, "common": common, "count": str(len(spans)), "others": str(len(forms[common]))},
                )


def _names_in(paper: Paper) -> Iterator[Span]:
    known, reach = _known(), 0
    for word in _WORD.finditer(paper.folded):
        pattern = known.get(word[0])
        if pattern is None or word.start() < reach:
            continue
        found = pattern.match(paper.folded, word.start())
        if found:
            reach = found.end()
            yield Span(*found.span())


def _shape(printed: str) -> str:
    """The name as written, but for a capital that only begins a sentence and the two ways to write òa and oà."""
    return (
        printed.replace("oà", "òa").replace("uỷ", "ủy").replace("Uỷ", "Ủy").replace("hoá", "hóa").replace("Hoá", "Hóa")
    )


def _two_names(paper: Paper) -> Iterator[Hit]:
    """One body is charged under two names of different length: "Tỉnh Đoàn" and "Tỉnh đoàn TNCSHCM"."""
    names: dict[str, Counter[str]] = {}
    first: dict[tuple[str, str], Span] = {}
    for _, mention in paper.charged():
        agency = paper.agency_of(mention)
        if agency is None:
            continue
        printed = _without_place(paper.words(mention.span))
        names.setdefault(agency.code, Counter())[printed] += 1
        first.setdefault((agency.code, printed), mention.span)
    for code, forms in names.items():
        (common, _), *others = forms.most_common()
        for form, _count in others:
            if not form.startswith(common) and not common.startswith(form):
                continue  # an abbreviation: "Sở KH&CN"
            yield Hit(
                first[code, form],
                {"printed": paper.words(first[code, form]), "common": paper.words(first[code, common])},
            )


def _without_place(name: str) -> str:
    bare = plain(re.sub(r"\([^()]*\)", " ", name))
    place = next((place for place in province_names() if bare.endswith(" " + place)), "")
    bare = bare.removesuffix(place).rstrip()
    return bare.removesuffix(" tinh").removesuffix(" thanh pho")


#: A word of letters that Vietnamese syllables do not have: foreign names.
_FOREIGN = re.compile(r"(?<![\w./@])[A-ZĐ][a-zđ]{5,}(?![\w./@])")


@cache
def _foreign_names() -> dict[str, str]:
    words = {spelling.right for spelling in spellings("địa danh")} | {
        locality.locality for locality in partner_localities()
    }
    words |= {relation.english for relation in relations()} | {relation.country for relation in relations()}
    return {word.lower(): word for word in words if " " not in word and len(word) >= 6}


def _foreign(paper: Paper) -> Iterator[Hit]:
    """A foreign name that nobody knows, one or two letters away from one that is known: "Bashkotostan"."""
    known = _foreign_names()
    wrong = {form: spelling.right for spelling in spellings("địa danh") for form in spelling.wrong}
    seen: set[str] = set()
    for found in _FOREIGN.finditer(paper.flat):
        word = found[0]
        if word in seen or word.lower() in known:
            continue
        seen.add(word)
        close = wrong.get(word) or next((known[near] for near in get_close_matches(word.lower(), known, 1, 0.86)), None)
        if close:
            yield Hit(Span(*found.span()), {"printed": word, "right": close})


@cache
def _listed() -> tuple[re.Pattern[str], dict[str, str]]:
    wrong = {form: spelling.right for spelling in spellings("địa danh") for form in spelling.wrong}
    forms = sorted(wrong, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(form) for form in forms)})(?!\w)"), wrong


def _listed_misspelling(paper: Paper) -> Iterator[Hit]:
    """A foreign name in a form known to be wrong (names.csv): "CuBa"."""
    pattern, wrong = _listed()
    close = {hit.values["printed"] for hit in _foreign(paper)}
    for found in pattern.finditer(paper.flat):
        if found[0] not in close:
            close.add(found[0])
            yield Hit(Span(*found.span()), {"printed": found[0], "right": wrong[found[0]]})


# --- official capitals


@cache
def _official() -> tuple[re.Pattern[str], dict[str, str]]:
    """Departments and ministries, whose names are printed in decrees (NĐ 24/2014/NĐ-CP, NĐ 150/2025/NĐ-CP)."""
    names = {agency.name for agency in known_agencies() if agency.kind in ("sở", "bộ") and " " in agency.name}
    parts = sorted((_loose(name) for name in names), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)"), {_key(name): name for name in names}


def _key(name: str) -> str:
    return re.sub(r"\W+", " ", fold(name)).strip()


def _unofficial_capitals(paper: Paper) -> Iterator[Hit]:
    """The capitals of a department are not those of its decree (NĐ 30/2020/NĐ-CP PL II): "Sở Giao thông Vận tải"."""
    pattern, names = _official()
    told: set[str] = set()
    for found in pattern.finditer(paper.folded):
        printed = _shape(" ".join(paper.flat[found.start() : found.end()].split()))
        right = names.get(_key(printed), printed)
        same = printed.lower() == right.lower()
        if same and printed != right and printed[0].isupper() and not printed.isupper() and printed not in told:
            told.add(printed)
            yield Hit(Span(*found.span()), {"printed": printed, "right": right})


# …, Các Sở, Ban, Ngành · của Kiều bào tại tỉnh
_CAPITAL_INSIDE = re.compile(rf"(?<=[^\W\d_],\s)Các(?=\s+[Ss]ở)|(?<=[{LOWER}]\s)(?:Kiều bào|Nhân Dân)(?!\w)")


def _capital_inside(paper: Paper) -> Iterator[Hit]:
    """A capital in the middle of a sentence: "…, Các Sở", "của Kiều bào"."""
    told: set[str] = set()
    for found in _CAPITAL_INSIDE.finditer(paper.flat):
        if found[0] not in told:
            told.add(found[0])
            yield Hit(
                Span(*found.span()),
                {
                    "printed": found[0],
                    "right": found[0][0].lower() + found[0][1:] if found[0] != "Nhân Dân" else "Nhân dân",
                },
            )


CHECKS = (
    Check("T201", "note", _variants),
    Check("T202", "note", _two_names),
    Check("T203", "warning", _foreign),
    Check("T204", "note", _listed_misspelling),
    Check("T205", "note", _unofficial_capitals),
    Check("T206", "note", _capital_inside),
)
