"""The acts on a difficulty: each a page that asks what it needs, then does it."""

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

from haidang.kit import clock
from haidang.plan.difficulties import forms, rules, services
from haidang.plan.difficulties.choices import Act
from haidang.plan.difficulties.deciding import Directing, acts, hands
from haidang.plan.difficulties.models import Difficulty
from haidang.plan.difficulties.services.holding import not_now
from haidang.plan.difficulties.views.doors import difficulty_seen, put_errors

Do = Callable[[Difficulty, Any, Any], Any]


@dataclass(frozen=True)
class ActPage:
    """What an act asks, what it does, what is told before and afterwards."""

    form: type[forms.ActForm]
    do: Do
    why: Any
    done: Any


def act_page(act: Act, asked: ActPage) -> Callable[..., HttpResponse]:
    """Not seen: 404; never theirs: 403; not now: back to the record, with why."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @login_required
    def page(request: HttpRequest, pk: int) -> HttpResponse:
        row, by = difficulty_seen(request.user, pk), request.user
        directing = Directing(clock.today())
        held = hands(row, by, directing)
        if not rules.is_theirs(act, held):
            raise PermissionDenied
        if act not in acts(row, by, held, directing):
            messages.error(request, not_now(row))
            return redirect(row)
        form = asked.form(request.POST if request.method == "POST" else None, difficulty=row, by=by)
        if form.is_valid():
            try:
                asked.do(row, form, by)
            except ValidationError as refused:
                put_errors(form, refused)
            else:
                messages.success(request, str(asked.done))
                return redirect(row)
        context = {"row": row, "form": form, "act": act.label, "why": asked.why}
        return render(request, "difficulties/act.html", context, status=422 if form.errors else 200)

    return page


def _told(verb: Callable[..., Any]) -> Do:
    """A verb that takes exactly what its form asks."""
    return lambda row, form, by: verb(row, by=by, **form.cleaned_data)


def _redirect(row: Difficulty, form: Any, by: Any) -> Any:
    return services.redirect(row, form.cleaned_data["addressee"], reason=form.cleaned_data["reason"], by=by)


def _decide(row: Difficulty, form: Any, by: Any) -> Any:
    return services.settle(row, by=by, **form.said)


def _record(row: Difficulty, form: Any, by: Any) -> Any:
    return services.settle(row, recorded=True, by=by, **form.said)


def _defer(row: Difficulty, form: Any, by: Any) -> Any:
    return services.defer(row, form.cleaned_data["until"], reason=form.cleaned_data["reason"], by=by)


ACTS: dict[Act, ActPage] = {
    Act.EXPLAIN: ActPage(
        forms.ExplainForm, _told(services.explain), _("Trả lời điều Sở Ngoại vụ hỏi; sửa lại lời nêu nếu cần."),
        _("Đã trả lời; vướng mắc lại ở Sở Ngoại vụ."),
    ),
    Act.ASK_BACK: ActPage(
        forms.AskBackForm, _told(services.ask_back), _("Vướng mắc trở lại cơ quan cùng câu hỏi."),
        _("Đã hỏi lại cơ quan."),
    ),
    Act.ANSWER: ActPage(
        forms.AnswerForm, _told(services.answer), _("Việc Sở Ngoại vụ tự giải đáp được, không phải trình."),
        _("Đã trả lời; cơ quan xác nhận khi việc được giải quyết."),
    ),
    Act.REDIRECT: ActPage(
        forms.RedirectForm, _redirect, _("Mỗi vướng mắc gửi đúng một nơi có thẩm quyền."), _("Đã đổi nơi giải quyết."),
    ),
    Act.FORWARD: ActPage(
        forms.ForwardForm, _told(services.forward), _("Từ hôm nay tính thời hạn trả lời."),
        _("Đã chuyển nơi giải quyết; thời hạn trả lời bắt đầu tính."),
    ),
    Act.DECIDE: ActPage(
        forms.DecideForm, _decide, _("Ý kiến trở lại cơ quan nêu ngay, cùng văn bản, ngày và việc giao thêm."),
        _("Đã ghi ý kiến; cơ quan nêu nhận được ngay."),
    ),
    Act.RECORD: ActPage(
        forms.RecordedForm, _record, _("Nơi giải quyết đã trả lời bằng văn bản: ghi lại đúng nội dung, số, ngày."),
        _("Đã ghi ý kiến theo văn bản."),
    ),
    Act.DEFER: ActPage(
        forms.DeferForm, _defer, _("Chưa trả lời được thì hẹn ngày; hạn ban đầu vẫn được giữ."),
        _("Đã hẹn ngày trả lời."),
    ),
    Act.COMPLETE: ActPage(
        forms.PaperForm, _told(services.complete), _("Ý kiến đã ghi trên trang; văn bản ký sau thì ghi số ở đây."),
        _("Đã ghi số văn bản."),
    ),
    Act.RESOLVE: ActPage(
        forms.ResolveForm, _told(services.resolve), _("Chỉ cơ quan nêu mới biết việc đã hết vướng."),
        _("Đã xác nhận: vướng mắc đã giải quyết xong."),
    ),
    Act.REOPEN: ActPage(
        forms.ReopenForm, _told(services.reopen), _("Ý kiến đã có chưa gỡ được: vướng mắc trở lại Sở Ngoại vụ."),
        _("Đã nêu lại."),
    ),
    Act.WITHDRAW: ActPage(
        forms.WithdrawForm, _told(services.withdraw), _("Việc tự hết vướng, hoặc nêu nhầm."), _("Đã rút vướng mắc."),
    ),
}  # fmt: skip
