"""The pages of a register: functions of (request, register, …). A room that must differ gives `urls` its own."""

from hashlib import sha256
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.forms import ModelChoiceField, ModelMultipleChoiceField
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import select_template
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from haidang.kit.audit.selectors import history
from haidang.kit.files.selectors import files_panel
from haidang.kit.personal.selectors import may_reveal
from haidang.kit.records.columns import Cell, cell, with_links
from haidang.kit.records.forms import DeletionForm, RecordForm
from haidang.kit.records.listing import PAGE, SORT, listing
from haidang.kit.records.parts import parts_of
from haidang.kit.records.register import Register
from haidang.kit.records.related import related
from haidang.kit.records.services import stale

ON_A_PAGE, PRINTED, LATEST = 50, 2000, 5


def show(
    request: HttpRequest, register: Register, page: str, context: dict[str, Any], *, part: str = "", status: int = 200
) -> HttpResponse:
    """A page of a register: the room's own template where it has laid one ("partners/partner_list.html")."""
    own = f"{register.model._meta.app_label}/{register.name}_{page}.html"
    template = select_template([f"{name}{part}" for name in (own, f"records/{page}.html")])
    return HttpResponse(template.render({"register": register} | context, request), status=status)


def seen(request: HttpRequest, register: Register, pk: int, verb: str = "view") -> Any:
    """The record: 404 to who may not see it, 403 to who may only see it."""
    record = register.rows(request.user, "view").filter(pk=pk).first()
    if record is None:
        raise Http404
    if verb != "view" and not register.may(request.user, verb, record):
        raise PermissionDenied
    return record


def list_page(request: HttpRequest, register: Register) -> HttpResponse:
    """Danh sách: what was asked stays in the address; htmx gets the table alone."""
    asked = listing(request, register, register.listed)
    page = Paginator(asked.rows, ON_A_PAGE).get_page(request.GET.get(PAGE))
    context = {
        "listing": asked,
        "page": page,
        "rows": asked.cells(page.object_list),
        "query": asked.query(),
        "may_add": register.may_add(request.user),
        "sort_name": SORT,
    }
    htmx = request.headers.get("HX-Request") and not request.headers.get("HX-History-Restore-Request")
    reply = show(request, register, "list", context, part="#rows" if htmx else "")
    patch_vary_headers(reply, ["HX-Request"])
    return reply


def print_page(request: HttpRequest, register: Register) -> HttpResponse:
    """Bản in: all that was asked for, on paper."""
    asked = listing(request, register, register.listed)
    rows = list(asked.rows[: PRINTED + 1])
    context = {"listing": asked, "rows": asked.cells(rows[:PRINTED]), "is_cut": len(rows) > PRINTED, "most": PRINTED}
    return show(request, register, "print", context)


def record_page(request: HttpRequest, register: Register, pk: int, **more: Any) -> HttpResponse:
    """Một hồ sơ: facts, what stands on it, files, the last of its history. `more` is for a room's own template."""
    record = seen(request, register, pk)
    return show(request, register, "record", record_context(request, register, record) | more)


def record_context(request: HttpRequest, register: Register, record: Any) -> dict[str, Any]:
    """What records/record.html expects; a room that draws the page itself begins with it."""
    told = history(record)
    return {
        "record": record,
        "facts": [_revealable(cell(each, record), record, request.user) for each in register.detailed],
        "may_change": register.may(request.user, "change", record),
        "may_delete": register.may(request.user, "delete", record),
        "record_parts": parts_of(record, request.user),
        "related": related(record, request.user),
        "panel": files_panel(record, request.user),
        "history": told[: -LATEST - 1 : -1],
        "has_more_history": len(told) > LATEST,
    }


def _revealable(fact: Cell, record: Any, user: Any) -> tuple[Cell, bool]:
    return with_links(fact, user), bool(fact.column.is_personal and may_reveal(record, user, fact.column.path))


def history_page(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    """Lịch sử: everything that was done to the record, newest first."""
    record = seen(request, register, pk)
    return show(request, register, "history", {"record": record, "history": history(record)[::-1]})


def form_page(request: HttpRequest, register: Register, pk: int | None = None) -> HttpResponse:
    """Thêm, sửa."""
    if pk is None and not register.may_add(request.user):
        raise PermissionDenied if register.rows(request.user, "view").exists() else Http404
    record = None if pk is None else seen(request, register, pk, "change")
    begun = {} if record else _begun(request, register)
    form = register.form(request.POST or None, request.FILES or None, instance=record, by=request.user, initial=begun)
    if form.is_valid() and _is_fresh(request, form):
        try:
            saved = register.save(form, by=request.user)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Đã lưu “%(name)s”.") % {"name": saved})
            return redirect(register.url("record", saved.pk))
    # What the form was given is in its instance already: the heading must name the record as it stands.
    held = record and register.model._default_manager.get(pk=pk)
    context = {"form": form, "record": held, "fingerprint": fingerprint(form), "label": register.label}
    return show(request, register, "form", context, status=422 if form.errors else 200)


def _begun(request: HttpRequest, register: Register) -> dict[str, list[str] | str]:
    """What the address of an empty form says was chosen: the records it is about, by their keys."""
    fields = register.form.base_fields
    asked = {name: [key for key in request.GET.getlist(name) if key.isdecimal()] for name in request.GET}
    return {
        name: keys if isinstance(fields[name], ModelMultipleChoiceField) else keys[0]
        for name, keys in asked.items()
        if keys and isinstance(fields.get(name), ModelChoiceField)
    }


def fingerprint(form: RecordForm) -> str:
    """What the form found in the record when it was opened: whoever saves later must have seen the same."""
    found = sorted((name, str(form.initial.get(name))) for name in form.fields)
    return sha256(repr(found).encode()).hexdigest()[:32]


def _is_fresh(request: HttpRequest, form: RecordForm) -> bool:
    asked = request.POST.get("fingerprint")
    if form.instance.pk is None or not asked or asked == fingerprint(form):
        return True
    form.add_error(None, stale())
    return False


def delete_page(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    """Xóa: why, and yes."""
    record = seen(request, register, pk, "delete")
    form = DeletionForm(request.POST or None)
    if form.is_valid():
        name = str(record)
        try:
            register.delete(record, by=request.user, reason=form.cleaned_data["reason"])
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Đã xóa “%(name)s”.") % {"name": name})
            return redirect(register.url("list"))
    context = {"record": record, "form": form, "related": related(record, request.user)}
    return show(request, register, "delete", context, status=422 if form.errors else 200)
