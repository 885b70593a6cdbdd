"""Who comes in where: what a page asks before it does anything."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404

from haidang.plan.evaluation.models import Assessment, Evaluation
from haidang.plan.plans.models import Plan


def plan_seen(user: Any, pk: int) -> Plan:
    return get_object_or_404(Plan.objects.for_user(user, "view"), pk=pk)


def evaluation_seen(user: Any, pk: int) -> Evaluation:
    """The evaluation of the plan `pk`, for who sees the plan."""
    rows = Evaluation.objects.for_user(user, "view")
    return get_object_or_404(rows.select_related("plan", "monitor", "deputy", "published_by", "document"), plan=pk)


def evaluation_kept(user: Any, pk: int) -> Evaluation:
    """The same, for who keeps it: 403 for who may only read."""
    evaluation = evaluation_seen(user, pk)
    if not user.is_desk:
        raise PermissionDenied
    return evaluation


def part_seen(user: Any, pk: int) -> Assessment:
    rows = Assessment.objects.for_user(user, "view").with_names()
    return get_object_or_404(
        rows.select_related(
            "evaluation__monitor", "evaluation__deputy", "self_by", "assessed_by", "confirmed_by", "duty__solution"
        ),
        pk=pk,
    )


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


def put_errors(form: Any, refused: ValidationError) -> None:
    """What the verb refused, at its field where the form has it."""
    if not hasattr(refused, "error_dict"):
        form.add_error(None, refused)
        return
    for field, faults in refused.error_dict.items():
        form.add_error(field if field in form.fields else None, [words for fault in faults for words in fault.messages])
