"""Facts of the replies."""

from haidang.plan.replies.models.links import SignedLink
from haidang.plan.replies.models.mails import InMail, MailItem
from haidang.plan.replies.models.sheets import Intake, IntakeRow, SheetLine, SheetOut

__all__ = ["InMail", "Intake", "IntakeRow", "MailItem", "SheetLine", "SheetOut", "SignedLink"]
