"""Decisions of the room on plain values."""

from haidang.registers.partners.rules.days import (
    LunarYears,
    Mark,
    Occasion,
    is_day_of_year,
    is_round,
    occasions,
    spans_of_new_year,
    untold_moves,
    untold_years,
)
from haidang.registers.partners.rules.stages import MOVES, Move, fault_of_move, move_by, moves

__all__ = [
    "MOVES",
    "LunarYears",
    "Mark",
    "Move",
    "Occasion",
    "fault_of_move",
    "is_day_of_year",
    "is_round",
    "move_by",
    "moves",
    "occasions",
    "spans_of_new_year",
    "untold_moves",
    "untold_years",
]
