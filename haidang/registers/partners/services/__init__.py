"""Verbs of the room."""

from haidang.registers.partners.services.keeping import save_partner

__all__ = ["save_partner"]
