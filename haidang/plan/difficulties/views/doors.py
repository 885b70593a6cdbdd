"""Who comes in where: what a page asks before it does anything."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404

from haidang.plan.difficulties.models import Difficulty, Extension, Submission
from haidang.plan.plans.models import Duty


def difficulty_seen(user: Any, pk: int) -> Difficulty:
    return get_object_or_404(Difficulty.objects.for_user(user, "view").with_names(), pk=pk)


def extension_seen(user: Any, pk: int) -> Extension:
    return get_object_or_404(Extension.objects.for_user(user, "view").with_names(), pk=pk)


def submission_seen(user: Any, pk: int) -> Submission:
    rows = Submission.objects.for_user(user, "view").select_related("document", "sent_by", "drafted_by")
    return get_object_or_404(rows, pk=pk)


def submission_written(user: Any, pk: int) -> Submission:
    submission = submission_seen(user, pk)
    if not user.is_desk:
        raise PermissionDenied
    return submission


def duty_written(user: Any, pk: int) -> Duty:
    """The part, for who speaks for it: 404 for who may not know of it, 403 for who may only read of it."""
    rows = Duty.objects.for_user(user, "view").active().select_related("task__plan", "agency", "solution")
    duty = get_object_or_404(rows.select_related("task__directory_field"), pk=pk)
    if not user.may("add", "update") or not Duty.objects.for_user(user, "change").filter(pk=pk).exists():
        raise PermissionDenied
    return duty


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
