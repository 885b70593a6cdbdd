"""One person's data over all books: the records in which they stand, for who may read the values."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model

from haidang.kit.personal.fields import personal_fields
from haidang.kit.personal.keeping import personal_models
from haidang.kit.personal.keys import Unreadable
from haidang.kit.personal.selectors import may_reveal
from haidang.office.privacy.rules import is_of

#: So many records of one kind are read at a time; what is read is compared and forgotten.
AT_ONCE = 500


@dataclass(frozen=True)
class Found:
    """A record in which they stand, and by what it was known: the labels of the fields, never their values."""

    record: Model
    known_by: tuple[str, ...]

    @property
    def kind(self) -> str:
        label = str(self.record._meta.verbose_name)
        return label[:1].upper() + label[1:]

    @property
    def url(self) -> str:
        return self.record.get_absolute_url() if hasattr(self.record, "get_absolute_url") else ""


def found(said: str, *, by: Any) -> list[Found]:
    """Every record that `by` may see and reveal, whose personal values or name are those of who was asked for."""
    return [each for model in personal_models() for each in _of_kind(model, said, by)]


def _of_kind(model: Any, said: str, by: Any) -> Iterator[Found]:
    rows = getattr(model._default_manager, "for_user", None)
    if rows is None:
        return
    fields, names = personal_fields(model), _names(model)
    told = rows(by, "view").select_related(*sorted({way for way, _name in names if way}))
    for record in told.order_by("pk").iterator(chunk_size=AT_ONCE):
        known_by = tuple(_known_by(record, fields, names, said))
        if known_by and may_reveal(record, by, fields[0].name):
            yield Found(record, known_by)


#: Where books that tell the search box nothing keep a name that is not masked.
_USUAL = ("name", "holder_name", "holder__name", "official__name")


def _names(model: Any) -> list[tuple[str, str]]:
    """Where a record of the kind is called by a name that is not masked: the way to it, and the field."""
    masked = {field.name for field in personal_fields(model)}
    titles = dict.fromkeys((getattr(getattr(model, "searchable", None), "title", ""), *_USUAL))
    found = []
    for title in titles:
        way, _sep, name = title.rpartition("__")
        if title and title not in masked and _is_there(model, title):
            found.append((way, name))
    return found


def _is_there(model: Any, path: str) -> bool:
    try:
        *way, last = path.split("__")
        for step in way:
            model = model._meta.get_field(step).related_model
        return bool(model._meta.get_field(last).concrete)
    except (FieldDoesNotExist, AttributeError):
        return False


def _known_by(record: Any, fields: Any, names: list[tuple[str, str]], said: str) -> Iterator[str]:
    for field in fields:
        if is_of(said, _plain(record, field)):
            yield str(field.verbose_name)
    for way, name in names:
        holder = record
        for step in filter(None, way.split("__")):
            holder = getattr(holder, step, None)
        if holder is not None and is_of(said, str(getattr(holder, name, "") or "")):
            yield str(holder._meta.get_field(name).verbose_name)


def _plain(record: Any, field: Any) -> str:
    """For the comparison alone: what is shown or handed out goes through `reveal` and is logged."""
    try:
        return str(field.plain(getattr(record, field.name)) or "")
    except Unreadable:
        return ""
