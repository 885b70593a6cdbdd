"""Words of one year made words of the next: years move on, what is over is named, marks of lists come off."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from haidang.papers.reference.countries import relations
from haidang.papers.reference.names import provinces

#: "năm 2020", but not the year of a day, nor a goal ("đến năm 2020"), nor one end of a period.
_YEAR = re.compile(r"(?<!\w)(?P<lead>(?:[Nn]ăm|NĂM) )(?P<year>(?:19|20)\d\d)(?!\d)(?!\s*[-–]\s*\d)(?!\s*đến\b)")
_BEFORE = re.compile(r"(?:tháng \d{1,2} |đến |đến hết |[-–]\s*|giai đoạn |từ )$")
#: tháng 4/2020, quý II/2020: a month of the year.
_MONTH = re.compile(r"(?P<lead>(?:tháng|quý) (?:\d{1,2}|IV|I{1,3}))(?P<join>\s?/\s?)(?P<year>(?:19|20)\d\d)(?!\d)")
#: 30/4/2020 and "ngày 18 tháng 7 năm 2017"; `of` names whose paper it is the day of.
_DAY = re.compile(
    r"(?<![\d/])\d{1,2}\s?/\s?\d{1,2}\s?/\s?(?P<year>(?:19|20)\d\d)(?!\d)"
    r"|ngày \d{1,2} tháng \d{1,2} năm (?P<written>(?:19|20)\d\d)(?!\d)"
)
_CITED = re.compile(r"(?:số\s+\S+|[\w/&.-]+-[\w&.-]+|[\w.-]+/[\w/&.-]+|Luật [^;,.]{3,80})\s*(?:,\s*)?(?:ngày\s*)?$")
_PERIOD = re.compile(
    r"(?:giai đoạn|từ năm|năm)\s+(?:19|20)\d\d\s*(?:[-–]|đến(?: năm)?)\s*(?P<until>(?:19|20)\d\d)(?!\d)"
)
_UNTIL = re.compile(r"đến (?:hết )?năm (?P<until>(?:19|20)\d\d)(?!\d)(?! và)")
#: (đính kèm Phụ lục …): an annex of the old plan is not one of the new.
_ANNEX = re.compile(r"\s*\((?:đính kèm|kèm theo|có|theo)\s+[Pp]hụ lục[^()]*\)", re.IGNORECASE)
_LABEL = re.compile(
    r"^\s*(?:[-–—+*•]\s*|\d{1,2}(?:\.\d{1,2})+\.?\s+|\d{1,3}(?:\.\d{1,3})+\.\s+|\d{1,2}[.)]\s+|[a-zđ]\)\s+)"
)
_CLOSE = re.compile(r"\s*\./\.?\s*$")
_END = " .;:,\t\xa0"
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff\u200b\ufeff*|_]")


def one_line(words: str) -> str:
    """The words on one line, without what no paper holds and without the marks that the reader leaves out."""
    return " ".join(_UNPRINTABLE.sub(" ", words).split())


def bare(words: str) -> str:
    """Without the mark of a list before them and without an end mark; "…" and "..." say something and stay."""
    words = _CLOSE.sub("", one_line(words))
    kept = words.rstrip(_END)
    dots = words[len(kept) :].replace(" ", "")
    return kept + "..." if dots.startswith("...") else kept


def without_label(words: str) -> str:
    """ "+ Thu thập số liệu;" → "Thu thập số liệu": an item of last year's plan as words of its own."""
    return bare(_LABEL.sub("", one_line(words)))


def moved_on(words: str, by: int) -> str:
    """Last year's words for the next: "năm 2020" and "tháng 4/2020" are said of the years after.

    Days, goals ("đến năm 2020") and periods are facts of their own and stay.
    """

    def year(found: re.Match[str]) -> str:
        before = words[max(0, found.start() - 12) : found.start()]
        if _BEFORE.search(before) or _cites(words, found.start()):
            return found[0]
        return f"{found['lead']}{int(found['year']) + by}"

    def month(found: re.Match[str]) -> str:
        return f"{found['lead']}{found['join']}{int(found['year']) + by}"

    return _MONTH.sub(month, _YEAR.sub(year, words))


def _cites(words: str, at: int) -> bool:
    """Is it the year in the name of a paper that is cited by its number?"""
    return re.search(r"\d+[/-][\w/&-]+\s*$", words[:at]) is not None


def without_annex(words: str) -> str:
    """ "(đính kèm Phụ lục …)" comes off: that annex was of last year's paper."""
    return _ANNEX.sub("", words)


def is_to_come(words: str) -> str:
    """ "kế hoạch … đã được phê duyệt" of a year that has not begun: it is to be approved first."""
    return re.sub(
        r"([Kk]ế hoạch\b[^.;,]{4,100}?) đã được (?=[^.;,]{0,60}(?:phê duyệt|ban hành|thông qua))", r"\1 được ", words
    )


def in_small(words: str) -> str:
    """A trích yếu that last year was set in capitals, in the small letters of NĐ 30/2020/NĐ-CP; names keep theirs."""
    if not words.isupper():
        return words
    small = words.lower()
    for name in _names():
        small = re.sub(rf"(?<!\w){re.escape(name.lower())}(?!\w)", name, small)
    return small[:1].upper() + small[1:]


@cache
def _names() -> tuple[str, ...]:
    """Places, countries and short names in capitals, the longest first."""
    places = {each.name for each in provinces()} | {name for each in relations() for name in each.names}
    return tuple(sorted({*places, *_CAPITALS}, key=len, reverse=True))


_CAPITALS = ("ASEAN", "Việt Nam", "Đảng", "Nhà nước", "ODA", "UBND", "HĐND", "APEC", "WTO")


def shut_quotes(words: str) -> str:
    """A “ that nobody shut is shut where the words end."""
    missing = words.count("“") - words.count("”")
    return words + "”" * missing if missing > 0 else words


def apart(words: str) -> str:
    """One blank between a word and the sign before it: "2018của", "Campuchia;Tổng"."""
    words = re.sub(r"((?:năm|tháng|ngày)\s+\d{1,4})(?=[^\W\d_]{2})", r"\1 ", words)
    words = re.sub(r"(?<=[^\W\d_]{2})(;|,|\.\.\.|…)(?=[^\W\d_]{2})", r"\1 ", words)
    return re.sub(r"(\d{1,2}/\d{1,2}/\d{4})\s*[-–]\s*(?=\d{1,2}/\d{1,2}/\d{4})", r"\1 - ", words)


def in_list(bodies: Iterable[str]) -> tuple[str, ...]:
    """ "…, các Sở, Ban, Ngành": behind the first a phrase for many begins small; "và" at its head comes off."""
    return tuple(re.sub(r"^(?:và )?Các (?=\w)", "các ", each) if at else each for at, each in enumerate(bodies))


def for_next(words: str, by: int) -> str:
    """Everything that a rule can do to last year's words."""
    return bare(shut_quotes(apart(is_to_come(moved_on(without_annex(without_label(words)), by)))))


def days_past(words: str, year: int) -> Iterator[str]:
    """Days before `year` that no paper is cited by: "kỷ niệm … (18/01/1950-18/01/2020)" is over in 2021.

    Only of the two years before: what lies further back is history that the sentence tells on purpose.
    """
    for found in _DAY.finditer(words):
        named = int(found["year"] or found["written"])
        if year - 2 <= named < year and not _CITED.search(words[: found.start()]):
            yield found[0]


def ended_period(words: str, year: int) -> str:
    """ "giai đoạn 2017 - 2020" in a plan of 2021; "" where nothing has ended."""
    for found in (*_PERIOD.finditer(words), *_UNTIL.finditer(words)):
        if int(found["until"]) < year:
            return found[0]
    return ""
