"""The rows of a family of rules read once, for a page or a list that asks many of them of many days."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any

from haidang.office.norms.models import Norm, the_one


class NormBook:
    """All rows whose rule begins with `prefix` ("TRIP-"), in one query; then any number of questions."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix

    @cached_property
    def rows(self) -> list[Norm]:
        return list(Norm.objects.filter(family__startswith=self._prefix))

    def holding(self, code: str, on: date) -> list[Norm]:
        """The rows of the rule that hold on the day."""
        return [row for row in self.rows if code in (row.code, row.family) and row.holds(on)]

    def in_force(self, code: str, on: date, conditions: Mapping[str, Any] | None = None) -> Norm:
        """As `Norm.objects.in_force`. Raises `NoNorm`, `TwoNorms`."""
        return the_one(self.holding(code, on), code, on, conditions)
