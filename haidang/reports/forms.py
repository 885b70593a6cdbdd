"""The forms of the reports."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.office.directory.models import Agency
from haidang.office.norms.choices import PeriodKind
from haidang.office.norms.rules import Period
from haidang.office.norms.selectors import periods_between
from haidang.plan.followup.forms import PaperField
from haidang.plan.plans.models import Plan
from haidang.reports import catalogue, rules
from haidang.reports.choices import ReportKind
from haidang.reports.compose.values import said_day
from haidang.reports.saying import fault_said

_PERIODS = {
    ReportKind.YEAR: PeriodKind.YEAR,
    ReportKind.HALF: PeriodKind.HALF,
    ReportKind.QUARTER: PeriodKind.QUARTER,
    ReportKind.THEME: PeriodKind.YEAR,
}
#: How many parts of its kind a year has.
_PARTS = {ReportKind.YEAR: 1, ReportKind.THEME: 1, ReportKind.HALF: 2, ReportKind.QUARTER: 4}


def _day(label: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date", "class": "form-control"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget)


def _select() -> forms.Select:
    return forms.Select(attrs={"class": "form-select"})


class OpenForm(forms.Form):
    """What is reported on, and over which days: those of the norm for the period, or others where they are written."""

    kind = forms.ChoiceField(label=_("Loại báo cáo"), choices=ReportKind.choices, widget=_select())
    theme = forms.ChoiceField(label=_("Chuyên đề"), required=False, widget=_select())
    year = forms.IntegerField(
        label=_("Năm"), min_value=1990, max_value=2100, widget=forms.NumberInput(attrs={"class": "form-control"})
    )
    part = forms.TypedChoiceField(
        label=_("Kỳ trong năm"),
        coerce=int,
        choices=[(1, _("Thứ nhất (cả năm, 6 tháng đầu, quý I)")), (2, _("Thứ hai (6 tháng cuối, quý II)")),
                 (3, _("Thứ ba (quý III)")), (4, _("Thứ tư (quý IV)"))],
        widget=_select(),
    )  # fmt: skip
    since = _day(_("Số liệu từ ngày"))
    until = _day(_("Số liệu đến hết ngày"))
    plan = forms.ModelChoiceField(
        label=_("Kế hoạch"), queryset=Plan.objects.none(), required=False, empty_label=_("Mọi kế hoạch của năm"),
        widget=_select(),
    )  # fmt: skip
    recipient = forms.CharField(
        label=_("Kính gửi"), required=False, max_length=250, widget=forms.TextInput(attrs={"class": "form-control"})
    )
    with_sources = forms.BooleanField(
        label=_("Kèm phụ lục hồ sơ làm căn cứ"), required=False,
        widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
    )  # fmt: skip

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        themes = [(each.key, each.label) for each in catalogue.THEMES]
        self.fields["theme"].choices = [("", "—"), *themes]  # type: ignore[attr-defined]
        self.fields["plan"].queryset = Plan.objects.for_user(user, "view")  # type: ignore[attr-defined]
        if not themes:
            del self.fields["theme"]
            kinds = [each for each in ReportKind.choices if each[0] != ReportKind.THEME]
            self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
        self.fields["since"].help_text = _("Để trống hai ngày thì lấy kỳ số liệu theo quy định.")

    def clean(self) -> dict[str, Any]:
        asked = super().clean() or {}
        if self.errors:
            return asked
        kind = ReportKind(asked["kind"])
        if kind == ReportKind.THEME and not asked.get("theme"):
            self.add_error("theme", _now("Hãy chọn chuyên đề."))
        since, until = asked.get("since"), asked.get("until")
        if since or until:
            if why := rules.fault_of_days(since, until, clock.today()):
                raise ValidationError(fault_said(why, since, until))
            assert since
            assert until
            asked["period"] = f"từ ngày {said_day(since)} đến ngày {said_day(until)}"
            return asked
        if asked["part"] > _PARTS[kind]:
            self.add_error("part", _now("%(kind)s không có kỳ này trong năm; hãy chọn kỳ khác.") % {"kind": kind.label})
            return asked
        found = window(_PERIODS[kind], asked["year"], asked["part"])
        return asked | {"since": found.first, "until": found.last, "period": found.name}


def window(kind: PeriodKind, year: int, index: int) -> Period:
    """The period with its days by the norm (NĐ 09/2019/NĐ-CP Đ12)."""
    found = periods_between(kind, date(year, 1, 1), date(year, 12, 1))
    return next(each for each in found if (each.year, each.index) == (year, index))


def begun(today: date) -> dict[str, Any]:
    """What is most likely wanted: in the first half of a year the half, then the year."""
    half = today.month < 8
    return {
        "kind": ReportKind.HALF if half else ReportKind.YEAR,
        "year": today.year,
        "part": 1,
        "recipient": "Ủy ban nhân dân tỉnh",
    }


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "class": "form-control"})


class PassageForm(forms.Form):
    """The words of one paragraph, and those that stood on the page when they were written."""

    words = forms.CharField(label=_("Lời của đoạn"), max_length=20_000, widget=_area(6))
    seen = forms.CharField(widget=forms.HiddenInput(), required=False, strip=False)


class _Addressee(forms.ModelChoiceField):
    def __init__(self, **options: Any) -> None:
        super().__init__(
            label=_("Nơi nhận kiến nghị"), queryset=Agency.objects.none(), empty_label=_("Chọn một nơi"),
            widget=_select(), **options,
        )  # fmt: skip


def _addressees() -> Any:
    return Agency.objects.alive(clock.today()).in_protocol_order()


class AddressForm(forms.Form):
    to = _Addressee()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = _addressees()  # type: ignore[attr-defined]


class OwnForm(forms.Form):
    """A paragraph that an officer adds to a section; a recommendation with its one addressee."""

    section = forms.ChoiceField(label=_("Vào mục"), widget=_select())
    words = forms.CharField(label=_("Lời của đoạn"), max_length=20_000, widget=_area(3))
    to = _Addressee(required=False)

    def __init__(self, *args: Any, sections: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section"].choices = sections  # type: ignore[attr-defined]
        self.fields["to"].queryset = _addressees()  # type: ignore[attr-defined]
        self.fields["to"].help_text = _("Chỉ cần với kiến nghị, đề xuất.")


class NumberForm(forms.Form):
    """The signed paper, where it came into the book later."""

    document = PaperField(label=_("Văn bản đã ký"), help_text=_("Số, ký hiệu trong sổ văn bản."))

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["document"].user = user  # type: ignore[attr-defined]

    def clean_document(self) -> Any:
        found = self.cleaned_data["document"]
        if found is None:
            raise ValidationError(_now("Hãy ghi số, ký hiệu của văn bản."))
        return found


class SignForm(forms.Form):
    signed_on = forms.DateField(
        label=_("Ngày ký"), widget=forms.DateInput(attrs={"type": "date", "class": "form-control"}, format="%Y-%m-%d")
    )
    document = PaperField(
        label=_("Văn bản đã ký"),
        help_text=_("Số, ký hiệu trong sổ văn bản; ghi sau cũng được khi văn bản chưa vào sổ."),
    )  # fmt: skip

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["document"].user = user  # type: ignore[attr-defined]
