"""Who comes in where: what a page asks before it does anything."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404

from haidang.registers.visits.models import Visit
from haidang.registers.visits.models.parts import Part


def visit_seen(user: Any, pk: int) -> Visit:
    rows = Visit.objects.for_user(user, "view").with_names()
    return get_object_or_404(rows.select_related("estimate", "consultation", "class_paper"), pk=pk)


def visit_written(user: Any, pk: int) -> Visit:
    """404 for who may not know of it, 403 for who may only read of it."""
    visit = visit_seen(user, pk)
    if not Visit.objects.for_user(user, "change").filter(pk=pk).exists():
        raise PermissionDenied
    return visit


def part_written(user: Any, model: Any, pk: int) -> Part:
    part: Part = get_object_or_404(model.objects.for_user(user, "view").select_related("visit"), pk=pk)
    if not model.objects.for_user(user, "change").filter(pk=pk).exists():
        raise PermissionDenied
    return part


def put_errors(form: Any, refused: ValidationError) -> None:
    """What the verb refused, at its field where the form has it."""
    if not hasattr(refused, "error_dict"):
        form.add_error(None, refused)
        return
    for field, faults in refused.error_dict.items():
        told = [message for fault in faults for message in fault.messages]
        form.add_error(field if field in form.fields else None, told)
