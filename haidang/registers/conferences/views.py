"""Pages of the room: a conference with what every rule says of it, each act on it, the list of a year."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from haidang.kit import clock
from haidang.kit.records import pages
from haidang.kit.records.register import Register
from haidang.office.documents.models import Document
from haidang.office.documents.services import cite
from haidang.papers.writer.word import docx_of
from haidang.registers.conferences import forms, letters, rules, selectors, services, sheets, terms
from haidang.registers.conferences.choices import Act
from haidang.registers.conferences.models import Conference
from haidang.registers.conferences.telling import COLUMNS, list_line

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Do = Callable[[Conference, dict[str, Any], Any], Any]


@dataclass(frozen=True)
class ActPage:
    """What an act asks, what it does, what is told before and afterwards."""

    form: type[forms.ActForm]
    do: Do
    why: Any
    done: Any
    look: str = "btn-outline-secondary"


def _paper(said: dict[str, Any], by: Any, name: str = "", *, ours: Any = None) -> Document | None:
    """The paper a form names by number, day and who issued it; who did not say so means the agency itself."""
    number = (said.get(f"{name}number") or "").strip()
    return cite(number, said.get(f"{name}issued_on"), said.get("issuer") or ours, by=by) if number else None


def _told(verb: Callable[..., Any]) -> Do:
    return lambda row, said, by: verb(row, by=by, **said)


def _papers(row: Conference, said: dict[str, Any], by: Any) -> Any:
    names = ("scheme", "funds_paper", "hosting_paper")
    ours = {"scheme": row.agency}
    return services.keep_papers(
        row, by=by, **{name: _paper(said, by, f"{name}_", ours=ours.get(name)) for name in names}
    )


def _file(row: Conference, said: dict[str, Any], by: Any) -> Any:
    return services.file(row, request=_paper(said, by, ours=row.agency), filed_on=said["filed_on"], by=by)


def _decided(verb: Callable[..., Any]) -> Do:
    return lambda row, said, by: verb(row, decision=_paper(said, by), reason=said["reason"], by=by)


def _report(row: Conference, said: dict[str, Any], by: Any) -> Any:
    return services.report(row, document=_paper(said, by, ours=row.agency), results=said["results"], by=by)


ACTS: dict[Act, ActPage] = {
    Act.PAPERS: ActPage(
        forms.PapersForm, _papers, _("Ghi số, ngày của đề án và các văn bản kèm hồ sơ; để trống là giữ như cũ."),
        _("Đã ghi giấy tờ của hồ sơ."),
    ),
    Act.ASK: ActPage(
        forms.AskForm, _told(services.ask), _("Hạn trả lời tính theo quy định của ngày hỏi."),
        _("Đã gửi lấy ý kiến; trang lấy ý kiến cho biết ai đã trả lời."),
    ),
    Act.FILE: ActPage(
        forms.FileForm, _file, _("Hồ sơ phải đủ giấy tờ và gửi trước khai mạc đủ số ngày."),
        _("Đã gửi hồ sơ xin phép."),
        "btn-primary",
    ),
    Act.WAIVE: ActPage(
        forms.WaiveForm, _told(services.waive), _("Quy định và lý do cho qua được lưu cùng hồ sơ và nhật ký."),
        _("Đã cho qua quy định này; cơ quan gửi được hồ sơ."),
    ),
    Act.ALLOW: ActPage(
        forms.DecisionForm, _decided(services.allow), _("Ghi theo văn bản của cấp cho phép."), _("Đã ghi cho phép."),
        "btn-primary",
    ),
    Act.REFUSE: ActPage(
        forms.DecisionForm, _decided(services.refuse), _("Ghi lý do, và văn bản nếu có."), _("Đã ghi không cho phép."),
    ),
    Act.SEND_BACK: ActPage(
        forms.ReasonForm, _told(services.send_back), _("Hồ sơ trở lại cơ quan cùng điều cần bổ sung."),
        _("Đã trả lại."),
    ),
    Act.HOLD: ActPage(
        forms.HoldForm, _told(services.hold), _("Số khách thực tế và kết quả; nhiệm vụ liên quan được gợi ý cập nhật."),
        _("Đã ghi hội nghị đã tổ chức."), "btn-primary",
    ),
    Act.REPORT: ActPage(
        forms.ReportForm, _report, _("Báo cáo kết quả gửi cấp cho phép."), _("Đã ghi báo cáo kết quả."), "btn-primary",
    ),
    Act.CANCEL: ActPage(
        forms.ReasonForm, _told(services.cancel), _("Hội nghị không tổ chức nữa: ghi lý do."),
        _("Đã ghi không tổ chức."),
        "btn-outline-danger",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Button:
    label: str
    url: str
    look: str


@require_safe
def conference_page(request: Any, register: Register, pk: int) -> HttpResponse:
    """Một hội nghị: đang ở bước nào, ai cho phép, quy định nói gì, giấy tờ, kết quả."""
    record = pages.seen(request, register, pk)
    context = pages.record_context(request, register, record)
    verdicts = selectors.checks(record)
    stopped = any(one.stops for one in verdicts)
    context |= {
        "facts": [pair for pair in context["facts"] if pair[0].text and pair[0].column.path not in ("stage", "title")],
        "buttons": [
            Button(str(act.label), reverse(f"conferences:{act}", args=[pk]), ACTS[act].look)
            for act in record.acts(request.user)
            if act != Act.WAIVE or stopped
        ],
        "verdicts": verdicts,
        "waivers": list(record.waivers.select_related("by")),
    }
    return pages.show(request, register, "record", context)


def act_page(act: Act) -> Callable[..., HttpResponse]:
    """Not seen: 404; never theirs: 403; not now: back to the record, with why."""
    asked = ACTS[act]

    @require_http_methods(["GET", "HEAD", "POST"])
    @login_required
    def page(request: HttpRequest, pk: int) -> HttpResponse:
        by: Any = request.user
        row = get_object_or_404(Conference.objects.for_user(by, "view").with_names(), pk=pk)
        if not rules.is_theirs(act, row.hands(by)):
            raise PermissionDenied
        if act not in row.acts(by):
            messages.error(request, services.not_now(row, act))
            return redirect(row)
        about = [one for one in selectors.checks(row) if one.stops] if act == Act.WAIVE else row
        form = asked.form(request.POST if request.method == "POST" else None, about=about)
        if form.is_valid():
            try:
                # a paper that is only named is kept with the act, or not at all
                with transaction.atomic():
                    asked.do(row, form.cleaned_data, by)
            except ValidationError as refused:
                _put(form, refused)
            else:
                messages.success(request, str(asked.done))
                return redirect(row)
        context = {"row": row, "form": form, "act": act.label, "why": asked.why}
        return render(request, "conferences/act.html", context, status=422 if form.errors else 200)

    return page


def _put(form: Any, refused: ValidationError) -> None:
    """What the verb refused, at its field where the form has it."""
    if not hasattr(refused, "error_dict"):
        form.add_error(None, refused)
        return
    for field, faults in refused.error_dict.items():
        words = [message for fault in faults for message in fault.messages]
        form.add_error(field if field in form.fields else None, words)


# ── the list of a year ───────────────────────────────────────────────────────────────────────────


def _lines(user: Any, year: terms.Year) -> list[list[str]]:
    return [list_line(number, row) for number, row in enumerate(letters.rows_of(user, year), 1)]


def _year(user: Any, year: int) -> terms.Year:
    if user.is_admin or not 1990 <= year <= 2100:
        raise Http404
    return terms.year_of(year)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def yearly_page(request: HttpRequest, year: int) -> HttpResponse:
    """Danh mục hằng năm: kỳ số liệu, hạn gửi, đã gửi chưa."""
    by: Any = request.user
    window = _year(by, year)
    if request.method == "POST" and not by.is_desk:
        raise PermissionDenied
    form = forms.SentForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            with transaction.atomic():
                services.send_list(year, document=_paper(form.cleaned_data, by, ours=by.agency), by=by)
        except ValidationError as refused:
            _put(form, refused)
        else:
            messages.success(request, str(_("Đã ghi gửi danh mục.")))
            return redirect("conferences:yearly", year)
    today = clock.today()
    context = {
        "window": window,
        "heads": [name for name, _width in COLUMNS],
        "lines": _lines(by, window),
        "form": form if by.is_desk and not window.sent and today > window.last else None,
        "is_late": bool(window.due_on and not window.sent and today > window.due_on),
        "before": year - 1,
        "after": year + 1,
        "oversees": by.oversees,
    }
    return render(request, "conferences/yearly.html", context, status=422 if form.errors else 200)


@require_safe
@login_required
def yearly_word(request: HttpRequest, year: int) -> HttpResponse:
    """Mẫu 03, Word."""
    window = _year(request.user, year)
    made = docx_of(letters.list_of_year(letters.rows_of(request.user, window), window, clock.today()))
    return _file_reply(made, _WORD, f"danh-muc-hoi-nghi-quoc-te-{year}.docx")


@require_safe
@login_required
def yearly_excel(request: HttpRequest, year: int) -> HttpResponse:
    """Mẫu 03, Excel."""
    window = _year(request.user, year)
    made = sheets.list_sheet(year, window.first, window.last, _lines(request.user, window))
    return _file_reply(made, _EXCEL, f"danh-muc-hoi-nghi-quoc-te-{year}.xlsx")


def _file_reply(made: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(made, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@require_safe
@login_required
def yearly_now(request: HttpRequest) -> HttpResponse:
    """The list that is asked for today."""
    return redirect("conferences:yearly", terms.current_year(clock.today()))
