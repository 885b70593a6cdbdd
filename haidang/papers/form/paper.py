"""A Word file as the form sees it: sheets with their margins and page numbers, lines with how they look."""

from dataclasses import dataclass, field
from functools import cached_property

from haidang.papers.form.looks import Letters, Setting
from haidang.papers.vietnamese.letters import fold, nfc

#: Fonts of signs: a check mark in Wingdings is no letter.
_SIGNS = ("symbol", "wingdings", "webdings")


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters that look alike."""

    text: str
    look: Letters

    @property
    def is_words(self) -> bool:
        return any(letter.isalnum() for letter in self.text) and not self.look.font.lower().startswith(_SIGNS)


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line; its length in points where the file tells it."""

    length: float | None = None


@dataclass(eq=False)
class Line:
    """A line that somebody ended: a paragraph, or a part of one up to a break."""

    pieces: list[Piece]
    setting: Setting
    #: Where it stands: the table, row and column, for a line in a cell of an outer table.
    cell: tuple[int, int, int] | None = None
    #: Which section of the file, from 0.
    sheet: int = 0
    rules: list[Rule] = field(default_factory=list)
    #: A new page begins before it.
    is_on_new_page: bool = False
    #: The first line of its paragraph.
    is_first: bool = True
    #: Its cell has a line drawn below it.
    is_ruled_cell: bool = False
    #: How wide it may be, in points, where the file tells it.
    room: float | None = None
    number: int = 0
    #: An automatic number, which stands in no run.
    label: str = ""
    #: It stands in a text box.
    is_boxed: bool = False
    #: Its column is one of tabs and blanks, of which nobody can say how it is centred.
    is_tabbed: bool = False

    @cached_property
    def text(self) -> str:
        """Its words with plain blanks between them, in NFC, and in capitals where the look makes them so."""
        said = "".join(each.text.upper() if each.look.caps else each.text for each in self.pieces)
        return " ".join(nfc(self.label + said).split())

    @cached_property
    def folded(self) -> str:
        return fold(self.text)

    @property
    def words(self) -> list[Piece]:
        return [each for each in self.pieces if each.is_words]

    @property
    def is_upper(self) -> bool:
        return self.text.isupper()

    @property
    def sizes(self) -> list[float]:
        return sorted({each.look.size for each in self.words})

    def is_all(self, **look: bool) -> bool:
        """Do all its words look so: `is_all(bold=True, italic=False)`?"""
        return all(getattr(each.look, name) is value for each in self.words for name, value in look.items())


@dataclass(frozen=True, slots=True)
class PageNumber:
    """A page number in a margin of the paper. `kind` is the page it is for: "default", "first" or "even"."""

    where: str
    kind: str
    align: str
    look: Letters
    #: What is printed in the same line: "Trang".
    beside: str = ""


@dataclass
class Sheet:
    """One section of the file; lengths in millimetres."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    is_first_page_different: bool = False
    #: The number its first page begins with, where it begins anew.
    begins_with: int | None = None
    #: How Word counts its pages; "" for Arabic figures.
    number_format: str = ""
    numbers: list[PageNumber] = field(default_factory=list)

    @property
    def is_landscape(self) -> bool:
        return self.width > self.height

    @property
    def room(self) -> float:
        """The width of its text, in points."""
        return (self.width - self.left - self.right) * 72 / 25.4


@dataclass
class Paper:
    """The whole file. `lines` hold the body in its order, those in cells and text boxes among them."""

    sheets: list[Sheet]
    lines: list[Line]

    @property
    def said(self) -> list[Line]:
        """Lines that hold words."""
        return [line for line in self.lines if line.text]
