"""Pages of the papers that a register does not have: the record with its answers, the number looked for, the books."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from haidang.kit import clock
from haidang.kit.records import pages
from haidang.kit.records.columns import Cell
from haidang.kit.records.register import Register
from haidang.kit.records.sheets import XLSX
from haidang.office.accounts.choices import Reach
from haidang.office.documents import books, rules, selectors, services
from haidang.office.documents.choices import Standing, Withdrawal
from haidang.office.documents.forms import NumberForm, RangeForm, ReasonForm, WithdrawalForm
from haidang.office.documents.models import Document
from haidang.office.documents.registers import documents
from haidang.papers.vietnamese.document_numbers import read_number

#: Papers offered under one number; rows of a book on one page.
_OFFERED, _SHOWN = 20, 2000
#: Beside the word, never alone.
_LOOKS = {Standing.OVERDUE: "hd-bad", Standing.ANSWERED_LATE: "hd-bad", Standing.ANSWERED: "hd-good"}


@require_safe
def record_page(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    """Một văn bản: its facts, what is doubted, what answers it and what it answers, what stands on it."""
    record = pages.seen(request, register, pk)
    context = pages.record_context(request, register, record)
    today = clock.today()
    standing = record.standing(today)
    context |= {
        # A paper has twenty columns, and most papers leave most of them empty.
        "facts": [(_linked(fact, record), reveal) for fact, reveal in context["facts"] if fact.text],
        # What it answers is told apart from what stands on it.
        "related": [group for group in context["related"] if group.register is not register],
        "answered": list(record.answered.for_user(request.user, "view")[:_OFFERED]),
        "reply": _seen_reply(record, request.user),
        "standing": standing,
        "standing_look": _LOOKS.get(standing, ""),
        "doubts": selectors.doubts(record, today),
        "might_be": selectors.might_be(record, request.user),
        "has_copy": bool(context["panel"].rows),
        "number_form": NumberForm(),
        "reason_form": ReasonForm(),
    }
    return pages.show(request, register, "record", context)


def _linked(fact: Cell, record: Document) -> Cell:
    """The issuer leads to its page in the directory, under the name of the day."""
    if fact.column.path == "issuer_said" and record.issuer:
        return replace(fact, url=record.issuer.get_absolute_url())
    return fact


def _seen_reply(record: Document, user: Any) -> Document | None:
    """The answer, for who may see it: a reader of the question is not always a reader of the answer."""
    if record.reply_id is None:
        return None
    return Document.objects.for_user(user, "view").filter(pk=record.reply_id).first()


def _changeable(request: HttpRequest, pk: int, verb: str = "change") -> Document:
    found: Document = pages.seen(request, documents, pk, verb)
    return found


@require_safe
@login_required
def number_page(request: HttpRequest) -> HttpResponse:
    """Tra số, ký hiệu: what a number says, and the papers known by it. htmx gets the answer alone."""
    if not Document.objects.may_add(request.user) and not request.user.may("view", "document"):  # type: ignore[union-attr]
        raise Http404
    typed = request.GET.get("number", "")[:200]
    context = {"form": NumberForm({"number": typed} if typed else None)} | _known(request, typed)
    part = "#known" if request.headers.get("HX-Request") else ""
    return render(request, f"documents/number.html{part}", context)


def _known(request: HttpRequest, typed: str) -> dict[str, Any]:
    number = read_number(typed)
    rows = Document.objects.for_user(request.user, "view").numbered(typed).with_issuers()
    return {
        "typed": typed,
        "number": number,
        "kind": rules.kind_of(number) if number else "",
        "issuer": rules.issuer_of(number) if number else "",
        "known": list(rows[:_OFFERED]),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def answer_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Ghi văn bản trả lời: by its number; where several bear it, one is chosen."""
    record = _changeable(request, pk)
    typed = (request.POST or request.GET).get("number", "")[:200]
    form = NumberForm({"number": typed} if request.method == "POST" and "with" not in request.POST else None)
    found = _known(request, typed)
    others = [each for each in found["known"] if each.pk != record.pk]
    context: dict[str, Any] = found | {"record": record, "register": documents, "form": form, "known": others}
    chosen = _chosen(request, others)
    if chosen:
        try:
            services.answer(record, with_=chosen, by=request.user)  # type: ignore[arg-type]
        except ValidationError as refused:
            context["problem"] = refused.messages[0]
        else:
            messages.success(request, _("Đã ghi văn bản trả lời: %(reply)s.") % {"reply": chosen})
            return redirect(record)
    return render(request, "documents/answer.html", context, status=422 if context.get("problem") else 200)


def _chosen(request: HttpRequest, known: list[Document]) -> Document | None:
    """The paper that was pointed at, or the only one under the number."""
    if request.method != "POST":
        return None
    if asked := request.POST.get("with", ""):
        rows = Document.objects.for_user(request.user, "view")
        return get_object_or_404(rows, pk=int(asked)) if asked.isdecimal() else None
    return known[0] if len(known) == 1 else None


@require_POST
@login_required
def take_back_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Bỏ văn bản trả lời ghi nhầm, với lý do."""
    record = _changeable(request, pk)
    form = ReasonForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    try:
        services.take_back_answer(record, by=request.user, reason=reason)  # type: ignore[arg-type]
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    else:
        messages.success(request, _("Đã bỏ văn bản trả lời; văn bản lại chờ trả lời."))
    return redirect(record)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def withdraw_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Rút văn bản: thu hồi, hoặc ghi nhầm."""
    record = _changeable(request, pk, "delete")
    form = WithdrawalForm(request.POST or None)
    if form.is_valid():
        how = Withdrawal(form.cleaned_data["how"])
        try:
            services.withdraw(record, how=how, by=request.user, reason=form.cleaned_data["reason"])  # type: ignore[arg-type]
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Đã rút %(document)s.") % {"document": record})
            return redirect(record)
    context = {"record": record, "register": documents, "form": form}
    return render(request, "documents/withdraw.html", context, status=422 if form.errors else 200)


@require_safe
@login_required
def book_page(request: HttpRequest, name: str) -> HttpResponse:
    """Sổ văn bản theo mẫu: on the screen, on paper, and as a sheet. The books are of who keeps or oversees them."""
    book = next((each for each in books.BOOKS if each.name == name), None)
    if book is None or request.user.reach("view", "document") != Reach.ALL:  # type: ignore[union-attr]
        raise Http404
    year = clock.today().year
    whole = {"start": f"{year}-01-01", "end": f"{year}-12-31"}
    form = RangeForm({key: request.GET.get(key) or day for key, day in whole.items()})
    if not form.is_valid():
        return render(request, "documents/book.html", {"book": book, "form": form, "books": books.BOOKS}, status=422)
    start, end = form.cleaned_data["start"], form.cleaned_data["end"]
    rows = books.rows_of(book, request.user, start, end)
    if request.GET.get("dang") == "xlsx":
        return _sheet(request, book, books.xlsx(book, rows, keeper=_keeper(request), start=start, end=end))
    shown = list(rows[: _SHOWN + 1])
    context = {
        "book": book,
        "books": books.BOOKS,
        "form": form,
        "keeper": _keeper(request),
        "start": start,
        "end": end,
        "lines": list(books.lines(book, shown[:_SHOWN])),
        "is_cut": len(shown) > _SHOWN,
        "most": _SHOWN,
    }
    return render(request, "documents/book.html", context)


def _keeper(request: HttpRequest) -> str:
    return str(getattr(request.user, "agency", None) or "")


def _sheet(request: HttpRequest, book: books.Book, data: bytes) -> HttpResponse:
    reply = HttpResponse(data, content_type=XLSX)
    reply["Content-Disposition"] = f'attachment; filename="so-van-ban-{book.name}-{clock.today():%Y-%m-%d}.xlsx"'
    reply["Cache-Control"] = "no-store"
    return reply
