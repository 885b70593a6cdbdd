"""A list of choices is drawn without templates, and no other than with them."""

import re

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates, get_default_renderer
from django.utils.safestring import mark_safe

from haidang.kit.ui.renderer import Renderer

CHOICES = [
    ("", "---------"),
    ("a&b", 'Hợp tác "song phương" <đa phương>'),
    (7, mark_safe("Tỉnh A &amp; tỉnh B")),
    ("Châu Á", [("vn", "Việt Nam"), ("la", "Lào")]),
]


def both(field, value):
    """Drawn by the house and by Django, as a browser sees them: spaces between tags are nothing."""
    drawn = (field.render("x&y", value, renderer=renderer()) for renderer in (Renderer, DjangoTemplates))
    return [re.sub(r">\s+<", "><", each.strip()) for each in drawn]


@pytest.mark.parametrize("value", ["", "a&b", 7, "la", ["7", "vn"]])
@pytest.mark.parametrize("widget", [forms.Select, forms.SelectMultiple])
def test_a_list_of_choices_is_what_django_would_draw(widget, value):
    attributes = {"id": "id_x", "required": True, "disabled": False, "data-words": 'Chọn "một"'}
    ours, djangos = both(widget(attrs=attributes, choices=CHOICES), value)
    assert ours == djangos


@pytest.mark.parametrize("value", ["", "unknown", True, False])
def test_yes_no_unknown_are_what_django_would_draw(value):
    ours, djangos = both(forms.NullBooleanSelect(), value)
    assert ours == djangos


def test_a_choice_with_a_template_of_its_own_keeps_it():
    class Ticked(forms.Select):
        option_template_name = "django/forms/widgets/input_option.html"

    ours, djangos = both(Ticked(choices=[("a", "A")]), "a")
    assert ours == djangos


def test_the_house_draws_its_fields_so():
    assert isinstance(get_default_renderer(), Renderer)
