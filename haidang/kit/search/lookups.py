"""`title__fold__contains="doan vao"`: the one lookup by which filters compare text, on both engines."""

from typing import Any

from django.db import models
from django.db.models import lookups

from haidang.kit.search.folding import plain


class Folded(models.TextField):
    """What a folded text is compared with is folded too."""

    def get_prep_value(self, value: Any) -> Any:
        return plain(value) if isinstance(value, str) else super().get_prep_value(value)


class Fold(models.Transform):
    """Usable in filters and in order_by: `order_by("name__fold")` is nearly the order of the alphabet."""

    lookup_name = "fold"
    function = "haidang_fold"
    output_field = Folded()


class _Plain:
    """Django leaves patterns as they were typed."""

    def get_prep_lookup(self) -> Any:
        return plain(self.rhs) if isinstance(self.rhs, str) else self.rhs  # type: ignore[attr-defined]


@Folded.register_lookup
class Contains(_Plain, lookups.Contains):
    pass


@Folded.register_lookup
class StartsWith(_Plain, lookups.StartsWith):
    pass


def register() -> None:
    """Every text of every model knows the lookup."""
    models.CharField.register_lookup(Fold)
    models.TextField.register_lookup(Fold)
