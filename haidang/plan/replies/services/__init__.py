"""Verbs of the replies."""

from haidang.plan.replies.services.handing_out import hand_out
from haidang.plan.replies.services.taking_in import confirm, decide, decide_all, set_aside, take_file, take_pasted

__all__ = ["confirm", "decide", "decide_all", "hand_out", "set_aside", "take_file", "take_pasted"]
