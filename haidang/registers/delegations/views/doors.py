"""Who comes in where: what a page asks before it does anything."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from haidang.registers.delegations import rules
from haidang.registers.delegations.choices import Act
from haidang.registers.delegations.models import Delegation
from haidang.registers.delegations.services.holding import not_now


def delegation_seen(user: Any, pk: int) -> Delegation:
    rows = Delegation.objects.for_user(user, "view").with_names()
    return get_object_or_404(rows.select_related("created_by", "appraised_by", "decided_by", "plan"), pk=pk)


def for_act(request: HttpRequest, pk: int, act: Act) -> tuple[Delegation, HttpResponse | None]:
    """Not seen: 404; never theirs: 403; not now: back to the record, with why."""
    row = delegation_seen(request.user, pk)
    hands = row.hands(request.user)
    if not rules.is_theirs(act, hands):
        raise PermissionDenied
    if rules.is_time_for(act, row.stage, hands):
        return row, None
    messages.error(request, not_now(row, act))
    return row, redirect(row)


def put_errors(form: Any, refused: ValidationError) -> None:
    """What the verb refused, at its field where the form has it."""
    if not hasattr(refused, "error_dict"):
        form.add_error(None, refused.messages)
        return
    for field, faults in refused.error_dict.items():
        told = [message for fault in faults for message in fault.messages]
        form.add_error(field if field in form.fields else None, told)
