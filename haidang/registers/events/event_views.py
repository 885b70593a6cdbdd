"""A page of events that is its own: the draft of a report."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from haidang.kit import clock
from haidang.papers.writer.word import docx_of
from haidang.registers.events.event_letters import report
from haidang.registers.events.models import Event

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@login_required
def draft_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Dự thảo báo cáo kết quả, Word."""
    user: Any = request.user
    rows = Event.objects.for_user(user, "view").select_related("agency", "country", "licence")
    event = get_object_or_404(rows, pk=pk)
    made = docx_of(report(event, clock.today(), user))
    name = f'attachment; filename="du-thao-bao-cao-su-kien-{event.pk}.docx"'
    return HttpResponse(made, content_type=_WORD, headers={"Content-Disposition": name})
