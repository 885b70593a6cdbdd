"""What stands on a record: Django's reverse relations, kept where the other side has a register."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import connection
from django.db.models import Model, QuerySet

from haidang.kit.records.catalogue import register_of
from haidang.kit.records.columns import Cell, Column, cell
from haidang.kit.records.register import Register

#: Rows of one kind shown on the page; the rest is in its own list.
SHOWN = 10


@dataclass(frozen=True)
class Group:
    """The rows of one register that point at a record."""

    register: Register
    label: str
    #: The columns of its list, but for the one in which every row would name the record itself.
    heads: list[Column]
    #: For each where its page is, and what stands in its columns.
    rows: list[tuple[str, list[Cell]]]
    #: There are more than are shown.
    is_cut: bool
    #: The list with the filter set, where the register has such a filter.
    url: str


def related(record: Model, user: Any) -> list[Group]:
    """What `user` may see of what stands on `record`. One query a register that has rows there, however many."""
    return [group for group in _groups(record, user) if group.rows]


@dataclass(frozen=True)
class Addition:
    """A book in which a row about a record may be begun, and the form with that record chosen."""

    label: str
    url: str


def additions(record: Model, user: Any) -> list[Addition]:
    """What `user` may begin about `record` in the books that point at it. No query of its own."""
    found: dict[str, Addition] = {}
    for relation in record._meta.related_objects:
        register, name = register_of(relation.related_model), relation.field.name
        if register is None or name not in register.form.base_fields or not register.may_add(user):
            continue
        if url := register.url("add"):
            # a book that points twice is offered once, by its first way
            found.setdefault(url, Addition(register.label, f"{url}?{name}={record.pk}"))
    return sorted(found.values(), key=lambda each: each.label)


def rows_above(model: type[Model], name: str, user: Any) -> "QuerySet[Any] | None":
    """What a room above lays on rows of `model` under this name, as far as `user` may see it; None where there is no
    such room. A lower room that must say one line of its own about it (and needs no list) asks here.
    """
    try:
        relation: Any = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    rows: QuerySet[Any] = relation.related_model._default_manager.for_user(user, "view")
    return rows


def _groups(record: Model, user: Any) -> Iterator[Group]:
    for register, field in _ways_taken(record):
        rows = list(register.rows(user, "view").filter(**{field.name: record.pk}).distinct()[: SHOWN + 1])
        heads = [column for column in register.listed if column.path != field.name] or list(register.listed)
        filtered = f"{register.url('list')}?{field.name}={record.pk}"
        yield Group(
            register,
            _label(register, field),
            heads,
            [(register.url("record", row.pk), [cell(column, row) for column in heads]) for row in rows[:SHOWN]],
            len(rows) > SHOWN,
            filtered if field.name in register.filters.base_filters else "",
        )


def _ways_taken(record: Model) -> list[tuple[Register, Any]]:
    """The registers in which any row points at `record`, whoever may see it, each with the field that points.

    One question for all. Seventy books can point at a paper, and to ask each for its rows with all that its columns
    join, only to hear that there are none, was nine tenths of the time of that page.
    """
    relations = record._meta.related_objects
    ways = [(register, each.field) for each in relations if (register := register_of(each.related_model))]
    if not ways:
        return []
    key = record._meta.pk.get_db_prep_value(record.pk, connection)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(_points(field) for _register, field in ways)}", [key] * len(ways))
        taken = cursor.fetchone()
    return [way for way, is_taken in zip(ways, taken, strict=True) if is_taken]


def _points(field: Any) -> str:
    """Does any row point at the record of this key? A foreign key by its column, a list by the table between."""
    if field.many_to_many:
        table, column = field.m2m_db_table(), field.m2m_reverse_name()
    else:
        table, column = field.model._meta.db_table, field.column
    quoted = connection.ops.quote_name
    return f"EXISTS (SELECT 1 FROM {quoted(table)} WHERE {quoted(column)} = %s)"


def _label(register: Register, field: Any) -> str:
    """A model may point twice at the same record: then the field says how."""
    meta = register.model._meta
    twice = sum(each.related_model is field.related_model for each in (*meta.fields, *meta.many_to_many)) > 1
    return f"{register.title} ({field.verbose_name})" if twice else register.title
