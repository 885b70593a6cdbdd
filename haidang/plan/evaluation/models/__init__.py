"""Facts of the evaluation."""

from haidang.plan.evaluation.models.aims import Aim
from haidang.plan.evaluation.models.assessments import Assessment
from haidang.plan.evaluation.models.evaluations import Evaluation, Score, reads_drafts
from haidang.plan.evaluation.models.figures import LastYearFigure

__all__ = ["Aim", "Assessment", "Evaluation", "LastYearFigure", "Score", "reads_drafts"]
