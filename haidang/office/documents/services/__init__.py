"""What the office does with its papers: books them, corrects them, cites them, answers them, takes them back; and
asks about them; how a paper is drafted before it is one.
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
from haidang.office.documents.services.drafting import (
    compose,
    composed_now,
    draft,
    drop,
    may_draft,
    put_aside,
    redraft,
    reword,
)
from haidang.office.documents.services.issuing import issue, issuer_of, sign
from haidang.office.documents.services.settling import answer, hand_over, take_back_answer, withdraw
from haidang.office.documents.services.templating import put_template, retire_template

__all__ = [
    "add",
    "agency_named",
    "answer",
    "answer_opinion",
    "ask",
    "ask_also",
    "cite",
    "close",
    "compose",
    "composed_now",
    "correct",
    "draft",
    "drop",
    "extend",
    "hand_over",
    "issue",
    "issuer_of",
    "may_draft",
    "put_aside",
    "put_template",
    "redraft",
    "retire_template",
    "reword",
    "settle_opinion",
    "sign",
    "take_back_answer",
    "withdraw",
    "withdraw_asking",
]
