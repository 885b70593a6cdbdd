"""What the office does with its papers: books them, corrects them, cites them, answers them, takes them back."""

from haidang.office.documents.services.booking import add, agency_named, correct
from haidang.office.documents.services.citing import cite
from haidang.office.documents.services.settling import answer, hand_over, take_back_answer, withdraw

__all__ = ["add", "agency_named", "answer", "cite", "correct", "hand_over", "take_back_answer", "withdraw"]
