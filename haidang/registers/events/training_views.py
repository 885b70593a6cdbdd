"""The list of names of a course, in Word."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from haidang.kit import clock
from haidang.papers.writer.word import docx_of
from haidang.registers.events.models.training import TrainingCourse
from haidang.registers.events.training_letters import file_name, names
from haidang.registers.events.training_services import refuse_unless_keeper

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@login_required
def course_letter(request: HttpRequest, pk: int) -> HttpResponse:
    """Danh sách gửi cơ quan tổ chức: who has a seat, in the order of the agencies."""
    by: Any = request.user
    rows = TrainingCourse.objects.for_user(by, "view").select_related("agency", "organiser", "invitation")
    course = get_object_or_404(rows, pk=pk)
    refuse_unless_keeper(course, by=by)
    today = clock.today()
    headers = {"Content-Disposition": f'attachment; filename="{file_name(today)}"'}
    return HttpResponse(docx_of(names(course, today, by)), content_type=_WORD, headers=headers)
