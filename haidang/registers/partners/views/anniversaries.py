"""The days that come up; what is made of one; what became of it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from haidang.kit import clock
from haidang.kit.records import pages
from haidang.kit.records.register import Register
from haidang.office.accounts.choices import Reach
from haidang.office.norms.rules import months_later
from haidang.plan.plans.models import Duty
from haidang.registers.partners import services
from haidang.registers.partners.choices import Way
from haidang.registers.partners.coming import (
    Looked,
    Suggestion,
    coming,
    occasion_in,
    settings_on,
    until_of,
)
from haidang.registers.partners.forms import EventForm, HeldForm, LookingForm, ReasonForm
from haidang.registers.partners.models import AnniversaryPlan, PartnerDay
from haidang.registers.partners.saying import title_of, title_of_plan
from haidang.registers.partners.suggesting import best_of, duties_for, offer
from haidang.registers.partners.views.doors import put_errors

ON_A_PAGE = 40
#: Beyond these nobody plans, and a typed 20200 is a slip.
FIRST_YEAR, LAST_YEAR, MOST_MONTHS = 1900, 2200, 60


@require_safe
@login_required
def anniversaries_page(request: HttpRequest) -> HttpResponse:
    """Ngày kỷ niệm, quốc khánh, Tết của đối tác trong 18 tháng tới; mỗi ngày đã có việc gì chưa."""
    user: Any = request.user
    if not user.may("view", "book"):
        raise Http404
    settings = settings_on(clock.today())
    form = LookingForm(request.GET, by=user)
    form.is_valid()
    asked = _asked(form.cleaned_data, settings)
    found = coming(asked, settings, user)
    page = Paginator(found.suggestions, ON_A_PAGE).get_page(request.GET.get("trang"))
    may_plan = AnniversaryPlan.objects.may_add(user)
    if may_plan:
        offer(page.object_list, user)
    query = request.GET.copy()
    query.pop("trang", None)
    context = {
        "form": form, "asked": asked, "found": found, "page": page, "may_plan": may_plan, "query": query.urlencode(),
    }  # fmt: skip
    return render(request, "partners/anniversaries.html", context)


def _asked(given: dict[str, Any], settings: Any) -> Looked:
    """What an odd address does not say stays as it is; at most five years are looked at."""
    since = given.get("tu") or clock.today()
    if not FIRST_YEAR <= since.year <= LAST_YEAR:
        since = clock.today()
    until = given.get("den") or until_of(since, settings)
    until = min(max(since, until), months_later(since, MOST_MONTHS))
    return Looked(
        since, until, given.get("loai", ""), given.get("nuoc"), given.get("viec", ""),
        bool(given.get("nam_le")),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def choose_page(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    """Một ngày sắp tới: thành bước của nhiệm vụ, thành sự kiện, hay không tổ chức."""
    user: Any = request.user
    of = get_object_or_404(
        PartnerDay.objects.for_user(user, "view").select_related("partner__country", "partner__keeper"), pk=pk
    )
    if not AnniversaryPlan.objects.may_add(user):
        raise PermissionDenied
    occasion = occasion_in(of, year) if FIRST_YEAR <= year <= LAST_YEAR else None
    if occasion is None:
        raise Http404
    suggestion = Suggestion(occasion, of, title_of(of.kind, of.partner.name, of.name, occasion.years))
    suggestion.plan = AnniversaryPlan.objects.filter(of=of, on=occasion.on).first()
    if suggestion.plan and request.method != "POST":
        return redirect(suggestion.plan)
    way = request.POST.get("way", "")
    event = EventForm(request.POST if way == Way.EVENT else None, by=user, keeper=of.partner.keeper)
    left = ReasonForm(request.POST if way == Way.LEFT else None)
    fault = ""
    if request.method == "POST":
        do = {Way.STEP: _step, Way.EVENT: _event, Way.LEFT: _left}.get(way)  # type: ignore[call-overload]
        try:
            plan = do(request, of, year, event, left) if do else None
        except ValidationError as refused:
            fault = " ".join(refused.messages)
        else:
            if plan:
                messages.success(request, _("Đã ghi: %(title)s.") % {"title": suggestion.title})
                return redirect(plan)
            fault = "" if event.errors or left.errors else _("Chưa chọn nhiệm vụ. Chọn một nhiệm vụ rồi làm lại.")
    duties = duties_for(user, {year})
    context = {
        "each": suggestion, "duties": duties, "best": best_of(suggestion, duties), "event": event, "left": left,
        "may_leave": user.reach("change", "book") == Reach.ALL, "fault": fault,
    }  # fmt: skip
    return render(request, "partners/choose.html", context, status=422 if request.method == "POST" else 200)


def _step(request: Any, of: PartnerDay, year: int, event: Any, left: Any) -> AnniversaryPlan | None:
    given = request.POST.get("duty", "")
    duty = Duty.objects.for_user(request.user, "view").filter(pk=int(given)).first() if given.isdecimal() else None
    return services.make_step(of, year, duty, by=request.user) if duty else None


def _event(request: Any, of: PartnerDay, year: int, event: Any, left: Any) -> AnniversaryPlan | None:
    if not event.is_valid():
        return None
    return services.make_event(of, year, by=request.user, **event.cleaned_data)


def _left(request: Any, of: PartnerDay, year: int, event: Any, left: Any) -> AnniversaryPlan | None:
    if not left.is_valid():
        return None
    return services.leave(of, year, left.cleaned_data["reason"], by=request.user)


# ── what became of it ────────────────────────────────────────────────────────────────────────────


@require_safe
def anniversary_page(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    """Một việc kỷ niệm: ngày nào, ai chủ trì, đã thành bước nào, đã tổ chức chưa."""
    record: AnniversaryPlan = pages.seen(request, register, pk)
    context = pages.record_context(request, register, record)
    step = record.step
    context |= {
        "facts": [pair for pair in context["facts"] if pair[0].text],
        "title": title_of_plan(record),
        "duty": step.duty if step else None,
        "is_overdue": record.is_overdue(clock.today()),
    }
    return pages.show(request, register, "record", context)


def _act(form_type: Any, do: Callable[..., Any], label: Any, done: Any) -> Callable[..., HttpResponse]:
    """A page that asks what an act on a plan needs, then does it."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @login_required
    def page(request: HttpRequest, pk: int) -> HttpResponse:
        rows = AnniversaryPlan.objects.for_user(request.user, "view").select_related("of", "partner", "agency")
        plan = get_object_or_404(rows, pk=pk)
        if not AnniversaryPlan.objects.for_user(request.user, "change").filter(pk=pk).exists():
            raise PermissionDenied
        form = form_type(request.POST if request.method == "POST" else None)
        if form.is_valid():
            try:
                do(plan, by=request.user, **form.cleaned_data)
            except ValidationError as refused:
                put_errors(form, refused)
            else:
                messages.success(request, str(done))
                return redirect(reverse("partners:anniversaries"))
        context = {
            "row": plan, "form": form, "act": label, "list_url": reverse("partners:anniversary-list"),
            "list_name": _("Việc kỷ niệm"),
        }  # fmt: skip
        return render(request, "partners/act.html", context, status=422 if form.errors else 200)

    return page


hold_page = _act(HeldForm, services.hold, gettext_lazy("Ghi đã tổ chức"), gettext_lazy("Đã ghi kết quả."))
take_back_page = _act(
    ReasonForm, services.take_back, gettext_lazy("Bỏ việc kỷ niệm đã ghi"),
    gettext_lazy("Đã bỏ; ngày này lại chờ người nhận việc."),
)  # fmt: skip
