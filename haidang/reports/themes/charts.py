"""Charts that help: month by month beside the year before, and what there was most of. Each bar keeps its records."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from haidang.office.norms.rules import months_later
from haidang.reports.compose.values import Chart, Number, Series, Source, counted
from haidang.reports.themes.books import Book, label_of, named

#: More months than this no page shows.
MONTHS = 24
#: Of fewer records in both periods the sentences say all that there is to see.
LEAST = 2
#: So many bars; the rest together.
MOST = 8
REST = "Khác"


def months(since: date, until: date) -> list[tuple[int, int]]:
    """Every month that the days touch."""
    found, day = [], since.replace(day=1)
    while day <= until:
        found.append((day.year, day.month))
        day = months_later(day, 1)
    return found


def by_month(book: Book, key: str, now: Sequence[Any], before: Sequence[Any], since: date, until: date) -> Chart | None:
    """How many each month, and in the same month of the year before; None where there is little to see."""
    asked = months(since, until)
    if not book.has_months or len(now) + len(before) < LEAST or not now or not 1 < len(asked) <= MONTHS:
        return None
    labels = tuple(f"{month:02}/{year}" for year, month in asked)
    return Chart(
        f"{key}.months",
        f"Số {book.noun} theo tháng",
        labels,
        (
            Series("Kỳ này", tuple(_in_months(book, f"{key}.now", now, asked))),
            Series("Cùng kỳ năm trước", tuple(_in_months(book, f"{key}.before", before, asked, years=1))),
        ),
        unit=book.counted_in,
    )


def _in_months(
    book: Book, key: str, rows: Sequence[Any], asked: Sequence[tuple[int, int]], years: int = 0
) -> Iterator[Number]:
    found: dict[tuple[int, int], list[Source]] = {month: [] for month in asked}
    for row in rows:
        day = getattr(row, book.on)
        if day is not None and (place := (day.year + years, day.month)) in found:
            found[place].append(named(row))
    for (year, month), sources in found.items():
        label = f"số {book.noun} tháng {month:02}/{year - years}"
        yield counted(f"{key}:{year - years}-{month:02}", label, sources, book.counted_in)


def by_label(book: Book, key: str, rows: Sequence[Any]) -> Chart | None:
    """How many of each; the most first, what is few together at the end. One of each is no picture."""
    told = next((each for each, _width in book.told if each.path == book.by), None)
    if told is None:
        return None
    groups: dict[str, list[Source]] = {}
    for row in rows:
        groups.setdefault(label_of(told, row), []).append(named(row))
    if len(groups) < 2 or max(len(each) for each in groups.values()) < 2:
        return None
    most = sorted(groups.items(), key=lambda each: (-len(each[1]), each[0]))
    shown = most if len(most) <= MOST else [*most[: MOST - 1], (REST, [s for _l, of in most[MOST - 1 :] for s in of])]
    values = tuple(counted(f"{key}.by:{label}", f"số {book.noun}: {label}", of, book.counted_in) for label, of in shown)
    title = f"Số {book.noun} theo {str(told.label).lower()}"
    return Chart(f"{key}.by", title, tuple(label for label, _of in shown), (Series("Kỳ này", values),), book.counted_in)
