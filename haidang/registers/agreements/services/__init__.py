"""The verbs of the room."""

from haidang.registers.agreements.services.asking import ask, ask_about_change
from haidang.registers.agreements.services.changing import begin, finish, leave, notify
from haidang.registers.agreements.services.keeping import hint, plan_step, save
from haidang.registers.agreements.services.signing import (
    approve,
    drop,
    publish,
    refuse,
    reopen,
    report,
    sign,
)
from haidang.registers.agreements.services.yearly import comment, evaluate, minute, send_duty

__all__ = [
    "approve", "ask", "ask_about_change", "begin", "comment", "drop", "evaluate", "finish", "hint", "leave", "minute",
    "notify", "plan_step", "publish", "refuse", "reopen", "report", "save", "send_duty", "sign",
]  # fmt: skip
