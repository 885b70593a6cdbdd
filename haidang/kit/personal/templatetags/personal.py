"""How templates show personal values."""

from typing import Any

from django import template

from haidang.kit.personal.rules import MASK

register = template.Library()


@register.inclusion_tag("personal/masked.html")
def masked(value: Any) -> dict[str, Any]:
    """The mask, in words for those who listen to the page."""
    return {"value": value, "end": str(value or "").removeprefix(MASK)}


@register.inclusion_tag("personal/revealable.html")
def revealable(record: Any, name: str, may_reveal: bool) -> dict[str, Any]:
    """The mask with a way to the value. `may_reveal`: the answer of `personal.selectors.may_reveal`, from the view."""
    return {
        "record": record,
        "field": record._meta.get_field(name),
        "value": getattr(record, name),
        "may_reveal": may_reveal,
        "room": record._meta.app_label,
        "model": record._meta.model_name,
    }
