"""What the office does when it judges its year."""

from haidang.plan.evaluation.services.aiming import add_aim, judge_aim, lay_tasks
from haidang.plan.evaluation.services.assessing import assess, confirm, recall, reconsider, self_assess, send_back
from haidang.plan.evaluation.services.comparing import drop_last_year, keep_last_year
from haidang.plan.evaluation.services.opening import open_evaluation, set_assessors, take_in
from haidang.plan.evaluation.services.publishing import propose, publish, rework

__all__ = [
    "add_aim",
    "assess",
    "confirm",
    "drop_last_year",
    "judge_aim",
    "keep_last_year",
    "lay_tasks",
    "open_evaluation",
    "propose",
    "publish",
    "recall",
    "reconsider",
    "rework",
    "self_assess",
    "send_back",
    "set_assessors",
    "take_in",
]
