"""Facts of the replies."""

from haidang.plan.replies.models.links import SignedLink
from haidang.plan.replies.models.sheets import Intake, IntakeRow, SheetLine, SheetOut

__all__ = ["Intake", "IntakeRow", "SheetLine", "SheetOut", "SignedLink"]
