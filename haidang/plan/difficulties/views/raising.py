"""Raising a difficulty: from an update, from a part, or by choosing among one's parts."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from haidang.kit import clock
from haidang.plan.difficulties import services
from haidang.plan.difficulties.deciding import Directing
from haidang.plan.difficulties.forms import RaiseForm
from haidang.plan.difficulties.models import answers_for
from haidang.plan.difficulties.views.doors import duty_written, put_errors
from haidang.plan.followup.models import Update
from haidang.plan.plans.models import Duty

#: Parts on one page.
ON_A_PAGE = 50


@require_safe
@login_required
def choose(request: Any) -> HttpResponse:
    """Nêu vướng mắc, gia hạn: về phần việc nào."""
    if not request.user.may("view", "update"):
        raise Http404
    if not request.user.may("add", "update"):
        raise PermissionDenied
    duties = Duty.objects.active().filter(agency__in=answers_for(request.user))
    named = duties.select_related("task__plan", "solution", "agency").order_by("task__plan", "task__position", "pk")
    page = Paginator(named, ON_A_PAGE).get_page(request.GET.get("trang"))
    return render(request, "difficulties/choose.html", {"page": page})


@require_http_methods(["GET", "POST"])
@login_required
def raise_page(request: Any, pk: int) -> HttpResponse:
    """Nêu vướng mắc của một phần việc; từ một cập nhật thì lời đã có sẵn."""
    duty = duty_written(request.user, pk)
    update = _update(request, duty)
    for_others = duty.agency_id not in answers_for(request.user)
    directing = Directing(clock.today())
    director = directing.director(duty.task)
    initial = {
        "words": update.obstacle if update else "",
        "addressee": f"o{director}" if director else f"a{directing.province}",
    }
    form = RaiseForm(request.POST or None, initial=initial, for_others=for_others)
    if request.method == "POST" and form.is_valid():
        try:
            row = services.raise_(duty, update=update, by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            put_errors(form, refused)
        else:
            messages.success(request, _("Đã nêu vướng mắc; Sở Ngoại vụ xem, tổng hợp và gửi nơi giải quyết."))
            return redirect(row)
    context = {"form": form, "duty": duty, "update": update, "for_others": for_others}
    return render(request, "difficulties/raise.html", context, status=422 if form.errors else 200)


def _update(request: Any, duty: Duty) -> Update | None:
    """The update that was being read, where it is of this part."""
    asked = request.GET.get("cap-nhat", "")
    if not asked.isdecimal():
        return None
    rows = Update.objects.for_user(request.user, "view").filter(duty=duty, pk=int(asked[:18]))
    return rows.first()
