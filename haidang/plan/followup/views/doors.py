"""Who comes in where: what a page asks before it does anything."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404

from haidang.office.accounts.models import User
from haidang.plan.followup.models import Update
from haidang.plan.plans.models import Duty


def duty_seen(user: User, pk: int) -> Duty:
    """The part, for who may know of it."""
    rows = Duty.objects.for_user(user, "view").active().select_related("task__plan", "agency", "solution")
    return get_object_or_404(rows, pk=pk)


def duty_written(user: User, pk: int) -> Duty:
    """The part, for who writes about it: 403 for who may only read of it."""
    duty = duty_seen(user, pk)
    writes = user.may("add", "update") and Duty.objects.for_user(user, "change").filter(pk=pk).exists()
    if not writes:
        raise PermissionDenied
    return duty


def update_seen(user: User, pk: int) -> Update:
    rows = Update.objects.for_user(user, "view").with_names()
    return get_object_or_404(rows.select_related("reviewed_by", "entered_document"), pk=pk)


def tried(request: Any, act: Callable[[], Any], said: str) -> bool:
    """Do it and say so, or say in one sentence why it could not be done."""
    try:
        act()
    except ObjectDoesNotExist as unknown:
        raise Http404 from unknown
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return False
    messages.success(request, said)
    return True
