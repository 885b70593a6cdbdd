"""One proposal beside the text: accepted, corrected, split, rejected, taken back; its phrases and its day settled."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django.views.decorators.vary import vary_on_headers

from haidang.plan.plans import services
from haidang.plan.plans.forms import CorrectionForm, known_agency
from haidang.plan.plans.models import Plan, Proposal, Task
from haidang.plan.plans.selectors import review as selectors
from haidang.plan.plans.selectors.names import day_of, names_in
from haidang.plan.plans.selectors.painting import Lines
from haidang.plan.plans.services import Party
from haidang.plan.plans.services.making import parties_read
from haidang.plan.plans.views.review import address_of, plan_to_change, progress_of

#: Verbs that are asked about before they are done: a card with a form in it.
_ASKED = ("sua", "bo", "tach")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@vary_on_headers("HX-Request")
def proposal_verb(request: Any, pk: int, verb: str = "xem") -> HttpResponse:
    """Một mục đọc được: chấp nhận, sửa rồi chấp nhận, bỏ, tách, mở lại. To htmx its card alone."""
    try:
        proposal = selectors.proposal_shown(pk)
    except Proposal.DoesNotExist as nobody:
        raise Http404 from nobody
    plan = plan_to_change(request, proposal.reading.plan.pk)
    if verb not in _VERBS and verb not in _ASKED and verb != "xem":
        raise Http404
    if request.method != "POST":
        form = _correction(proposal) if verb == "sua" and proposal.state == "open" else None
        return _card(request, plan, proposal, mode=verb if verb in _ASKED else "", form=form)
    return _correct(request, plan, proposal) if verb == "sua" else _act(request, plan, proposal, verb)


def _act(request: Any, plan: Plan, proposal: Proposal, verb: str) -> HttpResponse:
    act = _VERBS.get(verb)
    if act is None:
        raise Http404
    problem = ""
    try:
        act(request, proposal)
    except ValidationError as refused:
        problem = refused.messages[0]
    return _answer(request, plan, proposal, problem, mode=verb if problem and verb in _ASKED else "")


def _correct(request: Any, plan: Plan, proposal: Proposal) -> HttpResponse:
    form = _correction(proposal, request.POST)
    if not form.is_valid():
        return _card(request, plan, selectors.proposal_shown(proposal.pk), mode="sua", form=form, status=422)
    problem = ""
    try:
        services.accept(proposal, by=request.user, version=_version(request), **form.corrections())
    except ValidationError as refused:
        problem = refused.messages[0]
    return _answer(request, plan, proposal, problem)


def _answer(request: Any, plan: Plan, proposal: Proposal, problem: str, mode: str = "") -> HttpResponse:
    """The card as it is now, whoever changed it; without scripts the page, at the card."""
    if request.headers.get("HX-Request"):
        return _card(request, plan, selectors.proposal_shown(proposal.pk), mode=mode, problem=problem)
    if problem:
        messages.error(request, problem)
    return redirect(address_of(proposal))


def _card(
    request: Any,
    plan: Plan,
    proposal: Proposal,
    *,
    mode: str,
    form: CorrectionForm | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    is_part = bool(request.headers.get("HX-Request"))
    reading = proposal.reading
    findings = [
        found
        for found in selectors.findings_of(reading, Lines(reading.source.text))
        if proposal.start <= found.finding.start < proposal.end
    ]
    names = names_in(plan, reading.source.source, [proposal])
    [card] = selectors.Cards(reading, [proposal], findings, names).all
    context = {
        "plan": plan,
        "card": card,
        "mode": mode if card.is_open else "",
        "form": form,
        "problem": problem,
        "progress": progress_of(reading) if is_part else None,
        "words": reading.source.text[proposal.start : proposal.end],
    }
    template = "plans/card.html" if is_part else "plans/card_page.html"
    # htmx shows what comes with 200 only
    return render(request, template, context, status=200 if is_part else status)


def _correction(proposal: Proposal, data: Any = None) -> CorrectionForm:
    source = proposal.reading.source.source
    plan = proposal.reading.plan
    names = names_in(plan, source, [proposal])
    parties: dict[str, list[Party]] = {
        name: parties_read(proposal.values.get(name, []), source, names) for name in ("leads", "coordinators")
    }
    initial = {"title": " ".join(source.line_of(span) for span in proposal.title_spans), "due_on": proposal.due_on}
    return CorrectionForm(data, initial=initial, parties=parties, on=day_of(plan), auto_id=f"id-{proposal.pk}-%s")


# ── what each button does ────────────────────────────────────────────────────────────────────────


def _accept(request: Any, proposal: Proposal) -> None:
    services.accept(proposal, by=request.user, version=_version(request))


def _reject(request: Any, proposal: Proposal) -> None:
    services.reject(proposal, by=request.user, reason=request.POST.get("reason", ""), version=_version(request))


def _split(request: Any, proposal: Proposal) -> None:
    chosen = {int(number) for number in request.POST.getlist("solution") if number.isdigit()}
    services.split(proposal, at=chosen, by=request.user, version=_version(request))


def _reopen(request: Any, proposal: Proposal) -> None:
    services.reopen(proposal, by=request.user)


def _take_over(request: Any, proposal: Proposal) -> None:
    services.take_over(proposal, by=request.user)


def _members(request: Any, proposal: Proposal) -> None:
    chosen = {int(value) for value in request.POST.getlist("member") if value.isdigit()}
    task = _task(request)
    for pk, reason in _typed(request, "khong-").items():
        phrase = get_object_or_404(task.assignments.filter(is_group=True), pk=pk)
        services.say_nobody(phrase, reason=reason, by=request.user)
    on = day_of(proposal.reading.plan)
    added = {
        pk: [known_agency(part, on) for part in typed.split(";") if part.strip()]
        for pk, typed in _typed(request, "them-").items()
    }
    services.settle_members(task, confirmed=chosen, added=added, by=request.user)


def _typed(request: Any, begins: str) -> dict[int, str]:
    """What was typed into the fields of a name ("them-12"), by the number of each."""
    return {
        int(name.removeprefix(begins)): typed
        for name, typed in request.POST.items()
        if name.startswith(begins) and name.removeprefix(begins).isdigit() and typed.strip()
    }


def _due(request: Any, proposal: Proposal) -> None:
    typed = request.POST.get("due_on", "")
    try:
        on = date.fromisoformat(typed) if typed else None
    except ValueError:
        raise ValidationError(_("“%(typed)s” không phải một ngày. Nhập lại ngày.") % {"typed": typed}) from None
    services.settle_due(_task(request), accepts=request.POST.get("answer") != "no", on=on, by=request.user)


def _task(request: Any) -> Task:
    return get_object_or_404(Task.objects.for_user(request.user, "change"), pk=_number(request, "task") or 0)


def _version(request: Any) -> int | None:
    """Which state of the card the person saw."""
    return _number(request, "version")


def _number(request: Any, name: str) -> int | None:
    typed = request.POST.get(name) or request.GET.get(name) or ""
    return int(typed) if typed.isdigit() else None


_VERBS: dict[str, Callable[[Any, Proposal], None]] = {
    "chap-nhan": _accept,
    "bo": _reject,
    "tach": _split,
    "mo-lai": _reopen,
    "lay-ban-moi": _take_over,
    "thanh-vien": _members,
    "thoi-han": _due,
}
