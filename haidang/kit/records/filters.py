"""Filters of the registers; what was asked stays in the address."""

from collections.abc import Mapping, Sequence
from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.forms import NullBooleanSelect
from django.utils.translation import gettext_lazy as _

from haidang.kit.records.forms import dress, keep_to_rights


class WordsFilter(django_filters.CharFilter):
    """A box for words, without marks: every word must stand in one of the `fields`.

    `words = WordsFilter(fields=("name", "country__name"))`
    """

    def __init__(self, *, fields: tuple[str, ...], **options: Any) -> None:
        super().__init__(**{"label": _("Tìm")} | options)
        self.texts = fields
        self.extra["widget"] = django_filters.widgets.forms.TextInput(attrs={"type": "search"})

    def filter(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        crosses = False
        for word in (value or "").split():
            found = Q()
            for name in self.texts:
                found |= Q(**{f"{name}__fold__contains": word})
                crosses = crosses or "__" in name
            rows = rows.filter(found)
        return rows.distinct() if crosses else rows


class YearFilter(django_filters.NumberFilter):
    """A box for a year; what is none of a calendar is refused, and never put before a database."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"min_value": 1900, "max_value": 2999} | options)


class GroupFilter(django_filters.ChoiceFilter):
    """Several values of a field under one word, as the office counts them.

    `counted = GroupFilter(label=_("Kết quả"), field_name="stage", groups={"held": (_("đã tổ chức"), HELD)})`
    """

    def __init__(self, *, groups: Mapping[str, tuple[Any, Sequence[str]]], **options: Any) -> None:
        super().__init__(**{"choices": [(name, label) for name, (label, _values) in groups.items()]} | options)
        self.groups = groups

    def filter(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        return rows.filter(**{f"{self.field_name}__in": self.groups[value][1]}) if value else rows


def _ask_of_all(fields: Mapping[str, Any]) -> None:
    """Yes, no, or both: the third is called as in every other box, and not "unknown"."""
    for field in fields.values():
        if isinstance(field.widget, NullBooleanSelect):
            (unknown, _word), *answers = field.widget.choices
            field.widget.choices = [(unknown, _("Tất cả")), *answers]


class RecordFilters(django_filters.FilterSet):
    """What every set of filters stands on: only rows are offered that the person may see."""

    #: Asked by addresses alone, such as that of a figure opening its rows: shown where asked, so that they can be taken
    #: away, and in nobody's way elsewhere.
    quiet: tuple[str, ...] = ()

    @classmethod
    def get_filters(cls) -> Any:
        """The box for words stands first, wherever it was declared."""
        found = super().get_filters()
        return dict(sorted(found.items(), key=lambda pair: not isinstance(pair[1], WordsFilter)))

    def get_form_class(self) -> Any:
        made = super().get_form_class()
        user = getattr(self.request, "user", None)
        unasked = [name for name in self.quiet if not (self.data or {}).get(name)]

        class Dressed(made):  # type: ignore[misc,valid-type]
            def __init__(self, *args: Any, **kwargs: Any) -> None:
                super().__init__(*args, **kwargs)
                for name in unasked:
                    del self.fields[name]
                keep_to_rights(self.fields, user)
                dress(self.fields)
                _ask_of_all(self.fields)

        return Dressed
