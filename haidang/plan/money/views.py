"""Pages of money that a register does not have: the record with its acts, the lines, the inbox, the sums."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from haidang.kit import clock
from haidang.kit.money import Money
from haidang.kit.records import pages
from haidang.kit.records.register import Register
from haidang.office.accounts.choices import Reach
from haidang.plan.money import forms, rules, selectors, services
from haidang.plan.money.choices import Act, EntryKind, Stage
from haidang.plan.money.models import Estimate, MoneyEntry
from haidang.plan.money.registers import estimates

#: Lines of a table of sums on one page.
_ON_A_PAGE = 200


# ── one estimate ─────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Button:
    """An act that this person can do now."""

    label: str
    url: str
    look: str


#: The one thing the page is for, and those that undo; all others are plain.
_LOOKS = {
    Act.ASK: "btn-primary",
    Act.APPRAISE: "btn-primary",
    Act.DECIDE: "btn-primary",
    Act.REFUSE: "btn-outline-danger",
    Act.CANCEL: "btn-outline-danger",
}


_TOLD_BELOW = frozenset({"allocated", "spent", "paid_back", "left"})


@require_safe
def record_page(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    """Một dự toán: its head, its lines as a table, where its money stands, what can be done."""
    record = _with_figures(request, pages.seen(request, register, pk).pk)
    context = pages.record_context(request, register, record)
    acts = record.acts(request.user)
    entries = list(record.entries.select_related("document", "by").order_by("on", "pk"))
    taken_back = {entry.takes_back_id for entry in entries}
    context |= {
        # What moved is told beside the entries.
        "facts": [pair for pair in context["facts"] if pair[0].text and pair[0].column.path not in _TOLD_BELOW],
        "buttons": [_button(record, act) for act in acts],
        "lines": list(record.lines.all()),
        "state": record.balance,
        "entries": [(entry, _may_take_back(entry, acts, taken_back)) for entry in entries],
        "doubts": [one.sentence for one in _doubts(record)],
    }
    return pages.show(request, register, "record", context)


def _with_figures(request: HttpRequest, pk: int) -> Estimate:
    rows = Estimate.objects.for_user(request.user, "view").with_figures()
    return get_object_or_404(rows.select_related("norm", "appraised_by", "created_by"), pk=pk)


def _button(record: Estimate, act: Act) -> Button:
    return Button(str(act.label), reverse(f"money:{act}", args=[record.pk]), _LOOKS.get(act, "btn-outline-secondary"))


def _doubts(record: Estimate) -> list[selectors.Doubt]:
    """Of the day it was sent, or of today while it is being written."""
    if record.stage not in (*rules.OPEN, Stage.ASKED, Stage.APPRAISED):
        return []
    day = clock.today() if record.stage in rules.OPEN else record.asked_on or clock.today()
    return list(selectors.norm_doubts(record, day))


_OF_KIND = {EntryKind.ALLOCATED: Act.ALLOCATE, EntryKind.SPENT: Act.SPEND, EntryKind.RETURNED: Act.PAY_BACK}


def _may_take_back(entry: MoneyEntry, acts: tuple[Act, ...], taken_back: set[int | None]) -> bool:
    is_whole = entry.takes_back_id is None and entry.pk not in taken_back
    return is_whole and _OF_KIND[EntryKind(entry.kind)] in acts


# ── acts ─────────────────────────────────────────────────────────────────────────────────────────

Do = Callable[[Estimate, Any, Any], str]


@dataclass(frozen=True)
class ActPage:
    """What an act asks, what it does, what is told before and on the button."""

    act: Act
    form: type[forms.ActForm]
    do: Do
    why: Any


def act_page(asked: ActPage) -> Callable[..., HttpResponse]:
    """A page that asks what an act needs, then does it. Not seen: 404; never theirs: 403; not now: back, with why."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @login_required
    def page(request: HttpRequest, pk: int) -> HttpResponse:
        record = _for_act(request, pk, asked.act)
        if why := _too_late(request, record, asked.act):
            return why
        posted = request.POST if request.method == "POST" else None
        form = asked.form(posted, estimate=record, by=request.user)
        if form.is_valid():
            try:
                done = asked.do(record, form, request.user)
            except ValidationError as refused:
                form.add_error(None, refused.messages)
            else:
                messages.success(request, done)
                return redirect(record)
        context = {"record": record, "register": estimates, "form": form, "act": asked.act.label, "why": asked.why}
        context |= {"state": record.balance, "currency": record.currency}
        template = "money/appraise.html" if asked.act == Act.APPRAISE else "money/act.html"
        return render(request, template, context, status=422 if form.errors else 200)

    return page


def _for_act(request: HttpRequest, pk: int, act: Act) -> Estimate:
    record = _with_figures(request, pk)
    if not rules.is_theirs(act, record.hands(request.user)):
        raise PermissionDenied
    return record


def _too_late(request: HttpRequest, record: Estimate, act: Act) -> HttpResponse | None:
    """Somebody else was first, or the address is old: the record says where it stands."""
    if rules.is_time_for(act, record.stage, record.hands(request.user)):
        return None
    messages.error(request, services.not_now(record, act))
    return redirect(record)


def _ask(record: Estimate, form: Any, by: Any) -> str:
    services.ask(record, by=by, today=clock.today())
    return _("Đã gửi Sở Tài chính thẩm định.")


def _appraise(record: Estimate, form: Any, by: Any) -> str:
    said = form.cleaned_data["remark"]
    services.appraise(record, form.amounts, remark=said, by=by, today=clock.today())
    return _("Đã ghi kết quả thẩm định; dự toán chờ UBND tỉnh quyết định.")


def _send_back(record: Estimate, form: Any, by: Any) -> str:
    services.send_back(record, reason=form.cleaned_data["reason"], by=by)
    return _("Đã trả lại để sửa.")


def _decide(record: Estimate, form: Any, by: Any) -> str:
    decided = services.decide(record, by=by, today=clock.today(), **form.cleaned_data)
    return _("Đã duyệt %(amount)s.") % {"amount": Money(decided.decided or Decimal(0))}


def _refuse(record: Estimate, form: Any, by: Any) -> str:
    services.refuse(record, reason=form.cleaned_data["reason"], by=by)
    return _("Đã ghi không duyệt.")


def _cancel(record: Estimate, form: Any, by: Any) -> str:
    services.cancel(record, reason=form.cleaned_data["reason"], by=by)
    return _("Đã rút dự toán.")


def _settle(record: Estimate, form: Any, by: Any) -> str:
    services.settle(record, words=form.cleaned_data["words"], by=by, today=clock.today())
    return _("Đã quyết toán.")


def _enter(kind: EntryKind) -> Do:
    def do(record: Estimate, form: Any, by: Any) -> str:
        entry = services.enter(record, kind, by=by, today=clock.today(), **form.cleaned_data)
        return _("Đã ghi: %(entry)s.") % {"entry": entry}

    return do


_L = gettext_lazy
ACTS: Mapping[Act, ActPage] = {
    page.act: page
    for page in (
        ActPage(Act.ASK, forms.NothingForm, _ask,
                _L("Dự toán được gửi đến Sở Tài chính. Gửi rồi thì không sửa được, trừ khi được trả lại.")),
        ActPage(Act.APPRAISE, forms.AppraisalForm, _appraise,
                _L("Ghi số đồng ý ở từng dòng; dòng nào giảm thì ghi lý do. Sửa được đến khi UBND tỉnh quyết định.")),
        ActPage(Act.SEND_BACK, forms.ReasonForm, _send_back,
                _L("Cơ quan lập sửa rồi gửi lại. Nêu rõ cần sửa gì.")),
        ActPage(Act.DECIDE, forms.DecisionForm, _decide,
                _L("Ghi số tiền và văn bản duyệt; văn bản phải có trong sổ văn bản.")),
        ActPage(Act.REFUSE, forms.ReasonForm, _refuse, _L("Lý do được giữ trong lịch sử và cho cơ quan lập biết.")),
        ActPage(Act.CANCEL, forms.ReasonForm, _cancel, _L("Dự toán đã rút không dùng lại được.")),
        ActPage(Act.ALLOCATE, forms.EntryForm, _enter(EntryKind.ALLOCATED),
                _L("Ghi số tiền đã cấp cho cơ quan, không quá số được duyệt.")),
        ActPage(Act.SPEND, forms.EntryForm, _enter(EntryKind.SPENT), _L("Ghi số đã chi, không quá số đã cấp.")),
        ActPage(Act.PAY_BACK, forms.EntryForm, _enter(EntryKind.RETURNED),
                _L("Ghi số đã cấp mà không chi, nộp trả ngân sách.")),
        ActPage(Act.SETTLE, forms.SettlementForm, _settle,
                _L("Khoản đã cấp phải được chi hoặc nộp trả; chênh lệch so với số được duyệt phải được giải thích.")),
    )
}  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def take_back_entry(request: HttpRequest, pk: int) -> HttpResponse:
    """Gỡ một bút toán ghi nhầm, với lý do."""
    entry = MoneyEntry.objects.for_user(request.user, "view").filter(pk=pk).first()
    if entry is None:
        raise Http404
    act = _OF_KIND[EntryKind(entry.kind)]
    record = _for_act(request, entry.estimate_id, act)
    if why := _too_late(request, record, act):
        return why
    form = forms.ReasonForm(request.POST if request.method == "POST" else None, estimate=record, by=request.user)
    if form.is_valid():
        try:
            services.take_back_entry(
                entry, reason=form.cleaned_data["reason"], by=request.user, today=clock.today()  # type: ignore[arg-type]
            )  # fmt: skip
        except ValidationError as refused:
            form.add_error(None, refused.messages)
        else:
            messages.success(request, _("Đã gỡ bút toán."))
            return redirect(record)
    context = {"record": record, "register": estimates, "form": form, "state": record.balance}
    context |= {"act": _("Gỡ bút toán: %(entry)s") % {"entry": entry}}
    context |= {"why": _("Bút toán và việc gỡ đều ở lại trong sổ; số dư trở về như trước khi ghi.")}
    return render(request, "money/act.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def lines_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Sửa các dòng: all of them on one page, with empty rows for more."""
    record = _for_act(request, pk, Act.LINES)
    if why := _too_late(request, record, Act.LINES):
        return why
    given = {"form_kwargs": {"currency": record.currency, "norms": forms.norm_choices()}, "prefix": "dong"}
    if request.method == "POST":
        formset, problem = forms.LineFormSet(request.POST, **given), ""
        if formset.is_valid():
            problem = _laid(request, record, formset)
            if not problem:
                return redirect(record)
    else:
        names = forms.LineForm.Meta.fields
        held = [{name: getattr(line, name) for name in names} for line in record.lines.select_related("norm")]
        formset, problem = forms.LineFormSet(initial=held, **given), ""
    context = {
        "record": record,
        "register": estimates,
        "formset": formset,
        "problem": problem,
        "fingerprint": request.POST.get("seen") or record.fingerprint,
    }
    is_bad = request.method == "POST"
    return render(request, "money/lines.html", context, status=422 if is_bad else 200)


def _laid(request: HttpRequest, record: Estimate, formset: Any) -> str:
    """Lay the lines; why it was refused, "" when it was not."""
    seen = request.POST.get("seen", "")
    try:
        laid = services.set_lines(record, formset.said, by=request.user, seen=seen)  # type: ignore[arg-type]
    except ValidationError as refused:
        return " ".join(refused.messages)
    total = Money(laid.asked, laid.currency)
    messages.success(request, _("Đã lưu các dòng; tổng đề nghị %(total)s.") % {"total": total})
    return ""


# ── what waits, and sums ─────────────────────────────────────────────────────────────────────────


@require_safe
@login_required
def inbox_page(request: HttpRequest) -> HttpResponse:
    """Chờ thẩm định: Sở Tài chính's one place; who oversees looks over its shoulder."""
    if request.user.reach("view", "estimate") != Reach.ALL:  # type: ignore[union-attr]
        raise Http404
    today = clock.today()
    found = Paginator(selectors.waiting_for_appraisal(request.user, today), _ON_A_PAGE)
    context = {
        "page": found.get_page(request.GET.get("trang")),
        "count": found.count,
        "to_allocate": [(one, one.balance) for one in selectors.waiting_for_money(request.user)[:_ON_A_PAGE]],
        "register": estimates,
    }
    return render(request, "money/inbox.html", context)


@require_safe
@login_required
def sums_page(request: HttpRequest) -> HttpResponse:
    """Tổng hợp kinh phí of a budget year, by task, field, agency or fund."""
    if not request.user.may("view", "estimate"):  # type: ignore[union-attr]
        raise Http404
    known = selectors.years(request.user)
    asked = request.GET.get("nam", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else (known or [clock.today().year])[0]
    by = request.GET.get("theo", "")
    by = by if by in selectors.HEADINGS else next(iter(selectors.HEADINGS))
    found = selectors.sums(request.user, year, by)
    context = {
        "register": estimates,
        "year": year,
        "years": sorted({*known, year}, reverse=True),
        "by": by,
        "by_label": selectors.HEADINGS[by][0],
        "headings": [(word, label) for word, (label, _key) in selectors.HEADINGS.items()],
        "page": Paginator(found.rows, _ON_A_PAGE).get_page(request.GET.get("trang")),
        "total": found.total,
        "query": f"nam={year}&theo={by}",
    }
    return render(request, "money/sums.html", context)
