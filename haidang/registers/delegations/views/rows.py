"""One page for each kind of rows of a scheme: all of them at once, some empty ones for more."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from haidang.registers.delegations import services
from haidang.registers.delegations.choices import Act
from haidang.registers.delegations.row_forms import ROWS
from haidang.registers.delegations.views.doors import for_act

_WHY: Mapping[Act, Any] = {
    Act.MEMBERS: _("Cán bộ có trong danh bạ thì chọn; người ngoài danh bạ thì ghi họ tên, đơn vị."),
    Act.STOPS: _("Mỗi nơi đến một dòng, theo thứ tự đi. Nước chỉ quá cảnh thì đánh dấu."),
    Act.PROGRAMME: _("Mỗi việc một dòng: ngày nào, ở đâu, làm gì, với ai."),
    Act.INVITATIONS: _("Đối tác làm việc, và thư mời của họ."),
    Act.LOGISTICS: _("Đi lại, ăn, ở, tặng phẩm, phiên dịch: ai làm, xong trước ngày nào. Số tiền ghi ở dự toán."),
    Act.PAPERS: _("Hộ chiếu còn hạn đến đâu, thị thực đã có chưa, từng người một."),
    Act.COMMIT: _("Mỗi việc một cơ quan thực hiện; Sở Ngoại vụ giao thành nhiệm vụ được theo dõi."),
}


def rows_page(act: Act) -> Callable[..., HttpResponse]:
    """Not seen: 404; never theirs: 403; not now: back to the record, with why."""
    made = ROWS[act]

    @require_http_methods(["GET", "HEAD", "POST"])
    @login_required
    def page(request: HttpRequest, pk: int) -> HttpResponse:
        row, too_late = for_act(request, pk, act)
        if too_late:
            return too_late
        posted = request.POST if request.method == "POST" else None
        rows = made(posted, instance=row, by=request.user)
        problem = ""
        if posted is not None and rows.is_valid():
            try:
                services.lay(row, act, rows, seen=posted.get("seen", ""), by=request.user)  # type: ignore[arg-type]
            except ValidationError as refused:
                problem = " ".join(refused.messages)
            else:
                messages.success(request, gettext("Đã lưu: %(part)s.") % {"part": str(act.label).lower()})
                return redirect(row)
        context = {
            "row": row,
            "rows": rows,
            "act": act.label,
            "why": _WHY[act],
            "problem": problem,
            "fingerprint": (posted.get("seen") if posted is not None else "") or rows.fingerprint_now,
        }
        is_wrong = bool(problem) or (posted is not None)
        return render(request, "delegations/rows.html", context, status=422 if is_wrong else 200)

    return page
