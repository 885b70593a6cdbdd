"""Filters of the registers; what was asked stays in the address."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
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


class RecordFilters(django_filters.FilterSet):
    """What every set of filters stands on: only rows are offered that the person may see."""

    @classmethod
    def get_filters(cls) -> Any:
        """The box for words stands first, wherever it was declared."""
        found = super().get_filters()
        return dict(sorted(found.items(), key=lambda pair: not isinstance(pair[1], WordsFilter)))

    def get_form_class(self) -> Any:
        made = super().get_form_class()
        user = getattr(self.request, "user", None)

        class Dressed(made):  # type: ignore[misc,valid-type]
            def __init__(self, *args: Any, **kwargs: Any) -> None:
                super().__init__(*args, **kwargs)
                keep_to_rights(self.fields, user)
                dress(self.fields)

        return Dressed
