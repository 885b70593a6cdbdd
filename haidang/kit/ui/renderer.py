"""How fields are drawn: Django's own templates, and a list of choices without one.

Django includes two templates for each choice, and a filter by country has two hundred of them: two fifths of the time
of a list. The words are the same (a test compares them).
"""

from typing import Any

from django.forms.renderers import DjangoTemplates
from django.utils.html import conditional_escape

_SELECT, _OPTION = "django/forms/widgets/select.html", "django/forms/widgets/select_option.html"


class Renderer(DjangoTemplates):
    """Named in the settings as FORM_RENDERER."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        if template_name == _SELECT and (drawn := _select(context["widget"])):
            return drawn
        return super().render(template_name, context, request)


def _select(widget: dict[str, Any]) -> str:
    """A `select` with its choices; "" when a choice has a template of its own."""
    lines = [f'<select name="{conditional_escape(widget["name"])}"{_attributes(widget["attrs"])}>']
    for heading, options, _index in widget["optgroups"]:
        if any(option["template_name"] != _OPTION for option in options):
            return ""
        drawn = [_option(option) for option in options]
        if heading:
            drawn = [f'<optgroup label="{conditional_escape(heading)}">', *drawn, "</optgroup>"]
        lines += drawn
    return "\n".join([*lines, "</select>"])


def _option(option: dict[str, Any]) -> str:
    value, label = conditional_escape(str(option["value"])), conditional_escape(option["label"])
    return f'<option value="{value}"{_attributes(option["attrs"])}>{label}</option>'


def _attributes(attributes: dict[str, Any]) -> str:
    """In the order given, as Django's template says them."""
    drawn = []
    for name, value in attributes.items():
        if value is True:
            drawn.append(f" {conditional_escape(name)}")
        elif value is not False:
            drawn.append(f' {conditional_escape(name)}="{conditional_escape(str(value))}"')
    return "".join(drawn)
