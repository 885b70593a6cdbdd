"""The annexes (PL I, phần I, mục III.1)."""

import re
from collections.abc import Iterator

from haidang.papers.form.checks.face import Face, worn
from haidang.papers.form.faults import Hit
from haidang.papers.form.paper import Line, Paper
from haidang.papers.form.parts import Parts
from haidang.papers.sources.numbering import counted

_HEAD_FACE = Face((14, 14), bold=True, italic=False, align="center")
_TITLE_FACE = Face((13, 14), bold=True, italic=False, upper=True, align="center")
_WITH_FACE = Face((13, 14), bold=False, italic=True, align="center")
_WITH = re.compile(r"\(?\s*(?:ban hanh )?kem theo\b")


def annexes(paper: Paper, parts: Parts) -> Iterator[Hit]:
    """Number, title, what they came with, pages of their own."""
    if not parts.annexes:
        return
    heads = [annex[0] for annex in parts.annexes]
    yield from _numbers(heads)
    yield from worn("F603", heads, _HEAD_FACE)
    yield from _titles(parts)
    if not any("phu luc" in line.folded or "kem theo" in line.folded for line in (*parts.content, *parts.about)):
        yield Hit("F609", tuple(heads[:1]))
    yield from _pages(paper, heads)


def _numbers(heads: list[Line]) -> Iterator[Hit]:
    for at, line in enumerate(heads, start=1):
        found = re.sub(r"^phụ lục\s*(?:số\s*)?", "", line.text, flags=re.IGNORECASE).strip(" .:")
        if not found:
            if len(heads) > 1:
                yield Hit("F601", (line,), {"count": str(len(heads))})
                return
        elif found != counted(at, "upperRoman"):
            yield Hit("F602", (line,), {"found": found, "wanted": counted(at, "upperRoman")})
            return


def _titles(parts: Parts) -> Iterator[Hit]:
    titles: list[Line] = []
    beside: list[Line] = []
    for annex in parts.annexes:
        said = [line for line in annex[1:] if line.text]
        until = next((at for at, line in enumerate(said[:8]) if _WITH.match(line.folded)), None)
        title = said[:until] if until is not None else said[:1]
        if not title or title[0].cell is not None:
            yield Hit("F604", (annex[0],))
        titles += [line for line in title if line.cell is None]
        if until is None:
            kind = parts.document_kind
            yield Hit("F606", (annex[0],), {"kind": kind.kind if kind else "Công văn"})
        else:
            beside.append(said[until])
    yield from worn("F605", titles, _TITLE_FACE)
    yield from worn("F607", beside, _WITH_FACE)


def _pages(paper: Paper, heads: list[Line]) -> Iterator[Hit]:
    """Where pages are numbered at all, those of an annex begin anew."""
    if not any(sheet.numbers for sheet in paper.sheets):
        return
    wrong = [line for line in heads if line.sheet == 0 or paper.sheets[line.sheet].begins_with != 1]
    if wrong:
        yield Hit("F608", tuple(wrong))
