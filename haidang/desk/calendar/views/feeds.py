"""Addresses of one's own calendar: made, revoked, and read by a program to which nobody signs in."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from haidang.desk.calendar import services
from haidang.desk.calendar.forms import FeedForm
from haidang.desk.calendar.models import Feed
from haidang.desk.doors import door
from haidang.kit import clock
from haidang.office.notices.composing import full_address

#: Revoked ones are kept in sight, the last of them.
_ENDED = 10


def _content(user: Any) -> bool:
    return not user.is_admin


@door(_content, "GET", "HEAD", "POST")
def feeds(request: Any) -> HttpResponse:
    """Địa chỉ lịch riêng. A new one is shown in the answer that makes it, and never again."""
    form, address = FeedForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        try:
            _feed, secret = services.make_feed(name=asked["name"], kinds=asked["kinds"], by=request.user)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            address = full_address(reverse("desk:calendar-feed", args=[secret]))
            form = FeedForm()
    own = Feed.objects.for_user(request.user, "view")
    context = {
        "form": form,
        "address": address,
        "live": own.live(),
        "ended": own.exclude(revoked_at=None).order_by("-revoked_at")[:_ENDED],
        "most": services.MOST,
    }
    reply = render(request, "calendar/feeds.html", context, status=422 if form.errors else 200)
    if address:
        reply["Cache-Control"] = "no-store"
    return reply


@door(_content, "POST")
def revoke(request: Any, pk: int) -> HttpResponse:
    """Thu hồi: the address finds nothing from now on."""
    feed = get_object_or_404(Feed.objects.for_user(request.user, "change"), pk=pk)
    services.revoke(feed, by=request.user)
    messages.success(
        request, _("Đã thu hồi địa chỉ “%(name)s”. Lịch đang dùng địa chỉ này sẽ không nhận gì nữa.") % {"name": feed}
    )
    return redirect("desk:calendar-feeds")


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar of who has the address. What is unchanged is not sent again; what is no address is not found."""
    found = services.published(secret, today=clock.today())
    if found is None:
        raise Http404
    reply: HttpResponse | None = HttpResponse(found.body, content_type="text/calendar; charset=utf-8")
    moment = int(found.changed_at.timestamp())
    assert reply is not None
    reply["ETag"], reply["Last-Modified"] = found.etag, http_date(moment)
    reply["Content-Disposition"] = 'inline; filename="lich-doi-ngoai.ics"'
    reply["Cache-Control"] = "private, no-cache"
    reply["X-Robots-Tag"] = "noindex"
    return get_conditional_response(request, etag=found.etag, last_modified=moment, response=reply) or reply
