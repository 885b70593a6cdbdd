"""What the office does with its papers: books them, corrects them, cites them, answers them, takes them back; and
asks about them.
"""

from haidang.office.documents.services.booking import add, agency_named, correct
from haidang.office.documents.services.citing import cite
from haidang.office.documents.services.consulting import (
    answer_opinion,
    ask,
    ask_also,
    close,
    extend,
    settle_opinion,
    withdraw_asking,
)
from haidang.office.documents.services.settling import answer, hand_over, take_back_answer, withdraw

__all__ = [
    "add",
    "agency_named",
    "answer",
    "answer_opinion",
    "ask",
    "ask_also",
    "cite",
    "close",
    "correct",
    "extend",
    "hand_over",
    "settle_opinion",
    "take_back_answer",
    "withdraw",
    "withdraw_asking",
]
