"""A decision that gives work becomes a task at once, under the paper it stands on."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.plan.difficulties.models import Difficulty
from haidang.plan.plans import services as plans
from haidang.plan.plans.models import Task


def give(
    row: Difficulty, title: str, agency: Agency, due_on: date | None, *, document: Document | None, by: User
) -> Task:
    """The task that a decision gives `agency`: under its paper, or beside the task that was in difficulty."""
    if not title.strip():
        raise ValidationError({"work_title": _("Chưa ghi giao thêm việc gì.")}, code="no-words")
    return plans.add_task(
        document or row.task.plan, title.strip(), leads=[agency], due_on=due_on, by=by,
        description=_("Giao khi giải quyết vướng mắc: %(words)s") % {"words": row},
    )  # fmt: skip
