"""An update is written: one part and one period, or several on one screen."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from haidang.kit import clock
from haidang.kit.files.selectors import files_panel
from haidang.office.norms.rules import Period
from haidang.plan.followup import figures, selectors, services, terms
from haidang.plan.followup.choices import State
from haidang.plan.followup.forms import EnterForForm, UpdateForm
from haidang.plan.followup.models import Evidence, Update
from haidang.plan.followup.periods import Asked, Asking, period_called
from haidang.plan.followup.views.doors import duty_written, tried
from haidang.plan.plans.models import Duty

#: Parts on one screen.
SEVERAL = 40


@require_http_methods(["GET", "POST"])
@login_required
def write(request: Any, pk: int, code: str) -> HttpResponse:
    """Cập nhật một phần việc trong một kỳ; tự lưu khi có htmx, có nút lưu khi không."""
    duty = duty_written(request.user, pk)
    period = period_called(duty, code, clock.today())
    if period is None:
        raise Http404
    update = Update.objects.filter(duty=duty, kind=period.kind, year=period.year, index=period.index).first()
    if update and not Update.objects.for_user(request.user, "change").filter(pk=update.pk).exists():
        # written by the agency itself: the desk reads it once it is sent
        if Update.objects.for_user(request.user, "view").filter(pk=update.pk).exists():
            return redirect(update)
        messages.warning(request, _("Cơ quan đang tự soạn cập nhật của kỳ này; gửi xong sẽ xem được."))
        return redirect("followup:task", pk=duty.task_id)
    if update and not update.is_open:
        return redirect(update)
    if request.method == "POST":
        return _posted(request, duty, period, update)
    return _page(request, duty, period, update, _form(request, duty, update))


def _form(request: Any, duty: Duty, update: Update | None, data: Any = None) -> UpdateForm:
    kind = UpdateForm if duty.is_answered_by(request.user) else EnterForForm
    initial: dict[str, Any] = {"version": update.version if update else 0}
    if update:
        names = ("state", "done", "next", "obstacle", "finished_on", "entered_source", "entered_words")
        initial |= {name: getattr(update, name) for name in names}
        if update.entered_document:
            initial["entered_document"] = update.entered_document.number
    asked, held = figures.asked_of(duty), figures.held_by(update)
    return kind(data, user=request.user, initial=initial, outputs=asked, held=held)


def _posted(request: Any, duty: Duty, period: Period, update: Update | None) -> HttpResponse:
    form = _form(request, duty, update, request.POST)
    act = request.POST.get("act", "save")
    if not form.is_valid():
        return _refused(request, duty, period, update, form)
    try:
        kept = _kept(form, duty, period.code, request.user)
        if form.cleaned_data["paper"] or form.cleaned_data["link"]:
            _with_evidence(kept, form, request.user)
        if act == "submit":
            kept = services.submit(kept, by=request.user)
    except services.Stale as stale:
        form.data = _with_version(request, stale.version)
        fresh = Update.objects.with_names().get(duty=duty, kind=period.kind, year=period.year, index=period.index)
        return _refused(request, duty, period, fresh, form, stale=stale)
    except ValidationError as fault:
        kept_now = Update.objects.filter(duty=duty, kind=period.kind, year=period.year, index=period.index).first()
        form.data = _with_version(request, kept_now.version if kept_now else 0)
        _add(form, fault)
        return _refused(request, duty, period, kept_now, form)
    if request.htmx and act == "save":
        return render(request, "followup/saved.html", {"update": kept, "now": clock.now()})
    messages.success(request, _said(kept) if act == "submit" else _("Đã lưu bản nháp."))
    return redirect("followup:open") if act == "submit" else redirect("followup:write", pk=duty.pk, code=period.code)


def _with_version(request: Any, version: int) -> QueryDict:
    """What was typed, with the version that stands now: saving it again is then a decision."""
    data: QueryDict = request.POST.copy()
    data["version"] = str(version)
    return data


def _add(form: UpdateForm, fault: ValidationError) -> None:
    """Each sentence beside its field, where it names one that the form has."""
    if not hasattr(fault, "error_dict"):
        form.add_error(None, fault)
        return
    for name, sentences in fault.message_dict.items():
        form.add_error(name if name in form.fields else None, ValidationError(sentences))


def _kept(form: UpdateForm, duty: Duty, code: str, user: Any) -> Update:
    version = form.cleaned_data["version"] or 0
    if not isinstance(form, EnterForForm):
        return services.save_draft(duty, code, version=version, by=user, figures=form.figures, **form.words)
    return services.enter_for(
        duty,
        code,
        source=form.cleaned_data["entered_source"],
        words=form.cleaned_data["entered_words"],
        document=form.cleaned_data["entered_document"],
        version=version,
        by=user,
        figures=form.figures,
        **form.words,
    )


def _with_evidence(update: Update, form: UpdateForm, user: Any) -> None:
    if form.cleaned_data["paper"]:
        services.add_evidence(update, document=form.cleaned_data["paper"], by=user)
    if form.cleaned_data["link"]:
        services.add_evidence(update, link=form.cleaned_data["link"], by=user)


def _said(update: Update) -> str:
    if update.stage == "with-leader":
        return _("Đã trình lãnh đạo cơ quan duyệt.")
    day = terms.review_by(update)
    return _("Đã gửi. Sở Ngoại vụ xem trước ngày %(day)s.") % {"day": f"{day:%d/%m/%Y}"} if day else _("Đã gửi.")


def _refused(
    request: Any, duty: Duty, period: Period, update: Update | None, form: UpdateForm, stale: Any = None
) -> HttpResponse:
    """The form as it was filled in. A page that saves by itself is told in one line, its text stays where it is."""
    if request.htmx and request.POST.get("act", "save") == "save":
        faults = [str(fault) for faults in form.errors.values() for fault in faults]
        context = {"faults": faults, "stale": stale, "update": None}
        return render(request, "followup/saved.html", context)
    return _page(request, duty, period, update, form, stale=stale, status=409 if stale else 422)


def _page(
    request: Any, duty: Duty, period: Period, update: Update | None, form: UpdateForm, *, stale: Any = None,
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    due_on = update.due_on if update else Asking((), clock.today()).due(period)
    context = {
        "duty": duty,
        "period": period,
        "update": update,
        "form": form,
        "stale": stale,
        "due_on": due_on,
        "is_over": due_on and clock.today() > due_on,
        "beside": selectors.beside(duty, period),
        "evidence": selectors.evidence_of(update),
        "hints": list(update.hints.all()) if update and update.is_touched else [],
        "panel": files_panel(update, request.user) if update else None,
        "enters_for": isinstance(form, EnterForForm),
        "term": terms.review_term(clock.today()),
    }
    return render(request, "followup/write.html", context, status=status)


@require_POST
@login_required
def nothing(request: Any, pk: int, code: str) -> HttpResponse:
    """Không phát sinh trong kỳ, một lần bấm."""
    duty = duty_written(request.user, pk)
    if not duty.is_answered_by(request.user):
        return redirect("followup:write", pk=pk, code=code)
    act = partial(services.nothing_new, duty, code, by=request.user)
    tried(request, act, _("Đã báo không phát sinh trong kỳ."))
    return redirect("followup:open")


@require_POST
@login_required
def drop_evidence(request: Any, pk: int) -> HttpResponse:
    """Gỡ một minh chứng khỏi bản nháp."""
    evidence = get_object_or_404(Evidence.objects.for_user(request.user, "change").select_related("of__duty"), pk=pk)
    tried(request, partial(services.drop_evidence, evidence, by=request.user), _("Đã gỡ minh chứng."))
    return redirect("followup:write", pk=evidence.of.duty_id, code=evidence.of.period.code)


@require_http_methods(["GET", "POST"])
@login_required
def several(request: Any) -> HttpResponse:
    """Việc cần cập nhật của cơ quan: gửi nhiều phần việc trên một màn hình."""
    if not request.user.may("view", "update"):
        raise Http404
    rows = selectors.open_to(request.user, clock.today())
    refused: dict[str, str] = {}
    if request.method == "POST":
        if not request.user.may("add", "update"):
            raise PermissionDenied
        refused = _several_sent(request, rows)
        if not refused:
            return redirect("followup:open")
        rows = selectors.open_to(request.user, clock.today())
    page = Paginator(rows, SEVERAL).get_page(request.GET.get("trang"))
    counted = figures.counted_duties(asked.duty.pk for asked, _held in page)
    lines = [_line(request, asked, update, refused, counted) for asked, update in page]
    context = {
        "page": page,
        "lines": lines,
        "states": [choice for choice in State.choices if choice[0] != State.DONE],
        "writes": request.user.may("add", "update"),
        "today": clock.today(),
    }
    return render(request, "followup/several.html", context, status=422 if refused else 200)


def _key(asked: Asked) -> str:
    return f"{asked.duty.pk}-{asked.period.code}"


def _typed(request: Any, key: str) -> dict[str, str]:
    """What stands in a line of the screen."""
    return {name: request.POST.get(f"{name}-{key}", "").strip() for name in ("state", "done", "obstacle")}


def _line(
    request: Any, asked: Asked, update: Update | None, refused: dict[str, str], counted: set[int]
) -> dict[str, Any]:
    """A line as it was filled in, where something on the screen was refused; else as it is kept."""
    key = _key(asked)
    typed = _typed(request, key) if f"done-{key}" in request.POST else None
    return {
        "asked": asked,
        "update": update,
        "key": key,
        "fault": refused.get(key, ""),
        "typed": typed,
        "has_figures": asked.duty.pk in counted,
    }


def _several_sent(request: Any, rows: list[tuple[Asked, Update | None]]) -> dict[str, str]:
    """Each line stands for itself: what was wrong with one keeps no other back."""
    refused: dict[str, str] = {}
    sent = 0
    for asked, _held in rows:
        key = _key(asked)
        said = _typed(request, key)
        if not said["state"]:
            continue
        version = request.POST.get(f"version-{key}", "0")
        try:
            _send_line(asked, said, int(version) if version.isdecimal() else 0, request.user)
        except ValidationError as fault:
            refused[key] = _why(fault)
        else:
            sent += 1
    _say_sent(request, sent, len(refused))
    return refused


def _send_line(asked: Asked, said: dict[str, Any], version: int, user: Any) -> None:
    if said["state"] not in State:
        said = said | {"state": ""}
    kept = services.save_draft(asked.duty, asked.period.code, version=version, by=user, **said)
    services.submit(kept, by=user)


def _why(fault: ValidationError) -> str:
    """The refusal in a line; where somebody else saved meanwhile, with what they wrote."""
    theirs = [f"{one.label}: {one.theirs or '–'}" for one in fault.changed] if isinstance(fault, services.Stale) else []
    return " ".join([*fault.messages, *theirs])


def _say_sent(request: Any, sent: int, refused: int) -> None:
    if sent:
        messages.success(request, _("Đã gửi %(count)d cập nhật.") % {"count": sent})
    if refused:
        messages.error(request, _("%(count)d dòng chưa gửi được, lý do ghi ở từng dòng.") % {"count": refused})
    elif not sent:
        messages.warning(request, _("Chưa chọn tình trạng cho dòng nào."))
