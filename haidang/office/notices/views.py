"""My notices and how I want them; the outbox for those who keep it."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from haidang.office.accounts.models import User
from haidang.office.notices import rules, selectors, services
from haidang.office.notices.choices import MailState
from haidang.office.notices.forms import OutboxFilter, WaysForm
from haidang.office.notices.models import BadAddress, Mail, Notice

PAGE = 50


# ── mine ─────────────────────────────────────────────────────────────────────────────────────────


@require_safe
@login_required
def notice_list(request: Any) -> HttpResponse:
    """Thông báo: what I was told, the unread first, each with the reason why it was me."""
    rows = Notice.objects.for_user(request.user, "view").select_related("by", "person", "mail").unread_first()
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    return render(request, "notices/list.html", {"page": page, "me": request.user.pk, "query": ""})


@require_POST
@login_required
def open_notice(request: Any, pk: int) -> HttpResponse:
    """Mở: it is read, and one is where it leads. By POST: a look at an address changes nothing."""
    notice = get_object_or_404(Notice.objects.for_user(request.user, "view"), pk=pk)
    if notice.person_id == request.user.pk:
        services.mark_read(notice, by=request.user)
    return redirect(_own_page(notice.url) or "notices:list")


@require_POST
@login_required
def read(request: Any, pk: int) -> HttpResponse:
    """Đã đọc."""
    notice = get_object_or_404(Notice.objects.for_user(request.user, "view"), pk=pk)
    if notice.person_id != request.user.pk:
        raise PermissionDenied
    services.mark_read(notice, by=request.user)
    return redirect("notices:list")


@require_POST
@login_required
def read_all(request: Any) -> HttpResponse:
    """Đọc hết."""
    count = services.mark_all_read(by=request.user)
    messages.success(
        request,
        ngettext("Đã đánh dấu %(n)d thông báo là đã đọc.", "Đã đánh dấu %(n)d thông báo là đã đọc.", count)
        % {"n": count},
    )
    return redirect("notices:list")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def ways_page(request: Any) -> HttpResponse:
    """Cách nhận thông báo."""
    form = WaysForm(request.POST or None, ways=selectors.all_ways_of(request.user))
    if request.method == "POST" and form.is_valid():
        services.choose_ways(form.cleaned_data, by=request.user)
        messages.success(request, _("Đã lưu cách nhận thông báo."))
        return redirect("notices:ways")
    person = User.objects.get(pk=request.user.pk)
    fixed = [kind for kind, manner in rules.MANNERS.items() if len(manner.ways) == 1]
    context = {
        "form": form,
        "fixed": fixed,
        "person": person,
        "unreached": selectors.unreached([person]).get(person.pk),
        "opens": rules.OPENS,
    }
    return render(request, "notices/ways.html", context)


def _own_page(url: str) -> str:
    """Only a page of this house is gone to."""
    return url if url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None) else ""


# ── the outbox ───────────────────────────────────────────────────────────────────────────────────


@require_safe
@login_required
def outbox(request: Any) -> HttpResponse:
    """Thư đi: how each mail stands. Administration sees that a mail went, not what it is about."""
    rows = _mails(request)
    form = OutboxFilter(request.GET or None)
    counts = rows.by_state()
    asked = form.cleaned_data if form.is_valid() else {}
    if asked.get("state"):
        rows = rows.filter(state=asked["state"])
    if words := asked.get("q"):
        rows = rows.filter(Q(to__icontains=words) | Q(person__full_name__fold__contains=words))
    page = Paginator(rows.select_related("person").defer("text"), PAGE).get_page(request.GET.get("trang"))
    context = {
        "form": form,
        "page": page,
        "query": _query(request),
        "counts": [(state, counts.get(state, 0)) for state in MailState if counts.get(state)],
        "outage": selectors.outage(),
        "bad": BadAddress.objects.for_user(request.user, "view").standing().count(),
        "may_read": request.user.is_desk,
        "practice": settings.HAIDANG_PRACTICE,
    }
    return render(request, "notices/outbox.html", context)


@require_safe
@login_required
def mail_page(request: Any, pk: int) -> HttpResponse:
    """One mail: where it is and why. Its text is shown only where nothing is sent: it may hold a link that acts."""
    mail = get_object_or_404(_mails(request).select_related("person"), pk=pk)
    may_read = request.user.is_desk
    context = {
        "mail": mail,
        "may_read": may_read,
        "text": mail.text
        if request.user.is_desk and mail.state == MailState.HELD and settings.HAIDANG_PRACTICE
        else "",
        "may_change": Mail.objects.for_user(request.user, "change").filter(pk=pk).exists(),
        "ends": rules.GIVE_UP.days,
    }
    return render(request, "notices/mail.html", context)


@require_POST
@login_required
def retry(request: Any, pk: int) -> HttpResponse:
    """Gửi lại."""
    return _done(request, pk, services.retry, _("Thư sẽ được gửi lại trong vài phút."))


@require_POST
@login_required
def cancel(request: Any, pk: int) -> HttpResponse:
    """Hủy."""
    return _done(request, pk, services.cancel, _("Đã hủy thư."))


def _done(request: Any, pk: int, verb: Callable[..., Mail], said: str) -> HttpResponse:
    mail = get_object_or_404(_mails(request), pk=pk)
    if not Mail.objects.for_user(request.user, "change").filter(pk=pk).exists():
        raise PermissionDenied
    try:
        verb(mail, by=request.user)
        messages.success(request, said)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    return redirect(mail)


@require_safe
@login_required
def addresses(request: Any) -> HttpResponse:
    """Địa chỉ thư hỏng: whom no mail reaches, since when, what the server said."""
    if not request.user.may("view", "mail"):
        raise Http404
    rows = BadAddress.objects.for_user(request.user, "view").standing()
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    people: dict[str, list[User]] = {}
    for user in User.objects.in_use().exclude(email="").select_related("agency"):
        people.setdefault(user.email.lower(), []).append(user)
    context = {
        "page": page,
        "rows": [(row, people.get(row.address, [])) for row in page.object_list],
        "query": "",
        "may_change": request.user.may("change", "mail"),
    }
    return render(request, "notices/addresses.html", context)


@require_POST
@login_required
def trust(request: Any, pk: int) -> HttpResponse:
    """Dùng lại được."""
    row = get_object_or_404(BadAddress.objects.for_user(request.user, "view").standing(), pk=pk)
    if not BadAddress.objects.for_user(request.user, "change").filter(pk=pk).exists():
        raise PermissionDenied
    services.trust(row, by=request.user)
    messages.success(request, _("Từ nay thư lại được gửi tới %(address)s.") % {"address": row.address})
    return redirect("notices:addresses")


def _mails(request: Any) -> Any:
    """Those who keep no mails do not find the outbox."""
    if not request.user.may("view", "mail"):
        raise Http404
    return Mail.objects.for_user(request.user, "view")


def _query(request: HttpRequest) -> str:
    query = request.GET.copy()
    query.pop("trang", None)
    return query.urlencode()
