"""What the office does about what cannot be done as ordered."""

from haidang.plan.difficulties.services.arranging import set_extension_way, tie_leader
from haidang.plan.difficulties.services.deciding import Work, complete, defer, settle, settle_several
from haidang.plan.difficulties.services.extending import ask_extension, decide_extension, withdraw_extension
from haidang.plan.difficulties.services.handling import answer, ask_back, forward, redirect
from haidang.plan.difficulties.services.raising import explain, raise_, reopen, resolve, withdraw
from haidang.plan.difficulties.services.submitting import add_lines, consolidate, drop, let_go, submit, write

__all__ = [
    "Work",
    "add_lines",
    "answer",
    "ask_back",
    "ask_extension",
    "complete",
    "consolidate",
    "decide_extension",
    "defer",
    "drop",
    "explain",
    "forward",
    "let_go",
    "raise_",
    "redirect",
    "reopen",
    "resolve",
    "set_extension_way",
    "settle",
    "settle_several",
    "submit",
    "tie_leader",
    "withdraw",
    "withdraw_extension",
    "write",
]
