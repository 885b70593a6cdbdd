"""The desk of difficulties: by cause, into a tờ trình, to UBND; what is arranged. And what waits for one leader."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from haidang.kit import clock
from haidang.kit.audit.selectors import history
from haidang.office.accounts.choices import Role
from haidang.office.accounts.models import User
from haidang.office.documents.selectors_drafts import drafts_panel
from haidang.papers.writer.word import docx_of
from haidang.plan.difficulties import letters, services
from haidang.plan.difficulties.choices import SubmissionStage
from haidang.plan.difficulties.deciding import leaders, official_of, waiting_for
from haidang.plan.difficulties.forms import SettleSeveralForm, SubmissionForm, SubmitForm, WayForm
from haidang.plan.difficulties.models import Difficulty, ExtensionWay, LeaderAccount, Submission, SubmissionLine
from haidang.plan.difficulties.selectors import lists
from haidang.plan.difficulties.selectors.papers import lines_of
from haidang.plan.difficulties.views.doors import overseer, put_errors, submission_seen, submission_written
from haidang.plan.plans.models import Plan

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_http_methods(["GET", "POST"])
@login_required
def board(request: Any) -> HttpResponse:
    """Tổng hợp vướng mắc: mới nêu theo nguyên nhân, tờ trình đang soạn, đang chờ trả lời."""
    overseer(request.user)
    if request.method == "POST":
        if not request.user.is_desk:
            raise PermissionDenied
        return _consolidated(request)
    context = {"board": lists.board(request.user), "is_desk": request.user.is_desk}
    return render(request, "difficulties/board.html", context)


def _consolidated(request: Any) -> HttpResponse:
    rows = Difficulty.objects.filter(pk__in=_chosen(request, "difficulty"))
    into = request.POST.get("into", "")
    try:
        if into.isdecimal():
            draft = submission_written(request.user, int(into[:18]))
            made = services.add_lines(draft, rows, by=request.user)
        else:
            made = services.consolidate(rows, by=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return redirect("difficulties:board")
    messages.success(
        request, _("Đã đưa vào tờ trình. Ghi ý kiến của Sở cho từng việc, tải Word để ký, rồi ghi đã trình.")
    )
    return redirect(made)


def _chosen(request: Any, name: str) -> set[int]:
    return {int(value[:18]) for value in request.POST.getlist(name) if value.isdecimal()}


# ── one tờ trình ─────────────────────────────────────────────────────────────────────────────────


@require_http_methods(["GET", "POST"])
@login_required
def submission_page(request: Any, pk: int) -> HttpResponse:
    """Một tờ trình: soạn khi chưa trình; sau đó ý kiến của từng việc."""
    submission = submission_seen(request.user, pk)
    form = _draft_form(submission)
    if request.method == "POST":
        submission_written(request.user, pk)
        form = SubmissionForm(request.POST)
        if form.is_valid():
            opinions = {key: request.POST.get(f"opinion-{key}", "") for key in _lines(request)}
            try:
                services.write(submission, opinions=opinions, by=request.user, **form.cleaned_data)
            except ValidationError as refused:
                put_errors(form, refused)
            else:
                messages.success(request, _("Đã lưu tờ trình."))
                return redirect(submission)
    return _submission(request, submission, form=form, status=422 if form.errors else 200)


def _draft_form(submission: Submission) -> SubmissionForm:
    names = ("title", "opening", "request", "version")
    return SubmissionForm(initial={name: getattr(submission, name) for name in names})


def _lines(request: Any) -> set[int]:
    names = (name.removeprefix("opinion-") for name in request.POST if name.startswith("opinion-"))
    return {int(name[:18]) for name in names if name.isdecimal()}


def _submission(request: Any, submission: Submission, *, status: int = 200, **forms: Any) -> HttpResponse:
    lines = lines_of(submission, request.user)
    context = {
        "submission": submission,
        "lines": lines,
        "form": forms.get("form") or _draft_form(submission),
        "submit_form": forms.get("submit_form") or SubmitForm(),
        "several_form": forms.get("several_form") or SettleSeveralForm(),
        "may_write": request.user.is_desk and submission.is_draft,
        "may_decide": any(line.may_decide for line in lines),
        "drafts_panel": drafts_panel(submission, request.user),
        "history": history(submission),
    }
    return render(request, "difficulties/submission.html", context, status=status)


@require_safe
@login_required
def submission_letter(request: Any, pk: int) -> HttpResponse:
    """Dự thảo tờ trình, tệp Word."""
    submission = submission_seen(request.user, pk)
    with translation.override("vi"):
        paper = letters.submission_paper(submission, clock.today(), request.user)
    reply = HttpResponse(docx_of(paper), content_type=WORD)
    reply["Content-Disposition"] = f'attachment; filename="to-trinh-vuong-mac-{submission.pk}.docx"'
    return reply


@require_POST
@login_required
def submission_sent(request: Any, pk: int) -> HttpResponse:
    """Ghi đã trình: số, ngày của tờ trình; từ đó tính thời hạn trả lời."""
    submission = submission_written(request.user, pk)
    form = SubmitForm(request.POST)
    if form.is_valid():
        try:
            services.submit(submission, by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            put_errors(form, refused)
        else:
            messages.success(request, _("Đã ghi: đã trình UBND tỉnh. Thời hạn trả lời bắt đầu tính."))
            return redirect(submission)
    return _submission(request, submission, submit_form=form, status=422)


@require_POST
@login_required
def submission_dropped(request: Any, pk: int) -> HttpResponse:
    """Bỏ bản soạn; các vướng mắc trở lại chờ xem."""
    submission = submission_written(request.user, pk)
    try:
        services.drop(submission, by=request.user)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
        return redirect(submission)
    messages.success(request, _("Đã bỏ bản soạn; các vướng mắc trở lại danh sách chờ xem."))
    return redirect("difficulties:board")


@require_POST
@login_required
def line_let_go(request: Any, pk: int) -> HttpResponse:
    """Đưa một vướng mắc ra khỏi tờ trình."""
    line = get_object_or_404(SubmissionLine.objects.select_related("submission"), pk=pk)
    submission_written(request.user, line.submission_id)
    try:
        held = services.let_go(line, by=request.user)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
        return redirect(line.submission)
    messages.success(request, _("Đã đưa ra khỏi tờ trình."))
    return redirect(held) if held.stage == SubmissionStage.DRAFT else redirect("difficulties:board")


@require_POST
@login_required
def submission_decided(request: Any, pk: int) -> HttpResponse:
    """Cùng một ý kiến cho các việc đánh dấu."""
    submission = submission_seen(request.user, pk)
    if not any(line.may_decide for line in lines_of(submission, request.user)):
        raise PermissionDenied
    form = SettleSeveralForm(request.POST)
    if form.is_valid():
        told = form.said
        verdict, words = told.pop("verdict"), told.pop("words")
        told.pop("work")
        chosen = _chosen(request, "difficulty")
        try:
            made = services.settle_several(submission, chosen, verdict, words, by=request.user, **told)
        except ValidationError as refused:
            put_errors(form, refused)
        else:
            messages.success(request, _("Đã ghi ý kiến cho %(count)d việc.") % {"count": len(made)})
            return redirect(submission)
    return _submission(request, submission, several_form=form, status=422)


# ── who decides ──────────────────────────────────────────────────────────────────────────────────


@require_safe
@login_required
def waiting_page(request: Any) -> HttpResponse:
    """Chờ tôi quyết định: vướng mắc và gia hạn thuộc lĩnh vực, thẩm quyền của mình."""
    if not request.user.may("view", "update"):
        raise Http404
    is_leader = request.user.role in (Role.CHAIR, Role.VICE_CHAIR)
    context = {
        "mine": waiting_for(request.user),
        "is_untied": request.user.role == Role.VICE_CHAIR and official_of(request.user) is None,
        "is_leader": is_leader,
    }
    return render(request, "difficulties/waiting.html", context)


# ── what is arranged ─────────────────────────────────────────────────────────────────────────────


@require_http_methods(["GET", "POST"])
@login_required
def settings_page(request: Any) -> HttpResponse:
    """Thiết lập: tài khoản nào là lãnh đạo nào."""
    overseer(request.user)
    accounts = User.objects.in_use().filter(role__in=(Role.CHAIR, Role.VICE_CHAIR)).order_by("role", "full_name")
    officials = leaders(clock.today())
    if request.method == "POST":
        if not request.user.is_desk:
            raise PermissionDenied
        known = {str(one.pk): one for one in officials}
        try:
            for user in accounts:
                said = request.POST.get(f"user-{user.pk}")
                if said is not None:
                    services.tie_leader(user, known.get(said), by=request.user)
        except ValidationError as refused:
            messages.error(request, refused.messages[0])
        else:
            messages.success(request, _("Đã lưu."))
        return redirect("difficulties:settings")
    tied = dict(LeaderAccount.objects.for_user(request.user, "view").values_list("user", "official"))
    context = {
        "rows": [(user, tied.get(user.pk), official_of(user)) for user in accounts],
        "officials": officials,
        "ways": list(ExtensionWay.objects.filter(is_delegated=True).select_related("plan")),
        "is_desk": request.user.is_desk,
    }
    return render(request, "difficulties/settings.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def way_page(request: Any, pk: int) -> HttpResponse:
    """Thẩm quyền gia hạn của một kế hoạch: UBND tỉnh, hay Sở Ngoại vụ theo văn bản."""
    overseer(request.user)
    plan = get_object_or_404(Plan.objects.for_user(request.user, "view"), pk=pk)
    way = ExtensionWay.objects.filter(plan=plan).first()
    initial = {"is_delegated": way.is_delegated, "basis": way.basis} if way else {}
    form = WayForm(request.POST if request.method == "POST" else None, initial=initial)
    may_change = request.user.role == Role.DESK_LEADER
    if request.method == "POST":
        if not may_change:
            raise PermissionDenied
        if form.is_valid():
            try:
                partial(services.set_extension_way, plan, by=request.user)(**form.cleaned_data)
            except ValidationError as refused:
                put_errors(form, refused)
            except ObjectDoesNotExist as unknown:
                raise Http404 from unknown
            else:
                messages.success(request, _("Đã lưu thẩm quyền gia hạn."))
                return redirect("difficulties:way", pk=pk)
    context = {"plan": plan, "form": form, "way": way, "may_change": may_change}
    return render(request, "difficulties/way.html", context, status=422 if form.errors else 200)
