"""Trao đổi văn bản edXML: what went and came, a file in, a file out, the codes of agencies."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from haidang.exchange.edxml import rules, selectors, services
from haidang.exchange.edxml.forms import CodeForm, FindForm, ReceiveForm, SendForm
from haidang.exchange.edxml.message import Organ
from haidang.exchange.edxml.models import Exchanged, OrganCode
from haidang.exchange.edxml.sample import sample
from haidang.exchange.edxml.writing import write
from haidang.kit import clock
from haidang.kit.ui.demo import demo_mark
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document

PAGE, _OFFERED = 30, 20
_TYPE = "application/xml; charset=utf-8"


@require_safe
@login_required
def list_page(request: Any) -> HttpResponse:
    """Những tệp đã đi và đã đến; the paper that is to go out is found by its number."""
    user = request.user
    if not user.may("view", "document"):
        raise Http404
    typed = request.GET.get("number", "")[:200]
    rows = Exchanged.objects.seen_by(user).select_related("document", "by")
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    found = list(Document.objects.for_user(user, "change").numbered(typed).with_issuers()[:_OFFERED]) if typed else []
    context = {
        "page": page,
        "lines": selectors.passages(list(page.object_list)),
        "find": FindForm({"number": typed} if typed else None),
        "typed": typed,
        "found": [document for document in found if selectors.may_send(document, user)],
        "may_receive": Exchanged.objects.may_add(user),
        "may_send": user.may("change", "document"),
    }
    return render(request, "edxml/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def receive_page(request: Any) -> HttpResponse:
    """Nhận tệp: looked at first, where that is asked; then booked whole or not at all."""
    if not request.user.may("view", "document"):
        raise Http404
    if not Exchanged.objects.may_add(request.user):
        raise PermissionDenied
    form = ReceiveForm(request.POST or None, request.FILES or None)
    own = selectors.codes_of(request.user.agency)
    context: dict[str, Any] = {"form": form, "own": own, "is_demo": bool(demo_mark())}
    if form.is_valid():
        data = form.cleaned_data["file"].read()
        try:
            if "check" in request.POST:
                context["arrived"] = services.arrival(data, by=request.user)
            else:
                document = services.receive(data, by=request.user)
                messages.success(request, _("Đã vào sổ %(document)s từ tệp edXML.") % {"document": document})
                return redirect(document)
        except ValidationError as refused:
            form.add_error("file", refused)
    return render(request, "edxml/receive.html", context, status=422 if form.errors else 200)


@require_safe
@login_required
@never_cache
def sample_file(request: Any) -> HttpResponse:
    """Tệp mẫu: in a demonstration, a file of a province that does not exist, to try the door with."""
    own = selectors.code_today(request.user.agency)
    if not (demo_mark() and Exchanged.objects.may_add(request.user) and own):
        raise Http404
    message = sample(Organ(own, request.user.agency.name), clock.today(), clock.now().astimezone(clock.VIETNAM))
    return _file(write(message), rules.file_name(message.number, message.sender.code, mark=demo_mark()))


def _file(data: bytes, name: str) -> HttpResponse:
    reply = HttpResponse(data, content_type=_TYPE)
    reply["Content-Disposition"] = f'attachment; filename="{name}"'
    reply["Cache-Control"] = "private, no-store"
    return reply


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def send_page(request: Any, pk: int) -> HttpResponse:
    """Xuất một văn bản: what still keeps it, whom it goes to; then the file."""
    document = get_object_or_404(Document.objects.for_user(request.user, "view").with_issuers(), pk=pk)
    if not selectors.may_send(document, request.user):
        raise PermissionDenied
    today = clock.today()
    receivers = selectors.receivers(document, today)
    form = SendForm(request.POST if request.method == "POST" else None, receivers=receivers)
    if form.is_valid():
        try:
            data, sent = services.send(document, to=form.chosen, by=request.user)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            return _file(data, rules.file_name(document.number, sent.sender, mark=demo_mark()))
    context = {
        "record": document,
        "form": form,
        "hindrances": selectors.hindrances(document, today),
        "without": [each.agency for each in receivers if not each.code],
        "files": selectors.files_of(document),
        "keeps_codes": OrganCode.objects.may_add(request.user),
    }
    return render(request, "edxml/send.html", context, status=422 if form.errors else 200)


@require_safe
@login_required
def codes_page(request: Any) -> HttpResponse:
    """Mã định danh của các cơ quan."""
    agencies = Agency.objects.for_user(request.user, "view").alive(clock.today()).in_protocol_order()
    page = Paginator(agencies, PAGE).get_page(request.GET.get("trang"))
    context = {
        "page": page,
        "lines": selectors.coded(page.object_list),
        "may_change": OrganCode.objects.may_add(request.user),
        "is_demo": bool(demo_mark()),
    }
    return render(request, "edxml/codes.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def code_page(request: Any, pk: int) -> HttpResponse:
    """Ghi mã của một cơ quan: the one it had stays with its days."""
    if not OrganCode.objects.may_add(request.user):
        raise PermissionDenied
    agency = get_object_or_404(Agency.objects.for_user(request.user, "view"), pk=pk)
    form = CodeForm(request.POST or None)
    if form.is_valid():
        try:
            given = services.give_code(agency, by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error("code", refused)
        else:
            said = {"code": given.code, "agency": agency}
            messages.success(request, _("Đã ghi mã %(code)s cho %(agency)s.") % said)
            return redirect("edxml:codes")
    rows = OrganCode.objects.for_user(request.user, "view").filter(agency=agency)
    context = {"agency": agency, "form": form, "rows": rows}
    return render(request, "edxml/code.html", context, status=422 if form.errors else 200)
