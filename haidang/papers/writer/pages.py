"""An official paper as a PDF that can be kept and read aloud: PDF/UA-1, tagged, with its own letters.

The words go to typst as JSON, never as program text, so that no name can be taken for a command.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import typst

from haidang.papers.writer import wording
from haidang.papers.writer.charts import NOTHING, chart_table, described, drawing
from haidang.papers.writer.measures import (
    LINES,
    SIZES,
    as_told,
    even,
    head_columns,
    long,
    rule_below,
    text_height,
    text_width,
)
from haidang.papers.writer.model import (
    Annex,
    Beside,
    Block,
    Chart,
    Heading,
    Item,
    Official,
    PageBreak,
    Para,
    Row,
    Table,
    Words,
)
from haidang.papers.writer.sheet import moment
from haidang.papers.writer.typography import typeset
from haidang.papers.writer.widths import is_fitting, widths_of

_HERE = Path(__file__).parent
#: Tinos: the letters of Times New Roman under a free licence, with all of Vietnamese.
FONTS = _HERE.parents[1] / "static" / "vendor" / "print"
#: A row of more millimetres may be torn: it would leave most of a page empty.
_TALLEST = 0.6
#: Letters of a paper that is worth forgetting, and how many papers typst remembers.
_MUCH, _REMEMBERED = 100_000, 10

#: A space of no width, where a word may break.
_ANYWHERE = "\u200b"

Told = dict[str, Any]


def pdf_of(paper: Official) -> bytes:
    """The .pdf; the same paper gives the same bytes."""
    given = json.dumps(_told(paper), ensure_ascii=False)
    made = typst.compile(
        _HERE / "paper.typ", root=_HERE, font_paths=[FONTS], ignore_system_fonts=True, format="pdf",
        pdf_standards="ua-1", timestamp=int(moment(paper.head.day).timestamp()), sys_inputs={"paper": given},
    )  # fmt: skip
    if len(given) > _MUCH:
        _forget()
    return made


def _forget() -> None:
    """typst remembers how it laid the last ten papers, 60 MB for one of 300 tasks; empty ones push them out."""
    blank = typst.Compiler(_HERE / "blank.typ", root=_HERE, ignore_system_fonts=True)
    for _ in range(_REMEMBERED + 1):
        blank.compile(format="pdf")


def chart_png(chart: Chart, *, width: float, ppi: int = 200) -> bytes:
    """A chart as a picture, `width` millimetres wide."""
    given = json.dumps({**as_told(), "chart": drawing(chart), "width": width}, ensure_ascii=False)
    return typst.compile(
        _HERE / "picture.typ", root=_HERE, font_paths=[FONTS], ignore_system_fonts=True, format="png", ppi=ppi,
        sys_inputs={"paper": given},
    )  # fmt: skip


# ── the paper ────────────────────────────────────────────────────────────────────────────────────


def _told(paper: Official) -> Told:
    return {
        **as_told(),
        "language": paper.language,
        "name": typeset(paper.title) or paper.head.issuer,
        "author": typeset(paper.head.issuer),
        "mark": typeset(paper.mark),
        "head": _head(paper),
        "title": _title(paper),
        "authority": typeset(wording.authority(paper)),
        "to": {"word": wording.TO[paper.language], "names": _to(paper)},
        "bases": [typeset(each) for each in wording.bases(paper)],
        "decides": wording.decides(paper),
        "landscape": paper.landscape,
        "blocks": _blocks(wording.closed(paper), text_width(landscape=paper.landscape)),
        "foot": _foot(paper) if paper.is_signed or paper.recipients else None,
        "annexes": [_annex(paper, at, annex) for at, annex in enumerate(paper.annexes)],
    }


def _head(paper: Official) -> Told:
    head = paper.head
    left, right = head_columns(wording.place_and_day(head, paper.language))
    room = left - LINES.gap
    motto, issuer = wording.MOTTO[paper.language], wording.in_column(head.issuer)
    parent = wording.in_column(head.parent)
    return {
        "columns": [room, right],
        "parent": typeset(parent),
        "parent_width": even(parent, SIZES.parent, room=room, bold=False),
        "issuer": typeset(issuer),
        "issuer_width": even(issuer, SIZES.issuer, room=room),
        "issuer_rule": rule_below(issuer.split("\n")[-1], SIZES.issuer, room=room, share=0.42),
        "number": typeset(wording.number_line(head, paper.language)),
        "about": "" if paper.kind else typeset(wording.about_letter(paper)),
        "about_width": even(wording.about_letter(paper), SIZES.letter_about, room=room, bold=False),
        "urgency": paper.urgency,
        "country": wording.COUNTRY[paper.language],
        "motto": motto,
        "motto_rule": rule_below(motto, SIZES.motto, room=right, share=1),
        "place": typeset(wording.place_and_day(head, paper.language)),
        "draft": wording.DRAFT[paper.language] if paper.is_draft else "",
    }


def _title(paper: Official) -> Told | None:
    if not paper.kind:
        return None
    last = paper.about.split("\n")[-1] or paper.kind
    return {
        "kind": typeset(paper.kind),
        "about": typeset(paper.about),
        "about_width": even(paper.about, SIZES.kind, room=text_width(landscape=paper.landscape)),
        "rule": rule_below(last, SIZES.kind, room=text_width(landscape=paper.landscape), share=0.4),
    }


def _to(paper: Official) -> list[str]:
    names = paper.to if len(paper.to) == 1 else wording.listed(paper.to)
    return [typeset(each) for each in names]


def _foot(paper: Official) -> Told:
    return {
        "word": wording.RECIPIENTS[paper.language] if paper.recipients else "",
        "recipients": [typeset(each) for each in wording.listed(paper.recipients)],
        "lines": [typeset(each) for each in (*paper.signature.formula, paper.signature.post) if each],
        "name": typeset(paper.signature.name),
    }


def _annex(paper: Official, at: int, annex: Annex) -> Told:
    room = text_width(landscape=annex.landscape)
    return {
        "name": typeset(wording.annex_name(paper, at)),
        "title": typeset(annex.title.upper()),
        "of": typeset(wording.annex_of(paper)),
        "rule": room * 0.2,
        "landscape": annex.landscape,
        "blocks": _blocks(annex.blocks, room),
    }


# ── its blocks ───────────────────────────────────────────────────────────────────────────────────


def _runs(words: Words, *, is_loose: bool = False) -> list[Told]:
    runs = wording.as_runs(words)
    return [{"text": typeset(run.text, is_loose=is_loose), "bold": run.bold, "italic": run.italic} for run in runs]


def _blocks(blocks: Sequence[Block], room: float) -> list[Told]:
    """Headings never skip a level on the way down: who reads by ear walks by them."""
    made, level = [], 0
    for block in blocks:
        told = _TOLD[type(block)](block, room)
        if isinstance(block, Heading):
            told["level"] = level = min(block.level, level + 1)
        made.append(told)
    return made


def _para(block: Para, room: float) -> Told:
    return {
        "is": "para",
        "runs": _runs(wording.article(block.words)),
        "align": block.align,
        "leads": wording.leads(block.words),
    }


def _heading(block: Heading, room: float) -> Told:
    return {"is": "heading", "text": typeset(block.words)}


def _item(block: Item, room: float) -> Told:
    return {"is": "item", "mark": block.mark, "runs": _runs(block.words), "leads": wording.leads(block.words)}


def _table(block: Table, room: float) -> Told:
    widths = widths_of(block, room)
    merged, heads = wording.spans(block), wording.heads_of(block)
    return {
        "is": "table",
        "title": typeset(block.title),
        "widths": widths,
        "align": [column.align for column in block.columns],
        "head": [typeset(column.name) for column in block.columns],
        "rows": [_row(row, widths, room, merged, at) | {"heads": at in heads} for at, row in enumerate(block.rows)],
    }


def _row(row: Row, widths: Sequence[float], room: float, merged: Mapping[tuple[int, int], int], at: int) -> Told:
    cells = [
        {"runs": _fitted(words, widths[column], bold=row.bold), "span": merged.get((at, column), 1), "column": column}
        for column, words in enumerate(row.cells)
    ]
    tallest = max(map(_height, row.cells, widths), default=0)
    return {
        "cells": [each for each in cells if each["span"]],
        "bold": row.bold,
        "tall": tallest > _TALLEST * text_height(landscape=room > text_width()),
    }


def _fitted(words: Words, width: float, *, bold: bool) -> list[Told]:
    """What is held together lets go where its column is too narrow, and an address may break anywhere then; Word does
    so by itself."""
    if is_fitting(wording.as_text(words), width, bold=bold):
        return _runs(words)
    room = max(3, int((width - 3) / (SIZES.table * 0.62 * 25.4 / 72)))
    runs = _runs(words, is_loose=True)
    for run in runs:
        run["text"] = " ".join(
            word
            if long(word, SIZES.table, bold=bold) <= width - 2.4
            else _ANYWHERE.join(word[at : at + room] for at in range(0, len(word), room))
            for word in run["text"].split(" ")
        )
    return runs


def _height(words: Words, width: float) -> float:
    """About how tall the words stand in a cell, in millimetres."""
    letter, line = SIZES.table * 0.46 * 25.4 / 72, SIZES.table * 1.27 * 25.4 / 72
    text = wording.as_text(words)
    return sum(1 + len(each) * letter // max(width - 3, 5) for each in text.split("\n")) * line


def _chart(block: Chart, room: float) -> Told:
    if block.is_empty:
        return {"is": "nothing", "title": typeset(block.title), "words": NOTHING["vi"]}
    return {
        "is": "chart",
        "chart": drawing(block),
        "alt": described(block),
        "width": room,
        "table": _table(chart_table(block), room),
    }


def _beside(block: Beside, room: float) -> Told:
    half = (room - 4) / 2
    return {"is": "beside", "left": _blocks(block.left, half), "right": _blocks(block.right, half)}


def _page_break(block: PageBreak, room: float) -> Told:
    return {"is": "break"}


_TOLD: dict[type, Callable[[Any, float], Told]] = {
    Para: _para, Heading: _heading, Item: _item, Table: _table, Chart: _chart, Beside: _beside,
    PageBreak: _page_break,
}  # fmt: skip
