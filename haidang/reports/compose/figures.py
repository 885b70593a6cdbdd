"""What is said of figures: how much, by channel, beside the same days a year earlier, and what is decided to come."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from haidang.papers.writer.model import Column
from haidang.registers.delegations.choices import Channel
from haidang.reports.compose.material import FigureLine
from haidang.reports.compose.values import (
    Cell,
    Number,
    Paragraph,
    Row,
    Sentence,
    Table,
    change,
    counted,
    fall,
    growth,
    told,
)
from haidang.reports.compose.wording import begun


def told_lines(lines: Iterable[FigureLine]) -> list[FigureLine]:
    """Those in which there is something to tell."""
    return [each for each in lines if each.now.value or each.before.value or (each.planned and each.planned.value)]


#: What is broken down by place, language or medium stands in the annex of figures, not in the text.
_DETAILS = (
    ":country:",
    ":language:",
    ":medium:",
    ":where:",
    "investment-called:",
    "events:channel:",
    "publications:kind:",
)


def is_detail(line: FigureLine) -> bool:
    return any(each in line.key for each in _DETAILS)


def figure_paragraph(key: str, lines: Sequence[FigureLine]) -> Paragraph:
    """The figures of one book, read as one sentence. That the year before had none of them is said once, at the end."""
    found = [replace(each, is_listed=True) for line in lines for each in figure_sentences(line)]
    compared = [line for line in lines if not line.is_of_now]
    without = [line for line in compared if not line.before.value]
    if without:
        which = "các nội dung này" if len(without) == len(compared) else "các nội dung còn lại"
        found.append(told(f"{key}.before", "Cùng kỳ năm trước chưa có số liệu của {which}.", which=which))
    return Paragraph(key, tuple(found))


def figure_sentences(line: FigureLine) -> list[Sentence]:
    found = [_now(line)]
    if line.planned and line.planned.value:
        found.append(
            told(f"{line.key}.planned", "Dự kiến từ nay đến hết kỳ: {planned} {unit}.", is_planned=True,
                 planned=line.planned, unit=_unit(line))
        )  # fmt: skip
    return found


def _unit(line: FigureLine) -> str:
    return _UNITS.get(line.now.unit, line.now.unit)


_UNITS = {"VND": "đồng"}


def _now(line: FigureLine) -> Sentence:
    """ "Có 5 đoàn ra (Ngoại giao Nhà nước 3, Đối ngoại nhân dân 2), tăng 2 đoàn (66,7 %) so với cùng kỳ." """
    if line.is_unstated:
        return _unstated(line)
    what = _with_its_unit(line)
    values: dict[str, Any] = {"label": what or begun(line.label), "now": line.now, "unit": _unit(line)}
    channels = ""
    # of a single channel the part is the whole
    for at, (name, number) in enumerate(line.parts if len(line.parts) > 1 else ()):
        tag = "bcdefgh"[at]
        values |= {f"channel_{tag}": name, f"number_{tag}": number}
        channels += f"{', ' if channels else ''}{{channel_{tag}}} {{number_{tag}}}"
    whole = ("Có {now} {label}" if what else "{label}: {now} {unit}") + (f" ({channels})" if channels else "")
    if line.is_of_now or not line.before.value:
        return told(line.key, f"{whole}.", **values)
    beside, more = _beside(line)
    return told(line.key, f"{whole}, {beside}.", **values, **more)


def _with_its_unit(line: FigureLine) -> str:
    """ "đoàn ra" of "số đoàn ra", counted in "đoàn": the unit is said once. "" where the label does not begin with it,
    and of nothing: "Có 0 đoàn ra" is no sentence.
    """
    what = line.label.removeprefix("số ").removeprefix("Số ")
    begins = re.match(rf"{re.escape(_unit(line))}\b(?! {re.escape(_unit(line))}\b)", what, re.IGNORECASE)
    return f"{what[:1].lower()}{what[1:]}" if begins and line.now.value else ""


def _unstated(line: FigureLine) -> Sentence:
    # "kiều hối (năm 2019)": the year in the label is that of who stated it last
    label = begun(re.sub(r"\s*\([^()]*\)$", "", line.label))
    words = "{label}: kỳ này chưa có số liệu; cùng kỳ năm trước {before} {unit}."
    return told(line.key, words, label=label, before=line.before, unit=_unit(line))


def _beside(line: FigureLine) -> tuple[str, dict[str, Any]]:
    """The same days of the year before, as a phrase with its numbers."""
    now, before = line.now, line.before
    if now.value == before.value:
        return "bằng cùng kỳ năm trước", {"equal": before}
    # what is less is told by how much less: the number has no sign, its word has
    more = now.value > before.value
    way, by = ("tăng", change(now, before)) if more else ("giảm", change(before, now))
    size = growth(now, before) if more else fall(now, before)
    assert size
    numbers: dict[str, Any] = {"by": by, "size": size, "before": before}
    return f"{way} {{by}} {{unit}} ({{size}} %) so với cùng kỳ năm trước ({{before}} {{unit}})", numbers


# ── the annex of figures ─────────────────────────────────────────────────────────────────────────

_COLUMNS = (
    Column("Chỉ tiêu", 9),
    Column("Đơn vị", 3, "center"),
    Column("Kỳ này", 3, "right"),
    Column("Cùng kỳ", 3, "right"),
    Column("Tăng, giảm", 3, "right"),
    Column("Tỷ lệ (%)", 2, "right"),
)


def figures_table(lines: Sequence[FigureLine]) -> Table:
    """Every figure in which there is something, book by book."""
    rows: list[Row] = []
    group = ""
    for line in told_lines(lines):
        if line.group != group:
            group = line.group
            rows.append(Row(f"group.{line.key}", (group, "", "", "", "", ""), bold=True))
        rows.append(Row(line.key, (begun(line.label), _unit(line), *_compared(line))))
    return Table("figures", "", _COLUMNS, tuple(rows), is_numbered=False)


def _compared(line: FigureLine) -> tuple[Cell, ...]:
    """Now, a year before, by how much; empty where there is nothing that could be compared."""
    if line.is_unstated:
        return ("chưa có", line.before, "", "")
    if line.is_of_now:
        return (line.now, "", "", "")
    return (line.now, line.before, change(line.now, line.before), growth(line.now, line.before) or "")


# ── by channel ───────────────────────────────────────────────────────────────────────────────────

#: The three channels of foreign affairs, in the order in which they are always named.
CHANNELS = {each.value: str(each.label) for each in Channel}
#: What is done in a channel; what merely stands in it (members, associations) is told in its section.
_DONE = ("delegations:", "events:channel:", "people:activities", "people:activity-foreigners", "defence:done")
_OF_ONE_CHANNEL = re.compile(r":channel:\w+")


def channel_table(key: str, lines: Sequence[FigureLine]) -> Table | None:
    """What was done by channel, a column each; None where the books know nothing of channels."""
    rows: dict[str, dict[str, Number]] = {}
    named: dict[str, FigureLine] = {}
    for line in lines:
        if line.parts and line.key.startswith(_DONE):
            what = _OF_ONE_CHANNEL.sub("", line.key)
            named.setdefault(what, line)
            rows.setdefault(what, {}).update(line.parts)
    if not rows:
        return None
    columns = (
        Column("Nội dung", 7),
        Column("Đơn vị", 2, "center"),
        *(Column(each, 3, "right") for each in CHANNELS.values()),
    )
    told_rows = tuple(_by_channel(what, named[what], numbers) for what, numbers in rows.items())
    return Table(f"{key}.channels", "Hoạt động theo ba kênh đối ngoại", columns, told_rows, is_numbered=False)


def _by_channel(what: str, line: FigureLine, numbers: dict[str, Number]) -> Row:
    # "sự kiện theo kênh Đối ngoại Đảng": the column says which
    label = line.label.partition(" theo kênh")[0]
    label = label if line.group.casefold() in label.casefold() else f"{label} ({line.group.lower()})"
    cells = tuple(
        numbers.get(name) or counted(f"{what}:{channel}", f"{label}, {name}", (), line.now.unit)
        for channel, name in CHANNELS.items()
    )
    return Row(what, (begun(label), _unit(line), *cells))
