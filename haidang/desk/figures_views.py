"""Số liệu: what the books counted from one day to another, beside the same period of the year before."""

from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from haidang.desk.doors import door, query_of
from haidang.desk.figures_sheet import sheet
from haidang.desk.periods import fault, periods, so_far
from haidang.kit import clock
from haidang.kit.records.sheets import XLSX
from haidang.registers.delegations.choices import Channel
from haidang.reports.figures import compared, year_before

_content = door(lambda user: not user.is_admin)


def _day(label: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date", "class": "form-control"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, required=False)


class PeriodForm(forms.Form):
    """From which day to which, and by which channel. Left empty: from the first of the year until today."""

    tu = _day(_("Từ ngày"))
    den = _day(_("Đến hết ngày"))
    kenh = forms.ChoiceField(
        label=_("Kênh"),
        required=False,
        choices=[("", _("Tất cả")), *Channel.choices],
        widget=forms.Select(attrs={"class": "form-select"}),
    )

    def clean(self) -> dict[str, Any]:
        asked = super().clean() or {}
        if not self.errors and (why := fault(asked.get("tu"), asked.get("den"))):
            raise forms.ValidationError(why)
        return asked


def _asked(request: Any) -> tuple[PeriodForm, date, date, str]:
    """The period of the address, or the year so far where it names none that is one."""
    whole = so_far(clock.today())
    given = {name: request.GET[name] for name in ("tu", "den", "kenh") if name in request.GET}
    form = PeriodForm(given if given.get("tu") or given.get("den") else _begun(whole, given))
    if not form.is_valid():
        return form, whole.since, whole.until, ""
    return form, form.cleaned_data["tu"], form.cleaned_data["den"], form.cleaned_data["kenh"]


def _begun(whole: Any, given: dict[str, str]) -> dict[str, str]:
    return given | {"tu": whole.since.isoformat(), "den": whole.until.isoformat()}


@_content
def figures_page(request: Any) -> HttpResponse:
    """Every number opens the list it was counted from; each person's numbers are of what they may see."""
    form, since, until, channel = _asked(request)
    before = year_before(since, until)
    context = {
        "form": form,
        "books": () if form.errors else compared(request.user, since, until, channel=channel),
        "since": since,
        "until": until,
        "before_since": before[0],
        "before_until": before[1],
        "channel": channel,
        "channels": dict(Channel.choices),
        "periods": periods(clock.today()),
        "query": query_of(request),
    }
    return render(request, "desk/figures.html", context, status=422 if form.errors else 200)


@_content
def figures_sheet(request: Any) -> HttpResponse:
    """The same as a sheet of Excel; what is no period leads back to the page, which says why."""
    form, since, until, channel = _asked(request)
    if form.errors:
        return figures_page(request)
    made = sheet(compared(request.user, since, until, channel=channel), since=since, until=until, by=request.user)
    name = f"so-lieu-{since:%Y%m%d}-{until:%Y%m%d}.xlsx"
    return HttpResponse(made, content_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'})
