"""What a chart shows: its scale, its sentence for who cannot see it, and the table that stands below it."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from haidang.papers.writer.model import Chart, Column, Row, Table
from haidang.papers.writer.typography import typeset


def said(value: Decimal | int) -> str:
    """1.234,5, as Vietnamese papers write numbers."""
    return f"{value:,}".translate(str.maketrans(",.", ".,"))


def chart_table(chart: Chart) -> Table:
    unit = f" ({chart.unit})" if chart.unit else ""
    columns = (Column("Nội dung", 3), *(Column(each.name + unit, 2, "right") for each in chart.series))
    rows = tuple(
        Row((label, *(said(each.values[at]) for each in chart.series))) for at, label in enumerate(chart.labels)
    )
    return Table(columns, rows)


def described(chart: Chart) -> str:
    """The chart in a sentence."""
    unit = f" ({chart.unit})" if chart.unit else ""
    parts = [
        f"{each.name}: "
        + "; ".join(f"{label} {said(value)}" for label, value in zip(chart.labels, each.values, strict=True))
        for each in chart.series
    ]
    return f"Biểu đồ {chart.title}{unit}. {'. '.join(parts)}."


#: What stands in the place of a chart of nothing.
NOTHING = {"vi": "Không có số liệu.", "en": "No figures."}


def scale(values: Sequence[Decimal | int]) -> list[Decimal]:
    """Round numbers from below the lowest to above the highest; nought is always among them; whole ones for counts."""
    lowest, highest = Decimal(min(0, *values, 0)), Decimal(max(0, *values, 0))
    if lowest == highest:
        highest = Decimal(1)
    step = _step((highest - lowest) / 4)
    if not any(value % 1 for value in values):
        step = max(step, Decimal(1))
    first = int(lowest / step) - (1 if lowest % step else 0)
    last = int(highest / step) + (1 if highest % step else 0)
    return [step * at for at in range(first, last + 1)]


def _step(least: Decimal) -> Decimal:
    """The next of 1, 2, 5 by tens."""
    tens = Decimal(10) ** least.adjusted()
    for times in (1, 2, 5, 10):
        if tens * times >= least:
            return tens * times
    raise AssertionError(least)  # ten tens are above every number of its size


def drawing(chart: Chart) -> dict[str, Any]:
    """For chart.typ: places between 0 and 1, and the words."""
    values = [value for each in chart.series for value in each.values]
    ticks = scale(values)
    low, span = ticks[0], ticks[-1] - ticks[0]

    def place(value: Decimal | int) -> float:
        return float((Decimal(value) - low) / span)

    return {
        "kind": chart.kind,
        "title": typeset(chart.title),
        "unit": typeset(chart.unit),
        "labels": [typeset(each) for each in chart.labels],
        "nought": place(0),
        "ticks": [{"at": place(each), "said": said(_short(each))} for each in ticks],
        "series": [
            {"name": typeset(each.name), "points": [{"at": place(value), "said": said(value)} for value in each.values]}
            for each in chart.series
        ],
    }


def _short(value: Decimal) -> Decimal:
    return value.normalize() if value % 1 else value.quantize(Decimal(1))
