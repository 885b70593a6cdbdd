"""How long personal data of a kind are kept, and what is done when that time is over. Said once, on the model."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model

from haidang.kit.personal.fields import personal_fields


@dataclass(frozen=True, slots=True)
class Keeping:
    """`keeping = Keeping("PERS-KEEP-CASE", since="closed_on")` on a model with personal fields.

    `norm` is the code of the rule that says how long. The time runs from the day in the field `since` (a way over
    relations, "case__closed_on"; while it is empty nothing runs), or from the last act on the record where it is left
    out. `erase` is the verb of the room, where taking the values out means more than that: "haidang.….services.erase",
    called as `erase(record, by=user, reason="…")`.
    """

    norm: str = "PERS-KEEP"
    since: str = ""
    erase: str = ""


#: Of models that say nothing.
USUAL = Keeping()


def keeping_of(model: type[Model]) -> Keeping:
    """What the model says, or the record that its rows belong to (by the last act on it), or the usual."""
    if own := getattr(model, "keeping", None):
        return own
    whole = whole_of(model)
    told = getattr(whole, "keeping", None) if whole else None
    if told is None:
        return USUAL
    name = model.whole_name  # type: ignore[attr-defined]
    return Keeping(told.norm, f"{name}__{told.since}" if told.since else "", "")


def whole_of(model: type[Model]) -> Any:
    """The model of the record that rows of this model are parts of; None where they stand alone."""
    name = getattr(model, "whole_name", "")
    return model._meta.get_field(name).related_model if name else None


def personal_models() -> list[type[Model]]:
    """Every kind of record with personal fields, by its official name."""
    found = [model for model in apps.get_models() if personal_fields(model)]
    return sorted(found, key=lambda model: str(model._meta.verbose_name))
