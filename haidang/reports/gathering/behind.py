"""The records behind a figure: the rows of the list that its address opens, and what each of them adds."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from django.http import QueryDict
from django.urls import Resolver404, resolve

from haidang.kit.figures import Figure
from haidang.kit.records.catalogue import registers
from haidang.kit.records.register import Register
from haidang.reports.compose.values import Number, Part, Source, source
from haidang.reports.gathering.amounts import adds_of


class Behind:
    """For one person and some days: the same list, opened by several figures, is read once."""

    def __init__(self, user: Any, since: date, until: date) -> None:
        self._user, self._since, self._until = user, since, until
        self._rows: dict[str, list[Any]] = {}
        self._sources: dict[str, Source] = {}

    def number(self, figure: Figure) -> Number:
        """The figure with its parts; where they do not make it, the room's own word with the list beside it."""
        parts = self._parts(figure)
        if sum((part.amount for part in parts), start=0) == figure.value:
            return Number(figure.key, figure.label, figure.value, figure.unit, parts, url=figure.url)
        return Number(figure.key, figure.label, figure.value, figure.unit, parts, how="told", url=figure.url)

    def _parts(self, figure: Figure) -> tuple[Part, ...]:
        if not figure.value or not figure.url:
            return ()
        rows = self._opened(figure.url)
        adds = adds_of(figure.key)
        amounts = adds(rows, self._since, self._until) if adds else [1] * len(rows)
        told = zip(rows, amounts, strict=True)
        return tuple(Part(self._source(row), amount) for row, amount in told if amount)

    def _opened(self, url: str) -> list[Any]:
        """The rows of a list, as its page would show them to this person."""
        if url not in self._rows:
            self._rows[url] = self._read(url)
        return self._rows[url]

    def _read(self, url: str) -> list[Any]:
        asked = urlsplit(url)
        register = _register_at(asked.path)
        if register is None:
            return []
        rows = register.rows(self._user, "view")
        return list(register.filters(QueryDict(asked.query), queryset=rows, request=None).qs)

    def _source(self, row: Any) -> Source:
        """Named once: to say what a record is called may ask the database."""
        key = f"{row._meta.label_lower}:{row.pk}"
        if key not in self._sources:
            self._sources[key] = source(row)
        return self._sources[key]


def _register_at(path: str) -> Register | None:
    try:
        return _by_list().get(resolve(path).view_name)
    except Resolver404:
        return None


@cache
def _by_list() -> Mapping[str, Register]:
    return {register.url_name("list"): register for register in registers()}
