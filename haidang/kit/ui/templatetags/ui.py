"""Tags that every page may use."""

from collections.abc import Hashable
from functools import lru_cache
from typing import Any

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

register = template.Library()


class CrumbsNode(template.Node):
    """The way to this page; nothing at all where a page says nothing."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: template.Context) -> SafeString:
        steps = self.nodelist.render(context).strip()
        if not steps:
            return SafeString("")
        # The steps were escaped when they were rendered.
        return render_to_string("ui/crumbs.html", {"steps": mark_safe(steps)})


@register.tag
def crumbs(parser: Parser, token: Token) -> Any:
    """`{% crumbs %}<li class="breadcrumb-item">…</li>{% endcrumbs %}`."""
    nodelist = parser.parse(("endcrumbs",))
    parser.delete_first_token()
    return CrumbsNode(nodelist)


@register.simple_tag
def menu(lines: Hashable, kind: str) -> SafeString:
    """The main menu of a page, for a "phone" or a "desk"; `lines` are a value, and the same lines are drawn once.

    Sixty entries, twice in a page, were half of the time of a short page.
    """
    return _menu(lines, kind, get_language())


@lru_cache(maxsize=256)
def _menu(lines: Hashable, kind: str, language: str | None) -> SafeString:
    return render_to_string("ui/menu.html", {"lines": lines, "kind": kind})
