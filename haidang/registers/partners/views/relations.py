"""A relation on one page, with the few steps that can be taken now; each step is a page that asks what it needs."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from haidang.kit.records import pages
from haidang.kit.records.register import Register
from haidang.office.documents.models import Document
from haidang.registers.partners import services
from haidang.registers.partners.choices import Stage, Turn
from haidang.registers.partners.forms import StepForm
from haidang.registers.partners.models import Relation, RelationStep
from haidang.registers.partners.views.doors import put_errors

#: The way as it is drawn; a stop stands beside it.
WAY = (Stage.STUDY, Stage.PROPOSED, Stage.ALLOWED, Stage.SIGNED)


@dataclass(frozen=True)
class StepShown:
    """A step, and its paper where this person may read it."""

    step: RelationStep
    paper: Document | None

    @property
    def is_shut(self) -> bool:
        return self.step.document_id is not None and self.paper is None


@require_safe
def relation_page(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    """Một quan hệ: đến giai đoạn nào, từng giai đoạn theo văn bản nào, bước tiếp theo là gì."""
    record: Relation = pages.seen(request, register, pk)
    context = pages.record_context(request, register, record)
    context |= {
        "facts": [pair for pair in context["facts"] if pair[0].text],
        "way": [(stage.label, stage == record.stage) for stage in WAY],
        "steps": _steps(record, request.user),
        "moves": [
            (move, reverse("partners:turn", args=[record.pk, move.turn.value])) for move in record.moves(request.user)
        ],
    }
    return pages.show(request, register, "record", context)


def _steps(record: Relation, user: Any) -> list[StepShown]:
    steps = list(record.steps.select_related("by"))
    seen = Document.objects.for_user(user, "view").with_issuers()
    papers = seen.in_bulk([step.document_id for step in steps if step.document_id])
    return [StepShown(step, papers.get(step.document_id)) for step in steps]


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def turn_page(request: HttpRequest, pk: int, turn: str) -> HttpResponse:
    """Not seen: 404; not theirs: 403; not now: back to the record, with why."""
    if turn not in Turn:
        raise Http404
    user: Any = request.user
    row = get_object_or_404(Relation.objects.for_user(user, "view").select_related("partner", "agency"), pk=pk)
    if not Relation.objects.for_user(user, "change").filter(pk=pk).exists():
        raise PermissionDenied
    move = next((each for each in row.moves(user) if each.turn == turn), None)
    if move is None:
        told = _("Quan hệ đang ở giai đoạn “%(stage)s”; bạn chưa làm được việc “%(turn)s”.")
        messages.error(request, told % {"stage": row.get_stage_display(), "turn": Turn(turn).label})
        return redirect(row)
    form = StepForm(request.POST if request.method == "POST" else None, move=move, by=user)
    if form.is_valid():
        try:
            services.turn(row, turn, by=user, **form.cleaned_data)
        except ValidationError as refused:
            put_errors(form, refused)
        else:
            messages.success(request, _("Đã ghi: %(stage)s.") % {"stage": move.to.label})
            return redirect(row)
    context = {
        "row": row, "form": form, "act": move.turn.label, "list_url": reverse("partners:relation-list"),
        "list_name": _("Quan hệ hợp tác"),
    }  # fmt: skip
    return render(request, "partners/act.html", context, status=422 if form.errors else 200)
