"""Verbs of the room."""

from haidang.registers.partners.services.anniversaries import hold, leave, make_event, make_step, take_back
from haidang.registers.partners.services.keeping import save_own, save_partner
from haidang.registers.partners.services.loading import load_reference
from haidang.registers.partners.services.relations import save_relation, turn

__all__ = [
    "hold",
    "leave",
    "load_reference",
    "make_event",
    "make_step",
    "save_own",
    "save_partner",
    "save_relation",
    "take_back",
    "turn",
]
