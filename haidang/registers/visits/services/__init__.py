"""Verbs of incoming delegations."""

from haidang.registers.visits.services.acting import (
    approve,
    cancel,
    classify,
    consult,
    hold,
    make_estimate,
    report,
    send_back,
    submit,
)
from haidang.registers.visits.services.keeping import save
from haidang.registers.visits.services.parts import add_part, change_part, drop_part, give_task, name_item

__all__ = [
    "add_part", "approve", "cancel", "change_part", "classify", "consult", "drop_part", "give_task", "hold",
    "make_estimate", "name_item", "report", "save", "send_back", "submit",
]  # fmt: skip
