"""Numbers of papers: how they are written, what their parts say, which two are one (NĐ 30/2020/NĐ-CP Đ8, Đ15)."""

import re
from dataclasses import dataclass

from haidang.papers.vietnamese.letters import HYPHENS, fold, nfc

#: In running text: 163/KH-UBND · 25-CT/TW · 67/2011/QĐ-TTg · 61/2024/QH15 · 02-KH/BCĐTW · 57- NQ/TW · 26/CT-TTgCP
NUMBER = r"\d+(?:\.\d+)?[a-zđ]?(?:\s?/\s?\d{4})?\s?[/\-–]\s?[A-ZĐÐ]\w*(?:\s?[/\-–&.]\s?[A-ZĐÐ]\w*)*"

_HYPHEN = re.compile(f"[{HYPHENS}]")
#: Blanks beside a sign belong to no number: "57- NQ/TW", "163 / KH - UBND", "LS & HTQT".
_LOOSE = re.compile(r"\s*([/&-])\s*")
_ORDINAL = r"(?P<ordinal>\d{1,3}(?:\.\d{3})+|\d{1,7})(?P<letter>[a-zđ]?)"
_YEAR = r"(?P<year>(?:19|20)\d\d)/"
_SYMBOL = r"(?P<symbol>[^\W\d_]\w*(?:[/&.-][^\W\d_]\w*)*)"
#: Typed by anybody, so in any case; the words before it ("Kế hoạch số") are passed over.
_SIGNED = re.compile(rf"(?<![\w/.-]){_ORDINAL}(?P<sign>[/-])(?:{_YEAR})?{_SYMBOL}", re.IGNORECASE)
#: "825", "số 825", "Đề án số 825": a number that says nothing of its series.
_BARE = re.compile(rf"(?:(?:[^\W\d_]+\s+)*số\s*:?\s*)?{_ORDINAL}\.?", re.IGNORECASE)
#: One issuer written in two ways: CT-TTgCP is CT-TTg.
_ALIKE = (("ttgcp", "ttg"), ("bctri", "bct"))


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A number by its parts. `form`: "state" 163/KH-UBND, "normative" 30/2020/NĐ-CP, "party" 25-CT/TW, "bare" 825."""

    ordinal: str
    symbol: str
    form: str
    year: int | None = None

    @property
    def written(self) -> str:
        """As the rules write it, the nought before a small number kept: "06/2014/QĐ-UBND"."""
        between = {"normative": f"/{self.year}/", "state": "/", "party": "-", "bare": ""}[self.form]
        return f"{self.ordinal}{between}{self.symbol}"

    @property
    def place(self) -> str:
        """The ordinal as it is compared: without noughts before it, a letter behind it small."""
        return self.ordinal.lstrip("0").casefold() or "0"

    @property
    def value(self) -> int:
        """The ordinal as books sort it: 12a stands with 12."""
        return int(re.sub(r"\D", "", self.ordinal))

    @property
    def series(self) -> str:
        """The run of numbers it belongs to, within one issuer and one year; Đ and D are two letters (ĐA, DA)."""
        symbol = self.symbol.casefold()
        for long, short in _ALIKE:
            symbol = re.sub(rf"{long}$", short, symbol)
        return {"normative": "/20../", "state": "/", "party": "-", "bare": ""}[self.form] + symbol

    @property
    def abbreviation(self) -> str:
        """Where the kind of paper stands, if this is no công văn: KH of KH-UBND, CT of CT/TW."""
        return re.split(r"[/&.-]", self.symbol, maxsplit=1)[0]

    @property
    def issuer(self) -> str:
        """What stands for the issuer: TTg of QĐ-TTg, TU of KH/TU; the whole symbol where it is one word."""
        return re.split(r"[/-]", self.symbol)[-1]


def read_number(text: str) -> DocumentNumber | None:
    """The first number in what somebody typed, whatever its case and blanks; None where there is none.

    "Kế hoạch số 163 / kh-ubnd" → 163/kh-ubnd.
    """
    typed = _LOOSE.sub(r"\1", _HYPHEN.sub("-", " ".join(nfc(text).split())))
    if found := _SIGNED.search(typed):
        year = int(found["year"]) if found["year"] else None
        form = "normative" if year else "party" if found["sign"] == "-" else "state"
        return DocumentNumber(_ordinal(found), found["symbol"], form, year)
    bare = _BARE.fullmatch(typed)
    return DocumentNumber(_ordinal(bare), "", "bare") if bare else None


def _ordinal(found: re.Match[str]) -> str:
    """The dot between thousands is a manner of writing: 3.686 is 3686."""
    return found["ordinal"].replace(".", "") + found["letter"]


def without_marks(series: str) -> str:
    """A series as somebody types it who has no Vietnamese keyboard: "/qđ-ubnd" → "/qd-ubnd"."""
    return fold(series)
