"""Pages of the room: a passport with its book, each line that can be written, its confirmation; answers to trips."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from haidang.kit import clock
from haidang.kit.records import pages
from haidang.kit.records.register import Register
from haidang.office.directory.choices import Kind as AgencyKind
from haidang.office.documents.models import Document
from haidang.office.documents.services import cite
from haidang.registers.passports import forms, rules, selectors, services, verdicts
from haidang.registers.passports.choices import Move, TripStage
from haidang.registers.passports.models import Movement, Passport, PrivateTrip

Do = Callable[[Any, dict[str, Any], Any], Any]


@dataclass(frozen=True)
class Act:
    """What a page asks, what it does, what is told before and afterwards."""

    label: Any
    form: type[Any]
    do: Do
    why: Any
    done: Any
    look: str = "btn-outline-secondary"


def _paper(said: dict[str, Any], by: Any) -> Document | None:
    """The paper they name; what has no figure in it is the number of none."""
    number = (said.get("number") or "").strip()
    if number and not any(letter.isdigit() for letter in number):
        told = gettext("“%(number)s” không phải số, ký hiệu văn bản. Ghi như 1021/QĐ-UBND.")
        raise ValidationError({"number": told % {"number": number}})
    return cite(number, said.get("issued_on"), said.get("issuer"), by=by) if number else None


def _give(row: Passport, said: dict[str, Any], by: Any) -> Any:
    decision = _paper(said, by)
    return services.give_out(row, decision, said["until"], by, on=said["on"], words=said["words"])


def _told(verb: Callable[..., Any]) -> Do:
    return lambda row, said, by: verb(row, by=by, **said)


ACTS: dict[Move, Act] = {
    Move.RECEIVED: Act(
        Move.RECEIVED.label, forms.MoveForm, _told(services.receive),
        _("Cơ quan nhận hộ chiếu từ nơi cấp và quản lý từ ngày này."), _("Đã ghi: cơ quan đang giữ hộ chiếu."),
        "btn-primary",
    ),
    Move.GIVEN: Act(
        Move.GIVEN.label, forms.GiveForm, _give,
        _("Chỉ giao theo quyết định cử đi công tác; hộ chiếu chỉ dùng cho chuyến đi đó."),
        _("Đã giao hộ chiếu; chờ người nhận xác nhận."), "btn-primary",
    ),
    Move.RETURNED: Act(
        Move.RETURNED.label, forms.MoveForm, _told(services.take_back), _("Ghi ngày hộ chiếu thực sự về đến cơ quan."),
        _("Đã nhận lại hộ chiếu."), "btn-primary",
    ),
    Move.TRANSFERRED: Act(
        Move.TRANSFERRED.label, forms.TransferForm, _told(services.transfer),
        _("Người được cấp chuyển công tác: cơ quan mới quản lý từ khi xác nhận đã nhận."),
        _("Đã ghi chuyển; chờ cơ quan nhận xác nhận."),
    ),
    Move.LOST: Act(
        Move.LOST.label, forms.WordsForm, _told(services.report_lost),
        _("Ghi mất khi nào, ở đâu, đã báo nơi nào. Hộ chiếu đã báo mất không dùng lại được."), _("Đã ghi báo mất."),
        "btn-outline-danger",
    ),
    Move.LEFT: Act(
        Move.LEFT.label, forms.WordsForm, _told(services.hand_to_leaver),
        _("Người được cấp nghỉ hưu hoặc thôi việc: ghi theo quyết định nào, đã đề nghị hủy hộ chiếu chưa."),
        _("Đã ghi giao; cơ quan không còn quản lý hộ chiếu này."),
    ),
    Move.SURRENDERED: Act(
        Move.SURRENDERED.label, forms.WordsForm, _told(services.surrender),
        _("Hộ chiếu nộp lại nơi cấp để hủy giá trị."),
        _("Đã ghi nộp lại; cơ quan không còn quản lý hộ chiếu này."),
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Button:
    label: str
    url: str
    look: str


@dataclass(frozen=True)
class BookLine:
    """A line of the book before one person."""

    row: Movement
    confirm_url: str
    due_on: Any = None
    is_late: bool = False


@require_safe
def passport_page(request: Any, register: Register, pk: int) -> HttpResponse:
    """Một hộ chiếu: đang ở đâu, còn hạn không, ai giao ai nhận, ai xác nhận."""
    record = pages.seen(request, register, pk)
    context = pages.record_context(request, register, record)
    may = context["may_change"]
    moves = rules.may_happen(record.state) if may else ()
    context |= {
        "facts": [pair for pair in context["facts"] if pair[0].text and pair[0].column.path != "state"],
        "buttons": [_button(record, move) for move in moves],
        "verdicts": selectors.checks(record, clock.today()),
        "lines": _lines(record, request.user, may_change=may),
        "related": [group for group in context["related"] if group.register.model is not Movement],
    }
    return pages.show(request, register, "record", context)


def _button(record: Passport, move: Move) -> Button:
    return Button(str(ACTS[move].label), reverse(f"passports:{move}", args=[record.pk]), ACTS[move].look)


def _lines(record: Passport, user: Any, *, may_change: bool) -> list[BookLine]:
    rows = list(record.movements.with_names())
    out = {
        each.movement.pk: each
        for each in selectors.out_now([row for row in rows if row.kind == Move.GIVEN], clock.today())
    }
    returned = {}
    for newer, older in pairwise(rows):
        returned[older.pk] = newer.on
    found = []
    for row in rows:
        may = row.confirmed_on is None and (may_change or services.may_confirm(row, user))
        url = reverse("passports:movement-confirm", args=[row.pk]) if may and user.may("change", "book") else ""
        due = out[row.pk].due_on if row.pk in out else None
        late = rules.is_late(due, returned_on=returned.get(row.pk), today=clock.today())
        found.append(BookLine(row, url, due, late))
    return found


@require_safe
@login_required
def out_page(request: HttpRequest) -> HttpResponse:
    """Hộ chiếu đang giao: của ai, theo quyết định nào, hạn nộp lại, ai quá hạn."""
    user: Any = request.user
    if user.is_admin:
        raise Http404
    rows = Movement.objects.for_user(user, "view").out().with_names()
    return render(request, "passports/out.html", {"rows": selectors.out_now(rows, clock.today())})


def move_page(move: Move) -> Callable[..., HttpResponse]:
    """Not seen: 404; not kept by them: 403; not now: back to the record, with why."""
    act = ACTS[move]

    @require_http_methods(["GET", "HEAD", "POST"])
    @login_required
    def page(request: HttpRequest, pk: int) -> HttpResponse:
        row = get_object_or_404(Passport.objects.for_user(request.user, "view").with_book(), pk=pk)
        if not Passport.objects.for_user(request.user, "change").filter(pk=pk).exists():
            raise PermissionDenied
        if move not in rules.may_happen(row.state):
            messages.error(request, services.not_now(row, move))
            return redirect(row)
        return _act(request, row, act)

    return page


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def confirm_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Bên kia xác nhận đã giao, đã nhận."""
    row = get_object_or_404(Movement.objects.for_user(request.user, "view").with_names(), pk=pk)
    if not services.may_confirm(row, request.user):  # type: ignore[arg-type]
        raise PermissionDenied
    act = Act(
        _("Xác nhận giao nhận"), forms.ConfirmForm, _told(services.confirm),
        _("Xác nhận đúng như dòng sổ: ngày, việc giao nhận."), _("Đã xác nhận."),
    )  # fmt: skip
    return _act(request, row, act, back=row.passport, told=str(row))


def _act(request: HttpRequest, row: Any, act: Act, *, back: Any = None, told: str = "") -> HttpResponse:
    back = back or row
    form = act.form(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            # what is refused leaves nothing behind, nor the paper it named
            with transaction.atomic():
                act.do(row, form.cleaned_data, request.user)
        except ValidationError as refused:
            _put(form, refused)
        else:
            messages.success(request, str(act.done))
            return redirect(back)
    context = {"row": back, "told": told or str(row), "form": form, "act": act.label, "why": act.why}
    return render(request, "passports/act.html", context, status=422 if form.errors else 200)


def _put(form: Any, refused: ValidationError) -> None:
    """What the verb refused, at its field where the form has it."""
    if not hasattr(refused, "error_dict"):
        form.add_error(None, refused)
        return
    for field, faults in refused.error_dict.items():
        words = [message for fault in faults for message in fault.messages]
        form.add_error(field if field in form.fields else None, words)


# ── private trips ────────────────────────────────────────────────────────────────────────────────


def _answer(verb: Callable[..., Any]) -> Do:
    return lambda row, said, by: verb(row, document=_paper(said, by), remark=said["remark"], by=by)


TRIP_ACTS: dict[str, Act] = {
    "allow": Act(
        _("Ghi đồng ý"), forms.AnswerForm, _answer(services.allow),
        _("Ghi theo văn bản của cấp cho phép: số, ngày, cơ quan ban hành, điều kiện nếu có."), _("Đã ghi đồng ý."),
        "btn-primary",
    ),
    "refuse": Act(
        _("Ghi không đồng ý"), forms.AnswerForm, _answer(services.refuse), _("Ghi lý do, và văn bản nếu có."),
        _("Đã ghi không đồng ý."),
    ),
    "withdraw": Act(
        _("Rút đơn"), forms.WithdrawForm, _told(services.withdraw), _("Người xin không đi nữa."), _("Đã rút đơn."),
        "btn-outline-danger",
    ),
}  # fmt: skip


@require_safe
def trip_page(request: Any, register: Register, pk: int) -> HttpResponse:
    """Một chuyến đi việc riêng: ai cho phép, đã trả lời gì."""
    record = pages.seen(request, register, pk)
    context = pages.record_context(request, register, record)
    asked = record.stage == TripStage.ASKED and context["may_change"]
    context |= {
        "facts": [pair for pair in context["facts"] if pair[0].text],
        "buttons": [
            Button(str(act.label), reverse(f"passports:trip-{name}", args=[pk]), act.look)
            for name, act in (TRIP_ACTS.items() if asked else ())
        ],
        "verdicts": [_verdict(record)] if record.answer else [],
    }
    return pages.show(request, register, "record", context)


def _verdict(trip: PrivateTrip) -> verdicts.Verdict:
    issuer = trip.answer.issuer if trip.answer else None
    return verdicts.answer_verdict(trip.channel, is_of_party=issuer.kind == AgencyKind.PARTY if issuer else None)


def trip_act(name: str) -> Callable[..., HttpResponse]:
    act = TRIP_ACTS[name]

    @require_http_methods(["GET", "HEAD", "POST"])
    @login_required
    def page(request: HttpRequest, pk: int) -> HttpResponse:
        row = get_object_or_404(PrivateTrip.objects.for_user(request.user, "view"), pk=pk)
        if row.stage != TripStage.ASKED and request.user.may("change", "book"):  # type: ignore[union-attr]
            messages.error(request, services.answered_already(row))
            return redirect(row)
        if not PrivateTrip.objects.for_user(request.user, "change").filter(pk=pk).exists():
            raise PermissionDenied
        return _act(request, row, act)

    return page
