"""Pages of xin ý kiến: the question with its table, the answer, what the asker makes of it, its end."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from haidang.kit import clock
from haidang.kit.audit.selectors import history
from haidang.kit.records import pages
from haidang.kit.records.register import Register
from haidang.kit.records.sheets import XLSX
from haidang.office.documents import opinion_norms, opinion_paper, opinion_table, services
from haidang.office.documents.choices import OpinionState
from haidang.office.documents.consultation_forms import AlsoForm, ExtensionForm, OpinionForm, SettlementForm
from haidang.office.documents.forms import ReasonForm
from haidang.office.documents.models import Consultation, Opinion
from haidang.office.documents.registers import consultations
from haidang.papers.writer.word import docx_of


@require_safe
def record_page(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    """Một việc xin ý kiến: what was asked, by when and by what rule, and the table of who answered what."""
    record = pages.seen(request, register, pk)
    context = pages.record_context(request, register, record)
    today = clock.today()
    lines = opinion_table.lines(record, request.user, today, may_change=context["may_change"])
    states = [line.state for line in lines]
    context |= {
        "facts": [(fact, reveal) for fact, reveal in context["facts"] if fact.text and fact.column.path != "link_name"],
        "lines": lines,
        "answered": sum(line.opinion.answered_on is not None for line in lines),
        "is_waiting": OpinionState.WAITING in states,
        "has_unsettled": any(line.is_remark and not line.opinion.settled for line in lines),
        "term": opinion_norms.term_of(record.asked_on),
        "silence": opinion_norms.silence_of(record.asked_on)
        if OpinionState.SILENT in states or record.is_open
        else None,
    }
    return pages.show(request, register, "record", context)


@require_safe
@login_required
def table_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Bảng góp ý ra Excel, for who may read it."""
    record: Consultation = pages.seen(request, consultations, pk)
    may_change = consultations.may(request.user, "change", record)
    lines = opinion_table.lines(record, request.user, clock.today(), may_change=may_change)
    reply = HttpResponse(opinion_table.xlsx(record, lines), content_type=XLSX)
    reply["Content-Disposition"] = f'attachment; filename="bang-gop-y-{record.pk}-{clock.today():%Y-%m-%d}.xlsx"'
    reply["Cache-Control"] = "no-store"
    return reply


#: A file of Word, by the name the web gives it.
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@login_required
def table_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Bảng góp ý ra Word, to be attached to the paper that is submitted; with what the person may read."""
    record: Consultation = pages.seen(request, consultations, pk)
    lines = opinion_table.lines(record, request.user, clock.today(), may_change=False)
    silence = opinion_norms.silence_of(record.asked_on)
    paper = opinion_paper.paper(record, lines, clock.today(), silence=silence.value if silence else "")
    reply = HttpResponse(docx_of(paper), content_type=DOCX)
    reply["Content-Disposition"] = f'attachment; filename="bang-gop-y-{record.pk}-{clock.today():%Y-%m-%d}.docx"'
    reply["Cache-Control"] = "no-store"
    return reply


def _opinion(request: HttpRequest, pk: int) -> Opinion:
    """The opinion: 404 to who may not see it."""
    rows = Opinion.objects.for_user(request.user, "view")
    found = rows.select_related("consultation__agency", "consultation__document", "agency", "document").filter(pk=pk)
    opinion = found.first()
    if opinion is None:
        raise Http404
    return opinion


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def opinion_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Trả lời ý kiến: by the agency itself, or entered for it by who asked."""
    opinion = _opinion(request, pk)
    user: Any = request.user
    if not Opinion.objects.for_user(user, "change").filter(pk=pk).exists():
        raise PermissionDenied
    form = OpinionForm(request.POST or None, opinion=opinion, by=user)
    if form.is_valid():
        try:
            services.answer_opinion(opinion, by=user, **form.facts)
        except ValidationError as refused:
            form.add_error(None, refused)
            _see_the_newest(form, opinion, refused)
        else:
            messages.success(request, _("Đã ghi ý kiến của %(agency)s.") % {"agency": opinion.agency})
            return redirect(opinion.consultation)
    context = {
        "opinion": opinion,
        "asked": opinion.consultation,
        "form": form,
        "register": consultations,
        "is_for_them": not opinion.is_answered_by(user),
        "is_theirs": opinion.is_theirs and not opinion.is_answered_by(user),
        "silence": opinion_norms.silence_of(opinion.consultation.asked_on),
        "state": opinion.state(clock.today()),
        "history": history(opinion)[::-1],
    }
    return render(request, "documents/consultation_opinion.html", context, status=422 if form.errors else 200)


def _see_the_newest(form: Any, opinion: Opinion, refused: ValidationError) -> None:
    """Who was second sees what the first wrote, keeps their own words, and may send them again."""
    if getattr(refused, "code", "") == "stale":
        opinion.refresh_from_db()
        form.data = form.data.copy()
        form.data["version"] = str(opinion.version)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def settle_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Tiếp thu, giải trình một góp ý."""
    opinion = _opinion(request, pk)
    if not consultations.may(request.user, "change", opinion.consultation):
        raise PermissionDenied
    initial = {"settlement": opinion.settled, "explanation": opinion.explanation, "version": opinion.version}
    form = SettlementForm(request.POST or None, initial=initial)
    if form.is_valid():
        user: Any = request.user
        try:
            services.settle_opinion(opinion, by=user, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused)
            _see_the_newest(form, opinion, refused)
        else:
            messages.success(
                request, _("Đã ghi tiếp thu, giải trình góp ý của %(agency)s.") % {"agency": opinion.agency}
            )
            return redirect(opinion.consultation)
    context = {"opinion": opinion, "asked": opinion.consultation, "form": form, "register": consultations}
    context["history"] = history(opinion)[::-1]
    return render(request, "documents/consultation_settle.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def extend_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Đổi hạn trả lời cho mọi cơ quan được xin ý kiến, có lý do."""
    record: Consultation = pages.seen(request, consultations, pk, "change")
    form = ExtensionForm(request.POST or None, initial={"due_on": record.due_on})
    if form.is_valid():
        user: Any = request.user
        try:
            services.extend(record, by=user, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, ValidationError(refused.messages))
        else:
            messages.success(request, _("Đã đổi hạn trả lời."))
            return redirect(record)
    heading, act = _("Đổi hạn trả lời"), _("Đổi hạn")
    return _act_page(request, record, form, heading=heading, act=act)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def also_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Xin thêm ý kiến của cơ quan khác, cùng hạn với những cơ quan đã hỏi."""
    record: Consultation = pages.seen(request, consultations, pk, "change")
    form = AlsoForm(request.POST if request.method == "POST" else None, consultation=record)
    if form.is_valid():
        user: Any = request.user
        try:
            made = services.ask_also(record, form.cleaned_data["asked"], by=user)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Đã xin thêm ý kiến của %(count)d cơ quan.") % {"count": len(made)})
            return redirect(record)
    return _act_page(request, record, form, heading=_("Xin thêm ý kiến"), act=_("Xin ý kiến"))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def withdraw_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Rút việc xin ý kiến, có lý do."""
    record: Consultation = pages.seen(request, consultations, pk, "change")
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        user: Any = request.user
        try:
            services.withdraw_asking(record, by=user, reason=form.cleaned_data["reason"])
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Đã rút việc xin ý kiến; không cơ quan nào còn phải trả lời."))
            return redirect(record)
    return _act_page(request, record, form, heading=_("Rút việc xin ý kiến"), act=_("Rút"), is_danger=True)


def _act_page(request: HttpRequest, record: Consultation, form: Any, **said: Any) -> HttpResponse:
    context = {"record": record, "form": form, "register": consultations} | said
    return render(request, "documents/consultation_act.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Kết thúc lấy ý kiến."""
    record: Consultation = pages.seen(request, consultations, pk, "change")
    user: Any = request.user
    try:
        services.close(record, by=user)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    else:
        messages.success(request, _("Đã kết thúc lấy ý kiến; các cơ quan được hỏi xem được cả bảng."))
    return redirect(record)
