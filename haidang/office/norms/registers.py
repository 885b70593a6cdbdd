"""The book of norms and the book of the calendar's own days."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from haidang.kit.records.columns import Column
from haidang.kit.records.filters import RecordFilters, WordsFilter
from haidang.kit.records.forms import RecordForm
from haidang.kit.records.register import Register
from haidang.office.norms.models import CalendarDay, Norm


class NormForm(RecordForm):
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

    def clean_conditions(self) -> dict[str, str]:
        """A table of words; an empty box says that the rule has no conditions."""
        given = self.cleaned_data["conditions"] or {}
        if not isinstance(given, dict):
            raise ValidationError(_('Điều kiện là bảng tên và giá trị, ví dụ {"hạng": "A"}.'))
        return given


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
        Column("conditions", value=lambda norm: _conditions(norm)),
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


def _conditions(norm: Norm) -> str:
    return "; ".join(f"{name}: {value}" for name, value in norm.conditions.items())
