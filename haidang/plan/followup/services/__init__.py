"""Verbs of the follow-up."""

from haidang.plan.followup.services.arranging import hand_over, put_in_charge, rule, set_schedule, set_way
from haidang.plan.followup.services.drafting import draft_update, drop_draft, tell_tasks
from haidang.plan.followup.services.reviewing import accept, accept_all, confirm_done, correct, lock, redo, return_
from haidang.plan.followup.services.writing import (
    Changed,
    Stale,
    add_evidence,
    approve_inside,
    drop_evidence,
    enter_for,
    nothing_new,
    save_draft,
    submit,
    withdraw,
)

__all__ = [
    "Changed",
    "Stale",
    "accept",
    "accept_all",
    "add_evidence",
    "approve_inside",
    "confirm_done",
    "correct",
    "draft_update",
    "drop_draft",
    "drop_evidence",
    "enter_for",
    "hand_over",
    "lock",
    "nothing_new",
    "put_in_charge",
    "redo",
    "return_",
    "rule",
    "save_draft",
    "set_schedule",
    "set_way",
    "submit",
    "tell_tasks",
    "withdraw",
]
