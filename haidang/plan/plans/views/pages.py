"""Plans, a plan in its own order, its text, what an agency or a field has in them; what is seen goes out as a sheet."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from haidang.kit.audit.selectors import history
from haidang.office.directory.models import Agency, Field
from haidang.office.documents.selectors_drafts import drafts_panel
from haidang.plan.plans import sheets
from haidang.plan.plans.choices import Part
from haidang.plan.plans.models import Amendment, Plan, Reading, SourceText, Task
from haidang.plan.plans.page_forms import PlanFilter, TaskFilter
from haidang.plan.plans.selectors import chain, pages, papers
from haidang.plan.plans.selectors.judged import evaluation_of
from haidang.plan.plans.selectors.places import paper_facts, sheet_of

PLANS, TASKS = 50, 200


@require_safe
@login_required
def plan_list(request: Any) -> HttpResponse:
    """Các kế hoạch."""
    if not request.user.may("view", "plan"):
        raise Http404
    plans = pages.plans_of(request.user)
    years = [year for year in plans.order_by("-year").values_list("year", flat=True).distinct() if year]
    form = PlanFilter(request.GET or None, years=years)
    asked = form.cleaned_data if form.is_valid() else {}
    if asked.get("year"):
        plans = plans.filter(year=asked["year"])
    if asked.get("q"):
        plans = plans.filter(pages.worded(asked["q"], "number", "kind", "title", "issuer"))
    context = {
        "page": Paginator(plans, PLANS).get_page(request.GET.get("trang")),
        "form": form,
        "query": _query(request),
        "is_asked": bool(asked.get("q") or asked.get("year")),
    }
    return render(request, "plans/plan_list.html", context)


@require_safe
@login_required
def plan_page(request: Any, pk: int) -> HttpResponse:
    """Kế hoạch theo đúng thứ tự và số của văn bản."""
    plan = _plan(request, pk)
    reading = pages.reading_of(plan)
    form, tasks = _asked_of(request, plan, reading)
    page, rows = _rows(request, tasks, reading)
    context = {
        "plan": plan,
        "form": form,
        "asked": form.asked,
        "page": page,
        "headings": pages.under_headings(rows),
        "query": _query(request),
    }
    if request.headers.get("HX-Request"):
        return _varied(render(request, "plans/plan.html#tasks", context))
    context |= {
        "numbers": pages.summary(_seen(request, plan), reading=_for_overseers(request, reading)),
        "reading": reading,
        "facts": paper_facts(reading),
        "amended": _last_amendment(request, plan),
        "papers": papers.papers_of(plan, request.user),
        "chain": chain.chain(plan, request.user),
        "products": chain.products_of_plan(plan, request.user),
        "evaluation": evaluation_of(plan, request.user),
        "drafts_panel": drafts_panel(plan, request.user),
        "may_change": _may_change(request, plan),
        "may_see_history": request.user.oversees,
    }
    return _varied(render(request, "plans/plan.html", context))


@require_safe
@login_required
def plan_sheet(request: Any, pk: int) -> HttpResponse:
    """Bảng Excel của đúng những nhiệm vụ đang xem."""
    plan = _plan(request, pk)
    _form, tasks = _asked_of(request, plan, pages.reading_of(plan))
    data = sheets.task_sheet(f"{plan}: {plan.title}", pages.rows_of(pages.with_rows(tasks)))
    return _download(data, f"nhiem-vu-{plan.pk}.xlsx")


@require_safe
@login_required
def plan_history(request: Any, pk: int) -> HttpResponse:
    """Lịch sử của một kế hoạch; it speaks of every task, so it is for who oversees."""
    plan = _plan(request, pk)
    if not request.user.oversees:
        raise Http404
    return render(request, "plans/plan_history.html", {"plan": plan, "history": history(plan)})


@require_safe
@login_required
def source_page(request: Any, pk: int) -> HttpResponse:
    """Toàn văn, từng dòng có số; a task's page leads here, to the line where it begins."""
    text = get_object_or_404(SourceText.objects.select_related("plan"), pk=pk)
    plan = _plan(request, text.plan_id or 0)
    asked = request.GET.get("nhiem-vu", "")
    sheet = sheet_of(
        text,
        Reading.objects.filter(source=text).order_by("-pk").first(),
        list(Task.objects.for_user(request.user, "view").filter(source=text)),
        sees_all=request.user.oversees,
        number=_number(request.GET.get("trang")),
        asked=int(asked) if asked.isdecimal() else None,
    )
    return render(request, "plans/plan_source.html", {"plan": plan, "text": text, "sheet": sheet})


@require_safe
@login_required
def agency_page(request: Any, pk: int) -> HttpResponse:
    """Nhiệm vụ của một cơ quan qua mọi kế hoạch."""
    agency = get_object_or_404(Agency.objects.for_user(request.user, "view"), pk=pk)
    tasks = _all_seen(request).filter(pages.concerning(agency))
    context = {"agency": agency, "counts": pages.counts_by_part(tasks, agency)}
    return _across_plans(request, "plans/agency.html", tasks, agency, context, f"nhiem-vu-co-quan-{agency.pk}.xlsx")


@require_safe
@login_required
def field_page(request: Any, pk: int) -> HttpResponse:
    """Nhiệm vụ của một lĩnh vực qua mọi kế hoạch."""
    field = get_object_or_404(Field.objects.for_user(request.user, "view"), pk=pk)
    tasks = _all_seen(request).filter(directory_field=field)
    return _across_plans(
        request, "plans/field.html", tasks, field, {"field": field}, f"nhiem-vu-linh-vuc-{field.pk}.xlsx"
    )


def _across_plans(
    request: Any, template: str, tasks: "QuerySet[Task]", about: Agency | Field, context: dict[str, Any], name: str
) -> HttpResponse:
    """A list of tasks of several plans, by plan; as a page or as a sheet."""
    part = request.GET.get("part", "")
    if isinstance(about, Agency) and part in Part:
        tasks = tasks.filter(pages.concerning(about, part))
    plans = list(Plan.objects.filter(pk__in=tasks.order_by().values("plan")))
    plan = next((each for each in plans if str(each.pk) == request.GET.get("plan", "")), None)
    if plan:
        tasks = tasks.filter(plan=plan)
    tasks = tasks.order_by("-plan__issued_on", "-plan", "position", "pk")
    if request.GET.get("dang") == "xlsx":
        return _download(sheets.task_sheet(str(about), pages.rows_of(pages.with_rows(tasks)), with_plan=True), name)
    page, rows = _rows(request, tasks, None)
    context |= {
        "page": page,
        "groups": pages.by_plan(rows),
        "plans": plans,
        "plan": plan,
        "part": part if part in Part else "",
        "query": _query(request),
        "is_own": isinstance(about, Agency) and about.pk == request.user.agency_id,
    }
    return render(request, template, context)


# ── what several pages need ──────────────────────────────────────────────────────────────────────


def _plan(request: Any, pk: int) -> Plan:
    return get_object_or_404(Plan.objects.for_user(request.user, "view").select_related("above", "document"), pk=pk)


def _may_change(request: Any, plan: Plan) -> bool:
    return Plan.objects.for_user(request.user, "change").filter(pk=plan.pk).exists()


def _last_amendment(request: Any, plan: Plan) -> Amendment | None:
    rows = Amendment.objects.for_user(request.user, "view").in_force().filter(plan=plan)
    return rows.select_related("document").order_by("-in_force_on", "-pk").first()


def _seen(request: Any, plan: Plan) -> "QuerySet[Task]":
    """What the plan holds today; what left it stands among its amendments."""
    return Task.objects.for_user(request.user, "view").filter(plan=plan).in_force()


def _all_seen(request: Any) -> "QuerySet[Task]":
    """Every task the person may see; administration finds no such page."""
    if request.user.is_admin:
        raise Http404
    return Task.objects.for_user(request.user, "view").in_force()


def _for_overseers(request: Any, reading: Reading | None) -> Reading | None:
    return reading if request.user.oversees else None


def _asked_of(request: Any, plan: Plan, reading: Reading | None) -> "tuple[TaskFilter, QuerySet[Task]]":
    """The tasks of a plan that the person may see, as the filters in the address say."""
    seen = _seen(request, plan)
    form = TaskFilter(
        request.GET or None,
        agencies=pages.agencies_of(seen),
        headings=pages.headings_of(seen),
        oversees=request.user.oversees,
    )
    return form, pages.narrowed(seen, form.asked, reading=_for_overseers(request, reading))


def _rows(request: Any, tasks: "QuerySet[Task]", reading: Reading | None) -> "tuple[Page[Task], list[pages.TaskRow]]":
    page = Paginator(pages.with_rows(tasks, reading=_for_overseers(request, reading)), TASKS).get_page(
        request.GET.get("trang")
    )
    return page, pages.rows_of(page)


def _query(request: HttpRequest) -> str:
    """The filters in the address, without the page."""
    query = request.GET.copy()
    query.pop("trang", None)
    return query.urlencode()


def _number(said: str | None) -> int:
    return int(said) if said and said.isdecimal() else 1


def _varied(response: HttpResponse) -> HttpResponse:
    """One address answers with a page or with a part of it: no cache may give one for the other."""
    patch_vary_headers(response, ["HX-Request"])
    return response


def _download(data: bytes, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
