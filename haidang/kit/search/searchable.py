"""What is found of a model: a declaration on the model itself.

class Task(models.Model):
    searchable = Searchable(title="title", number="label", text=("text", "assignments__said"))
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.db import models

from haidang.kit.personal.fields import personal_fields


@dataclass(frozen=True, kw_only=True)
class Searchable:
    """Names of fields. One relation may be crossed, to what a record points at or to what points at it."""

    #: What it is called: found first.
    title: str
    #: Its number, kept whole.
    number: str = ""
    text: tuple[str, ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        return tuple(path for path in (self.title, self.number, *self.text) if path)


@dataclass(frozen=True)
class Piece:
    """One text of a record: where it lies. `model` is the record's own, or the one beyond the relation."""

    path: str
    model: Any
    column: str
    #: The relation from the record ("": it is its own text), and whether it is the other one who points.
    relation: str = ""
    own_column: str = ""
    their_column: str = ""
    is_reverse: bool = False


def searchables() -> Iterator[tuple[Any, Searchable]]:
    """Every model that says what is found of it."""
    for model in apps.get_models():
        found = model.__dict__.get("searchable")
        if isinstance(found, Searchable):
            yield model, found


def kind_of(model: Any) -> str:
    return f"{model._meta.app_label}.{model._meta.model_name}"


def pieces(model: Any, found: Searchable) -> list[Piece]:
    """Every text of a record of `model`."""
    return [piece(model, path) for path in found.paths]


def piece(model: Any, path: str) -> Piece:
    relation, _, name = path.rpartition("__")
    if "__" in relation:
        raise ImproperlyConfigured(f"{model.__name__}.searchable: {path} crosses more than one relation.")
    if not relation:
        return Piece(path, model, _text(model, name).column)
    link = model._meta.get_field(relation)
    beyond = link.related_model
    column = _text(beyond, name).column
    if link.many_to_many:
        raise ImproperlyConfigured(f"{model.__name__}.searchable: {path} crosses a many-to-many relation.")
    if link.concrete:
        return Piece(path, beyond, column, relation, link.column, link.target_field.column)
    return Piece(path, beyond, column, relation, model._meta.pk.column, link.field.column, is_reverse=True)


def _text(model: Any, name: str) -> Any:
    field = model._meta.get_field(name)
    if not isinstance(field, models.CharField | models.TextField):
        raise ImproperlyConfigured(f"{model.__name__}.{name} is no text and cannot be searched.")
    if field in personal_fields(model):
        raise ImproperlyConfigured(f"{model.__name__}.{name} is personal data and is never indexed.")
    return field
