"""Facts of the follow-up."""

from haidang.plan.followup.models.figures import OutputFigure
from haidang.plan.followup.models.settings import AgencyWay, InCharge, Ruling
from haidang.plan.followup.models.updates import Evidence, Hint, Update

__all__ = ["AgencyWay", "Evidence", "Hint", "InCharge", "OutputFigure", "Ruling", "Update"]
