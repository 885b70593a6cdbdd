"""The words of the signed paper where they stand: the passage of a task; the whole text, as far as one may see it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from haidang.papers.sources.text import Source, Span
from haidang.plan.plans.models import Reading, Solution, SourceText, Task

#: What was read as one of these belongs to the paper as a whole: whoever has a task of it may read it.
_OF_ALL = frozenset({"letterhead", "basis", "enacting", "purpose", "requirement", "recipient", "signer"})
#: A line that opens with one of these opens a paragraph, however the lines were broken.
_OPENERS = frozenset({"label", "heading"})
_BULLETS = ("-", "+", "*", "•", "–")
_SENTENCE_ENDS = (".", ";", ":", "…")
#: Lines of the source on one page.
LINES = 1_000


@dataclass(frozen=True, slots=True)
class Stroke:
    """Words that were read as one thing; `name` is empty for what was not, and for what joins them."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source with its address."""

    number: int
    strokes: tuple[Stroke, ...]
    #: The task that begins here.
    task: Task | None = None
    #: Is it of the task whose place was asked for?
    is_asked: bool = False
    #: What stands before it is not for the person who reads.
    is_after_gap: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a task's words; `solution` where it is one."""

    strokes: tuple[Stroke, ...]
    solution: Solution | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a task by paragraphs, and where they stand."""

    paragraphs: tuple[Paragraph, ...]
    first_line: int
    last_line: int
    page: int | None
    #: The page of the program on which the first line is shown.
    sheet: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of lines."""

    lines: tuple[Line, ...]
    number: int
    count: int

    @property
    def before(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def after(self) -> int | None:
        return self.number + 1 if self.number < self.count else None


class Paint:
    """What each run of a text was read as, found by address."""

    def __init__(self, text: str, reading: Reading | None) -> None:
        self._text = text
        self._runs = [(str(name), int(start), int(end)) for name, start, end in (reading.coverage if reading else ())]
        self._starts = [start for _name, start, _end in self._runs]

    def strokes(self, start: int, end: int) -> tuple[Stroke, ...]:
        """The words from `start` to `end`, cut where what they were read as changes; nothing is left out."""
        return tuple(self._cut(start, end))

    def _cut(self, start: int, end: int) -> Iterator[Stroke]:
        at = start
        for name, first, last in self._runs[max(bisect_right(self._starts, start) - 1, 0) :]:
            if first >= end:
                break
            if last <= at:
                continue
            if first > at:
                yield Stroke("", self._text[at:first])
            at = max(at, first)
            yield Stroke("" if name in ("blank", "plain") else name, self._text[at : min(last, end)])
            at = min(last, end)
        if at < end:
            yield Stroke("", self._text[at:end])


def passage(task: Task, reading: Reading | None) -> Passage | None:
    """What the plan says about a task, word for word; None where the task came from no text."""
    if task.source is None or task.start is None or task.end is None:
        return None
    source = task.source.source
    here = Span(task.start, task.end)
    first = source.text.count("\n", 0, here.start) + 1
    return Passage(
        paragraphs=tuple(_paragraphs(source, Paint(source.text, reading), here, _solutions_at(task))),
        first_line=first,
        last_line=first + source.text.rstrip("\n").count("\n", here.start, max(here.end - 1, here.start)),
        page=_page(source, here.start),
        sheet=ceil(first / LINES),
    )


def _solutions_at(task: Task) -> dict[int, Solution]:
    return {solution.start: solution for solution in task.solutions.all() if solution.start is not None}


def _paragraphs(source: Source, paint: Paint, here: Span, solutions: dict[int, Solution]) -> Iterator[Paragraph]:
    """Lines broken by the width of the paper are joined again; each point of a list stays a paragraph."""
    kept: list[Stroke] = []
    item: Solution | None = None
    for line in source.lines():
        start, end = max(line.start, here.start), min(line.end, here.end)
        strokes = list(paint.strokes(start, end)) if start < end else []
        if not any(stroke.words.strip() for stroke in strokes):
            continue
        solution = _begins(solutions, start, end)
        if kept and (solution or source.wrapped is False or _opens(kept, strokes)):
            yield Paragraph(tuple(kept), item)
            kept, item = [], None
        item = solution or item
        _join(kept, strokes)
    if kept:
        yield Paragraph(tuple(kept), item)


def _begins(solutions: dict[int, Solution], start: int, end: int) -> Solution | None:
    return next((solution for at, solution in solutions.items() if start <= at < end), None)


def _join(kept: list[Stroke], line: list[Stroke]) -> None:
    """Put a line behind what stands before it; "Sở Ngoại⏎vụ" is one name again."""
    if kept and kept[-1].name and kept[-1].name == line[0].name:
        kept[-1] = Stroke(line[0].name, f"{kept[-1].words} {line[0].words}")
        line = line[1:]
    elif kept:
        kept.append(Stroke("", " "))
    kept += line


def _opens(before: Sequence[Stroke], line: Sequence[Stroke]) -> bool:
    """Does the line open a paragraph, after what stands before it?"""
    last = [stroke for stroke in before if stroke.words.strip()][-1]
    first = next(stroke for stroke in line if stroke.words.strip())
    if first.name == "charge-label":
        # not where "- Đơn vị phối hợp⏎thực hiện:" goes on
        return first.words.lstrip().startswith(_BULLETS) or last.name != first.name
    if first.name in _OPENERS or (first.name == "description" and last.name != first.name):
        return True
    return first.name != last.name and last.words.rstrip().endswith(_SENTENCE_ENDS)


def _page(source: Source, at: int) -> int | None:
    """The page of the paper, where the format knows pages."""
    return next((place.page for place in source.places if place.page and place.span.end > at), None)


def sheet_of(text: SourceText, reading: Reading | None, tasks: Sequence[Task], *, sees_all: bool, number: int,
             asked: int | None = None) -> Sheet:  # fmt: skip
    """A page of the text, line by line: all of it, or what is of everybody and what `tasks` say.

    `tasks` are those the person may see; the other passages are left out and nothing tells how many they were.
    """
    source = text.source
    paint = Paint(source.text, reading)
    spans = source.lines()
    count = max(ceil(len(spans) / LINES), 1)
    number = min(max(number, 1), count)
    first = (number - 1) * LINES
    shown = _Shown(reading, tasks, sees_all=sees_all)
    return Sheet(tuple(_lines(paint, spans[first : first + LINES], first, shown, asked)), number, count)


class _Shown:
    """Which lines a person may read, and which task each belongs to."""

    def __init__(self, reading: Reading | None, tasks: Sequence[Task], *, sees_all: bool) -> None:
        self._sees_all = sees_all
        self._tasks = sorted(
            (t for t in tasks if t.start is not None and t.end is not None), key=lambda t: t.start or 0
        )
        self._starts = [task.start or 0 for task in self._tasks]
        mine = {(task.section, task.field) for task in tasks}
        fields = reading.values.get("fields", []) if reading else []
        self._headings = [Span(*each["at"]) for each in fields if (each["section"], each["label"]) in mine]

    def task_at(self, line: Span) -> Task | None:
        index = bisect_right(self._starts, max(line.end - 1, line.start)) - 1
        task = self._tasks[index] if index >= 0 else None
        return task if task and (task.end or 0) > line.start else None

    def may_read(self, line: Span, strokes: Sequence[Stroke], task: Task | None) -> bool:
        return (
            self._sees_all
            or task is not None
            or any(stroke.name in _OF_ALL for stroke in strokes)
            or any(heading.meets(line) for heading in self._headings)
        )


def _lines(paint: Paint, spans: Sequence[Span], first: int, shown: _Shown, asked: int | None) -> Iterator[Line]:
    begun: set[int] = set()
    gap = False
    for number, span in enumerate(spans, first + 1):
        strokes = paint.strokes(span.start, span.end)
        if not any(stroke.words.strip() for stroke in strokes):
            continue
        task = shown.task_at(span)
        if not shown.may_read(span, strokes, task):
            gap = True
            continue
        begins = task is not None and task.pk not in begun
        if task:
            begun.add(task.pk)
        yield Line(number, strokes, task if begins else None, task is not None and task.pk == asked, gap)
        gap = False


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """What a plan says about itself, as lines of its own words."""

    bases: tuple[str, ...]
    purposes: tuple[str, ...]
    requirements: tuple[str, ...]
    recipients: tuple[str, ...]
    signer: str

    @property
    def is_anything(self) -> bool:
        return any((self.bases, self.purposes, self.requirements, self.recipients, self.signer))


def paper_facts(reading: Reading | None) -> PaperFacts:
    """Bases, purposes, requirements, recipients and the signer of a paper, word for word."""
    if reading is None:
        return PaperFacts((), (), (), (), "")
    source = reading.source.source

    def words(*names: str) -> tuple[str, ...]:
        return tuple(source.line_of(Span(*v["at"])) for name in names for v in reading.values.get(name, ()))

    return PaperFacts(
        bases=words("bases"),
        purposes=words("purposes"),
        requirements=words("requirements"),
        recipients=words("recipients"),
        signer=", ".join(words("signer_post", "signer_name")),
    )
