"""The book of norms and the book of the calendar's own days."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from haidang.kit.records.columns import Column
from haidang.kit.records.filters import RecordFilters, WordsFilter
from haidang.kit.records.forms import RecordForm
from haidang.kit.records.register import Register
from haidang.office.norms.ceilings import GUESTS, TRIPS
from haidang.office.norms.choices import AmountKind, Tag
from haidang.office.norms.models import Amount, CalendarDay, Norm


class NormForm(RecordForm):
    conditions = forms.CharField(
        label=_("điều kiện"),
        required=False,
        help_text=_("Chỉ ghi khi quy định khác nhau theo đối tượng, ví dụ “hạng: A; mục: phòng ở”."),
    )

    class Meta:
        model = Norm
        fields = [
            "code",
            "act",
            "value",
            "amount",
            "unit",
            "conditions",
            "valid_from",
            "valid_to",
            "document",
            "article",
            "tag",
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["conditions"] = conditions_said(self.instance.conditions)

    def clean_conditions(self) -> dict[str, str]:
        """ "hạng: A; mục: phòng ở" as a table; an empty box says that the rule is the same for all."""
        given: dict[str, str] = {}
        for part in filter(str.strip, self.cleaned_data["conditions"].split(";")):
            name, parted, value = (each.strip() for each in part.partition(":"))
            if not (name and parted and value):
                raise ValidationError(
                    _("Điều kiện “%(part)s” thiếu tên hoặc giá trị. Viết “hạng: A; mục: phòng ở”.")
                    % {"part": part.strip()}
                )
            given[name] = value
        return given


def conditions_said(conditions: Mapping[str, str]) -> str:
    """A table of conditions as it is typed and shown."""
    return "; ".join(f"{name}: {value}" for name, value in conditions.items())


class NormFilters(RecordFilters):
    words = WordsFilter(fields=("act", "value", "code", "document"))

    class Meta:
        model = Norm
        fields = ["tag"]


class CalendarDayForm(RecordForm):
    class Meta:
        model = CalendarDay
        fields = ["day", "kind", "name", "valid_from", "valid_to", "document", "tag"]


class CalendarDayFilters(RecordFilters):
    words = WordsFilter(fields=("day", "name"))

    class Meta:
        model = CalendarDay
        fields = ["kind"]


norms = Register(
    model=Norm,
    form=NormForm,
    filters=NormFilters,
    columns=("act", "value", "valid_from", "valid_to", "document", "article", "tag"),
    details=(
        "code",
        "act",
        "value",
        "amount",
        "unit",
        Column("conditions", value=lambda norm: conditions_said(norm.conditions)),
        "valid_from",
        "valid_to",
        "document",
        "article",
        "tag",
    ),
)
days = Register(
    model=CalendarDay,
    name="day",
    form=CalendarDayForm,
    filters=CalendarDayFilters,
    columns=("day", "kind", "name", "document", "tag"),
    details=("day", "kind", "name", "valid_from", "valid_to", "document", "tag"),
)


class TableNormField(forms.ModelChoiceField):
    """The rules that have tables, by the number of their paper: that is what a sheet says."""

    def label_from_instance(self, norm: Any) -> str:
        return str(norm.document)


class AmountForm(RecordForm):
    norm = TableNormField(label=_("Quy định"), queryset=Norm.objects.filter(family__in=[GUESTS, TRIPS]))

    class Meta:
        model = Amount
        fields = [
            "norm",
            "place",
            "group",
            "role",
            "item",
            "amount",
            "currency",
            "valid_from",
            "valid_to",
            "kind",
            "percent_of",
            "unit",
            "condition",
            "article",
            "tag",
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # a sheet of per-diem amounts has no such columns
        for name in ("kind", "tag"):
            self.fields[name].required = False

    def clean_kind(self) -> str:
        return str(self.cleaned_data["kind"] or AmountKind.CEILING)

    def clean_tag(self) -> str:
        """Who copies a table has read it."""
        return str(self.cleaned_data["tag"] or Tag.SOURCE)


class AmountFilters(RecordFilters):
    words = WordsFilter(fields=("place", "condition", "norm__document"))

    class Meta:
        model = Amount
        fields = ["norm", "item", "group"]


amounts = Register(
    model=Amount,
    form=AmountForm,
    filters=AmountFilters,
    columns=(
        "item",
        "group",
        "role",
        "place",
        Column("said", _("mức"), value=lambda row: row.said, join="norm"),
        "unit",
        "valid_from",
        "valid_to",
        Column("norm__document", _("văn bản")),
        "article",
    ),
    details=(
        "norm",
        "item",
        "group",
        "role",
        "place",
        "kind",
        "amount",
        "currency",
        "percent_of",
        "unit",
        "condition",
        "valid_from",
        "valid_to",
        "article",
        "tag",
    ),
)
