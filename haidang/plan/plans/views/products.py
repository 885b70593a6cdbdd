"""What a task brings forth: its page, its way from the draft to the plan below, and one that is added by hand."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from haidang.kit.audit.selectors import history
from haidang.office.documents.models import Consultation
from haidang.plan.plans import services
from haidang.plan.plans.chain_forms import ConfirmForm, ConsultForm, PaperFields, ProductForm
from haidang.plan.plans.choices import Part, ProductStage
from haidang.plan.plans.forms import ReasonForm
from haidang.plan.plans.models import Plan, Task, TaskProduct
from haidang.plan.plans.rules_products import may_come

#: The stages as one sees them on the page, in their order.
WAY = tuple(ProductStage)


@require_safe
@login_required
def product_page(request: Any, pk: int) -> HttpResponse:
    """Một sản phẩm của nhiệm vụ: đang ở đâu, văn bản nào phê duyệt, việc nào đã giao bên dưới."""
    return _page(request, _seen(request, pk))


def _page(request: Any, product: TaskProduct, **filled: Form) -> HttpResponse:
    """The page, with a form that was refused as it was filled in."""
    made = product.made
    may_change = TaskProduct.objects.for_user(request.user, "change").filter(pk=product.pk).exists()
    is_own = product.is_confirmed and not product.shared_with_id
    context = {
        "product": product,
        "made": made,
        "task": product.task,
        "way": _way(made) if product.is_confirmed else [],
        "may_change": may_change,
        "moves": {stage.value: is_own and may_come(product.stage, stage) for stage in WAY} if may_change else {},
        "may_upload": is_own and not product.plan_id and request.user.may("add", "plan"),
        "plan": Plan.objects.for_user(request.user, "view").filter(pk=made.plan_id or 0).first(),
        "below": _below(request, made),
        "may_see_asking": Consultation.objects.for_user(request.user, "view")
        .filter(pk=made.consultation_id or 0)
        .exists(),
        # a template names no key with a hyphen
        "forms": {name.replace("-", "_"): form for name, form in (_forms(product) | filled).items()},
        "opened": next(iter(filled), ""),
        "history": history(product),
    }
    return render(request, "plans/product.html", context, status=422 if filled else 200)


def _below(request: Any, made: TaskProduct) -> list[Task]:
    """The tasks that hang under it, as far as the person may see them."""
    if made.plan_id is None:
        return []
    return list(Task.objects.for_user(request.user, "view").of_content().filter(plan=made.plan_id).in_order())


def _way(made: TaskProduct) -> list[tuple[ProductStage, str]]:
    """The stages with how each stands; nobody was asked where none was: that stage is left out once it is passed."""
    found = [(stage, _standing(stage, made)) for stage in WAY]
    return [each for each in found if each != (ProductStage.CONSULTING, "done") or made.consultation_id]


def _standing(stage: ProductStage, made: TaskProduct) -> str:
    """Of a stage of the way: "done", "here" or "ahead"."""
    at, here = WAY.index(stage), WAY.index(ProductStage(made.stage))
    return "done" if at < here else "here" if at == here else "ahead"


def _forms(product: TaskProduct) -> dict[str, Form]:
    parts = product.task.assignments.filter(part=Part.COORDINATING).exclude(agency=None).select_related("agency")
    asked = "\n".join(part.agency.name for part in parts if part.agency)
    return {
        "xac-nhan": ConfirmForm(initial={"title": product.title, "kind": product.kind}, auto_id="id_xn_%s"),
        "bo": ReasonForm(auto_id="id_bo_%s"),
        "xin-y-kien": ConsultForm(initial={"agencies": asked}, auto_id="id_yk_%s"),
        "phe-duyet": PaperFields(auto_id="id_pd_%s"),
        "lui": ReasonForm(auto_id="id_lui_%s"),
    }


@require_POST
@login_required
def product_act(request: Any, pk: int, verb: str) -> HttpResponse:
    """Xác nhận, bỏ, dự thảo, xin ý kiến, ghi văn bản phê duyệt, lùi."""
    if verb not in _ACTS:
        raise Http404
    product = _seen(request, pk)
    if not TaskProduct.objects.for_user(request.user, "change").filter(pk=pk).exists():
        raise PermissionDenied
    kind, act, said = _ACTS[verb]
    form = kind(request.POST, auto_id=f"id_{_SHORT.get(verb, verb)}_%s")
    if not form.is_valid():
        return _page(request, product, **{verb: form})
    try:
        act(product, form, request.user)
    except ValidationError as refused:
        form.add_error(None, ValidationError(refused.messages))
        return _page(request, _seen(request, pk), **{verb: form})
    messages.success(request, said())
    return redirect(product)


def _approve(product: TaskProduct, form: Any, by: Any) -> None:
    number, on, issuer = form.named
    document = services.paper_named(number, on, issuer, by=by, about=product.title)
    services.approve_product(product, document, by=by)


_SHORT = {"xac-nhan": "xn", "xin-y-kien": "yk", "phe-duyet": "pd"}
_ACTS: dict[str, tuple[type[Form], Callable[[TaskProduct, Any, Any], Any], Callable[[], str]]] = {
    "xac-nhan": (
        ConfirmForm,
        lambda one, form, by: services.confirm_product(one, by=by, **form.cleaned_data),
        lambda: _("Đã xác nhận sản phẩm."),
    ),
    "bo": (
        ReasonForm,
        lambda one, form, by: services.refuse_product(one, reason=form.cleaned_data["reason"], by=by),
        lambda: _("Đã ghi là không phải sản phẩm."),
    ),
    "du-thao": (Form, lambda one, _form, by: services.draft_product(one, by=by), lambda: _("Đã ghi là có dự thảo.")),
    "xin-y-kien": (
        ConsultForm,
        lambda one, form, by: services.consult_product(one, by=by, **form.cleaned_data),
        lambda: _("Đã gửi xin ý kiến."),
    ),
    "phe-duyet": (PaperFields, _approve, lambda: _("Đã ghi văn bản phê duyệt.")),
    "lui": (
        ReasonForm,
        lambda one, form, by: services.step_back(one, reason=form.cleaned_data["reason"], by=by),
        lambda: _("Đã lùi về dự thảo."),
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def product_add(request: Any, pk: int) -> HttpResponse:
    """Thêm sản phẩm cho một nhiệm vụ."""
    task = get_object_or_404(Task.objects.for_user(request.user, "view").select_related("plan"), pk=pk)
    if not services.may_bring_forward(task, request.user):
        raise PermissionDenied
    others = TaskProduct.objects.for_user(request.user, "view").confirmed().own().filter(task__plan=task.plan)
    form = ProductForm(
        request.POST or None, others=others.exclude(task=task).select_related("task").order_by("task__position")
    )
    if form.is_valid():
        try:
            made = services.add_product(task, by=request.user, **form.said)
        except ValidationError as refused:
            form.add_error(None, ValidationError(refused.messages))
        else:
            messages.success(request, _("Đã thêm sản phẩm."))
            return redirect(made)
    context = {"task": task, "form": form}
    return render(request, "plans/product_add.html", context, status=422 if form.is_bound else 200)


def _seen(request: Any, pk: int) -> TaskProduct:
    rows = TaskProduct.objects.for_user(request.user, "view").select_related(
        "task__plan", "document", "consultation", "plan", "settled_by", "shared_with__task__plan",
        "shared_with__document", "shared_with__consultation", "shared_with__plan",
    )  # fmt: skip
    return get_object_or_404(rows, pk=pk)
