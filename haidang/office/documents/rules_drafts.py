"""The words of a draft: where each of them stands, what a person made of it, what is kept when it is composed anew.

A place names words that a person may write ("about", "bases", "blocks.3", "annexes.0.blocks.2"). Tables and charts have
none: their figures are of the records, and are put right there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher

from haidang.papers.writer.model import Annex, Beside, Block, Chart, Heading, Item, Official, Para, Table, Words

#: Parts of one line, and parts that are written one to a line.
LINE = ("head.parent", "head.issuer", "head.symbol", "head.place", "about", "signature.post", "signature.name")
LINES = ("bases", "to", "recipients", "signature.formula")
#: Without these it is no paper.
NEVER_EMPTY = frozenset({"head.issuer", "about", "signature.post"})


@dataclass(frozen=True, slots=True)
class Edit:
    """What a person wrote at a place, and what the records said there; empty words take the paragraph out."""

    place: str
    was: str
    words: str


def text_of(words: Words) -> str:
    """The words without their looks."""
    return words if isinstance(words, str) else "".join(run.text for run in words)


def sources_of(block: Block) -> tuple[str, ...]:
    """What a paragraph stands on, however it is written."""
    if not isinstance(block, Para | Item):
        return ()
    runs = () if isinstance(block.words, str) else tuple(key for run in block.words for key in run.sources)
    return tuple(dict.fromkeys((*block.sources, *runs)))


# ── where words stand ────────────────────────────────────────────────────────────────────────────


def texts(paper: Official) -> dict[str, str]:
    """Everything that can be written otherwise, by its place, in the order in which it is read."""
    found = {place: _line_at(paper, place) for place in LINE}
    found |= {place: "\n".join(_lines_at(paper, place)) for place in LINES}
    found |= _texts_of("blocks", paper.blocks)
    for at, annex in enumerate(paper.annexes):
        found[f"annexes.{at}.title"] = annex.title
        found |= _texts_of(f"annexes.{at}.blocks", annex.blocks)
    return found


def _texts_of(under: str, blocks: Sequence[Block]) -> dict[str, str]:
    return {place: text_of(block.words) for place, block in _written(under, blocks)}


def _written(under: str, blocks: Sequence[Block]) -> Iterator[tuple[str, Para | Heading | Item]]:
    for at, block in enumerate(blocks):
        place = f"{under}.{at}"
        if isinstance(block, Para | Heading | Item):
            yield place, block
        elif isinstance(block, Beside):
            yield from _written(f"{place}.left", block.left)
            yield from _written(f"{place}.right", block.right)


def _line_at(paper: Official, place: str) -> str:
    part, _dot, name = place.rpartition(".")
    said: str = getattr(getattr(paper, part) if part else paper, name)
    return said


def _lines_at(paper: Official, place: str) -> tuple[str, ...]:
    part, _dot, name = place.rpartition(".")
    said: tuple[str, ...] = getattr(getattr(paper, part) if part else paper, name)
    return said


# ── what a person wrote ──────────────────────────────────────────────────────────────────────────


def lines_of(words: str) -> tuple[str, ...]:
    """One line each, none empty."""
    return tuple(line for each in words.splitlines() if (line := " ".join(each.split())))


def edited(paper: Official, edits: Iterable[Edit]) -> Official:
    """The paper with what a person wrote in it. Several lines are several paragraphs; none takes it out."""
    said = {each.place: each.words for each in edits}
    if not said:
        return paper
    head, signature = paper.head, paper.signature
    for place, words in said.items():
        part, _dot, name = place.rpartition(".")
        value = lines_of(words) if place in LINES else " ".join(words.split())
        if place not in LINE and place not in LINES:
            continue
        if part == "head":
            head = replace(head, **{name: value})  # type: ignore[arg-type]
        elif part == "signature":
            signature = replace(signature, **{name: value})  # type: ignore[arg-type]
        else:
            paper = replace(paper, **{name: value})  # type: ignore[arg-type]
    annexes = tuple(_annex(f"annexes.{at}", annex, said) for at, annex in enumerate(paper.annexes))
    blocks = _edited("blocks", paper.blocks, said)
    return replace(paper, head=head, signature=signature, blocks=blocks, annexes=annexes)


def _annex(under: str, annex: Annex, said: Mapping[str, str]) -> Annex:
    title = " ".join(said.get(f"{under}.title", annex.title).split())
    return replace(annex, title=title, blocks=_edited(f"{under}.blocks", annex.blocks, said))


def _edited(under: str, blocks: Sequence[Block], said: Mapping[str, str]) -> tuple[Block, ...]:
    found: list[Block] = []
    for at, block in enumerate(blocks):
        place = f"{under}.{at}"
        if isinstance(block, Beside):
            left, right = (_edited(f"{place}.{side}", getattr(block, side), said) for side in ("left", "right"))
            found.append(Beside(left, right))
        elif isinstance(block, Heading) and place in said:
            found += [replace(block, words=line) for line in lines_of(said[place])]
        elif isinstance(block, Para | Item) and place in said:
            # The words are a person's now; what they stand on stays with the paragraph.
            stands_on = sources_of(block)
            found += [replace(block, words=line, sources=stands_on) for line in lines_of(said[place])]
        else:
            found.append(block)
    return tuple(found)


def carried(edits: Iterable[Edit], now: Official) -> tuple[list[Edit], list[Edit]]:
    """What a person wrote, put into the paper as the records say it now; and what finds no place there any more.

    A paragraph is known by what the records said in it: where they say something else today, the person looks again.
    """
    said = texts(now)
    kept: dict[str, Edit] = {}
    lost: list[Edit] = []
    for edit in edits:
        if said.get(edit.place) == edit.words:
            continue  # the records say it themselves by now
        place = _place_of(edit, said, kept)
        if place:
            kept[place] = replace(edit, place=place)
        else:
            lost.append(edit)
    return list(kept.values()), lost


def _place_of(edit: Edit, said: Mapping[str, str], taken: Mapping[str, Edit]) -> str:
    if said.get(edit.place) == edit.was and edit.place not in taken:
        return edit.place
    if edit.place in LINE or edit.place in LINES or not edit.was:
        return ""
    # A paragraph may have moved, within the paper or its annex.
    room = edit.place.split("blocks")[0]
    moved = (
        place
        for place, words in said.items()
        if words == edit.was and place not in taken and "blocks" in place and place.split("blocks")[0] == room
    )
    return next(moved, "")


# ── what is different ────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Difference:
    """Lines that one paper has at a place and the other has otherwise; either may be nothing."""

    before: tuple[str, ...]
    now: tuple[str, ...]


def differences(before: Official, now: Official) -> list[Difference]:
    """What two papers of one record say differently, in the order in which they are read; rows of tables too."""
    old, new = list(_lines_read(before)), list(_lines_read(now))
    codes = SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes()
    return [Difference(tuple(old[a:b]), tuple(new[c:d])) for op, a, b, c, d in codes if op != "equal"]


def _lines_read(paper: Official) -> Iterator[str]:
    """Everything that is read, a line each; the day of a draft is of its making."""
    for place in ("about", "to", "bases"):
        yield from (_line_at(paper, place) if place in LINE else "\n".join(_lines_at(paper, place))).splitlines()
    yield from _read(paper.blocks)
    for place in ("signature.formula", "signature.post", "signature.name", "recipients"):
        yield from (_line_at(paper, place) if place in LINE else "\n".join(_lines_at(paper, place))).splitlines()
    for annex in paper.annexes:
        yield annex.title
        yield from _read(annex.blocks)


def _read(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Para() | Item() | Heading():
                yield text_of(block.words)
            case Table():
                yield from (" | ".join(text_of(cell) for cell in row.cells) for row in block.rows)
            case Chart():
                yield from (f"{label}: {_values(block, at)}" for at, label in enumerate(block.labels))
            case Beside():
                yield from _read(block.left)
                yield from _read(block.right)


def _values(chart: Chart, at: int) -> str:
    return "; ".join(f"{series.name} {series.values[at]}" for series in chart.series)


# ── number and day ───────────────────────────────────────────────────────────────────────────────


def said_number(number: str) -> str:
    """As the decree writes it: 5 is 05 (NĐ 30/2020/NĐ-CP PL I)."""
    number = number.strip()
    return f"{int(number):02}" if number.isdecimal() and number.isascii() else number


def issued(paper: Official, number: str, on: date) -> Official:
    """The paper under its number and day: no draft any more."""
    head = replace(paper.head, number=said_number(number), day=on, drafted_on=None)
    return replace(paper, head=head, is_draft=False)


def number_of(paper: Official) -> str:
    """ "12/QĐ-UBND" """
    return f"{paper.head.number}/{paper.head.symbol}" if paper.head.symbol else paper.head.number


def formula_of(lines: Iterable[str]) -> str:
    """The word for what stands above the post: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH" is "TM-KT"."""
    found = [line.partition(".")[0].strip().upper() for line in lines]
    known = [each for each in found if each in ("TM", "KT", "TL", "TUQ", "Q")]
    return "TM-KT" if known[:2] == ["TM", "KT"] else (known[0] if known else "")


def why_not_issued(paper: Official, number: str, on: date, today: date) -> str:
    """Why it cannot have this number and day: a word of NO_DRAFT; "" when it can."""
    if not said_number(number).isdecimal() or not number.isascii() or int(number) == 0:
        return "no-number"
    if not paper.head.symbol:
        return "no-symbol"
    return "future" if on > today else ""
