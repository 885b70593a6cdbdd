"""A decision that gives work becomes a task at once, with the paper it stands on."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.plan.difficulties.models import Difficulty
from haidang.plan.plans.models import Task


def give(
    row: Difficulty, title: str, agency: Agency, due_on: date | None, *, document: Document | None, by: User
) -> Task:
    """The task that a decision gives `agency`, beside the plan whose task was in difficulty."""
    if not title.strip():
        raise ValidationError({"work_title": _("Chưa ghi giao thêm việc gì.")})
    raise NotImplementedError
