"""The report as an official paper: its paragraphs as they stand, tables and charts as composed, annexes, sources."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Literal, cast

from haidang.office.documents.letterheads import drafted, in_vietnamese, letterhead, lowered, signature
from haidang.office.documents.models import Document
from haidang.papers.writer import model as paper
from haidang.reports.compose.outline import numbered
from haidang.reports.compose.values import Block, Chart, Paragraph, Section, Table, said_day, unique
from haidang.reports.composing import is_annex
from haidang.reports.models import Passage, Report

KIND = "BÁO CÁO"
_OPENING = "{agency} báo cáo {about} (số liệu từ ngày {since} đến hết ngày {until}) như sau:"


@in_vietnamese
def report_paper(report: Report, today: date, by: Any) -> paper.Official:
    """What is signed. A paragraph that was left out is not in it, one that an officer wrote stands in its section."""
    words = _Words(report)
    body = [section for section in report.sections if not is_annex(section)]
    annexes = [_annex(section, words) for section in report.sections if is_annex(section)]
    if report.with_sources:
        annexes.append(_sources(report.sections, words))
    return drafted(
        letterhead(report.agency, today, "BC"),
        KIND,
        report.title,
        blocks=(*_opening(report), *_body(body, words)),
        signature=signature(report.agency, today),
        to=(report.recipient,) if report.recipient else (),
        recipients=("Như trên" if report.recipient else "Ủy ban nhân dân tỉnh (để báo cáo)", "Lưu: VT"),
        annexes=tuple(annexes),
    )


def with_sources(drafted_paper: paper.Official, report: Report) -> paper.Official:
    """The same paper with the records behind it, asked for by who checks it; of a frozen one also its hash and seal."""
    annex = _sources(report.sections, _Words(report))
    if report.is_signed:
        annex = replace(annex, blocks=(*annex.blocks, *_proof(report)))
    return replace(drafted_paper, annexes=(*drafted_paper.annexes, annex))


def _proof(report: Report) -> Iterator[paper.Block]:
    """By what anybody can check that nothing was changed since."""
    number, _colon, digest = report.audit_seal.partition(":")
    rows = [paper.Row(("Lời, dữ liệu, văn bản và niêm phong (SHA-256)", report.digest))]
    if digest:
        rows.append(paper.Row((f"Niêm phong nhật ký số {number}", digest)))
    yield paper.Table(_PROOF, tuple(rows), "Mã kiểm tra khi khóa")


_PROOF = (paper.Column("Của gì", 6), paper.Column("Mã", 10))


def _opening(report: Report) -> Iterator[paper.Block]:
    from_day, to_day = report.since, report.span.counted_until
    about, since, until = lowered(report.title), said_day(from_day), said_day(to_day)
    yield paper.Para(_OPENING.format(agency=report.agency, about=about, since=since, until=until))


class _Words:
    """The paragraphs of a report as they stand, by key, and those that an officer added, by section."""

    def __init__(self, report: Report) -> None:
        self._by_key: dict[str, Passage] = {}
        self._own: dict[str, list[Passage]] = defaultdict(list)
        for each in report.passages.all():
            self._by_key[each.key] = each
            if each.is_own and not each.is_left_out:
                self._own[each.section].append(each)

    def of(self, paragraph: Paragraph) -> str:
        """ "" for what was left out."""
        held = self._by_key.get(paragraph.key)
        if held is None:
            return paragraph.words
        return "" if held.is_left_out else held.read

    def own(self, section: str) -> Sequence[Passage]:
        return self._own[section]


# ── the body ─────────────────────────────────────────────────────────────────────────────────────


def _body(sections: Iterable[Section], words: _Words) -> Iterator[paper.Block]:
    for each in numbered(sections):
        yield paper.Heading(each.heading, cast(Literal[1, 2, 3], each.level))
        yield from _section(each.section, words)


def _section(section: Section, words: _Words) -> Iterator[paper.Block]:
    for block in section.blocks:
        yield from _block(block, words)
    for own in words.own(section.key):
        yield from _paragraphs(own.read, own.mark, ())


def _block(block: Block, words: _Words) -> Iterator[paper.Block]:
    match block:
        case Paragraph():
            keys = tuple(each.key for each in block.sources)
            yield from _paragraphs(words.of(block), block.mark, keys)
        case Table():
            yield from _table(block)
        case Chart():
            yield _chart(block)


def _paragraphs(words: str, mark: str, sources: tuple[str, ...]) -> Iterator[paper.Block]:
    """One for each line that was written."""
    for line in filter(None, (each.strip() for each in words.splitlines())):
        if mark:
            yield paper.Item(line, cast(Any, mark), sources)
        else:
            yield paper.Para(line, sources=sources)


def _table(table: Table) -> Iterator[paper.Block]:
    if not table.rows:
        yield paper.Para(table.nothing)
        return
    head = (paper.Column("STT", 1, "center"),) if table.is_numbered else ()
    rows = tuple(
        paper.Row(
            ((str(at),) if table.is_numbered else ()) + row.words, row.bold, tuple(each.key for each in row.sources)
        )
        for at, row in enumerate(table.rows, 1)
    )
    yield paper.Table((*head, *table.columns), rows, table.title)


def _chart(chart: Chart) -> paper.Chart:
    series = tuple(paper.Series(each.name, tuple(value.value for value in each.values)) for each in chart.series)
    return paper.Chart(chart.title, chart.labels, series, chart.unit, chart.kind)


# ── annexes ──────────────────────────────────────────────────────────────────────────────────────


def _annex(section: Section, words: _Words) -> paper.Annex:
    blocks: list[paper.Block] = list(_section(section, words))
    for each in numbered(section.sections, 2):
        blocks += [paper.Heading(each.heading, cast(Literal[1, 2, 3], each.level)), *_section(each.section, words)]
    return paper.Annex(section.heading.upper(), tuple(blocks), section.landscape)


_BEHIND = (paper.Column("Nội dung", 12), paper.Column("Hồ sơ số", 4))
_LISTED = (paper.Column("Số", 1, "center"), paper.Column("Hồ sơ", 15))


def _sources(sections: Sequence[Section], words: _Words) -> paper.Annex:
    """Every record once with its number, and paragraph by paragraph the numbers of those behind it, below the heading
    under which they stand; those that stand in an annex alone too. For who checks the report, not for who only reads
    it.
    """
    body = [section for section in sections if not is_annex(section)]
    annexes = [section for section in sections if is_annex(section)]
    told = [(each.heading, each.section) for each in numbered(body)]
    told += [(f"Phụ lục: {top.heading}", each) for top in annexes for each in top.walk()]
    every = unique(source for _heading, each in told for block in each.blocks for source in block.sources)
    numbers = {source.key: at for at, source in enumerate(every, 1)}
    rows = tuple(row for heading, each in told for row in _below(heading, _rows_of(each, words, numbers)))
    named = tuple(paper.Row((str(at), source.name)) for at, source in enumerate(every, 1))
    blocks: tuple[paper.Block, ...] = ()
    if rows:
        blocks = (
            paper.Table(_BEHIND, rows, "Căn cứ của từng đoạn"), paper.Table(_LISTED, named, "Danh mục hồ sơ"),
        )  # fmt: skip
    return paper.Annex("HỒ SƠ LÀM CĂN CỨ CỦA BÁO CÁO", blocks)


def _below(heading: str, rows: Iterable[paper.Row]) -> Iterator[paper.Row]:
    """The rows of a section with its heading once above them; nothing where there is none."""
    for at, row in enumerate(rows):
        if at == 0:
            yield paper.Row((heading, ""), bold=True)
        yield row


def _rows_of(section: Section, words: _Words, numbers: Mapping[str, int]) -> Iterator[paper.Row]:
    for block in section.blocks:
        # what is left out of the report stands on nothing; a table without a title is called by its section
        said = words.of(block) if isinstance(block, Paragraph) else block.title or section.heading
        found = sorted(numbers[source.key] for source in block.sources)
        if said and found:
            yield paper.Row((_shortened(said), ranges(found)))


def _shortened(words: str, longest: int = 160) -> str:
    return words if len(words) <= longest else f"{words[:longest].rsplit(' ', 1)[0]}…"


def ranges(numbers: Iterable[int]) -> str:
    """ "1-3, 7" of 1, 2, 3, 7."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in found)


def signed_paper(drafted_paper: paper.Official, document: Document | None, signed_on: date) -> paper.Official:
    """With its day, and its number where it is in the book: no draft any more."""
    number, _slash, symbol = (document.number if document else "").partition("/")
    head = replace(drafted_paper.head, number=number, symbol=symbol or drafted_paper.head.symbol, day=signed_on)
    return replace(drafted_paper, head=head, is_draft=False)
