"""The draft becomes a plan before the people who review plans, or is left."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.papers.writer.word import docx_of
from haidang.plan.plans.models import Plan
from haidang.plan.plans.services import read_upload, take_upload
from haidang.reports.next_plan.choices import Section, State
from haidang.reports.next_plan.models import NextPlan
from haidang.reports.next_plan.selectors.papers import official
from haidang.reports.next_plan.services.holding import held


def file_name(next_plan: NextPlan) -> str:
    return f"du-thao-ke-hoach-{next_plan.year}.docx"


@transaction.atomic
def put_to_review(next_plan: NextPlan, *, by: User, confirms_no_secrets: bool) -> Plan:
    """Hand the paper to the reader as any plan that is uploaded: a new plan waits to be reviewed.

    Errors: ValidationError for a draft without tasks, and whatever an upload is refused for.
    """
    made = held(next_plan, by)
    if not made.lines.chosen().filter(section=Section.TASK).exists():
        raise ValidationError(_("Dự thảo chưa có nhiệm vụ nào được đưa vào. Chọn ít nhất một nhiệm vụ."))
    upload = take_upload(file_name(made), docx_of(official(made)), by=by, confirms_no_secrets=confirms_no_secrets)
    upload = read_upload(upload.pk)
    if upload.plan is None:
        raise ValidationError(upload.words or _("Tệp dự thảo không đọc được thành kế hoạch."))
    made.state, made.became = State.IN_REVIEW, upload.plan
    made.save(update_fields=["state", "became"])
    note(made, "put-to-review", by=by, changes={"became": [None, upload.plan]})
    return upload.plan


@transaction.atomic
def drop(next_plan: NextPlan, reason: str, *, by: User) -> NextPlan:
    """The draft is left; its lines stay to be read."""
    made = held(next_plan, by)
    if not reason.strip():
        raise ValidationError({"reason": _("Chưa ghi lý do. Ghi một câu rồi làm lại.")})
    made.state = State.DROPPED
    made.save(update_fields=["state"])
    note(made, "dropped", by=by, reason=reason.strip())
    return made
