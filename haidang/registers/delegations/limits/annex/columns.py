"""The columns of the annex, how headings say them, and what stands in its cells. Plain text in, plain values out."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from haidang.kit.search.folding import words


@dataclass(frozen=True, slots=True)
class AnnexColumn:
    """One column: what it is called on paper, what else people call it, how wide it is in millimetres."""

    name: str
    heading: str
    said: tuple[str, ...]
    width: int
    is_needed: bool = False


#: In the order of the paper (domain.md 2.6).
COLUMNS: tuple[AnnexColumn, ...] = (
    AnnexColumn("number", "STT", ("stt", "tt", "so tt", "so thu tu"), 13),
    AnnexColumn("title", "Tên đoàn", ("ten doan", "doan cong tac", "doan"), 32, True),
    AnnexColumn("agency", "Cơ quan chủ trì", ("co quan chu tri", "don vi chu tri", "chu tri"), 26, True),
    AnnexColumn("head", "Trưởng đoàn", ("truong doan",), 24, True),
    AnnexColumn("people", "Thành phần, số người", ("thanh phan", "so nguoi", "so luong"), 22),
    AnnexColumn("where", "Nước, địa phương đến", ("nuoc", "dia phuong den", "noi den", "quoc gia"), 26, True),
    AnnexColumn("when", "Thời gian, số ngày", ("thoi gian", "ngay di", "so ngay"), 26, True),
    AnnexColumn("content", "Nội dung, mục đích", ("noi dung", "muc dich"), 38, True),
    AnnexColumn("partners", "Đối tác mời", ("doi tac", "co quan moi", "ben moi"), 22),
    AnnexColumn("money", "Kinh phí, nguồn", ("kinh phi", "nguon kinh phi", "du toan"), 20),
    AnnexColumn("remark", "Ghi chú", ("ghi chu", "trong ngoai ke hoach"), 21),
)  # fmt: skip
BY_NAME: Mapping[str, AnnexColumn] = {column.name: column for column in COLUMNS}

#: How far down the headings may stand: above them are the title of the annex and the line under it.
_HEAD_ROWS = 8
Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Found:
    """The table of the annex: which column stands where, and the filled lines with their numbers in the file."""

    places: Mapping[str, int]
    lines: tuple[tuple[int, Mapping[str, str]], ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The headings without which no delegation can be entered."""
        return tuple(column.heading for column in COLUMNS if column.is_needed and column.name not in self.places)


def annex_in(tables: Iterable[Rows]) -> Found | None:
    """The table whose headings say most of the columns; None where none looks like an annex."""
    best: tuple[dict[str, int], Rows, int] | None = None
    for rows in tables:
        for at, row in enumerate(rows[:_HEAD_ROWS]):
            places = headings(row)
            if len(places) > max(1, len(best[0]) if best else 0):
                best = (places, rows, at)
    if best is None:
        return None
    places, rows, at = best
    return Found(places, tuple(_lines(places, rows, at)))


def headings(row: Sequence[str]) -> dict[str, int]:
    """Which column stands where; a heading that says two things is the first that it says."""
    found: dict[str, int] = {}
    for at, cell in enumerate(row):
        told = words(cell)
        column = next((each for each in COLUMNS for said in each.said if _says(told, said)), None)
        if column and column.name not in found:
            found[column.name] = at
    return found


def _says(told: str, said: str) -> bool:
    return told == said or told.startswith(f"{said} ")


def _lines(places: Mapping[str, int], rows: Rows, head: int) -> Iterable[tuple[int, Mapping[str, str]]]:
    for number, row in enumerate(rows[head + 1 :], start=head + 2):
        cells = [" ".join(cell.split()) for cell in row]
        told = {name: cells[at] if at < len(cells) else "" for name, at in places.items()}
        filled = {cell for name, cell in told.items() if cell and name != "number"}
        # "(1) (2) (3)" under the headings; a heading of a group of lines, once or in every cell it was merged over
        if not filled or all(words(cell).isdigit() for cell in filled) or len(filled) == 1:
            continue
        yield number, told


# ── cells ────────────────────────────────────────────────────────────────────────────────────────

_DASH = r"\s*(?:-|–|—|đến(?:\s+hết)?(?:\s+ngày)?|tới)\s*"
_Y = r"(?:[/.-](?P<y{0}>\d{{4}}))"
#: 15/6/2020 - 19/6/2020; 15/6 - 19/6/2020
_TWO = re.compile(
    r"(?P<d1>\d{1,2})[/.-](?P<m1>\d{1,2})" + _Y.format(1) + "?" + _DASH
    + r"(?P<d2>\d{1,2})[/.-](?P<m2>\d{1,2})" + _Y.format(2) + "?"
)  # fmt: skip
#: 15-19/6/2020; từ ngày 15 đến ngày 19/6/2020
_ONE_MONTH = re.compile(
    r"(?<![\d/])(?P<d1>\d{1,2})" + _DASH + r"(?P<d2>\d{1,2})[/.-](?P<m2>\d{1,2})" + _Y.format(2) + "?"
)
#: 15/6/2020
_SINGLE = re.compile(r"(?<!\d)(?P<d2>\d{1,2})[/.-](?P<m2>\d{1,2})" + _Y.format(2))
#: 08 người; 8
_PEOPLE = re.compile(r"(?:^|\D)(?P<count>\d{1,3})\s*(?:người|thành viên|đại biểu|$)")


@dataclass(frozen=True, slots=True)
class When:
    """The days of a trip; without exact ones only the words."""

    starts_on: date | None = None
    ends_on: date | None = None
    words: str = ""
    #: "31/6/2020" is no day: the line is refused, not guessed at.
    fault: str = ""


def when(cell: str, year: int) -> When:
    """Exact days where the cell gives them; "tháng 4/2020" and "quý III" stay words."""
    for pattern in (_TWO, _ONE_MONTH, _SINGLE):
        if found := pattern.search(cell):
            given = found.groupdict()
            last_year = int(given.get("y2") or given.get("y1") or year)
            first_year = int(given.get("y1") or last_year)
            first = (given.get("d1") or given["d2"], given.get("m1") or given["m2"], first_year)
            last = (given["d2"], given["m2"], last_year)
            starts, ends = _day(*first), _day(*last)
            if starts is None or ends is None:
                return When(words=cell, fault=found.group(0).strip())
            return When(starts, ends)
    return When(words=cell)


def _day(day: str, month: str, year: int) -> date | None:
    try:
        return date(year, int(month), int(day))
    except ValueError:
        return None


def people(cell: str) -> int | None:
    """How many go; None where no number says it."""
    counts = [int(found.group("count")) for found in _PEOPLE.finditer(cell)]
    return max(counts, default=None)


@dataclass(frozen=True, slots=True)
class Place:
    """A country by its key, and what of it is named."""

    country: int
    place: str = ""


def places(cell: str, names: Mapping[str, int]) -> tuple[tuple[Place, ...], tuple[str, ...]]:
    """ "Hàn Quốc (Ansan, Seoul); Nhật Bản" → its countries with their places, and what nobody knows.

    `names`: folded names and aliases of countries, with the key of each. Both ways of writing are read: the country
    first with its places in brackets, and the place first with its country behind a comma.
    """
    found: list[Place] = []
    unknown: list[str] = []
    for part in filter(str.strip, re.split(r"[;\n]|(?<!\w)và(?!\w)|\s[-–]\s|(?<=\))\s*,", cell)):
        pieces = [piece.strip() for piece in re.split(r"[(),/:]", part) if piece.strip()]
        known = [(piece, names[words(piece)]) for piece in pieces if words(piece) in names]
        rest = [piece for piece in pieces if words(piece) not in names]
        if not known:
            unknown.append(part.strip())
        elif len(known) == 1:
            found += [Place(known[0][1], piece) for piece in rest] or [Place(known[0][1])]
        else:
            # "Nhật Bản, Hàn Quốc": several countries in one breath; a place among them goes with the one before it
            found += _in_turn(pieces, names)
    return tuple(dict.fromkeys(found)), tuple(unknown)


def _in_turn(pieces: Iterable[str], names: Mapping[str, int]) -> list[Place]:
    found: list[Place] = []
    for piece in pieces:
        key = names.get(words(piece))
        if key is not None:
            found.append(Place(key))
        elif found and not found[-1].place:
            found[-1] = Place(found[-1].country, piece)
        elif found:
            found.append(Place(found[-1].country, piece))
    return found


def is_in_plan(remark: str) -> bool:
    """What stands in the annex is in the plan, unless it says that it is not."""
    told = words(remark)
    return "ngoai ke hoach" not in told or "trong ngoai" in told
