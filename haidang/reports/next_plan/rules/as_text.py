"""The paper as the reader sees it, no file between: a paragraph a line, each cell of an annex on lines of its own."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from haidang.papers.sources.text import Source, Span, Table
from haidang.papers.vietnamese.letters import nfc
from haidang.papers.writer.model import Block, Heading, Item, Para
from haidang.papers.writer.wording import roman
from haidang.reports.next_plan.rules.paper import FRAME, KIND, Place, numbered, placed_blocks
from haidang.reports.next_plan.rules.values import AnnexWords, PlanWords
from haidang.reports.next_plan.rules.wording import bare


@dataclass(frozen=True, slots=True)
class Sheet:
    """The text, and what each line of it says."""

    source: Source
    places: tuple[Place, ...]

    def place_of(self, span: Span) -> Place:
        starts = [line.start for line in self.source.line_spans]
        return self.places[bisect_right(starts, span.start) - 1]


def as_text(plan: PlanWords, *, dated: bool = False, name: str = "ke-hoach.txt") -> Sheet:
    """`dated`: as if it were signed on the day it is drafted."""
    lines = _Lines()
    for place, words in _body(plan, dated=dated):
        lines.say(words, place)
    tables = tuple(
        lines.annex(annex, f"Phụ lục {roman(at)}" if len(plan.annexes) > 1 else "Phụ lục")
        for at, annex in enumerate(plan.annexes, 1)
    )
    source = Source(name, "\n".join(lines.words), wrapped=False, tables=tables)
    return Sheet(source, tuple(lines.places))


class _Lines:
    """Lines put one below the other, each with its place."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.places: list[Place] = []
        self._end = 0

    def say(self, words: str, place: Place = FRAME) -> Span:
        start = self._end
        for line in nfc(words).split("\n"):
            self.words.append(line)
            self.places.append(place)
            self._end += len(line) + 1
        return Span(start, self._end - 1)

    def annex(self, annex: AnnexWords, name: str) -> Table:
        self.say(name)
        self.say(annex.title.upper())
        heads = tuple(self.say(column) for column, _width in annex.columns)
        rows = tuple(
            tuple(self.say(cell, Place("annex", row.key)) for cell in cells)
            for row, cells in zip(annex.rows, numbered(annex), strict=True)
        )
        return Table(Span(heads[0].start, (rows[-1] if rows else heads)[-1].end), (heads, *rows))


def _body(plan: PlanWords, *, dated: bool) -> Iterator[tuple[Place, str]]:
    head, on = plan.head, plan.head.drafted_on
    day = f"{on.day:02}" if dated and on else "  "
    for words in (*head.issuer.split("\n"), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"):
        yield FRAME, words
    yield FRAME, f"Số:    /{head.symbol}"
    yield FRAME, f"{head.place}, ngày {day} tháng {on.month if on else '  '} năm {on.year if on else '    '}"
    yield FRAME, KIND
    yield FRAME, head.about
    for at, line in enumerate(plan.bases, 1):
        yield Place("basis", line.key), bare(line.words) + (";" if at < len(plan.bases) else ".")
    for place, block in placed_blocks(plan):
        yield place, _said(block)
    yield FRAME, "Nơi nhận:"
    for at, words in enumerate(plan.recipients, 1):
        yield Place("recipients"), f"- {words}{';' if at < len(plan.recipients) else '.'}"
    for words in (*head.formula, head.post, head.name):
        if words:
            yield FRAME, words


def _said(block: Block) -> str:
    assert isinstance(block, Heading | Item | Para)
    assert isinstance(block.words, str)
    return f"{block.mark} {block.words}" if isinstance(block, Item) else block.words
