"""Conferences, what was let pass for them, and the yearly list."""

from haidang.registers.conferences.models.conferences import Conference, ConferenceQuerySet, Waiver, YearlyList

__all__ = ["Conference", "ConferenceQuerySet", "Waiver", "YearlyList"]
