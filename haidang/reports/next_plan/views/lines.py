"""One line of the draft: its words, where it comes from, what was made of it; and a new one."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from haidang.kit.audit.selectors import history
from haidang.reports.next_plan import services
from haidang.reports.next_plan.choices import ANNEXES, Section, Why
from haidang.reports.next_plan.forms import form_for
from haidang.reports.next_plan.models import NextPlanLine
from haidang.reports.next_plan.selectors import pages
from haidang.reports.next_plan.views.doors import draft_seen, line_seen, put_errors

_FIELDS = ("words", "field_title", "leads", "coordinators", "due", "solutions", "position", "is_in", "version")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def line_page(request: Any, pk: int) -> HttpResponse:
    """Một dòng của dự thảo: sửa lời, xem căn cứ đề xuất."""
    line = line_seen(request.user, pk)
    form = form_for(line.section)(request.POST or None, initial={name: getattr(line, name) for name in _FIELDS})
    if request.method == "POST" and form.is_valid():
        try:
            version = form.cleaned_data["version"]
            services.edit_line(line, form.cleaned_data, version=version, by=request.user)
        except ValidationError as refused:
            put_errors(form, refused)
        else:
            messages.success(request, _("Đã lưu."))
            return redirect(line)
    said = pages.by_line(pages.findings_of(line.next_plan))
    context = {
        "draft": line.next_plan,
        "line": line,
        "form": form,
        "said": said.get(line.pk, []),
        "origin": _origin(request.user, line),
        "is_by_hand": line.why == Why.BY_HAND,
        "history": history(line),
    }
    return render(request, "next_plan/line.html", context, status=422 if form.errors else 200)


def _origin(user: Any, line: NextPlanLine) -> Any:
    """The record that it comes from, where it has a page and the person may see it."""
    source = line.source
    rows: Any = getattr(type(source), "objects", None)
    if source is None or not hasattr(source, "get_absolute_url") or not hasattr(rows, "for_user"):
        return None
    return source if rows.for_user(user, "view").filter(pk=source.pk).exists() else None


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def add_page(request: Any, pk: int, section: str) -> HttpResponse:
    """Thêm một việc, một câu mà sổ không đề xuất."""
    draft = draft_seen(request.user, pk)
    if section not in Section.values or section in ANNEXES:
        raise Http404
    last = draft.lines.order_by("-position").values_list("position", flat=True).first() or 0
    initial = {"version": 0, "position": last + 10, "is_in": True, "due": f"trong năm {draft.year}"}
    form = form_for(section)(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            line = services.add_line(draft, section, form.cleaned_data, by=request.user)
        except ValidationError as refused:
            put_errors(form, refused)
        else:
            messages.success(request, _("Đã thêm vào dự thảo."))
            return redirect(line)
    context = {"draft": draft, "form": form, "section": Section(section)}
    return render(request, "next_plan/add.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def remove(request: Any, pk: int) -> HttpResponse:
    """Xóa một dòng do người soạn thêm."""
    line = line_seen(request.user, pk)
    try:
        services.remove_line(line, by=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return redirect(line)
    messages.success(request, _("Đã xóa dòng này khỏi dự thảo."))
    return redirect(line.next_plan)
