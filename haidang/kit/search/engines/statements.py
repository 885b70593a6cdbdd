"""The statements both engines share: how a row of the index is made from a record, and from which tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from haidang.kit.search.models import Entry
from haidang.kit.search.searchable import Piece, Searchable, kind_of, piece, pieces, searchables

INDEX = Entry._meta.db_table
#: Letters in the name of a watch: what an engine adds to it stays within 63.
_LONGEST = 50


@dataclass(frozen=True)
class Watch:
    """A table that the index of `model` follows: which columns, and how its row leads to records of `model`."""

    model: Any
    searchable: Searchable
    #: The table watched, the columns that matter.
    table: str
    columns: tuple[str, ...]
    #: "OLD" or "NEW" takes the place of %s: the condition on the record's row, called t.
    leads: str
    #: The record's own table: its going takes the row of the index away.
    is_own: bool
    #: Tells it from another one of the same table: a record may point at its own kind, or twice at another.
    by: str = ""

    @property
    def name(self) -> str:
        """Of its triggers. PostgreSQL cuts a name after 63 letters; a long one ends in a mark of the whole."""
        whole = f"search_{kind_of(self.model).replace('.', '_')}__{self.table}{self.by and f'__{self.by}'}"
        return whole if len(whole) <= _LONGEST else f"{whole[: _LONGEST - 9]}_{sha256(whole.encode()).hexdigest()[:8]}"


def watches(existing: set[str]) -> Iterator[Watch]:
    """Every table that has to be watched, among those that exist."""
    for model, found in searchables():
        if model._meta.db_table in existing:
            yield from _watches(model, found)


def _watches(model: Any, found: Searchable) -> Iterator[Watch]:
    key = model._meta.pk.column
    beyond: dict[tuple[str, str], list[Piece]] = {}
    own: list[str] = [key]
    for each in pieces(model, found):
        if not each.relation:
            own.append(each.column)
            continue
        beyond.setdefault((each.model._meta.db_table, each.relation), []).append(each)
        if not each.is_reverse:
            own.append(each.own_column)
    yield Watch(model, found, model._meta.db_table, tuple(dict.fromkeys(own)), f't."{key}" = %s."{key}"', is_own=True)
    seen = {model._meta.db_table}
    for (table, relation), several in beyond.items():
        one = several[0]
        columns = (*(each.column for each in several), *((one.their_column,) if one.is_reverse else ()))
        leads = f't."{one.own_column}" = %s."{one.their_column}"'
        by = relation if table in seen else ""
        seen.add(table)
        yield Watch(model, found, table, tuple(dict.fromkeys(columns)), leads, is_own=False, by=by)


def fill(model: Any, found: Searchable, where: str = "true") -> str:
    """Write the rows of the index for the records of `model` (called t) that fulfil a condition."""
    title = _said(model, found.title)
    number = _said(model, found.number) if found.number else "''"
    words = " || ' ' || ".join(_said(model, path) for path in found.paths)
    return (
        f'INSERT INTO "{INDEX}" (kind, record_id, title, number, words) '
        f"SELECT '{kind_of(model)}', t.\"{model._meta.pk.column}\", haidang_words({title}), haidang_words({number}), "
        f'haidang_words({words}) FROM "{model._meta.db_table}" t WHERE {where} '
        "ON CONFLICT (kind, record_id) DO UPDATE SET "
        "title = excluded.title, number = excluded.number, words = excluded.words "
        f'WHERE "{INDEX}".words <> excluded.words OR "{INDEX}".title <> excluded.title '
        f'OR "{INDEX}".number <> excluded.number'
    )


def _said(model: Any, path: str) -> str:
    each = piece(model, path)
    if not each.relation:
        return f"coalesce(t.\"{each.column}\", '')"
    text = f'r."{each.column}"'
    if each.is_reverse:
        text = f"string_agg({text}, ' ')"
    inner = f'SELECT {text} FROM "{each.model._meta.db_table}" r WHERE r."{each.their_column}" = t."{each.own_column}"'
    return f"coalesce(({inner}), '')"


def forget(model: Any, row: str) -> str:
    """Take the row of the index away."""
    key = model._meta.pk.column
    return f'DELETE FROM "{INDEX}" WHERE kind = \'{kind_of(model)}\' AND record_id = {row}."{key}"'
