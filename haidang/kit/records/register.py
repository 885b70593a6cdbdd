"""A register is a value: it names a model, a form, filters and columns. Pages are functions of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Model, QuerySet
from django.urls import NoReverseMatch, reverse

from haidang.kit.records import services
from haidang.kit.records.columns import Column, column
from haidang.kit.records.filters import RecordFilters
from haidang.kit.records.forms import RecordForm


@dataclass(frozen=True, kw_only=True)
class Register:
    """One book of the office."""

    model: Any
    form: type[RecordForm]
    filters: type[RecordFilters]
    columns: tuple[str | Column, ...]
    #: Shown on the record's page and written to exports; `columns` if left out.
    details: tuple[str | Column, ...] = ()
    #: What it is called in the names of its addresses ("group-list"); the model's name if left out.
    name: str = ""
    #: A register whose saving means more than saving puts its own verbs here.
    save: Callable[..., Model] = services.save
    delete: Callable[..., None] = services.delete

    def __post_init__(self) -> None:
        if not self.name:
            object.__setattr__(self, "name", self.model._meta.model_name)

    @cached_property
    def listed(self) -> tuple[Column, ...]:
        """The columns of the list."""
        return tuple(column(self.model, each) for each in self.columns)

    @cached_property
    def detailed(self) -> tuple[Column, ...]:
        """The lines of the record's page."""
        return tuple(column(self.model, each) for each in self.details or self.columns)

    def rows(self, user: Any, verb: str, columns: Sequence[Column] = ()) -> QuerySet[Any]:
        """What `user` may "view", "change" or "delete": a right is a set of rows. Each column brings what it needs."""
        columns = columns or (*self.listed, *self.detailed)
        rows = self.model._default_manager.for_user(user, verb)
        if joins := sorted({each.join for each in columns if each.join}):
            rows = rows.select_related(*joins)
        if fetched := sorted({each.prefetch for each in columns if each.prefetch}):
            rows = rows.prefetch_related(*fetched)
        counted = {each.path: each.expression for each in columns if each.expression is not None}
        if not counted:
            return rows
        # Rows that are counted together lose the order of their table.
        order = rows.query.order_by or self.model._meta.ordering
        return rows.annotate(**counted).order_by(*order)

    def may(self, user: Any, verb: str, record: Model) -> bool:
        """Is this record among the rows on which `user` may act so?"""
        return bool(self.model._default_manager.for_user(user, verb).filter(pk=record.pk).exists())

    def may_add(self, user: Any) -> bool:
        return bool(self.model._default_manager.may_add(user))

    def url_name(self, page: str) -> str:
        """ "partners:partner-list" """
        return f"{self.model._meta.app_label}:{self.name}-{page}"

    def url(self, page: str, *args: Any) -> str:
        """Where a page of it is; "" where the room left the page out."""
        try:
            return reverse(self.url_name(page), args=args)
        except NoReverseMatch:
            return ""

    @property
    def label(self) -> str:
        return str(self.model._meta.verbose_name)

    @property
    def title(self) -> str:
        label = str(self.model._meta.verbose_name_plural)
        return label[:1].upper() + label[1:]
