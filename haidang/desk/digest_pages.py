"""The mail of the day before it goes: who would get what and why, and whom no mail reaches."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from haidang.desk import chat, digest, selectors
from haidang.desk.choices import Because
from haidang.desk.owed import owed
from haidang.kit import clock
from haidang.office.accounts.models import User

PAGE = 50
#: What the preview can be narrowed to.
REACHED, UNREACHED, NOTHING = "nhan", "khong-toi", "khong-co"
_LABELS = {REACHED: _("Nhận thư"), UNREACHED: _("Thư không tới được"), NOTHING: _("Không có gì để gửi")}


@require_safe
@login_required
def preview(request: Any) -> HttpResponse:
    """Thư hôm nay: who gets one, why, and who does not."""
    _for_the_desk(request)
    today = clock.today()
    found = digest.compose(today)
    parts = {
        REACHED: [each for each in found if each.because and not each.unreached],
        UNREACHED: [each for each in found if each.because and each.unreached],
        NOTHING: [each for each in found if not each.because],
    }
    part = request.GET.get("xem", REACHED)
    if part not in parts:
        raise Http404
    everything = owed(today)
    context = {
        "today": today,
        "is_mailing_day": digest.is_mailing_day(today),
        "part": part,
        "tabs": [(name, _LABELS[name], len(rows)) for name, rows in parts.items()],
        "reasons": [(why, sum(each.because == why for each in parts[REACHED])) for why in Because],
        "page": Paginator(parts[part], PAGE).get_page(request.GET.get("trang")),
        "query": f"xem={part}",
        "three_lines": chat.whole(selectors.lines(everything, today), selectors.counts(everything, today), today),
    }
    return render(request, "desk/digest.html", context)


@require_safe
@login_required
def mail_of(request: Any, pk: int) -> HttpResponse:
    """The mail that one person would get, word for word."""
    _for_the_desk(request)
    person = get_object_or_404(User.objects.in_use(), pk=pk)
    found = digest.compose(clock.today(), only=person)
    if not found:
        raise Http404
    context = {"digest": found[0], "text": digest.text_of(found[0])}
    return render(request, "desk/digest_mail.html", context)


def _for_the_desk(request: Any) -> None:
    if not request.user.is_desk:
        raise Http404
