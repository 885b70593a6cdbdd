"""The judgement of one part, and lists of them: each number of the other pages leads here."""

from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from haidang.kit import clock
from haidang.kit.audit.selectors import history
from haidang.plan.evaluation import services
from haidang.plan.evaluation.choices import Grade, Stage
from haidang.plan.evaluation.forms import AssessForm, SelfForm
from haidang.plan.evaluation.hands import Act, Hand, acts, doers_of_task, hands, is_ever
from haidang.plan.evaluation.models import Assessment
from haidang.plan.evaluation.selectors import results
from haidang.plan.evaluation.selectors.scores import on_of
from haidang.plan.evaluation.terms import Terms
from haidang.plan.evaluation.views.doors import evaluation_seen, part_seen, put_errors, tried

ON_PAGE = 50


@require_safe
@login_required
def part_list(request: Any, pk: int) -> HttpResponse:
    """Các phần việc được đánh giá: all, or those of a grade, a step, an agency, a field."""
    evaluation = evaluation_seen(request.user, pk)
    asked = {name: request.GET.get(name, "") for name in ("ket-qua", "buoc", "co-quan", "linh-vuc", "nhiem-vu", "ai")}
    rows = results.parts_seen(request.user, evaluation)
    chosen = [row for row in rows if _is_asked(row, asked)]
    if grade := asked["nhiem-vu"]:
        # of tasks, and not of parts: a task is judged once, whoever leads it
        tasks = {each.task.pk for each in results.task_results(rows) if (each.grade or "none") == grade}
        chosen = [row for row in chosen if row.duty.task_id in tasks]
    page = Paginator(chosen, ON_PAGE).get_page(request.GET.get("trang"))
    terms = Terms()
    shown = results.part_rows(page.object_list, on_of(evaluation, clock.today()))
    context = {
        "evaluation": evaluation,
        "page": page,
        "rows": [(row, terms.due(row.assessment)) for row in shown],
        "query": urlencode({name: value for name, value in asked.items() if value}),
        "asked": [label for label in map(partial(_said, rows=rows), asked.items()) if label],
        "all": len(rows),
    }
    return render(request, "evaluation/parts.html", context)


def _is_asked(row: Assessment, asked: dict[str, str]) -> bool:
    return (
        (not asked["ket-qua"] or (row.grade_now or "none") == asked["ket-qua"])
        and (not asked["buoc"] or row.stage == asked["buoc"])
        and (not asked["co-quan"] or str(row.duty.agency_id) == asked["co-quan"])
        and (not asked["linh-vuc"] or f"{row.duty.task.section}/{row.duty.task.field}" == asked["linh-vuc"])
        and (asked["ai"] != "thay" or row.is_by_deputy)
        and (asked["ai"] != "nhap-ho" or bool(row.entered_words))
    )


def _said(pair: tuple[str, str], rows: Any) -> str:
    """What a list was narrowed to, in words."""
    name, value = pair
    if not value:
        return ""
    if name in ("ket-qua", "nhiem-vu"):
        return str(Grade(value).label) if value in Grade else _("chưa đánh giá")
    if name == "buoc":
        return str(Stage(value).label) if value in Stage else ""
    if name == "co-quan":
        return next((str(row.duty.agency) for row in rows if str(row.duty.agency_id) == value), "")
    if name == "linh-vuc":
        return next(
            (row.duty.task.field_title for row in rows if f"{row.duty.task.section}/{row.duty.task.field}" == value), ""
        )
    return {"thay": _("cơ quan khác đánh giá thay"), "nhap-ho": _("nhập hộ")}.get(value, "")


@require_safe
@login_required
def part_page(request: Any, pk: int) -> HttpResponse:
    """Một phần việc: kết quả, tự đánh giá, đánh giá, xác nhận."""
    return _page(request, part_seen(request.user, pk))


def _page(request: Any, row: Assessment, **forms: Any) -> HttpResponse:
    """The page with its forms; a form that was refused comes back as it was typed."""
    user, today, terms = request.user, clock.today(), Terms()
    held = hands(user, row, doers_of_task(row))
    may = acts(row, held, user)
    is_past = terms.is_past(row, today)
    waits = row.stage in (Stage.ASKED, Stage.RETURNED) and not is_past
    if waits and Act.ASSESS in may:
        may.remove(Act.ASSESS)
    [shown] = results.part_rows([row], on_of(row.evaluation, today))
    context = {
        "row": row,
        "shown": shown,
        "may": may,
        "due": terms.due(row),
        "is_past": is_past,
        "is_author": Hand.AUTHOR in held,
        "is_own_of_monitor": row.is_by_deputy,
        "self_form": _self_form(row, held) if Act.SELF in may else None,
        "assess_form": _assess_form(row) if Act.ASSESS in may else None,
        "history": history(row),
    }
    status = 422 if forms else 200
    return render(request, "evaluation/part.html", context | forms, status=status)


def _self_form(row: Assessment, held: Any, data: Any = None) -> SelfForm:
    names = ("results", "lessons", "objective", "subjective", "proposals", "entered_words")
    initial = {name: getattr(row, name) for name in names} | {"grade": row.self_grade, "version": row.version}
    return SelfForm(data, initial=initial, is_own=Hand.AUTHOR in held, prefix="tu")


def _assess_form(row: Assessment, data: Any = None) -> AssessForm:
    initial = {"grade": row.grade or row.self_grade, "words": row.words, "version": row.version}
    return AssessForm(data, initial=initial, prefix="dg")


def _reason(request: Any) -> str:
    return str(request.POST.get("reason", ""))


#: What takes no more than a reason: what is done, what is said afterwards.
_SIMPLE: dict[Act, tuple[Callable[[Assessment, Any], Any], Any]] = {
    Act.RECALL: (
        lambda row, request: services.recall(row, by=request.user),
        gettext_lazy("Đã rút lại; nội dung vẫn còn để sửa."),
    ),
    Act.SEND_BACK: (
        lambda row, request: services.send_back(row, remark=_reason(request), by=request.user),
        gettext_lazy("Đã trả lại cơ quan kèm ý kiến."),
    ),
    Act.CONFIRM: (
        lambda row, request: services.confirm(row, by=request.user),
        gettext_lazy("Đã xác nhận; mức đánh giá này được tính."),
    ),
    Act.RECONSIDER: (
        lambda row, request: services.reconsider(row, reason=_reason(request), by=request.user),
        gettext_lazy("Đã yêu cầu đánh giá lại."),
    ),
}


@require_POST
@login_required
def act(request: Any, pk: int, verb: str) -> HttpResponse:
    """Tự đánh giá, rút lại, trả lại, đánh giá, xác nhận."""
    row = part_seen(request.user, pk)
    doing = next((each for each in Act if each == verb), None)
    if doing is None:
        raise Http404
    held = hands(request.user, row, doers_of_task(row))
    if not is_ever(doing, held):
        raise PermissionDenied
    if doing in _SIMPLE:
        do, said = _SIMPLE[doing]
        tried(request, partial(do, row, request), str(said))
        return redirect(row)
    if doing == Act.SELF:
        form: Any = _self_form(row, held, request.POST)
        return _written(request, row, form, "self_form", services.self_assess, _("Đã gửi tự đánh giá."))
    is_due = Terms().is_past(row, clock.today())
    verb_ = partial(services.assess, is_due=is_due)
    return _written(request, row, _assess_form(row, request.POST), "assess_form", verb_, _("Đã ghi đánh giá."))


def _written(request: Any, row: Assessment, form: Any, name: str, verb: Callable[..., Any], said: str) -> HttpResponse:
    if form.is_valid():
        try:
            verb(row, by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            put_errors(form, refused)
        except ObjectDoesNotExist as unknown:
            raise Http404 from unknown
        else:
            messages.success(request, said)
            return redirect(row)
    return _page(request, part_seen(request.user, row.pk), **{name: form})
