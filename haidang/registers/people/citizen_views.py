"""Pages of their own: the quick note of the night, and what a caller must be told."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from haidang.kit import clock
from haidang.kit.dossiers.views import put_errors
from haidang.registers.partners.choices import Kind as PartnerKind
from haidang.registers.partners.models import Partner
from haidang.registers.people import citizen_services as services
from haidang.registers.people.citizen_choices import Stage
from haidang.registers.people.citizen_forms import QuickForm
from haidang.registers.people.citizen_selectors import Card, cards
from haidang.registers.people.models import CitizenCase

#: Missions offered beside a case.
_MISSIONS = 5


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def quick_page(request: HttpRequest) -> HttpResponse:
    """Ghi nhanh: một màn hình điện thoại; bên dưới là điều phải nói với người gọi."""
    user: Any = request.user
    if not CitizenCase.objects.may_add(user) or user.agency_id is None:
        raise PermissionDenied if CitizenCase.objects.for_user(user, "view").exists() else Http404
    form = QuickForm(request.POST or None, by=user)
    if form.is_valid():
        said = form.cleaned_data
        try:
            case = services.take_down(
                form.case(), name=said["name"], commune=said["commune"], entry=said["entry"], by=user
            )
        except ValidationError as refused:
            put_errors(form, refused)
        else:
            messages.success(
                request, _("Đã ghi vụ %(code)s. Đọc cho người gọi những điều dưới đây.") % {"code": case.code}
            )
            return redirect(case)
    chosen = request.POST.get("kind") or request.GET.get("kind", "")
    context = {"form": form, "chosen": chosen, "told": _told(chosen), "others": _others(chosen)}
    return render(request, "people/quick.html", context, status=422 if form.errors else 200)


def beside(case: CitizenCase, user: Any) -> dict[str, Any]:
    """What the page of a case shows beside: what to tell while it is open, whom to ask in that country."""
    is_open = case.stage == Stage.OPEN
    missions = Partner.objects.for_user(user, "view").filter(kind=PartnerKind.MISSION, country_id=case.country_id)
    return {
        "told": _told(case.kind) if is_open else [],
        "missions": list(missions[:_MISSIONS]) if is_open else [],
        # later the card is folded: what was done stands above what is to be said
        "is_new": is_open and not case.steps.exists(),
    }


def _told(kind: str) -> list[Card]:
    """What holds for this kind, then what holds for every one; what has nothing to say is left out."""
    known = cards(clock.today())
    return [known[each] for each in (kind, "all") if each in known and known[each].points]


def _others(kind: str) -> list[Card]:
    """The other kinds, for who has not chosen yet."""
    return [card for name, card in cards(clock.today()).items() if name not in (kind, "all") and card.points]
