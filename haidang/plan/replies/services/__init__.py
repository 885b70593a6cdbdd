"""Verbs of the replies."""

from haidang.plan.replies.services.handing_out import hand_out
from haidang.plan.replies.services.linking import (
    LinkRefused,
    keep_refusal,
    link_for,
    open_link,
    revoke_link,
    send_nothing_new,
    send_words,
    undo_link,
    use_link,
)
from haidang.plan.replies.services.receiving import receive
from haidang.plan.replies.services.taking_in import confirm, decide, decide_all, set_aside, take_file, take_pasted

__all__ = [
    "LinkRefused",
    "confirm",
    "decide",
    "decide_all",
    "hand_out",
    "keep_refusal",
    "link_for",
    "open_link",
    "receive",
    "revoke_link",
    "send_nothing_new",
    "send_words",
    "set_aside",
    "take_file",
    "take_pasted",
    "undo_link",
    "use_link",
]
