"""Columns: what list, page, print, Excel and CSV show of a record. A column brings its own join."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from haidang.kit.personal.fields import personal_fields
from haidang.kit.personal.values import Personal

_NUMBERS = (models.IntegerField, models.DecimalField, models.FloatField)


@dataclass(frozen=True)
class Column:
    """One fact of a record. `Column("host__name")` crosses a relation; everything else follows from the field.

    What no field holds is computed: `value=lambda record: …`, with the `join` or `prefetch` it needs,
    or by the database: `expression=Count("tasks")` under the name of the column.
    """

    path: str
    label: Any = ""
    value: Callable[[Any], Any] | None = None
    expression: Any = None
    join: str = ""
    prefetch: str = ""
    #: What the list is sorted by when this column is asked for; nothing: it cannot be asked for.
    sort: tuple[str, ...] = ()
    #: Excel leaves it out: it is encrypted, and who sees it says why.
    is_personal: bool = False
    #: Its figures stand one under the other.
    is_number: bool = False

    def of(self, record: Any) -> Any:
        """The value: a day, a number, a record, a text, a truth."""
        if self.value:
            return self.value(record)
        *way, last = self.path.split("__")
        for step in way:
            record = getattr(record, step)
            if record is None:
                return None
        if label := getattr(record, f"get_{last}_display", None):
            return label()
        found = getattr(record, last)
        return list(found.all()) if isinstance(found, models.Manager) else found

    def said(self, record: Any) -> str:
        """The value as people read it; "" when there is none. A count is 1.150, a year is 2020."""
        value = self.of(record)
        if type(value) is int and self.is_number and not self.path.endswith(_NAMES):
            return figure(value, of_many=True)
        return said(value)


def said(value: Any) -> str:
    """Any value in the words of the office."""
    match value:
        case None | "" | [] | ():
            return ""
        case bool():
            return _("có") if value else _("không")
        case datetime():
            return date_format(localtime(value) if value.tzinfo else value, "d/m/Y H:i")
        case date():
            return date_format(value, "d/m/Y")
        case int() | float() | Decimal():
            return figure(value)
        case list() | tuple() | set() | models.QuerySet():
            return ", ".join(said(item) for item in value)
        case _:
            return str(value)


#: Ends of the names of fields whose figures name a thing and count nothing.
_NAMES = ("year", "number", "_id")


def figure(value: Any, *, of_many: bool = False) -> str:
    """1250000.5 → "1.250.000,5". Four digits stay together: they may be a year, unless they count."""
    told = f"{value:,}" if of_many or abs(value) > 9999 else str(value)
    return told.translate(str.maketrans(",.", ".,"))


def column(model: Any, given: "str | Column") -> Column:
    """A column of `model` with all that was left out filled in from its field."""
    made = given if isinstance(given, Column) else Column(given)
    way, field = _walk(model, made.path)
    if field is None:
        label = made.label or getattr(getattr(model, made.path, None), "short_description", "") or made.path
        counted = made.expression is not None
        sort = made.sort or ((made.path,) if counted else ())
        return replace(made, label=_capital(label), sort=sort, is_number=made.is_number or counted)
    many = field.many_to_many or field.one_to_many
    personal = field.name in {each.name for each in personal_fields(field.model)}
    filled: dict[str, Any] = {
        "label": _capital(made.label or getattr(field, "verbose_name", made.path)),
        "join": made.join or ("" if many else "__".join([*way, field.name] if field.is_relation else way)),
        "prefetch": made.prefetch or ("__".join([*way, field.name]) if many else ""),
        "sort": made.sort or (() if many or personal or made.value else _sort(made.path, field)),
        "is_personal": personal,
        "is_number": made.is_number or (isinstance(field, _NUMBERS) and not field.choices),
    }
    return replace(made, **filled)


def _walk(model: Any, path: str) -> tuple[list[str], Any]:
    """The relations on the way and the field at the end of it; no field for what is computed."""
    *way, last = path.split("__")
    try:
        for step in way:
            model = model._meta.get_field(step).related_model
        return way, model._meta.get_field(last)
    except (FieldDoesNotExist, AttributeError):
        return way, None


def _sort(path: str, field: Any) -> tuple[str, ...]:
    """Names without marks, so that Đ stands behind D and not behind Z; a relation in the order of its own table."""
    if field.is_relation:
        own = [each for each in field.related_model._meta.ordering if isinstance(each, str) and each[:1] != "-"]
        return tuple(f"{path}__{each}" for each in own or ["pk"])
    is_text = isinstance(field, models.CharField | models.TextField) and not field.choices
    return (f"{path}__fold" if is_text else path,)


def _capital(label: Any) -> str:
    return str(label)[:1].upper() + str(label)[1:]


@dataclass(frozen=True)
class Cell:
    """A value of one record, ready for a template."""

    column: Column
    text: str
    value: Any
    url: str = ""
    #: Several records under one heading, each with its words and its page ("" where it is none of the reader's).
    links: tuple[tuple[str, str], ...] = ()

    @property
    def is_masked(self) -> bool:
        return isinstance(self.value, Personal) or self.column.is_personal


def cell(column: Column, record: Any) -> Cell:
    """What stands in `column` for `record`; a record that has a page leads there."""
    value = column.of(record)
    return Cell(column, said(value), value, _page_of(value))


def with_links(made: Cell, user: Any) -> Cell:
    """The same value with a way to each of its records that `user` may see; the others are only named."""
    rows = made.value if isinstance(made.value, list) else []
    if not rows or not all(isinstance(each, models.Model) and hasattr(each, "get_absolute_url") for each in rows):
        return made
    manager = type(rows[0])._default_manager
    if not hasattr(manager, "for_user"):
        return made
    seen = set(manager.for_user(user, "view").filter(pk__in=[each.pk for each in rows]).values_list("pk", flat=True))
    return replace(made, links=tuple((str(each), _page_of(each) if each.pk in seen else "") for each in rows))


def _page_of(value: Any) -> str:
    # The page of an account is for who keeps accounts: to everybody who reads records it would be a door that is shut.
    if not isinstance(value, models.Model) or isinstance(value, AbstractBaseUser):
        return ""
    return value.get_absolute_url() if hasattr(value, "get_absolute_url") else ""
