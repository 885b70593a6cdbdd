"""The acts on a visit: each a page that asks what it needs, then does it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from haidang.registers.visits import costing, forms, rules, services
from haidang.registers.visits.choices import Act
from haidang.registers.visits.models import Visit
from haidang.registers.visits.services.holding import not_now
from haidang.registers.visits.verdicts import class_verdict
from haidang.registers.visits.views.doors import put_errors, visit_seen


@dataclass(frozen=True)
class ActPage:
    """What an act asks, what it does, what is told before and afterwards; where one is led (the record by itself)."""

    form: type[forms.ActForm]
    do: Callable[..., Any]
    why: Any
    done: Any
    is_followed: bool = False


ACTS: dict[Act, ActPage] = {
    Act.CLASSIFY: ActPage(
        forms.ClassForm, services.classify,
        _("Hạng theo chức vụ trưởng đoàn; chức vụ không có trong phụ lục thì Chủ tịch UBND tỉnh quyết định."),
        _("Đã xác định hạng khách."),
    ),
    Act.CONSULT: ActPage(
        forms.ConsultForm, services.consult,
        _("Cơ quan được hỏi trả lời trên trang xin ý kiến; chỉ nêu điều không thuộc bí mật nhà nước."),
        _("Đã gửi xin ý kiến."), is_followed=True,
    ),
    Act.ESTIMATE: ActPage(
        forms.NothingForm, services.make_estimate,
        _("Lập dự toán có sẵn các dòng bằng mức tối đa của ngày khách đến; sửa lại số lượng, đơn giá ở trang dự toán."),
        _("Đã lập dự toán; sửa các dòng cho đúng nhu cầu."), is_followed=True,
    ),
    Act.SUBMIT: ActPage(
        forms.SubmitForm, services.submit, _("Trình người có thẩm quyền đồng ý đón đoàn."), _("Đã trình."),
    ),
    Act.APPROVE: ActPage(
        forms.ApproveForm, services.approve, _("Đồng ý đón đoàn theo hồ sơ này."), _("Đã đồng ý đón đoàn."),
    ),
    Act.SEND_BACK: ActPage(
        forms.ReasonForm, services.send_back, _("Hồ sơ trở lại cơ quan chủ trì cùng lý do."), _("Đã trả lại."),
    ),
    Act.HOLD: ActPage(
        forms.HoldForm, services.hold,
        _("Ghi khách đã đến; nhiệm vụ của kế hoạch có câu gợi ý cho bản cập nhật, người phụ trách xem rồi gửi."),
        _("Đã ghi; nhiệm vụ gắn với hồ sơ, nếu có, nhận câu gợi ý vào bản nháp cập nhật."),
    ),
    Act.REPORT: ActPage(
        forms.ReportForm, services.report, _("Kết quả đã đạt ghi riêng với kết quả mới dự kiến."),
        _("Đã báo cáo kết quả; hồ sơ kết thúc."),
    ),
    Act.CANCEL: ActPage(
        forms.ReasonForm, services.cancel, _("Đoàn không đến, hoặc ta không đón: ghi rõ vì sao."),
        _("Đã ghi không đón nữa."),
    ),
}  # fmt: skip


def act_page(act: Act, asked: ActPage) -> Callable[..., HttpResponse]:
    """Not seen: 404; never theirs: 403; not now: back to the record, with why."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @login_required
    def page(request: HttpRequest, pk: int) -> HttpResponse:
        visit, by = visit_seen(request.user, pk), request.user
        if not rules.is_theirs(act, visit.kind, visit.hands(by)):
            raise PermissionDenied
        if act not in visit.acts(by):
            messages.error(request, not_now(visit, act))
            return redirect(visit)
        form = asked.form(request.POST if request.method == "POST" else None, visit=visit, by=by)
        if form.is_valid():
            try:
                done = asked.do(visit, by=by, **form.cleaned_data)
            except ValidationError as refused:
                put_errors(form, refused)
            else:
                messages.success(request, str(asked.done))
                return redirect(done if asked.is_followed else visit)
        context = {"row": visit, "form": form, "act": act.label, "why": asked.why, "verdicts": _told(act, visit, by)}
        return render(request, "visits/act.html", context, status=422 if form.errors else 200)

    return page


def _told(act: Act, visit: Visit, by: Any) -> list[Any]:
    """What the person should have seen before pressing the button."""
    if act == Act.CLASSIFY:
        return [class_verdict(visit)]
    sheet = costing.sheet_for(visit, by) if act in (Act.SUBMIT, Act.APPROVE) else None
    return sheet.refused if sheet else []
