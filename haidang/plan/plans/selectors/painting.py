"""The text as the review shows it: line by line, each run in the class it was read as, nothing left out."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from haidang.papers.sources.text import Span
from haidang.plan.plans.models import Finding, Proposal, Reading, Task
from haidang.plan.plans.reading import CLASS_NAMES

#: Letters before a run, so that its class is not told by colour alone. What has none is told by its place.
MARKS = {
    "not-read": "?",
    "title": "NV",
    "description": "MT",
    "solution": "GP",
    "lead": "CT",
    "coordinating": "PH",
    "implementing": "TH",
    "supervisor": "LĐ",
    "deadline": "TG",
    "product": "SP",
    "goal": "CT",
    "order": "TC",
    "reporting": "BC",
    "channel": "KK",
    "basis": "CC",
    "purpose": "MĐ",
    "requirement": "YC",
}
#: Of these each line stands for itself, whatever stood above it.
_APART = frozenset({"letterhead", "signer", "recipient", "table", "furniture", "plain", "heading"})
#: Lists that a file may break between two names.
_LISTED = frozenset({"lead", "coordinating", "implementing"})
# "- Đơn vị phối hợp", "+ Tổ chức", "a) …", "1.2. …", "Căn cứ …"
_BEGINS = re.compile(r"\s*(?:[-–]\s|[+*•]|\d+[.)]|\d+\.\d|[a-zđ]\)|[IVX]+\.|Căn cứ)")
#: Drawn as they are: nobody has to look at what they were read as.
_UNPAINTED = frozenset({"plain", "blank", "furniture", "charge-label"})


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a line and what they were read as ("" where nothing is to be shown)."""

    name: str
    words: str
    mark: str = ""
    #: Does it go on with the class of the line above?
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of the source."""

    number: int
    pieces: tuple[Piece, ...]


@dataclass(slots=True)
class Block:
    """Lines that are read as one: a paragraph, however the file breaks it."""

    lines: list[TextLine]
    #: The proposal that they belong to; its label where it begins here.
    proposal: int | None = None
    label: str = ""
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Legend:
    """A class that occurs, and how many characters of it."""

    name: str
    mark: str
    label: str
    count: int


class Lines:
    """Where in the text a character stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0]
        for line in text.split("\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)

    def of(self, at: int) -> int:
        """The number of the line, from 1."""
        return min(bisect_right(self._starts, at), len(self._starts) - 1)

    def __iter__(self) -> Iterator[tuple[int, int, int]]:
        """(number, start, end) of each."""
        for number, start in enumerate(self._starts[:-1], 1):
            yield number, start, self._starts[number] - 1


def painted(reading: Reading, lines: Lines, proposals: Sequence[Proposal], findings: Sequence[Finding]) -> list[Block]:
    """Every line of the text that says something, those that only go on under the one they go on from."""
    owners = _owners(lines, proposals)
    marks: dict[int, list[Finding]] = {}
    for finding in findings:
        marks.setdefault(lines.of(finding.start), []).append(finding)
    begun: set[int] = set()
    blocks: list[Block] = []
    for number, pieces, goes_on in _pieces(reading, lines, _starts(reading, proposals)):
        owner = owners.get(number)
        if not pieces and number not in marks:
            continue
        if not (goes_on and blocks and blocks[-1].proposal == (owner and owner.pk)):
            blocks.append(Block([], owner.pk if owner else None))
        here = blocks[-1]
        here.lines.append(TextLine(number, pieces))
        here.findings += marks.get(number, [])
        if owner and owner.pk not in begun:
            begun.add(owner.pk)
            here.label = owner.label or "•"
    return blocks


def _owners(lines: Lines, proposals: Sequence[Proposal]) -> dict[int, Proposal]:
    """For each line the proposal it belongs to; the first that begins there where several do."""
    owners: dict[int, Proposal] = {}
    for proposal in sorted(proposals, key=lambda p: (p.start, -p.end)):
        for number in range(lines.of(proposal.start), lines.of(max(proposal.start, proposal.end - 1)) + 1):
            owners.setdefault(number, proposal)
    return owners


def _starts(reading: Reading, proposals: Sequence[Proposal]) -> frozenset[int]:
    """Where something that was read begins: a line that only goes on does not bear its letters again."""
    read = [reading.values, *(proposal.values for proposal in proposals)]
    return frozenset(value["at"][0] for values in read for found in values.values() for value in found)


def _pieces(reading: Reading, lines: Lines, starts: frozenset[int]) -> Iterator[tuple[int, tuple[Piece, ...], bool]]:
    """The strokes of the reading, cut where a line ends; blanks between strokes stay. Does the line only go on?"""
    strokes: Sequence[tuple[str, int, int]] = reading.coverage
    text, next_one, last_name = lines.text, 0, ""
    for number, start, end in lines:
        at, pieces, goes_on = start, [], False
        while next_one < len(strokes) and strokes[next_one][1] < end:
            name, first, last = strokes[next_one]
            first, stop = max(first, at), min(last, end)
            if first > at and text[at:first].strip("\t "):
                pieces.append(Piece("", text[at:first]))
            elif first > at and pieces:
                pieces.append(Piece("", " "))
            if stop > first:
                is_same = name == last_name and first not in starts
                if not pieces:
                    is_listed = name == last_name and name in _LISTED
                    goes_on = (is_same or is_listed) and name not in _APART and not _BEGINS.match(text, start, end)
                pieces.append(_piece(name, text[first:stop], goes_on=is_same and goes_on))
                at, last_name = stop, name
            if last > end:
                break
            next_one += 1
        yield number, tuple(pieces) if any(piece.words.strip() for piece in pieces) else (), goes_on


def _piece(name: str, words: str, *, goes_on: bool) -> Piece:
    if name in _UNPAINTED:
        return Piece("", words)
    return Piece(name, words, "" if goes_on else MARKS.get(name, ""), goes_on)


def legend(counts: Mapping[str, int]) -> list[Legend]:
    """The classes that occur and bear a mark, in the order of a paper."""
    return [Legend(name, mark, CLASS_NAMES[name], counts[name]) for name, mark in MARKS.items() if counts.get(name)]


@dataclass(frozen=True, slots=True)
class Gap:
    """Words that the reader could not place, and the task that a person made of them."""

    line: int
    words: str
    span: Span
    task: Task | None = None

    @property
    def start(self) -> int:
        return self.span.start

    @property
    def title(self) -> str:
        """The words as one line, without the mark of a list."""
        return " ".join(self.words.split()).lstrip("-+*•– ").strip()


def gaps(reading: Reading, lines: Lines) -> list[Gap]:
    """What was not read, where it stands."""
    unread = [Span(start, end) for name, start, end in reading.coverage if name == "not-read"]
    rows = Task.objects.filter(source=reading.source_id, proposal=None, start__isnull=False) if unread else ()
    made = {task.start: task for task in rows}
    return [Gap(lines.of(s.start), lines.text[s.start : s.end], s, made.get(s.start)) for s in unread]
