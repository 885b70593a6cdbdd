"""Who comes in where: what a page asks before it does anything."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404

from haidang.registers.agreements.models import ActionProgramme, Agreement, ProgrammeEvaluation


def agreement_seen(user: Any, pk: int) -> Agreement:
    return get_object_or_404(Agreement.objects.for_user(user, "view").with_names(), pk=pk)


def programme_written(user: Any, pk: int) -> ActionProgramme:
    """For its focal agency and the desk: 404 for who may not know of it, 403 for who may only read it."""
    rows = ActionProgramme.objects.for_user(user, "view").select_related("agreement", "agency")
    programme = get_object_or_404(rows, pk=pk)
    if not ActionProgramme.objects.for_user(user, "change").filter(pk=pk).exists():
        raise PermissionDenied
    return programme


def evaluation_commented(user: Any, pk: int) -> ProgrammeEvaluation:
    rows = ProgrammeEvaluation.objects.filter(
        programme__in=ActionProgramme.objects.for_user(user, "view").order_by().values("pk")
    )
    row = get_object_or_404(rows.select_related("programme__agreement", "filed_by"), pk=pk)
    if not user.is_desk:
        raise PermissionDenied
    return row


def reader(user: Any) -> None:
    """Whoever reads the books at all."""
    if not user.may("view", "book"):
        raise Http404


def overseer(user: Any) -> None:
    if not user.oversees:
        raise Http404


def put_errors(form: Any, refused: ValidationError) -> None:
    """What the verb refused, at its field where the form has it."""
    if not hasattr(refused, "error_dict"):
        form.add_error(None, refused)
        return
    for field, faults in refused.error_dict.items():
        form.add_error(
            field if field in form.fields else None, [message for fault in faults for message in fault.messages]
        )
