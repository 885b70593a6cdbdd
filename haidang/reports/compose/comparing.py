"""What of a report would be said otherwise today, sentence by sentence, and because of which records."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from haidang.reports.compose.values import Chart, Number, Paragraph, Row, Section, Sentence, Source, Table, Value, said

How = Literal["new", "gone", "changed"]


@dataclass(frozen=True, slots=True)
class Changed:
    """A record that made a difference: it came, it went, or it says something else."""

    source: Source
    how: How


@dataclass(frozen=True, slots=True)
class NumberChange:
    label: str
    unit: str
    before: Value | None
    after: Value | None

    @property
    def said_before(self) -> str:
        return "0" if self.before is None else said(self.before)

    @property
    def said_after(self) -> str:
        return "0" if self.after is None else said(self.after)


@dataclass(frozen=True, slots=True)
class Difference:
    """One sentence, or one row of a table, before and after."""

    key: str
    #: The heading under which it stands.
    section: str
    how: How
    before: str
    after: str
    numbers: tuple[NumberChange, ...]
    why: tuple[Changed, ...]


@dataclass(frozen=True, slots=True)
class _Unit:
    """What is compared: a sentence, a row, a point of a chart."""

    section: str
    words: str
    numbers: tuple[Number, ...]
    sources: tuple[Source, ...]


def differences(before: Iterable[Section], after: Iterable[Section]) -> tuple[Difference, ...]:
    """In the order of the report as it was; what is new stands at the end of it. The same words that stand on other
    records differ too: a count of three is not the same when one of the three is another.
    """
    old, new = dict(_units(before)), dict(_units(after))
    found = (_difference(key, old.get(key), new.get(key)) for key in (*old, *(key for key in new if key not in old)))
    return tuple(each for each in found if each)


def _difference(key: str, old: _Unit | None, new: _Unit | None) -> Difference | None:
    if old and new:
        if old.words == new.words and _keys(old) == _keys(new):
            return None
        numbers = tuple(_numbers(old.numbers, new.numbers))
        return Difference(key, old.section, "changed", old.words, new.words, numbers, tuple(_why(old, new)))
    if old:
        return Difference(key, old.section, "gone", old.words, "", tuple(_numbers(old.numbers, ())), _all(old, "gone"))
    assert new
    return Difference(key, new.section, "new", "", new.words, tuple(_numbers((), new.numbers)), _all(new, "new"))


def _keys(unit: _Unit) -> frozenset[str]:
    return frozenset(each.key for each in unit.sources)


def _all(unit: _Unit, how: How) -> tuple[Changed, ...]:
    return tuple(Changed(each, how) for each in unit.sources)


def _why(old: _Unit, new: _Unit) -> Iterator[Changed]:
    """Records that went, that came, and that say or give something else than they did."""
    had, has = {each.key: each for each in old.sources}, {each.key: each for each in new.sources}
    gave, gives = _given(old.numbers), _given(new.numbers)
    both = gave.keys() & gives.keys()
    for key, source in had.items():
        now = has.get(key)
        if now is None:
            yield Changed(source, "gone")
        elif _says(source) != _says(now) or any(gave[one].get(key) != gives[one].get(key) for one in both):
            yield Changed(now, "changed")
    yield from (Changed(source, "new") for key, source in has.items() if key not in had)


def _says(source: Source) -> tuple[str, str]:
    return source.name, source.mark


def _given(numbers: Iterable[Number]) -> Mapping[str, Mapping[str, Value]]:
    """What each record gives to each number that is a sum."""
    every = (each for number in numbers for each in (number, *number.all_of))
    return {each.key: {part.source.key: part.amount for part in each.parts} for each in every if each.parts}


def _numbers(old: Iterable[Number], new: Iterable[Number]) -> Iterator[NumberChange]:
    """What was counted, before and after; what only follows from that (a share, a rise) stands in the words."""
    had, has = ({each.key: each for each in numbers if not each.of} for numbers in (old, new))
    for key in dict.fromkeys((*had, *has)):
        before, after = had.get(key), has.get(key)
        known = after or before
        assert known
        # what is nothing is told nowhere: it comes and goes with its sentence
        if (before.value if before else 0) != (after.value if after else 0):
            yield NumberChange(
                known.label, known.unit, before.value if before else None, after.value if after else None
            )


def _units(sections: Iterable[Section]) -> Iterator[tuple[str, _Unit]]:
    for top in sections:
        for section in top.walk():
            for block in section.blocks:
                yield from _of_block(section.heading, block)


def _of_block(heading: str, block: Paragraph | Table | Chart) -> Iterator[tuple[str, _Unit]]:
    match block:
        case Paragraph():
            for sentence in block.sentences:
                yield f"{block.key}|{sentence.key}", _of(heading, sentence, sentence.words)
        case Table():
            for row in block.rows:
                yield f"{block.key}|{row.key}", _of(heading, row, " | ".join(each for each in row.words if each))
        case Chart():
            for series in block.series:
                for label, number in zip(block.labels, series.values, strict=True):
                    words = f"{block.title}, {label}: {number} {number.unit}".strip()
                    yield f"{block.key}|{series.name}|{label}", _Unit(heading, words, (number,), number.sources)


def _of(heading: str, told: Sentence | Row, words: str) -> _Unit:
    return _Unit(heading, words, told.numbers, told.sources)
