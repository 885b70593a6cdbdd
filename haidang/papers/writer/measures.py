"""The numbers of Annex I of Decree 30/2020 as this program uses them; Word and PDF take them from here.

The annex leaves a choice between two sets of sizes and asks that one be kept throughout: this is the set with the
national name at 12, the motto, the place and the day at 13.
"""

from dataclasses import asdict, dataclass

from haidang.papers.vietnamese.breadth import wide

FONT = "Times New Roman"
#: A4, in millimetres.
PAGE = (210, 297)


@dataclass(frozen=True, slots=True)
class Margins:
    """Millimetres: top and bottom 20-25, left 30-35, right 15-20."""

    top: int = 20
    bottom: int = 20
    left: int = 30
    right: int = 15
    #: From the edge of the sheet to the number of the page, which stands in the middle of the top margin.
    number: int = 8


@dataclass(frozen=True, slots=True)
class Sizes:
    """Points."""

    country: int = 12
    motto: int = 13
    parent: int = 12
    issuer: int = 12
    number: int = 13
    place: int = 13
    letter_about: int = 12
    kind: int = 14
    body: int = 14
    table: int = 12
    signature: int = 14
    recipients_word: int = 12
    recipients: int = 11
    page_number: int = 13
    mark: int = 11


@dataclass(frozen=True, slots=True)
class Lines:
    """Millimetres and points of what stands between the words."""

    first_line: float = 12.7
    #: Between paragraphs: 6 pt at least.
    after: int = 6
    #: Of the height of a line: single to one and a half.
    spacing: float = 1.1
    #: The columns of the head: who writes, and the country.
    head: tuple[int, int] = (75, 90)
    #: Of the first column, left free before the second.
    gap: int = 4
    #: What the signature is written in.
    signature: int = 28


MARGINS, SIZES, LINES = Margins(), Sizes(), Lines()


def text_width(*, landscape: bool = False) -> int:
    """Of a line, in millimetres."""
    return PAGE[1 if landscape else 0] - MARGINS.left - MARGINS.right


def text_height(*, landscape: bool = False) -> int:
    return PAGE[0 if landscape else 1] - MARGINS.top - MARGINS.bottom


def as_told() -> dict[str, object]:
    """For paper.typ, which takes everything as JSON."""
    return {"page": PAGE, "margins": asdict(MARGINS), "sizes": asdict(SIZES), "lines": asdict(LINES)}


def long(words: str, size: float, *, bold: bool = True) -> float:
    """About how many millimetres a line of these words takes."""
    return wide(words, size, bold=bold) * 25.4 / 72


def rule_below(words: str, size: float, *, room: float, share: float) -> float:
    """How long the rule below a line is, in millimetres: `share` of the words, or of the room if they fill it."""
    return share * min(long(words, size), room)


def even(words: str, size: float, *, room: float, bold: bool = True) -> float:
    """The width in which a title breaks into lines of about one length, no word of it alone on the last."""
    narrowest = room * 0.96
    lines = _lines(words, size, narrowest, bold=bold)
    if lines == len(words.split("\n")):
        return room
    while narrowest > room / 3 and _lines(words, size, narrowest - 1, bold=bold) == lines:
        narrowest -= 1
    # The letters are measured on average: a little more than it takes.
    return min(room, narrowest * 1.05)


def _lines(words: str, size: float, room: float, *, bold: bool) -> int:
    """How many lines the words take, broken where Word breaks them."""
    space, many = long(" ", size, bold=bold), 0
    for line in words.split("\n"):
        many, used = many + 1, 0.0
        for word in line.split(" "):
            taken = long(word, size, bold=bold)
            if used and used + space + taken > room:
                many, used = many + 1, taken
            else:
                used += (space if used else 0) + taken
    return many


#: The narrowest that the column of who writes may get.
_LEAST_WHO = 55


def head_columns(place_and_day: str) -> tuple[float, float]:
    """The two columns of the head: a long name of a place takes from who writes, so that its day stands in one line."""
    left, right = LINES.head
    wanted = long(place_and_day, SIZES.place, bold=False) * 1.02 + 1
    right_taken = min(max(float(right), wanted), float(left + right - _LEAST_WHO))
    return left + right - right_taken, right_taken
