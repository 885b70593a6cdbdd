"""What a person asked to see of a register: filtered, sorted; list, print and export all show this."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property

from haidang.kit.records.columns import Cell, Column, cell, said
from haidang.kit.records.filters import RecordFilters
from haidang.kit.records.register import Register

#: Words of the address.
SORT, PAGE = "sap-xep", "trang"


@dataclass(frozen=True)
class Head:
    """The head of a column: where a click leads, and how the list is sorted by it now."""

    label: str
    url: str
    #: As aria-sort wants it: "ascending", "descending" or "".
    sorted: str
    is_number: bool


@dataclass(frozen=True)
class Listing:
    """The rows somebody asked for."""

    register: Register
    request: HttpRequest
    filters: RecordFilters

    @cached_property
    def sort(self) -> str:
        """The column asked for, with a minus for backwards; "" for the table's own order."""
        asked = self.request.GET.get(SORT, "")
        return asked if asked.removeprefix("-") in self._sortable else ""

    @cached_property
    def _sortable(self) -> dict[str, Column]:
        return {each.path: each for each in self.register.listed if each.sort}

    @cached_property
    def rows(self) -> QuerySet[Any]:
        rows: QuerySet[Any] = self.filters.qs
        if not self.sort:
            return rows
        backwards = self.sort.startswith("-")
        keys = self._sortable[self.sort.removeprefix("-")].sort
        # The engines differ in where they put what is empty: here it is last, whichever way.
        order = [F(key).desc(nulls_last=True) if backwards else F(key).asc(nulls_last=True) for key in keys]
        return rows.order_by(*order, "pk")

    @cached_property
    def asked(self) -> list[tuple[str, str]]:
        """The filters that are set, in words."""
        form = self.filters.form
        cleaned = form.cleaned_data if form.is_valid() else getattr(form, "cleaned_data", {})
        return [
            (str(form.fields[name].label or name), _told(form.fields[name], v))
            for name, v in cleaned.items()
            if _is_set(v)
        ]

    def query(self, *, without: Sequence[str] = (PAGE,)) -> str:
        """The address of this list behind the question mark."""
        kept = self.request.GET.copy()
        for name in without:
            kept.pop(name, None)
        for name in [name for name, values in kept.lists() if not any(values)]:
            del kept[name]
        return kept.urlencode()

    def heads(self) -> list[Head]:
        kept = self.query(without=(PAGE, SORT))
        return [_head(each, kept, self.sort) for each in self.register.listed]

    def cells(self, rows: Iterable[Any]) -> list[tuple[str, list[Cell]]]:
        """For each row where its page is, and what stands in its columns."""
        columns = self.register.listed
        return [(self.register.url("record", row.pk), [cell(column, row) for column in columns]) for row in rows]


def listing(request: HttpRequest, register: Register, columns: Sequence[Column] = ()) -> Listing:
    """What `request` asks for, of the rows its person may see; `columns` are those that will be shown of them."""
    rows = register.rows(request.user, "view", columns)
    return Listing(register, request, register.filters(request.GET, queryset=rows, request=request))


def _head(column: Column, kept: str, sort: str) -> Head:
    label = str(column.label)
    if not column.sort:
        return Head(label, "", "", column.is_number)
    state = {column.path: "ascending", f"-{column.path}": "descending"}.get(sort, "")
    asked = f"-{column.path}" if state == "ascending" else column.path
    return Head(label, f"?{kept}{'&' if kept else ''}{SORT}={asked}", state, column.is_number)


def _is_set(value: Any) -> bool:
    return value not in (None, "", [], ()) and not (isinstance(value, QuerySet) and not value)


def _told(field: Any, value: Any) -> str:
    words = dict(getattr(field, "choices", ()) or ()) if not hasattr(field, "queryset") else {}
    if isinstance(value, slice):
        return f"{said(value.start) or '…'} - {said(value.stop) or '…'}"
    if isinstance(value, list):
        return ", ".join(str(words.get(each, each)) for each in value)
    return str(words.get(value, said(value)))
