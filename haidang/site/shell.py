"""The head of every page: the day, the menu, the bell, the search box; nothing is computed until a page asks."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template import Template, TemplateDoesNotExist
from django.template.loader import get_template
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject, cached_property

from haidang.kit import clock
from haidang.office.notices.selectors import unread_count
from haidang.site.menu import Line, menu_of


@dataclass(frozen=True)
class Bell:
    """Where one's notices are, and how many are new."""

    url: str
    unread: int


class Shell:
    """What the head of a page asks for; nothing is computed until a page asks."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @property
    def demo(self) -> bool:
        return bool(settings.HAIDANG_DEMO)

    @cached_property
    def today(self) -> date:
        return clock.today()

    @property
    def sign_in(self) -> str:
        try:
            return reverse("account_login")
        except NoReverseMatch:
            return ""

    @cached_property
    def menu(self) -> tuple[Line, ...]:
        # A request that was refused at the gate (a wrong host name) has no user yet.
        return menu_of(getattr(self._request, "user", AnonymousUser()), self._request.path)

    @property
    def practice(self) -> bool:
        return bool(settings.HAIDANG_PRACTICE)

    @cached_property
    def bell(self) -> Bell | None:
        """The notices of who is signed in, and how many of them are not read."""
        user: Any = getattr(self._request, "user", AnonymousUser())
        return Bell(reverse("notices:list"), unread_count(user)) if user.is_authenticated else None

    @cached_property
    def search_box(self) -> Template | None:
        """The slot of kit.search."""
        try:
            return get_template("search/box.html")  # type: ignore[return-value]
        except TemplateDoesNotExist:
            return None


def shell(request: HttpRequest) -> dict[str, Any]:
    """The context processor behind the head of each page."""
    return {"shell": SimpleLazyObject(lambda: Shell(request))}
