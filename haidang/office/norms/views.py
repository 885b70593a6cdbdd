"""What the rules were on a day, and what changed since another."""

from datetime import date

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from haidang.kit import clock
from haidang.kit.records.forms import dress
from haidang.office.norms import selectors
from haidang.office.norms.choices import GuestClass, PeriodKind
from haidang.office.norms.models import Norm

#: Changed amounts told on the page; a table of all countries has thousands.
SHOWN = 200


class DayForm(forms.Form):
    """The day asked about, and the earlier one to compare with."""

    ngay = forms.DateField(label=_("Ngày"), widget=forms.DateInput())
    tu = forms.DateField(label=_("So với ngày"), required=False, widget=forms.DateInput())

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        dress(self.fields)

    def clean(self) -> dict[str, date]:
        given: dict[str, date] = super().clean() or {}
        if given.get("tu") and given.get("ngay") and given["tu"] > given["ngay"]:
            self.add_error("tu", _("Ngày để so phải trước ngày đang xem."))
        return given


@login_required
@require_safe
def day_page(request: HttpRequest) -> HttpResponse:
    """Quy định của một ngày: what held, the periods the day counts for, what changed since the other day."""
    form = DayForm(request.GET if "ngay" in request.GET else {"ngay": clock.today().isoformat()})
    day = form.cleaned_data["ngay"] if form.is_valid() else clock.today()
    since = form.cleaned_data.get("tu") if form.is_valid() else None
    calendar = selectors.calendar()
    changed = selectors.amount_changes(since, day) if since else []
    periods = [selectors.period_on(kind, day) for kind in PeriodKind]
    context = {
        "form": form,
        "day": day,
        "since": since,
        "is_open": calendar.is_open(day),
        "next_open": calendar.next_open(day),
        "periods": [(period, selectors.period_due_or_none(period, calendar)) for period in periods],
        "norms": Norm.objects.for_user(request.user, "view").holding(day).order_by("act", "code"),
        "changes": selectors.changes(since, day) if since else [],
        "amounts": selectors.guest_table(day),
        "classes": [each.label for each in GuestClass],
        "amount_changes": changed[:SHOWN],
        "amounts_left_out": max(0, len(changed) - SHOWN),
    }
    return render(request, "norms/day.html", context)
