"""One visit: where it stands, what can be done, what the rules say, what it costs against what it may."""

from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from haidang.kit import clock
from haidang.kit.records import pages
from haidang.kit.records.register import Register
from haidang.kit.verdicts import Verdict
from haidang.registers.visits import costing, services
from haidang.registers.visits.choices import Act, Stage
from haidang.registers.visits.forms import QuickForm
from haidang.registers.visits.models import Visit
from haidang.registers.visits.models.visits import may_reveal_of
from haidang.registers.visits.registers import visits
from haidang.registers.visits.verdicts import checks

#: The word of each act in its address.
WORDS = {
    Act.CLASSIFY: "hang-khach",
    Act.CONSULT: "xin-y-kien",
    Act.ESTIMATE: "lap-du-toan",
    Act.SUBMIT: "trinh",
    Act.APPROVE: "dong-y",
    Act.SEND_BACK: "tra-lai",
    Act.HOLD: "da-don",
    Act.REPORT: "bao-cao",
    Act.CANCEL: "khong-don",
}
_FOREMOST = frozenset({Act.SUBMIT, Act.APPROVE, Act.HOLD, Act.REPORT})
#: Somebody who may has agreed to it.
_AGREED = frozenset({Stage.APPROVED, Stage.HELD, Stage.CLOSED})
_UNDOING = frozenset({Act.SEND_BACK, Act.CANCEL})
#: Facts of a delegation that a courtesy call has none of.
_HEAVY = frozenset({
    "invited_by", "head_name", "head_post", "head_rank", "guest_class", "class_paper", "bearing", "entry_support",
    "submitted_on", "decision", "estimate", "expected", "reported_on", "report", "ends_on",
})  # fmt: skip


@dataclass(frozen=True)
class Button:
    """An act that this person can do now."""

    label: str
    url: str
    look: str


@require_safe
def record_page(request: Any, register: Register, pk: int) -> HttpResponse:
    """Một đoàn vào, một buổi tiếp."""
    record = pages.seen(request, register, pk)
    context = pages.record_context(request, register, record)
    user = request.user
    left_out = {"stage", "kind", "at"} | (_HEAVY if record.is_light else set())
    sheet = costing.sheet_for(record, user)
    context |= {
        "facts": [pair for pair in context["facts"] if pair[0].text and pair[0].column.path not in left_out],
        "buttons": [_button(record.pk, act) for act in record.acts(user)],
        "verdicts": [*_beyond(record, sheet), *checks(record, today=clock.today())],
        "sheet": sheet,
        "may_open_estimate": costing.may_open_estimate(record, user),
        "members": list(record.members.all()),
        "may_reveal": may_reveal_of(record, user),
        "sessions": list(record.sessions.select_related("host")),
        "gifts": list(record.gifts.all()),
        "commitments": list(record.commitments.select_related("agency", "task")),
        "may_give": user.is_desk,
        "told": [line for line in record.achieved.splitlines() if line.strip()],
    }
    return pages.show(request, register, "record", context)


def _beyond(record: Visit, sheet: costing.Sheet | None) -> list[Verdict]:
    """What goes beyond the rules; who agreed to the visit has let it pass with a reason."""
    refused = sheet.refused if sheet else []
    if record.stage not in _AGREED:
        return refused
    return [replace(each, let_go=_("người có thẩm quyền đã đồng ý, lý do ở lịch sử")) for each in refused]


def _button(pk: int, act: Act) -> Button:
    look = "btn-primary" if act in _FOREMOST else "btn-outline-secondary"
    return Button(
        str(act.label), reverse(f"visits:{act}", args=[pk]), "btn-outline-danger" if act in _UNDOING else look
    )


def edit_page(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    """A courtesy call is mended in the short form it was written in."""
    record = pages.seen(request, register, pk, "change")
    return pages.form_page(request, replace(register, form=QuickForm) if record.is_light else register, pk)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def quick_page(request: HttpRequest) -> HttpResponse:
    """Ghi nhanh buổi tiếp: ngày, người tiếp, khách, ba dòng."""
    if not Visit.objects.may_add(request.user):
        raise PermissionDenied if Visit.objects.for_user(request.user, "view").exists() else Http404
    form = QuickForm(request.POST if request.method == "POST" else None, by=request.user)
    if form.is_valid():
        try:
            saved = services.save(form, by=request.user)  # type: ignore[arg-type]
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Đã ghi “%(name)s”.") % {"name": saved})
            return redirect(saved)
    return render(request, "visits/quick.html", {"form": form, "register": visits}, status=422 if form.errors else 200)
