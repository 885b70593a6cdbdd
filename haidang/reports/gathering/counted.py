"""The figures of the books: of the days, of the same days a year earlier, and what is decided for days to come."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from haidang.kit.figures import Figure
from haidang.registers.delegations.choices import Channel
from haidang.registers.delegations.figures import figures as of_delegations
from haidang.reports.compose.material import FigureLine
from haidang.reports.compose.outline import section_of_figure
from haidang.reports.compose.values import Number, summed
from haidang.reports.figures import figures, of_all_channels, year_before
from haidang.reports.gathering.behind import Behind
from haidang.reports.gathering.scope import Scope

#: What may be counted of days to come: what is decided and dated, never what would be a result. All of one book.
_DATED = ("delegations:went", "delegations:people")
#: Counted as things stand today, whatever the days: the same a year earlier is not known.
_OF_NOW = ("people:cost-outstanding", "people:overseas-associations")
#: Not counted but stated, once a year: where nobody has stated it yet, it is not nothing.
_STATED = ("people:overseas-count", "people:overseas-returns", "people:remittances")
Count = Callable[[Any, date, date], Iterable[Figure]]


def figure_lines(scope: Scope, count: Count = figures) -> tuple[FigureLine, ...]:
    """In the order of the books. What lies after today is counted apart: it is planned."""
    since, on = scope.span.since, scope.on
    now = _numbers(scope.user, since, on, count)
    before = _numbers(scope.user, *year_before(since, on), count)
    planned = {} if scope.span.is_over else _dated(scope)
    lines = dict.fromkeys((*now, *before))
    return tuple(_line(key, now.get(key, {}), before.get(key, {}), planned.get(key, {})) for key in lines)


def _told(key: str, label: str) -> str:
    """In a report on days long past, what is of today says that it is."""
    return f"{label} (đến nay)" if key in _OF_NOW and "đến nay" not in label else label


#: The figure of each channel, by key and unit: two currencies are not added.
_Lines = dict[tuple[str, str], dict[str, tuple[Figure, Number]]]


def _numbers(user: Any, since: date, until: date, count: Count) -> _Lines:
    behind = Behind(user, since, until)
    lines: _Lines = {}
    for each in count(user, since, until):
        lines.setdefault((each.key, each.unit), {})[each.channel] = (each, behind.number(each))
    return lines


def _dated(scope: Scope) -> _Lines:
    first = max(scope.on + timedelta(days=1), scope.span.since)
    found = _numbers(scope.user, first, scope.span.until, of_delegations)
    return {key: line for key, line in found.items() if key[0] in _DATED}


def _line(line: tuple[str, str], now: Any, before: Any, planned: Any) -> FigureLine:
    key, unit = line
    known: Figure = next(iter((now or before).values()))[0]
    channels = [channel for channel in dict.fromkeys((*now, *before)) if channel]
    parts = tuple(_of_channel(each, now[each][1]) for each in channels if each in now and now[each][1].value)
    return FigureLine(
        key=f"{key}:{unit}" if unit.isupper() else key,
        section=section_of_figure(key),
        group=known.group,
        label=_told(key, known.label),
        now=_whole(key, known, unit, now),
        before=_whole(f"{key}:before", known, unit, before),
        parts=parts,
        planned=_whole(f"{key}:planned", known, unit, planned) if planned else None,
        is_of_now=key in _OF_NOW,
        is_unstated=key.startswith(_STATED) and not any(number.parts for _figure, number in now.values()),
    )


def _of_channel(channel: str, number: Number) -> tuple[str, Number]:
    name = str(Channel(channel).label)
    key, label = number.key, number.label
    own = key if key.endswith(f":{channel}") else f"{key}:{channel}"
    return name, replace(number, key=own, label=label if name in label else f"{label}, {name}")


def _whole(key: str, known: Figure, unit: str, channels: dict[str, tuple[Figure, Number]]) -> Number:
    """What the room said of all channels together, or else their sum."""
    if "" in channels:
        return replace(channels[""][1], key=key)
    numbers = [number for _figure, number in channels.values()]
    urls = [figure.url for figure, _number in channels.values()]
    url = urls[0] if len(urls) == 1 else of_all_channels(urls[0]) if urls else ""
    if any(number.how == "told" for number in numbers):
        value = sum((number.value for number in numbers), start=0)
        return Number(key, known.label, value, unit, how="told", parts=_parts(numbers), url=url)
    return summed(key, known.label, ((part.source, part.amount) for part in _parts(numbers)), unit, url=url)


def _parts(numbers: Iterable[Number]) -> tuple[Any, ...]:
    return tuple(part for number in numbers for part in number.parts)
