"""What the office does with a delegation abroad, from the scheme to the look back."""

from haidang.registers.delegations.services.asking import appraise, ask, consult, send_back
from haidang.registers.delegations.services.deciding import cancel, decide, move, number, record, refuse
from haidang.registers.delegations.services.reporting import assess, give, report, settle
from haidang.registers.delegations.services.writing import begin_estimate, delete, keep_report, keep_scheme, lay, save

__all__ = [
    "appraise",
    "ask",
    "assess",
    "begin_estimate",
    "cancel",
    "consult",
    "decide",
    "delete",
    "give",
    "keep_report",
    "keep_scheme",
    "lay",
    "move",
    "number",
    "record",
    "refuse",
    "report",
    "save",
    "send_back",
    "settle",
]
