"""Who comes in where: the desk drafts, and nobody else has to do with a draft."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404

from haidang.reports.next_plan.models import NextPlan, NextPlanLine


def desk(user: Any) -> None:
    if not user.is_desk:
        raise Http404


def draft_seen(user: Any, pk: int) -> NextPlan:
    rows = NextPlan.objects.for_user(user, "view").select_related("plan", "made_by", "became")
    return get_object_or_404(rows, pk=pk)


def line_seen(user: Any, pk: int) -> NextPlanLine:
    rows = NextPlanLine.objects.for_user(user, "view").select_related("next_plan__plan", "source_type")
    return get_object_or_404(rows, pk=pk)


def put_errors(form: Any, refused: ValidationError) -> None:
    """What the verb refused, at its field where the form has it."""
    if not hasattr(refused, "error_dict"):
        form.add_error(None, refused)
        return
    for field, faults in refused.error_dict.items():
        said = [message for fault in faults for message in fault.messages]
        form.add_error(field if field in form.fields else None, said)
