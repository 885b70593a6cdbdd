"""How rows are sealed and what a broken seal proves. Plain values in, plain values out; no database, no clock."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

#: What the first seal is chained to.
BEGINNING = "0" * 64


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One sealed row: a "change" or a "note", its number, and the digest of all it said."""

    kind: str
    number: int
    digest: str


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something that should not be: what is wrong, with which row, and the other number it takes to say it."""

    code: str
    kind: str = ""
    number: int = 0
    other: int = 0
    name: str = ""


def row_digest(facts: Mapping[str, Any]) -> str:
    """SHA-256 over everything a row says but its number, spelled in one way on both engines."""
    told = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_spelled)
    return hashlib.sha256(told.encode()).hexdigest()


def _spelled(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def manifest(entries: Iterable[Entry]) -> str:
    return "\n".join(f"{entry.kind} {entry.number} {entry.digest}" for entry in entries)


def entries_of(text: str) -> list[Entry]:
    """The rows a manifest names; a line that was tampered with is left out, and the seal's digest tells of it."""
    lines = (line.split(" ") for line in text.splitlines())
    return [Entry(line[0], int(line[1]), line[2]) for line in lines if len(line) == 3 and line[1].isdecimal()]


def seal_digest(previous: str, number: int, at: datetime, bounds: Sequence[int | None], text: str) -> str:
    """SHA-256 over the seal before and all that this one says: number, moment, first and last rows, manifest."""
    told = "\n".join([previous, str(number), at.isoformat(), *map(str, bounds), text])
    return hashlib.sha256(told.encode()).hexdigest()


def faults_of_rows(sealed: Iterable[Entry], found: Iterable[Entry]) -> list[Fault]:
    """Compare what was sealed with what stands, and name each row that is altered, gone, swapped, cut off or new."""
    expected, standing = _by_kind(sealed), _by_kind(found)
    faults: list[Fault] = []
    for kind in sorted(expected | standing):
        faults += _faults_of_log(kind, expected.get(kind, {}), standing.get(kind, {}))
    return faults


def _by_kind(entries: Iterable[Entry]) -> dict[str, dict[int, str]]:
    """For each log its digests by number, in order."""
    logs: dict[str, dict[int, str]] = {}
    for entry in entries:
        logs.setdefault(entry.kind, {})[entry.number] = entry.digest
    return {kind: dict(sorted(log.items())) for kind, log in logs.items()}


def _faults_of_log(kind: str, expected: Mapping[int, str], standing: Mapping[int, str]) -> list[Fault]:
    end = max((number for number in expected if number in standing), default=0)
    cut = [number for number in expected if number > end]
    faults = [Fault("deleted", kind, number) for number in expected if number < end and number not in standing]
    faults += [Fault("inserted", kind, number) for number in standing if number not in expected]
    faults += _altered_or_swapped(kind, expected, standing)
    return [*faults, Fault("cut-off", kind, cut[0], len(cut))] if cut else faults


def _altered_or_swapped(kind: str, expected: Mapping[int, str], standing: Mapping[int, str]) -> list[Fault]:
    """A row that says exactly what another wrong row should say has changed places with it."""
    wrong = [number for number, digest in expected.items() if standing.get(number, digest) != digest]
    home = {expected[number]: number for number in wrong}
    faults = []
    for number in wrong:
        other = home.get(standing[number])
        if other is None:
            faults.append(Fault("altered", kind, number))
        elif number < other or standing[other] != expected[number]:
            faults.append(Fault("swapped", kind, number, other))
    return faults
