"""The acts on an agreement: each a page that asks what it needs, then does it."""

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

from haidang.registers.agreements import act_forms as forms
from haidang.registers.agreements import rules, services
from haidang.registers.agreements.choices import Act
from haidang.registers.agreements.forms import ActForm
from haidang.registers.agreements.models import Agreement
from haidang.registers.agreements.selectors.hands import hands, open_change, place
from haidang.registers.agreements.services.holding import not_now
from haidang.registers.agreements.views.doors import agreement_seen, put_errors

Do = Callable[[Agreement, Any, Any], Any]


@dataclass(frozen=True)
class ActPage:
    """What an act asks, what it does, what is told before and afterwards."""

    form: type[ActForm]
    do: Do
    why: Any
    done: Any


def _told(verb: Callable[..., Any]) -> Do:
    """A verb that takes exactly what its form asks."""

    def do(row: Agreement, form: Any, by: Any) -> Any:
        facts = form.facts() if hasattr(form, "facts") else form.cleaned_data
        return verb(row, by=by, **facts)

    return do


def act_page(act: Act, asked: ActPage) -> Callable[..., HttpResponse]:
    """Not seen: 404; never theirs: 403; not now: back to the record, with why."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @login_required
    def page(request: HttpRequest, pk: int) -> HttpResponse:
        row, by = agreement_seen(request.user, pk), request.user
        if not rules.is_theirs(act, hands(row, by)):
            raise PermissionDenied
        if not rules.is_time_for(act, place(row)):
            messages.error(request, not_now(row, act))
            return redirect(row)
        form = asked.form(request.POST if request.method == "POST" else None, agreement=row, by=by)
        if form.is_valid():
            try:
                asked.do(row, form, by)
            except ValidationError as refused:
                put_errors(form, refused)
            else:
                messages.success(request, str(asked.done))
                return redirect(row)
        context = {"row": row, "form": form, "act": act.label, "why": asked.why, "change": open_change(row)}
        return render(request, "agreements/act.html", context, status=422 if form.errors else 200)

    return page


ACTS: dict[Act, ActPage] = {
    Act.ASK: ActPage(
        forms.AskForm, _told(services.ask), _("Các cơ quan luật yêu cầu hỏi đã được chọn sẵn; hỏi thêm nếu cần."),
        _("Đã gửi xin ý kiến; thời hạn trả lời bắt đầu tính."),
    ),
    Act.APPROVE: ActPage(
        forms.PaperForm, _told(services.approve), _("Văn bản chấp thuận của người có thẩm quyền."),
        _("Đã ghi văn bản chấp thuận; thỏa thuận chờ ký."),
    ),
    Act.REFUSE: ActPage(
        forms.ReasonForm, _told(services.refuse), _("Thỏa thuận không được ký; có thể đề xuất lại sau."),
        _("Đã ghi không duyệt."),
    ),
    Act.REOPEN: ActPage(
        forms.ReasonForm, _told(services.reopen), _("Dự thảo đã khác thì lấy ý kiến lại từ đầu."),
        _("Thỏa thuận trở lại bước đề xuất."),
    ),
    Act.SIGN: ActPage(
        forms.SignForm, _told(services.sign), _("Từ ngày ký tính hạn báo cáo Thủ tướng và gửi bản sao Bộ Ngoại giao."),
        _("Đã ghi ký kết; nhiệm vụ gắn với thỏa thuận, nếu có, nhận câu gợi ý cho kỳ cập nhật."),
    ),
    Act.REPORT: ActPage(
        forms.ReportForm, _told(services.report),
        _("UBND tỉnh báo cáo Thủ tướng, gửi bản sao Bộ Ngoại giao; sở, tổ chức báo cáo theo NĐ 64/2021/NĐ-CP."),
        _("Đã ghi báo cáo sau khi ký."),
    ),
    Act.PUBLISH: ActPage(
        forms.PublishForm, _told(services.publish), _("Đăng toàn văn trên cổng thông tin, hoặc ghi vì sao không đăng."),
        _("Đã ghi việc đăng tải."),
    ),
    Act.BEGIN: ActPage(
        forms.BeginForm, _told(services.begin), _("Sửa đổi, gia hạn, chấm dứt làm như khi ký: hỏi ý kiến, có văn bản."),
        _("Đã ghi; khi có văn bản thì ghi thay đổi có hiệu lực."),
    ),
    Act.ASK_CHANGE: ActPage(
        forms.AskForm, _told(services.ask_about_change), _("Hỏi đúng những cơ quan phải hỏi khi ký."),
        _("Đã gửi xin ý kiến về thay đổi."),
    ),
    Act.FINISH: ActPage(
        forms.FinishForm, _told(services.finish), _("Thay đổi theo văn bản; từ ngày có hiệu lực tính hạn thông báo."),
        _("Đã ghi thay đổi có hiệu lực."),
    ),
    Act.LEAVE: ActPage(
        forms.ReasonForm, _told(services.leave), _("Thỏa thuận giữ nguyên như trước."), _("Đã thôi thay đổi."),
    ),
    Act.NOTIFY: ActPage(
        forms.PaperForm, _told(services.notify), _("Văn bản thông báo Bộ Ngoại giao về thay đổi."),
        _("Đã ghi thông báo Bộ Ngoại giao."),
    ),
    Act.MINUTES: ActPage(
        forms.MinutesForm, _told(services.minute), _("Biên bản hai bên ký mỗi năm theo thỏa thuận kết nghĩa."),
        _("Đã ghi biên bản năm."),
    ),
    Act.DROP: ActPage(
        forms.ReasonForm, _told(services.drop), _("Không ký nữa; câu gợi ý ở nhiệm vụ được gỡ."), _("Đã thôi đề xuất."),
    ),
}  # fmt: skip
