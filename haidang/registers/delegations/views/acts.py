"""The acts on a delegation: each a page that asks what it needs, then does it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from haidang.kit import clock
from haidang.registers.delegations import act_forms as forms
from haidang.registers.delegations import checking, rules, selectors, services
from haidang.registers.delegations.choices import Act
from haidang.registers.delegations.models import Commitment, Delegation
from haidang.registers.delegations.services.holding import not_now
from haidang.registers.delegations.views.doors import delegation_seen, for_act, put_errors

Do = Callable[[Delegation, Any, Any], Any]


@dataclass(frozen=True)
class ActPage:
    """What an act asks, what it does, what is told before and afterwards."""

    form: type[Any]
    do: Do
    why: Any
    done: Any


#: Before these the page tells what the rules say: whoever decides has it before their eyes.
_WEIGHED = (Act.ASK, Act.APPRAISE, Act.DECIDE, Act.RECORD, Act.MOVE)


def act_page(act: Act, asked: ActPage) -> Callable[..., HttpResponse]:
    """Not seen: 404; never theirs: 403; not now: back to the record, with why."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @login_required
    def page(request: HttpRequest, pk: int) -> HttpResponse:
        row, too_late = for_act(request, pk, act)
        if too_late:
            return too_late
        form = asked.form(request.POST if request.method == "POST" else None, delegation=row, by=request.user)
        if form.is_valid():
            try:
                made = asked.do(row, form, request.user)
            except ValidationError as refused:
                put_errors(form, refused)
            else:
                messages.success(request, str(asked.done))
                return redirect(made if act == Act.ESTIMATE else row)
        context = {"row": row, "form": form, "act": act.label, "why": asked.why}
        if act in _WEIGHED:
            context["verdicts"] = checking.verdicts(row, today=clock.today(), by=request.user)
        if act in (Act.APPRAISE, Act.DECIDE, Act.RECORD):
            context["consultations"] = selectors.opinions_of(row)
        if act == Act.SETTLE:
            context["state"] = row.estimate.balance if row.estimate else None
        return render(request, "delegations/act.html", context, status=422 if form.errors else 200)

    return page


def _told(verb: Callable[..., Any]) -> Do:
    """A verb that takes exactly what its form asks."""
    return lambda row, form, by: verb(row, by=by, **form.cleaned_data)


def _estimate(row: Delegation, form: Any, by: Any) -> Any:
    said = {name: form.cleaned_data[name] for name in ("fund", "currency", "rate", "rate_on", "rate_source")}
    return services.begin_estimate(row, by=by, **said)


ACTS: Mapping[Act, ActPage] = {
    Act.ASK: ActPage(
        forms.AskForm, _told(services.ask),
        _("Đề án gửi Sở Ngoại vụ thẩm định; gửi rồi thì chỉ sửa được khi được trả lại."),
        _("Đã trình; Sở Ngoại vụ thẩm định."),
    ),
    Act.SEND_BACK: ActPage(
        forms.SendBackForm, _told(services.send_back), _("Cơ quan chủ trì bổ sung rồi trình lại."),
        _("Đã trả lại để cơ quan bổ sung."),
    ),
    Act.CONSULT: ActPage(
        forms.ConsultForm, _told(services.consult),
        _("Cơ quan được xin ý kiến xem được đề án này và trả lời trên chương trình."),
        _("Đã xin ý kiến; theo dõi trả lời ở ngay trang này."),
    ),
    Act.APPRAISE: ActPage(
        forms.AppraiseForm, _told(services.appraise), _("Ý kiến thẩm định trình người quyết định cùng đề án."),
        _("Đã ghi ý kiến thẩm định; đoàn chờ quyết định."),
    ),
    Act.DECIDE: ActPage(
        forms.DecideForm, _told(services.decide),
        _("Quyết định cử đoàn: người đi, nước đến, thời gian, kinh phí như đề án."),
        _("Đã quyết định cử đoàn."),
    ),
    Act.RECORD: ActPage(
        forms.RecordForm, _told(services.record), _("Cấp có thẩm quyền đã ký văn bản: ghi đúng cấp, số, ngày."),
        _("Đã ghi quyết định theo văn bản."),
    ),
    Act.REFUSE: ActPage(
        forms.ReasonForm, _told(services.refuse), _("Lý do được giữ và cho cơ quan chủ trì biết."),
        _("Đã ghi: không cử đoàn."),
    ),
    Act.NUMBER: ActPage(
        forms.NumberForm, _told(services.number),
        _("Đã quyết định trên chương trình; văn bản ký sau thì ghi số ở đây."),
        _("Đã ghi số quyết định."),
    ),
    Act.MOVE: ActPage(
        forms.MoveForm, _told(services.move),
        _("Các giới hạn được xét lại theo ngày mới; đoàn đi cùng dịp được báo."), _("Đã đổi ngày đi."),
    ),
    Act.REPORT: ActPage(
        forms.ReportForm, _told(services.report),
        _("Kết quả thành câu nháp trong cập nhật của nhiệm vụ liên quan; cơ quan xem rồi tự gửi."),
        _("Đã báo cáo; câu nháp đã vào cập nhật của nhiệm vụ liên quan."),
    ),
    Act.SETTLE: ActPage(
        forms.SettleForm, _told(services.settle),
        _("Số được duyệt, đã chi, chênh lệch lấy từ dự toán; dự toán quyết toán xong thì ghi ở đây."),
        _("Đã quyết toán; đoàn đã xong."),
    ),
    Act.ASSESS: ActPage(
        forms.AssessForm, _told(services.assess), _("Mỗi năm nhìn lại một lần: việc đã hứa đi đến đâu."),
        _("Đã ghi đánh giá hiệu quả."),
    ),
    Act.CANCEL: ActPage(
        forms.ReasonForm, _told(services.cancel),
        _("Đoàn dừng vẫn được giữ trong sổ; câu nháp đã gợi ý cho nhiệm vụ được rút lại."), _("Đã dừng đoàn."),
    ),
    Act.ESTIMATE: ActPage(
        forms.TripEstimateForm, _estimate,
        _("Dự toán lập theo thông tư áp dụng cho ngày đi; các khoản ghi tiếp ở trang dự toán."),
        _("Đã lập dự toán; ghi các khoản rồi gửi Sở Tài chính."),
    ),
}  # fmt: skip


@require_POST
@login_required
def give_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Giao một cam kết, kiến nghị thành nhiệm vụ."""
    line = get_object_or_404(Commitment.objects.for_user(request.user, "view"), pk=pk)
    row = delegation_seen(request.user, line.delegation_id)
    hands = row.hands(request.user)
    if not rules.is_theirs(Act.GIVE, hands):
        raise PermissionDenied
    if not rules.is_time_for(Act.GIVE, row.stage, hands):
        messages.error(request, not_now(row, Act.GIVE))
        return redirect(row)
    try:
        task = services.give(line, by=request.user)  # type: ignore[arg-type]
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, gettext("Đã giao thành nhiệm vụ “%(task)s”.") % {"task": task})
    return redirect(row)
