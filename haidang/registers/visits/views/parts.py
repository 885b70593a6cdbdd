"""Members, programme, gifts, promises: added, changed, dropped; a line of cost is told its item."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from haidang.registers.visits import costing, forms, services
from haidang.registers.visits.models import VisitCommitment, VisitGift, VisitMember, VisitSession
from haidang.registers.visits.views.doors import part_written, put_errors, visit_seen, visit_written


@dataclass(frozen=True)
class PartPages:
    """One kind of part: its word in addresses, its model and form, the heading of its page."""

    word: str
    model: Any
    form: type[forms.PartForm]
    title: Any


PARTS: dict[str, PartPages] = {
    "member": PartPages("thanh-vien", VisitMember, forms.MemberForm, gettext_lazy("Thành viên đoàn")),
    "session": PartPages("chuong-trinh", VisitSession, forms.SessionForm, gettext_lazy("Mục chương trình")),
    "gift": PartPages("tang-pham", VisitGift, forms.GiftForm, gettext_lazy("Tặng phẩm")),
    "commitment": PartPages("cam-ket", VisitCommitment, forms.CommitmentForm, gettext_lazy("Việc đã thống nhất")),
}

_methods = require_http_methods(["GET", "HEAD", "POST"])


def add_page(part: PartPages) -> Callable[..., HttpResponse]:
    @_methods
    @login_required
    def page(request: HttpRequest, pk: int) -> HttpResponse:
        visit = visit_written(request.user, pk)
        initial = {"on": visit.starts_on} if part.model is VisitSession else {}
        form = part.form(request.POST if request.method == "POST" else None, by=request.user, initial=initial)
        if form.is_valid():
            try:
                services.add_part(visit, form, by=request.user)  # type: ignore[arg-type]
            except ValidationError as refused:
                put_errors(form, refused)
            else:
                messages.success(request, _("Đã thêm."))
                return redirect(visit)
        return _shown(request, part, visit, form)

    return page


def edit_page(part: PartPages) -> Callable[..., HttpResponse]:
    @_methods
    @login_required
    def page(request: HttpRequest, pk: int) -> HttpResponse:
        found = part_written(request.user, part.model, pk)
        form = part.form(request.POST if request.method == "POST" else None, instance=found, by=request.user)
        if form.is_valid():
            try:
                services.change_part(found, form, by=request.user)  # type: ignore[arg-type]
            except ValidationError as refused:
                put_errors(form, refused)
            else:
                messages.success(request, _("Đã sửa."))
                return redirect(found.visit)
        return _shown(request, part, found.visit, form, found)

    return page


def drop_act(part: PartPages) -> Callable[..., HttpResponse]:
    @require_POST
    @login_required
    def page(request: HttpRequest, pk: int) -> HttpResponse:
        found = part_written(request.user, part.model, pk)
        try:
            services.drop_part(found, by=request.user)  # type: ignore[arg-type]
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
        else:
            messages.success(request, _("Đã bỏ."))
        return redirect(found.visit)

    return page


def _shown(request: HttpRequest, part: PartPages, visit: Any, form: Any, found: Any = None) -> HttpResponse:
    context = {"visit": visit, "form": form, "title": part.title, "part": found, "drop": f"visits:{_name(part)}-drop"}
    return render(request, "visits/part.html", context, status=422 if form.errors else 200)


def _name(part: PartPages) -> str:
    return next(name for name, each in PARTS.items() if each is part)


@require_POST
@login_required
def give_act(request: HttpRequest, pk: int) -> HttpResponse:
    """Giao thành nhiệm vụ."""
    rows = VisitCommitment.objects.for_user(request.user, "view").select_related("visit")
    found = get_object_or_404(rows, pk=pk)
    if not request.user.is_desk:  # type: ignore[union-attr]
        raise PermissionDenied
    try:
        services.give_task(found, by=request.user)  # type: ignore[arg-type]
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, _("Đã giao thành nhiệm vụ; theo dõi như mọi nhiệm vụ khác."))
    return redirect(found.visit)


@_methods
@login_required
def item_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Dòng này thuộc khoản nào của định mức."""
    visit = visit_written(request.user, pk)
    words = (request.POST or request.GET).get("words", "")
    sheet = costing.sheet(visit)
    known = {row.judged.line.words for row in sheet.rows} if sheet else set()
    if words not in known:
        messages.error(request, _("Dự toán không có dòng này; mở lại hồ sơ để chọn dòng."))
        return redirect(visit)
    item, role = costing.costs.item_of(words)
    form = forms.ItemForm(request.POST if request.method == "POST" else None,
                          initial={"words": words, "item": item, "role": role})  # fmt: skip
    if form.is_valid():
        services.name_item(visit, by=request.user, **form.cleaned_data)  # type: ignore[arg-type]
        messages.success(request, _("Đã ghi khoản của dòng này."))
        return redirect(visit_seen(request.user, pk))
    context = {"visit": visit, "form": form, "title": _("Khoản của dòng “%(words)s”") % {"words": words}}
    return render(request, "visits/part.html", context, status=422 if form.errors else 200)
