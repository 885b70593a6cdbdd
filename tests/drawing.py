"""Who comes in is decided before a page is drawn, and drawing it is most of what an answer costs."""

from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from django.template.backends.django import Template

_DRAW: Callable[..., str] = Template.render


@contextmanager
def drawn_for(names: Container[str]) -> Iterator[None]:
    """Pages are drawn for these people alone."""

    def render(template: Template, context: Any = None, request: Any = None) -> str:
        who = getattr(getattr(request, "user", None), "username", "")
        return _DRAW(template, context, request) if not request or who in names else ""

    with patch.object(Template, "render", render):
        yield
