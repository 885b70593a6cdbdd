"""Facts of the room: what stands in the way, what was said to it, which day was asked for and granted."""

from haidang.plan.difficulties.models.difficulties import Decision, Difficulty, answers_for
from haidang.plan.difficulties.models.extensions import Extension
from haidang.plan.difficulties.models.settings import ExtensionWay, LeaderAccount
from haidang.plan.difficulties.models.submissions import Submission, SubmissionLine

__all__ = [
    "Decision",
    "Difficulty",
    "Extension",
    "ExtensionWay",
    "LeaderAccount",
    "Submission",
    "SubmissionLine",
    "answers_for",
]
