"""Pages that no register has: how long what is kept, one person over all books, a book with its masked columns."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from haidang.kit import clock
from haidang.kit.dossiers.views import put_errors
from haidang.kit.personal.fields import personal_fields
from haidang.kit.records.catalogue import registers
from haidang.kit.records.listing import listing
from haidang.kit.records.register import Register
from haidang.kit.records.sheets import XLSX
from haidang.office.privacy import services, sheets
from haidang.office.privacy.forms import ExportForm, PersonForm
from haidang.office.privacy.models import ErasureProposal, Lookup, SubjectRequest
from haidang.office.privacy.proposing import kinds
from haidang.papers.vietnamese.letters import fold

_LATEST = 20


def _keeper(request: HttpRequest) -> Any:
    """The pages exist for who answers for personal data."""
    user: Any = request.user
    if not user.may("change", "personal"):
        raise Http404
    return user


@require_safe
@login_required
def overview(request: HttpRequest) -> HttpResponse:
    """Dữ liệu cá nhân: what is kept, how long, by which rule; what waits for a decision; who looked for whom."""
    user = _keeper(request)
    context = {
        "kinds": sorted(kinds(clock.today()), key=lambda each: fold(each.label)),
        "books": [
            (each, f"{each.model._meta.app_label}.{each.name}")
            for each in sorted(_books(), key=lambda each: fold(str(each.title)))
        ],
        "waiting": ErasureProposal.objects.for_user(user, "view").open().count(),
        "asked": SubjectRequest.objects.for_user(user, "view").open().count(),
        "lookups": Lookup.objects.for_user(user, "view")[:_LATEST],
    }
    return render(request, "privacy/overview.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def person_page(request: HttpRequest) -> HttpResponse:
    """Tra cứu một người: the records in which they stand; with "xuat", everything in one file."""
    user = _keeper(request)
    form = PersonForm(request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        try:
            said, reason = form.cleaned_data["said"], form.cleaned_data["reason"]
            if "xuat" in request.POST:
                made = services.hand_out(said, reason=reason, by=user)
                return _sheet(made, f"du-lieu-ca-nhan-{clock.today():%Y%m%d}.xlsx")
            context["found"] = services.look_for(said, reason=reason, by=user)
        except ValidationError as refused:
            put_errors(form, refused)
    return render(request, "privacy/person.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def export_page(request: HttpRequest, name: str) -> HttpResponse:
    """Xuất sổ có dữ liệu cá nhân: the rows that the filters of the address leave, for who may read each of them."""
    user = _keeper(request)
    register = _book(name)
    form = ExportForm(request.POST if request.method == "POST" else None)
    asked = listing(request, register)
    if form.is_valid():
        try:
            made = sheets.of_register(register, asked.rows, by=user, reason=form.cleaned_data["reason"])
        except ValidationError as refused:
            put_errors(form, refused)
        except PermissionDenied:
            form.add_error(None, _("Có hồ sơ mà bạn không được xem dữ liệu cá nhân. Lọc bớt rồi xuất lại."))
        else:
            return _sheet(made, f"{register.name}-{clock.today():%Y%m%d}.xlsx")
    context = {
        "form": form,
        "register": register,
        "listing": asked,
        "fields": [str(field.verbose_name) for field in personal_fields(register.model)],
        "count": asked.rows.count(),
        "most": sheets.MOST,
    }
    return render(request, "privacy/export.html", context, status=422 if form.errors else 200)


def _books() -> list[Register]:
    return [each for each in registers() if personal_fields(each.model)]


def _book(name: str) -> Register:
    """ "passports.passport": the room and the name of the register."""
    for each in _books():
        if f"{each.model._meta.app_label}.{each.name}" == name:
            return each
    raise Http404


def _sheet(made: bytes, name: str) -> HttpResponse:
    return HttpResponse(made, content_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'})
