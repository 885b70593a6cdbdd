"""A proposal for the next plan, before it is a row."""

from dataclasses import dataclass, field
from typing import Any

from haidang.reports.next_plan.choices import Section, Why


@dataclass(slots=True)
class Proposed:
    """One line that may go in: its words, why, and the record that it comes from."""

    section: Section
    why: Why
    words: str
    reason: str = ""
    is_in: bool = True
    field_title: str = ""
    leads: tuple[str, ...] = ()
    coordinators: tuple[str, ...] = ()
    due: str = ""
    solutions: tuple[str, ...] = ()
    source: Any = None
    #: Of a line of an annex: the words of each column but the number.
    cells: dict[str, str] = field(default_factory=dict)
    changes: list[str] = field(default_factory=list)
    #: (words, why) of solutions that are not proposed.
    left_out: list[tuple[str, str]] = field(default_factory=list)
