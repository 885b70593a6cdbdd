"""Cập nhật bằng bảng tính: the sheet is taken along, handed in, looked at row by row, then confirmed."""

import re
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from haidang.kit import clock
from haidang.kit.audit.selectors import history
from haidang.kit.search.folding import plain
from haidang.office.directory.answering import Answering
from haidang.office.directory.models import Agency
from haidang.plan.followup.choices import State
from haidang.plan.replies import services
from haidang.plan.replies.choices.sheets import Choice, Form, Verdict
from haidang.plan.replies.forms import FileForm, ForOthersForm, PasteForm, TakeForm
from haidang.plan.replies.models import Intake
from haidang.plan.replies.selectors import shown
from haidang.plan.replies.selectors.sheets import offers, open_rows
from haidang.plan.replies.sheets_looking import MOST_BYTES

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: Rows on one page of an intake; sheets on the first page.
ROWS, INTAKES = 50, 20


def _door(user: Any) -> None:
    """Who may not know of updates finds nothing here; who only reads them has no button here."""
    if not user.may("view", "update"):
        raise Http404
    if not user.may("add", "update") or not user.agency_id:
        raise PermissionDenied


@require_safe
@never_cache
@login_required
def sheets_page(request: Any) -> HttpResponse:
    """Tải bảng về, nộp bảng đã điền, các bảng đã nộp."""
    _door(request.user)
    return _sheets(request)


def _sheets(request: Any, *, file: Any = None, paste: Any = None, problem: str = "") -> HttpResponse:
    agency = _agency(request)
    rows = open_rows(request.user, clock.today(), agency=agency)
    context = {
        "offers": offers(rows),
        "rows": len(rows),
        "forms": Form,
        "agency": agency,
        "agencies": _agencies(request.user),
        "file": file or FileForm(auto_id="file_%s"),
        "paste": paste or PasteForm(auto_id="paste_%s"),
        "problem": problem,
        "intakes": Intake.objects.for_user(request.user, "view").select_related("by")[:INTAKES],
    }
    faulty = bool(problem) or any(form and form.errors for form in (file, paste))
    return render(request, "replies/sheets.html", context, status=422 if faulty else 200)


def _agency(request: Any) -> Agency | None:
    """For the desk, the agency whose rows it takes along; all of them where it names none."""
    chosen = request.GET.get("co-quan", "")
    if not request.user.is_desk or not chosen.isdecimal() or len(chosen) > 18:
        return None
    return Agency.objects.filter(pk=int(chosen)).first()


def _agencies(user: Any) -> Any:
    """For the desk: the agencies that something is asked of today; heirs in the place of those that are gone."""
    if not user.is_desk:
        return []
    today = clock.today()
    answering = Answering(today)
    parts = {asked.duty for asked, _update in open_rows(user, today)}
    asked_of = {answering.of(duty.agency_id, duty.task.title) for duty in parts}
    return sorted(Agency.objects.filter(pk__in=asked_of), key=lambda one: (one.order, one.name))


@require_POST
@login_required
def take_along(request: Any) -> HttpResponse:
    """Tải bảng về: what stands in it is kept, so it is no mere look."""
    _door(request.user)
    form = TakeForm(request.POST, user=request.user)
    if not form.is_valid():
        return _sheets(request, problem=_("Không có bảng như vậy. Chọn một bảng trong danh sách."))
    said = form.cleaned_data
    try:
        handed = services.hand_out(
            said["form"], plan=said["plan"], period=said["period"], agency=said["agency"], by=request.user
        )
    except ValidationError as refused:
        return _sheets(request, problem=" ".join(refused.messages))
    about = [handed.sheet.plan.number or handed.sheet.plan.title[:40]] if handed.sheet.plan else []
    name = slugify(plain(" ".join(["cap nhat", *about, said["period"], handed.sheet.code])))
    reply = HttpResponse(handed.data, content_type=_XLSX)
    reply["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    reply["Cache-Control"] = "no-store"
    return reply


@require_POST
@login_required
def hand_in(request: Any) -> HttpResponse:
    """Nộp bảng: a file or pasted rows; nothing is written but the sheet itself, to be looked at."""
    _door(request.user)
    pasted = "rows" in request.POST
    form: Any = (
        PasteForm(request.POST, auto_id="paste_%s")
        if pasted
        else FileForm(request.POST, request.FILES, auto_id="file_%s")
    )
    if form.is_valid():
        try:
            if pasted:
                intake = services.take_pasted(form.cleaned_data["rows"], by=request.user)
            else:
                sheet = form.cleaned_data["sheet"]
                intake = services.take_file(sheet.name, sheet.read(MOST_BYTES + 1), by=request.user)
        except ValidationError as refused:
            form.add_error("rows" if pasted else "sheet", refused)
        else:
            return redirect(intake)
    return _sheets(request, **{"paste" if pasted else "file": form})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def intake_page(request: Any, pk: int) -> HttpResponse:
    """Xem trước từng dòng, chọn ở các ô hai bên cùng sửa, rồi ghi."""
    intake = get_object_or_404(Intake.objects.for_user(request.user, "view").select_related("by"), pk=pk)
    if request.method == "POST":
        if not Intake.objects.for_user(request.user, "change").filter(pk=pk).exists():
            raise PermissionDenied
        if not (problem := _acted(request, intake)):
            return redirect(f"{request.path}?{request.GET.urlencode()}" if request.GET else request.path)
        return _intake(request, intake, problem)
    return _intake(request, intake)


def _intake(request: Any, intake: Intake, problem: str = "") -> HttpResponse:
    verdict = request.GET.get("loc", "")
    rows = intake.rows.worst_first()
    if verdict in Verdict.values:
        rows = rows.filter(verdict=verdict)
    # thousands of rows are put in order by their numbers alone, and fifty are fetched
    page = Paginator(rows.values_list("pk", flat=True), ROWS).get_page(request.GET.get("trang"))
    lines = intake.rows.filter(pk__in=list(page)).worst_first()
    lines = lines.select_related("duty__task", "duty__agency", "duty__solution")
    context = {
        "intake": intake,
        "page": page,
        "lines": list(shown.shown(lines, request.user)),
        "counts": [(verdict, Verdict(verdict).label, n) for verdict, n in shown.counts_of(intake).items()],
        "verdict": verdict,
        "standing": shown.standing_of(intake, request.user),
        "remarks": shown.remarks_of(intake),
        "states": State.choices,
        "choices": Choice,
        "may_act": intake.is_open and intake.by_id == request.user.pk,
        "for_others": ForOthersForm(request.POST or None),
        "problem": problem,
        "history": history(intake),
        "query": f"loc={verdict}" if verdict in Verdict.values else "",
    }
    return render(request, "replies/intake.html", context, status=422 if problem else 200)


def _acted(request: Any, intake: Intake) -> str:
    """Do what was asked for, and say why not, or "" where it was done. What was chosen on the page is kept first."""
    act, user = request.POST.get("act", ""), request.user
    try:
        services.decide(intake, _decided(request.POST), by=user)
        if act in ("ours", "file"):
            services.decide_all(intake, act, by=user)
        elif act == "drop":
            services.set_aside(intake, by=user)
            messages.success(request, _("Đã bỏ bảng này. Những dòng chưa ghi thì không ghi."))
        elif act in ("keep", "send"):
            form = ForOthersForm(request.POST)
            said = form.cleaned_data if form.is_valid() else {"source": "", "words": ""}
            done = services.confirm(intake, send=act == "send", by=user, **said)
            _say(request, done)
    except ValidationError as refused:
        return " ".join(refused.messages)
    return ""


_CHOSEN = re.compile(r"d-(\d{1,18})-([a-z_]{2,12})")


def _decided(posted: Any) -> dict[int, dict[str, tuple[str, str]]]:
    """What was chosen on the page: row → field → (choice, words)."""
    found: dict[int, dict[str, tuple[str, str]]] = {}
    for name, choice in posted.items():
        if said := _CHOSEN.fullmatch(name):
            words = posted.get(f"e-{said[1]}-{said[2]}", "")
            found.setdefault(int(said[1]), {})[said[2]] = (choice, words)
    return found


def _say(request: Any, done: Any) -> None:
    if done.kept:
        messages.success(request, _("Đã lưu %(count)d bản nháp.") % {"count": done.kept})
    if done.sent:
        messages.success(request, _("Đã gửi %(count)d cập nhật.") % {"count": done.sent})
    if done.changed:
        messages.warning(
            request, _("%(count)d dòng vừa có người sửa nên chưa ghi; xem lại dưới đây.") % {"count": done.changed}
        )
    if done.failed:
        messages.error(request, _("%(count)d dòng không ghi được, lý do ghi ở từng dòng.") % {"count": done.failed})
    if done.waiting:
        messages.warning(request, _("Còn %(count)d dòng chưa ghi.") % {"count": done.waiting})
    if not (done.kept or done.sent or done.changed or done.failed):
        messages.info(request, _("Không có dòng nào phải ghi."))
