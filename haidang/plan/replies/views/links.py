"""A signed link is opened: whoever has the mail answers for its owner, without signing in."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from haidang.kit import clock
from haidang.kit.audit.actor import acting_as
from haidang.plan.followup import services as followup
from haidang.plan.followup.forms import UpdateForm
from haidang.plan.followup.models import Update
from haidang.plan.followup.selectors import beside
from haidang.plan.replies import services
from haidang.plan.replies.choices.links import Refusal
from haidang.plan.replies.models import SignedLink
from haidang.plan.replies.rules.links import may_undo
from haidang.plan.replies.services.linking import LinkRefused, Opened

#: Links on one page of the list.
PAGE = 50
#: What the page answers where the link opens nothing.
_STATUS = {Refusal.ALTERED: 404, Refusal.USED: 200}


# The address itself is the proof: no cookie adds a right here, so none can be abused, and a mail program that keeps
# no cookies can send the form.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Cập nhật bằng đường dẫn trong thư. GET changes nothing: scanners of mail open every address."""
    try:
        if request.method == "GET":
            reply = _form_page(request, services.open_link(token))
        elif request.POST.get("act") == "undo":
            reply = _undo(request, token)
        else:
            reply = _send(request, token)
    except LinkRefused as refused:
        if request.method == "POST":
            services.keep_refusal(refused)
        reply = _refused_page(request, refused)
    # The address must not travel on to where a link of the page leads, nor into a search engine.
    reply.headers["Referrer-Policy"] = "no-referrer"
    reply.headers["X-Robots-Tag"] = "noindex"
    return reply


def _send(request: HttpRequest, token: str) -> HttpResponse:
    opened = services.open_link(token)
    if request.POST.get("act") == "nothing":
        return _tried(request, token, opened, services.send_nothing_new, _form(opened))
    form = _form(opened, request.POST)
    if not form.is_valid():
        return _form_page(request, opened, form, status=422)

    def act(now_opened: Opened) -> Update:
        said = {"version": form.cleaned_data["version"] or 0, "paper": form.cleaned_data["paper"]}
        return services.send_words(now_opened, **said, link=form.cleaned_data["link"], **form.words)

    return _tried(request, token, opened, act, form)


def _tried(request: HttpRequest, token: str, opened: Opened, act: Any, form: UpdateForm) -> HttpResponse:
    """Done once in the owner's name; what the follow-up refuses is said beside its field, and the link stays good."""
    try:
        with acting_as(opened.person.pk):
            services.use_link(token, act)
    except followup.Stale as stale:
        # What was typed stays; sent once more it is a decision, made with the other words before one's eyes.
        data = request.POST.copy()
        data["version"] = str(stale.version)
        return _form_page(request, opened, _form(opened, data), stale=stale, status=409)
    except ValidationError as fault:
        form = form if form.is_bound else _form(opened, request.POST)
        form.is_valid()
        for name, sentences in getattr(fault, "message_dict", {"": fault.messages}).items():
            form.add_error(name if name in form.fields else None, ValidationError(sentences))
        return _form_page(request, opened, form, status=422)
    # A page that is loaded again sends nothing again.
    return redirect("replies:link", token=token)


def _undo(request: HttpRequest, token: str) -> HttpResponse:
    try:
        services.undo_link(token)
    except ValidationError as fault:
        messages.warning(request, fault.messages[0])
    return redirect("replies:link", token=token)


def _form(opened: Opened, data: Any = None) -> UpdateForm:
    update = opened.update
    initial: dict[str, Any] = {"version": update.version if update else 0}
    if update:
        initial |= {name: getattr(update, name) for name in ("state", "done", "next", "obstacle", "finished_on")}
    return UpdateForm(data, user=opened.person, initial=initial)


def _form_page(
    request: HttpRequest, opened: Opened, form: UpdateForm | None = None, *, stale: Any = None, status: int = 200
) -> HttpResponse:
    context = {
        "opened": opened,
        "form": form or _form(opened),
        "beside": beside(opened.duty, opened.period),
        "stale": stale,
    }
    return render(request, "replies/link.html", context, status=status)


def _refused_page(request: HttpRequest, refused: LinkRefused) -> HttpResponse:
    """Why it opens nothing; of a used one, what was sent by it and the way back."""
    link = refused.link if refused.why == Refusal.USED else None
    context = {
        "why": refused.why,
        "link": link,
        "may_undo": bool(link and not link.undone_at and may_undo(link.used_at, clock.now(), clock.VIETNAM)),
        "expired_at": refused.link.expires_at if refused.link and refused.why == Refusal.EXPIRED else None,
    }
    status = _STATUS.get(refused.why, 410)
    # A link that was used already takes nothing more.
    if refused.why == Refusal.USED and request.method == "POST":
        status = 409
    return render(request, "replies/link_closed.html", context, status=status)


@require_GET
@login_required
def mine(request: Any) -> HttpResponse:
    """Đường dẫn trong thư: những đường dẫn mang tên tôi, còn dùng được hay đã dùng."""
    rows = SignedLink.objects.for_user(request.user, "view").select_related("person", "duty__task", "update")
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    return render(request, "replies/links.html", {"page": page, "now": clock.now(), "query": ""})


@require_POST
@login_required
def revoke(request: Any, pk: int) -> HttpResponse:
    """Thu hồi một đường dẫn còn dùng được."""
    link = get_object_or_404(SignedLink.objects.for_user(request.user, "change"), pk=pk)
    services.revoke_link(link, by=request.user)
    messages.success(request, _("Đã thu hồi: đường dẫn này không mở được nữa."))
    return redirect("replies:links")
