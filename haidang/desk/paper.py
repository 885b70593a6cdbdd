"""Sheets of work that the desk prints: no number and no signature, the form and the letters of official papers."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from haidang.kit.ui.demo import demo_mark
from haidang.office.documents.letterheads import desk, letterhead
from haidang.papers.writer.model import UNSIGNED, Block, Letterhead, Official


def sheet_head(today: date) -> Letterhead:
    """Sở Ngoại vụ, its place, the day of the sheet."""
    return replace(letterhead(desk(), today), symbol="", day=today)


def sheet(head: Letterhead, kind: str, about: str, blocks: Sequence[Block], *, landscape: bool = False) -> Official:
    """A demonstration says so above every page."""
    return Official(
        head=head,
        kind=kind,
        about=about,
        blocks=tuple(blocks),
        signature=UNSIGNED,
        mark=demo_mark(),
        landscape=landscape,
    )
