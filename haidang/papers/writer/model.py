"""What an official paper says, in the order in which it is read; how it looks is for `word` and `pages`.

A room's `letters.py` makes an `Official` of its records. The same value gives the Word file, the PDF, and, kept as
JSON (`kept.py`), the evidence of what was drafted.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look or come otherwise than their neighbours."""

    text: str
    bold: bool = False
    italic: bool = False
    #: Keys of what the words stand on ("followup.update:17"); a report opens them, no reader of the paper sees them.
    sources: tuple[str, ...] = ()


#: A plain text, or pieces of it.
Words: TypeAlias = str | tuple[Run, ...]
Align = Literal["justify", "left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph of the content; its first line is drawn in unless it is centred."""

    words: Words
    align: Align = "justify"
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 is a part ("I. …"), 2 a section ("1. …"), 3 a point ("a) …"); the number stands in the words."""

    words: str
    level: Literal[1, 2, 3] = 1


@dataclass(frozen=True, slots=True)
class Item:
    """One of a list, with the office's mark before it."""

    words: Words
    mark: Literal["-", "+", "*"] = "-"
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """`width` in parts of the table: 1 to 3 is twice as narrow as 2 to 3."""

    name: str
    width: int = 1
    align: Align = "left"
    #: Neighbours that say the same stand as one cell: the day of several visits.
    is_merged: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Words, ...]
    bold: bool = False
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Its head comes again on each page; a row is never split where it fits on one."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    title: str = ""

    def __post_init__(self) -> None:
        if any(len(row.cells) != len(self.columns) for row in self.rows):
            raise ValueError(f"a row of {self.title or 'a table'} has not as many cells as there are columns")


@dataclass(frozen=True, slots=True)
class Series:
    name: str
    #: One value for each label of the chart.
    values: tuple[Decimal | int, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers people would rather look at; the numbers themselves stand below it as a table."""

    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    kind: Literal["bar", "line"] = "bar"

    def __post_init__(self) -> None:
        if any(len(each.values) != len(self.labels) for each in self.series):
            raise ValueError(f"a series of {self.title} has not as many values as there are labels")

    @property
    def is_empty(self) -> bool:
        return not self.labels or not self.series


@dataclass(frozen=True, slots=True)
class Beside:
    """Two texts side by side without lines: two languages, two parties."""

    left: tuple["Block", ...]
    right: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    pass


Block: TypeAlias = Para | Heading | Item | Table | Chart | Beside | PageBreak


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who writes, under what number, where and when."""

    issuer: str
    #: The parent body above the issuer; none for a people's committee or council.
    parent: str = ""
    #: "" while nobody gave a number: a space is left for it.
    number: str = ""
    #: What follows the number: "QĐ-UBND", "SNgV-LS".
    symbol: str = ""
    place: str = ""
    #: The day of the paper; None while it is a draft.
    day: date | None = None
    #: The month and year that stand beside the space for the day of a draft.
    drafted_on: date | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    #: What the paper is signed as: ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"). In the signer's own right: ().
    formula: tuple[str, ...]
    post: str
    name: str = ""


#: For sheets of work.
UNSIGNED = Signature((), "")


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex of its own pages, numbered by the writer when there are several."""

    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Official:
    """One official paper, whole."""

    head: Letterhead
    #: "BÁO CÁO", "QUYẾT ĐỊNH"; "" for a công văn, whose subject stands under its number.
    kind: str
    #: The trích yếu.
    about: str
    blocks: tuple[Block, ...]
    signature: Signature
    #: Kính gửi; one line, or a list.
    to: tuple[str, ...] = ()
    #: Căn cứ, without their end marks.
    bases: tuple[str, ...] = ()
    #: Nơi nhận, without dash and end mark; the line "Lưu: …" is the last.
    recipients: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    #: "", "KHẨN", "THƯỢNG KHẨN", "HỎA TỐC".
    urgency: str = ""
    #: It says so above until it is numbered.
    is_draft: bool = False
    #: What a demonstration says of itself above every page.
    mark: str = ""
    language: Literal["vi", "en"] = "vi"
    #: A sheet of work that is one wide table lies across; papers that are signed stand upright.
    landscape: bool = False

    @property
    def title(self) -> str:
        return f"{self.kind} {self.about}".strip()

    @property
    def is_signed(self) -> bool:
        """A sheet for the office's own table bears no signature, no number, and no mark of its end."""
        return bool(self.signature.formula or self.signature.post or self.signature.name)
