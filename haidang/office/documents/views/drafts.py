"""Pages of the drafts: composed of a record, read, written over, seen as it prints, issued, signed, thrown away."""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from haidang.kit.files.models import StoredFile
from haidang.kit.records import pages
from haidang.kit.records.register import Register
from haidang.office.documents import draft_paper, rules_drafts, services
from haidang.office.documents.draft_forms import IssueForm, SignForm, WordsForm
from haidang.office.documents.forms import ReasonForm
from haidang.office.documents.models import Draft
from haidang.office.documents.models.drafts import WORDS
from haidang.office.documents.paper_kinds import PaperKind, paper_kinds
from haidang.office.documents.registers import drafts
from haidang.office.documents.selectors_drafts import Line, Shown, template_of
from haidang.papers.writer.template_faults import TemplateRefused

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_READ_AND_SENT = ["GET", "HEAD", "POST"]


# ── composed ─────────────────────────────────────────────────────────────────────────────────────


@require_POST
@login_required
def begin(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Soạn văn bản của một hồ sơ: the button on its page."""
    kind = paper_kinds().get(key)
    if kind is None:
        raise Http404
    record = _record(kind, pk, request.user)
    try:
        made = services.draft(kind, record, by=request.user)  # type: ignore[arg-type]
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return redirect(record)
    messages.success(request, _("Đã soạn theo hồ sơ. Đọc lại, sửa lời văn nếu cần, rồi tải Word hoặc ban hành."))
    return redirect(made)


def _record(kind: PaperKind, pk: int, user: Any) -> Any:
    """404 to who may not see the record, 403 to who may not draft this of it."""
    model: Any = apps.get_model(kind.model)
    record = get_object_or_404(model._default_manager.for_user(user, "view"), pk=pk)
    if not services.may_draft(kind, record, user):
        raise PermissionDenied
    return record


@require_POST
@login_required
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Soạn lại theo hồ sơ: what was written by hand stays."""
    return _done(request, pk, services.redraft, _("Đã soạn lại theo hồ sơ hôm nay; đoạn bạn đã sửa vẫn giữ."))


@require_POST
@login_required
def put_aside(request: HttpRequest, pk: int) -> HttpResponse:
    """Bỏ các đoạn sửa chưa đặt lại được."""
    return _done(request, pk, services.put_aside, _("Đã bỏ; chữ cũ còn trong lịch sử."))


def _done(request: HttpRequest, pk: int, verb: Callable[..., Draft], said: str) -> HttpResponse:
    draft = _changeable(request, pk)
    try:
        held = verb(draft, by=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, said)
        if held.lost:
            messages.warning(request, _("Có đoạn sửa chưa đặt lại được vì hồ sơ đã khác; xem ở đầu trang."))
    return redirect(draft)


# ── read ─────────────────────────────────────────────────────────────────────────────────────────


@require_safe
def record_page(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    """Một dự thảo: lời văn từng đoạn, căn cứ vào hồ sơ nào, đang ở bước nào, làm được gì."""
    draft = _whole(pages.seen(request, register, pk))
    context = pages.record_context(request, register, draft)
    context |= {
        "facts": [(fact, reveal) for fact, reveal in context["facts"] if fact.text],
        "groups": Shown(draft).groups(),
        "about": _seen_record(draft, request.user),
        "may_write": context["may_change"] and draft.is_open,
        "may_drop": context["may_change"] and _may_drop(draft),
        "template": template_of(draft),
        "reason_form": ReasonForm(),
    }
    return pages.show(request, register, "record", context)


def _may_drop(draft: Draft) -> bool:
    return draft.is_open or bool(draft.stage == "issued" and draft.document and draft.document.withdrawn_as)


def _seen_record(draft: Draft, user: Any) -> Any:
    """The record it was drafted of, for who may see it."""
    rows = getattr(draft.record, "_meta", None) and type(draft.record)._default_manager  # type: ignore[union-attr]
    if not rows or not hasattr(rows, "for_user"):
        return None
    return rows.for_user(user, "view").filter(pk=draft.record_id).first()


@require_safe
@login_required
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Xem bản in: the pages as they come out of the printer."""
    draft = _seen(request, pk)
    context: dict[str, Any] = {
        "draft": draft,
        "register": drafts,
        "pages": draft_paper.pages(draft),
        "template": template_of(draft),
    }
    try:
        context["faults"] = draft_paper.faults(draft_paper.word(draft), "en" if get_language() == "en" else "vi")
    except TemplateRefused as refused:
        context["faults"] = [str(refused)]
    return render(request, "documents/draft_preview.html", context)


@require_safe
@login_required
def compared(request: HttpRequest, pk: int) -> HttpResponse:
    """So với hồ sơ hôm nay: what the records said when it was drafted, and what they say now. Nothing is changed."""
    draft = _seen(request, pk)
    context: dict[str, Any] = {"draft": draft, "register": drafts}
    try:
        now = services.composed_now(draft, request.user)  # type: ignore[arg-type]
    except ValidationError as refused:
        context["problem"] = " ".join(refused.messages)
    else:
        context["differences"] = rules_drafts.differences(draft.as_composed, now)
    return render(request, "documents/draft_compared.html", context)


@require_safe
@login_required
def word_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Tải Word."""
    draft = _seen(request, pk)
    try:
        data = draft_paper.word(draft)
    except TemplateRefused as refused:
        messages.error(request, str(refused))
        return redirect(draft)
    return _file(draft, data, DOCX, "docx", is_shown=False)


@require_safe
@login_required
def pdf_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Bản PDF, shown by the browser itself."""
    draft = _seen(request, pk)
    return _file(draft, draft_paper.pdf(draft), "application/pdf", "pdf", is_shown=True)


def _file(draft: Draft, data: bytes, kind: str, ending: str, *, is_shown: bool) -> HttpResponse:
    reply = HttpResponse(data, content_type=kind)
    # By its key, not by its title: a name of a file goes into logs.
    name = f"{draft.kind.replace('.', '-')}-{draft.pk}.{ending}"
    reply["Content-Disposition"] = content_disposition_header(not is_shown, name) or ""
    reply["Cache-Control"] = "private, no-store"
    return reply


# ── written over ─────────────────────────────────────────────────────────────────────────────────


@require_http_methods(_READ_AND_SENT)
@login_required
def words_page(request: HttpRequest, pk: int, place: str) -> HttpResponse:
    """Sửa một đoạn: a page of its own, or in its place on the page where scripts run."""
    draft = _changeable(request, pk)
    line = Shown(draft).line(place) if draft.is_open else None
    if line is None:
        messages.error(request, _("Đoạn này không còn trong dự thảo, hoặc dự thảo không sửa được nữa."))
        return redirect(draft)
    initial = {"words": line.text, "version": draft.version}
    asked = request.POST if request.method == "POST" else None
    form = WordsForm(asked, label=line.label, is_line=place in rules_drafts.LINE, initial=initial)
    if form.is_valid():
        said = form.cleaned_data
        try:
            services.reword(draft, place, said["words"], version=said["version"], by=request.user)  # type: ignore[arg-type]
        except ValidationError as refused:
            form.add_error(None, refused)
            if refused.code == "stale":
                form.data = request.POST.copy()
                form.data["version"] = str(Draft.objects.get(pk=pk).version)
        else:
            return _written(request, pk, place)
    return _words(request, draft, line, form)


def _words(request: HttpRequest, draft: Draft, line: Line, form: WordsForm) -> HttpResponse:
    was = rules_drafts.texts(draft.as_composed).get(line.place, "")
    context = {"draft": draft, "register": drafts, "line": line, "form": form, "was": was}
    page = "draft_words_form.html" if request.headers.get("HX-Request") else "draft_words.html"
    return render(request, f"documents/{page}", context, status=422 if form.errors else 200)


@require_safe
@login_required
def line_part(request: HttpRequest, pk: int, place: str) -> HttpResponse:
    """One paragraph as it stands: what "Thôi" brings back; without scripts it is the page of the draft."""
    draft = _seen(request, pk)
    if not request.headers.get("HX-Request"):
        return redirect(draft)
    line = Shown(draft).line(place)
    if line is None:
        raise Http404
    may_write = drafts.may(request.user, "change", draft) and draft.is_open
    context = {"record": draft, "line": line, "may_write": may_write, "is_back": True}
    return render(request, "documents/draft_line.html", context)


def _written(request: HttpRequest, pk: int, place: str) -> HttpResponse:
    """The paragraph in its place again, or the page of the draft at it."""
    if not request.headers.get("HX-Request"):
        url = reverse("documents:draft-record", args=[pk])
        return redirect(f"{url}#{place.replace('.', '-')}")
    draft = Draft.objects.get(pk=pk)
    context = {"record": draft, "line": Shown(draft).line(place), "may_write": draft.is_open, "is_back": True}
    return render(request, "documents/draft_line.html", context)


# ── issued, signed, thrown away ──────────────────────────────────────────────────────────────────


@require_http_methods(_READ_AND_SENT)
@login_required
def issue_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Ban hành: số và ngày; dự thảo vào sổ văn bản."""
    draft = _changeable(request, pk)
    initial = {"symbol": draft.official.head.symbol, "issuer": services.issuer_of(draft)}
    form = IssueForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        try:
            held = services.issue(draft, by=request.user, **form.cleaned_data)  # type: ignore[arg-type]
        except ValidationError as refused:
            _put(form, refused)
        else:
            told = {"document": held.document}
            messages.success(request, _("Đã vào sổ: %(document)s. Khi có bản ký, tải lên ở đây.") % told)
            return redirect(held)
    context = {
        "row": draft,
        "form": form,
        "register": drafts,
        "act": _("Ban hành, vào sổ"),
        "why": _("Số và ngày do văn thư cấp. Sau khi ban hành, lời văn không sửa được nữa; dự thảo giữ làm chứng cứ."),
        "send": _("Ban hành"),
    }
    return render(request, "documents/draft_act.html", context, status=422 if form.errors else 200)


@require_http_methods(_READ_AND_SENT)
@login_required
def sign_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Nhận bản đã ký; việc mà văn bản quyết định được ghi cùng lúc."""
    draft = _changeable(request, pk)
    has_file = bool(draft.document and StoredFile.objects.on(draft.document).exists())
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = SignForm(*sent, has_file=has_file)
    if form.is_valid():
        try:
            held = services.sign(draft, upload=form.cleaned_data["upload"], by=request.user)  # type: ignore[arg-type]
        except ValidationError as refused:
            _put(form, refused)
        except PermissionDenied:
            form.add_error(
                None, _("Việc mà văn bản này quyết định không thuộc quyền của bạn; đề nghị người có quyền ghi.")
            )
        else:
            messages.success(request, _("Đã nhận bản ký của %(document)s.") % {"document": held.document})
            return redirect(held)
    kind = draft.paper_kind
    context = {
        "row": draft,
        "form": form,
        "register": drafts,
        "act": _("Nhận bản đã ký"),
        "why": _("Khi nhận bản ký, việc mà văn bản quyết định được ghi vào hồ sơ.")
        if kind and kind.carried_out
        else _("Bản ký được đính vào văn bản trong sổ."),
        "send": _("Nhận bản ký"),
        "is_upload": True,
    }
    return render(request, "documents/draft_act.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Bỏ dự thảo, với lý do."""
    draft = _changeable(request, pk)
    form = ReasonForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    try:
        services.drop(draft, by=request.user, reason=reason)  # type: ignore[arg-type]
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, _("Đã bỏ dự thảo; dòng này còn trong danh sách."))
    return redirect(draft)


# ── what several pages need ──────────────────────────────────────────────────────────────────────


def _seen(request: HttpRequest, pk: int) -> Draft:
    return _whole(pages.seen(request, drafts, pk))


def _changeable(request: HttpRequest, pk: int) -> Draft:
    return _whole(pages.seen(request, drafts, pk, "change"))


def _whole(draft: Draft) -> Draft:
    """With its words, in one question."""
    draft.refresh_from_db(fields=WORDS)
    return draft


def _put(form: Any, refused: ValidationError) -> None:
    """Faults of fields that this form has not are faults of the whole."""
    if hasattr(refused, "error_dict"):
        for name, faults in refused.error_dict.items():
            for fault in faults:
                form.add_error(name if name in form.fields else None, fault)
    else:
        form.add_error(None, refused)
