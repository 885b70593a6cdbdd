"""Báo cáo: the list, a report as it is read and written, the records behind it, what would be said otherwise today."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from haidang.kit import clock
from haidang.kit.audit.selectors import history
from haidang.kit.jobs.models import Job
from haidang.office.documents.selectors_drafts import drafts_panel
from haidang.reports import rules, selectors, services
from haidang.reports.choices import Act
from haidang.reports.compose.outline import numbered
from haidang.reports.compose.situation import CONTEXT
from haidang.reports.forms import AddressForm, NumberForm, OpenForm, OwnForm, PassageForm, SignForm, begun
from haidang.reports.jobs import start_building
from haidang.reports.models import Passage, Report
from haidang.reports.sealing import seal_named

ON_PAGE = 30


def report_seen(user: Any, pk: int) -> Report:
    return get_object_or_404(Report.objects.for_user(user, "view").with_names(), pk=pk)


def passage_seen(user: Any, pk: int) -> Passage:
    rows = Passage.objects.for_user(user, "view").select_related("report__agency", "edited_by")
    return get_object_or_404(rows, pk=pk)


def may(user: Any, verb: str, report: Report) -> bool:
    return bool(Report.objects.for_user(user, verb).filter(pk=report.pk).exists())


def tried(request: Any, act: Callable[[], Any], said: str) -> bool:
    """Do it and say so, or say in one sentence why it could not be done."""
    try:
        act()
    except ObjectDoesNotExist as unknown:
        raise Http404 from unknown
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return False
    messages.success(request, said)
    return True


# ── the list, and a new one ──────────────────────────────────────────────────────────────────────


@require_safe
@login_required
def reports(request: Any) -> HttpResponse:
    """Các báo cáo, the latest days first."""
    if not request.user.may("view", "report"):
        raise Http404
    rows = Report.objects.for_user(request.user, "view").kept().with_names().defer("data", "paper")
    page = Paginator(rows, ON_PAGE).get_page(request.GET.get("trang"))
    context = {"page": page, "may_add": Report.objects.may_add(request.user)}
    return render(request, "reports/reports.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def open_page(request: Any) -> HttpResponse:
    """Lập báo cáo: which one, over which days."""
    if not request.user.may("view", "report"):
        raise Http404
    if not Report.objects.may_add(request.user):
        raise PermissionDenied
    form = OpenForm(request.POST or None, user=request.user, initial=begun(clock.today()))
    if form.is_valid():
        facts = {name: value for name, value in form.cleaned_data.items() if name not in ("year", "part")}
        try:
            with transaction.atomic():
                report = services.open_report(by=request.user, **facts)
                start_building(report, by=request.user)
        except ValidationError as refused:
            form.add_error(None, refused.messages)
        else:
            return redirect(report)
    return render(request, "reports/open.html", {"form": form}, status=422 if form.is_bound else 200)


# ── one report ───────────────────────────────────────────────────────────────────────────────────


@require_safe
@login_required
@never_cache
def report_page(request: Any, pk: int) -> HttpResponse:
    """Một báo cáo: as it is read, with the ways to write in it."""
    return _page(request, report_seen(request.user, pk))


def _page(request: Any, report: Report, **forms: Any) -> HttpResponse:
    user = request.user
    changes, approves = may(user, "change", report), may(user, "approve", report)
    rights = {"change": changes, "approve": approves}
    passages = list(report.passages.all())
    sections = selectors.shown(report, passages)
    writes = changes and report.is_open
    acts = [act for act in Act if report.may(act) and rights[rules.RIGHT_TO[act]]]
    lost = sum(each.needs_addressee for each in passages)
    context = {
        "report": report,
        "sections": sections,
        "has_charts": any(shown.kind == "chart" for each in sections for shown in each.blocks),
        "acts": acts,
        "writes": writes,
        "may_list_sources": report.is_built and user.oversees and not report.with_sources,
        "may_compare": report.is_built and (changes or user.oversees),
        "sign_form": SignForm(user=user, initial={"signed_on": clock.today()}) if Act.SIGN in acts else None,
        "number_form": NumberForm(user=user) if Act.NUMBER in acts else None,
        "own_form": _own_form(request, report) if writes else None,
        "context_section": CONTEXT if writes else "",
        "seal": seal_named(report.audit_seal) if report.is_signed else None,
        "job": _job(report, user),
        "drafts_panel": drafts_panel(report, user),
        "lost": lost,
        "address_form": AddressForm() if lost and writes else None,
        "stale": sum(each.is_stale for each in passages),
        "is_intact": selectors.is_intact(report) if report.is_signed else None,
        "history": history(report) if changes or user.oversees else None,
    }
    return render(request, "reports/report.html", context | forms, status=422 if forms else 200)


def _own_form(request: Any, report: Report) -> OwnForm:
    """With the section chosen from whose heading one comes; any other is chosen by hand."""
    return OwnForm(sections=_choices(report), initial={"section": request.GET.get("vao", "")})


def _choices(report: Report) -> list[tuple[str, str]]:
    return [(each.section.key, each.heading) for each in numbered(report.sections) if not each.section.sections]


def _job(report: Report, user: Any) -> Job | None:
    """The last one that composed it, where it is still at it or did not succeed."""
    rows = Job.objects.for_user(user, "view").filter(
        about_type__app_label="reports", about_type__model="report", about_id=report.pk
    )
    return rows.first() if not report.is_built or report.stage == "building" else None


def _built(report: Report, request: Any) -> None:
    with transaction.atomic():
        start_building(services.rebuild(report, by=request.user), by=request.user)


def _signed(report: Report, request: Any) -> None:
    services.sign(report, by=request.user, **_cleaned(SignForm(request.POST, user=request.user)))


def _numbered(report: Report, request: Any) -> None:
    services.number(report, by=request.user, **_cleaned(NumberForm(request.POST, user=request.user)))


def _cleaned(form: Any) -> dict[str, Any]:
    if not form.is_valid():
        raise ValidationError([words for found in form.errors.values() for words in found])
    cleaned: dict[str, Any] = form.cleaned_data
    return cleaned


#: What is done, and what is said afterwards.
_ACTS: dict[Act, tuple[Callable[[Report, Any], Any], Any]] = {
    Act.REBUILD: (_built, gettext_lazy("Đang tổng hợp lại; lời đã sửa được giữ.")),
    Act.SUBMIT: (
        lambda report, request: services.submit(report, by=request.user), gettext_lazy("Đã gửi soát."),
    ),
    Act.SEND_BACK: (
        lambda report, request: services.send_back(
            report, reason=str(request.POST.get("reason", "")), by=request.user
        ),
        gettext_lazy("Đã trả lại để soạn tiếp."),
    ),
    Act.SIGN: (_signed, gettext_lazy("Đã ghi ký và khóa; từ nay báo cáo không đổi theo hồ sơ.")),
    Act.NUMBER: (_numbered, gettext_lazy("Đã ghi văn bản đã ký.")),
    Act.DROP: (lambda report, request: services.drop(report, by=request.user), gettext_lazy("Đã bỏ báo cáo.")),
}  # fmt: skip


@require_POST
@login_required
def act(request: Any, pk: int, act: str) -> HttpResponse:
    """Tổng hợp lại, gửi soát, trả lại, ký và khóa, bỏ."""
    report = report_seen(request.user, pk)
    doing = next((each for each in Act if each == act), None)
    if doing is None:
        raise Http404
    if not may(request.user, rules.RIGHT_TO[doing], report):
        raise PermissionDenied
    do, said = _ACTS[doing]
    tried(request, partial(do, report, request), str(said))
    return redirect(report)


@require_POST
@login_required
def add_own(request: Any, pk: int) -> HttpResponse:
    """Thêm một đoạn tự viết."""
    report = report_seen(request.user, pk)
    if not may(request.user, "change", report):
        raise PermissionDenied
    form = OwnForm(request.POST, sections=_choices(report))
    if not form.is_valid():
        return _page(request, report, own_form=form)
    if tried(request, partial(services.add_own, report, by=request.user, **form.cleaned_data), _("Đã thêm đoạn.")):
        return redirect(report)
    return redirect(report)


@require_POST
@login_required
def address_rest(request: Any, pk: int) -> HttpResponse:
    """Ghi một nơi nhận cho mọi kiến nghị còn thiếu."""
    report = report_seen(request.user, pk)
    if not may(request.user, "change", report):
        raise PermissionDenied
    form = AddressForm(request.POST)

    def addressed() -> None:
        services.address_rest(report, by=request.user, **_cleaned(form))

    tried(request, addressed, _("Đã ghi nơi nhận của các kiến nghị còn thiếu."))
    return redirect(report)


# ── one paragraph ────────────────────────────────────────────────────────────────────────────────


@require_http_methods(["GET", "POST"])
@login_required
@never_cache
@vary_on_headers("HX-Request")
def passage_page(request: Any, pk: int) -> HttpResponse:
    """Một đoạn: lời, nguồn, số; the place where it is edited. To htmx the paragraph alone."""
    passage = passage_seen(request.user, pk)
    changes = may(request.user, "change", passage.report)
    if request.method == "POST":
        if not changes:
            raise PermissionDenied
        return _edited(request, passage)
    return _passage(request, passage, writes=changes and passage.report.is_open)


def _passage(request: Any, passage: Passage, *, writes: bool, form: PassageForm | None = None) -> HttpResponse:
    bound = form is not None
    if writes and form is None:
        form = PassageForm(initial={"words": passage.words, "seen": passage.words})
    context = {
        "report": passage.report,
        "passage": passage,
        "form": form if writes else None,
        "address_form": AddressForm() if writes and passage.is_proposal else None,
        "behind": selectors.sources_of(passage, request.user),
        "numbers": selectors.numbers_of(passage),
        "writes": writes,
    }
    template = "reports/passage_open.html" if request.headers.get("HX-Request") else "reports/passage.html"
    return render(request, template, context, status=422 if bound else 200)


def _edited(request: Any, passage: Passage) -> HttpResponse:
    form = PassageForm(request.POST)
    if form.is_valid():
        try:
            services.edit(passage, form.cleaned_data["words"], seen=form.cleaned_data["seen"], by=request.user)
        except ObjectDoesNotExist as unknown:
            raise Http404 from unknown
        except ValidationError as refused:
            form.add_error(None, refused.messages)
        else:
            return _back_to(request, passage)
    return _passage(request, passage_seen(request.user, passage.pk), writes=passage.report.is_open, form=form)


def _back_to(request: Any, passage: Passage) -> HttpResponse:
    """Where it stands in the report; to htmx the paragraph as it is now."""
    if request.headers.get("HX-Request"):
        fresh = passage_seen(request.user, passage.pk)
        context = {"passage": fresh, "report": fresh.report, "writes": True, "sources": len(fresh.sources)}
        return render(request, "reports/passage_read.html", context)
    messages.success(request, _("Đã lưu đoạn."))
    return redirect(f"{reverse('reports:report', args=[passage.report_id])}#doan-{passage.pk}")


def _addressed(passage: Passage, request: Any) -> None:
    services.address(passage, by=request.user, **_cleaned(AddressForm(request.POST)))


_PASSAGE_ACTS: dict[str, tuple[Callable[[Passage, Any], Any], Any]] = {
    "dung-lai": (
        lambda row, request: services.restore(row, by=request.user), gettext_lazy("Đã dùng lại lời tổng hợp."),
    ),
    "bo-ra": (
        lambda row, request: services.leave_out(row, by=request.user), gettext_lazy("Đã bỏ đoạn khỏi báo cáo."),
    ),
    "dua-lai": (
        lambda row, request: services.leave_out(row, out=False, by=request.user),
        gettext_lazy("Đã đưa đoạn trở lại báo cáo."),
    ),
    "noi-nhan": (_addressed, gettext_lazy("Đã ghi nơi nhận kiến nghị.")),
}  # fmt: skip


@require_POST
@login_required
def passage_act(request: Any, pk: int, act: str) -> HttpResponse:
    """Dùng lại lời tổng hợp, bỏ ra, đưa lại, ghi nơi nhận."""
    passage = passage_seen(request.user, pk)
    if act not in _PASSAGE_ACTS:
        raise Http404
    if not may(request.user, "change", passage.report):
        raise PermissionDenied
    do, said = _PASSAGE_ACTS[act]
    tried(request, partial(do, passage, request), str(said))
    return redirect(f"{reverse('reports:report', args=[passage.report_id])}#doan-{pk}")


# ── what it stands on, and what is different ─────────────────────────────────────────────────────


@require_safe
@login_required
def sources(request: Any, pk: int) -> HttpResponse:
    """Hồ sơ làm căn cứ: of the whole report, or of one table or chart, row by row."""
    report = report_seen(request.user, pk)
    wanted = request.GET.get("o", "")
    blocks = [b for top in report.sections for b in top.all_blocks if wanted in ("", b.key)]
    if wanted and not blocks:
        raise Http404
    page = Paginator([row for block in blocks for row in selectors.rows_of(block)], ON_PAGE).get_page(
        request.GET.get("trang")
    )
    shown = selectors.rows_behind(page.object_list, request.user)
    title = selectors.title_of(report, blocks[0]) if wanted else ""
    context = {"report": report, "title": title, "page": page, "rows": shown, "wanted": wanted}
    return render(request, "reports/sources.html", context)


@require_safe
@login_required
@never_cache
def differences(request: Any, pk: int) -> HttpResponse:
    """Nay khác gì: what the records of today would say otherwise, and which of them."""
    report = report_seen(request.user, pk)
    if not (may(request.user, "change", report) or request.user.oversees):
        raise PermissionDenied
    found = selectors.shown_differences(report, request.user) if report.is_built else []
    page = Paginator(found, ON_PAGE).get_page(request.GET.get("trang"))
    return render(request, "reports/differences.html", {"report": report, "page": page, "count": len(found)})
