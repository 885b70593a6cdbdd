"""Letting a delegation go all the same: what was found stands above, the reason below."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from haidang.kit import clock
from haidang.registers.delegations.limits import services
from haidang.registers.delegations.limits.checking import checks, overridable
from haidang.registers.delegations.limits.forms import OverrideForm
from haidang.registers.delegations.models import Delegation


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def override_page(request: HttpRequest, pk: int, mark: str) -> HttpResponse:
    """Cho đi dù vướng quy định. Not seen: 404; not theirs: 403; gone in the meantime: back, with why."""
    by, today = request.user, clock.today()
    if not by.is_authenticated:
        raise Http404
    delegation = get_object_or_404(Delegation.objects.for_user(by, "view").select_related("agency"), pk=pk)
    if not services.may_override(by, delegation):
        raise PermissionDenied
    found = checks(delegation, today=today, by=by)
    may = overridable(found, delegation, by=by)
    verdict = next((each for each in found if each.mark == mark and mark in may), None)
    if verdict is None:
        messages.error(request, _("Điều này đã khác so với lúc bạn mở trang. Xem lại các quy định dưới đây."))
        return redirect(delegation)
    form = OverrideForm(request.POST if request.method == "POST" else None, by=by)
    if form.is_valid():
        try:
            services.override(
                delegation, mark, reason=form.cleaned_data["reason"], document=form.cleaned_data["document"],
                today=today, by=by,
            )  # fmt: skip
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Đã ghi lý do vẫn cho đi."))
            return redirect(delegation)
    context = {"delegation": delegation, "verdicts": [verdict], "form": form}
    return render(request, "delegations/limits/override.html", context, status=422 if form.errors else 200)
