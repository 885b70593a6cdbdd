"""A programme as a file: its tables are read, looked at, and taken row by row."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from haidang.plan.plans.models import Duty
from haidang.plan.programmes import services
from haidang.plan.programmes.forms import ReadForm
from haidang.plan.programmes.uploading import Read, offered, sealed, unsealed
from haidang.plan.programmes.views.pages import numbers, place_of, writable


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def read(request: Any, pk: int) -> HttpResponse:
    """Đọc bảng chỉ tiêu, bảng các bước từ tệp Word hoặc Excel, xem trước."""
    duty = writable(request, pk)
    form = ReadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            found = offered(file.name, file.read(), duty.task.plan.year)
        except ValidationError as refused:
            form.add_error("file", refused)
        else:
            return _page(request, duty, form, found, sealed(found, duty=duty, file=file.name, by=request.user))
    return _page(request, duty, form, Read([], []), "", status=422 if form.is_bound else 200)


def _page(request: Any, duty: Duty, form: ReadForm, found: Read, seal: str, status: int = 200) -> HttpResponse:
    context = {
        "duty": duty,
        "task": duty.task,
        "form": form,
        "rows": found.outputs,
        "steps": found.steps,
        "undated": sum(not step.due_on for step in found.steps),
        "kept_out": sum(bool(row.fault) for row in found.outputs),
        "seal": seal,
        "back": place_of(duty),
    }
    return render(request, "programmes/read.html", context, status=status)


@require_POST
@login_required
def take(request: Any, pk: int) -> HttpResponse:
    """Lấy các dòng đã đánh dấu làm sản phẩm, chỉ tiêu và làm bước."""
    duty = writable(request, pk)
    try:
        file, found = unsealed(request.POST.get("seal", ""), duty=duty, by=request.user)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
        return redirect("programmes:read", pk=pk)
    chosen, ticked = numbers(request, "row"), numbers(request, "step")
    outputs = [row.values for number, row in enumerate(found.outputs) if number in chosen and not row.fault]
    steps = [step.values for number, step in enumerate(found.steps) if number in ticked]
    try:
        taken, made = services.take_read(duty, outputs=outputs, steps=steps, file=file, by=request.user)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    else:
        said = {"outputs": len(taken), "steps": len(made)}
        messages.success(request, _("Đã lấy %(outputs)d chỉ tiêu, sản phẩm và %(steps)d bước từ tệp.") % said)
    return redirect(place_of(duty))
