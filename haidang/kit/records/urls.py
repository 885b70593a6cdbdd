"""The addresses of a register, under one prefix; a page that must differ is given by name, or left out with None."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods, require_safe

from haidang.kit.records import pages, sheet_pages
from haidang.kit.records.register import Register

Page = Callable[..., HttpResponseBase]

#: Name, address, page, and whether something may be sent to it.
_PAGES: Mapping[str, tuple[str, Page, bool]] = {
    "list": ("", pages.list_page, False),
    "add": ("them/", pages.form_page, True),
    "print": ("in/", pages.print_page, False),
    "export": ("xuat/", sheet_pages.export_page, False),
    "import": ("nhap/", sheet_pages.import_page, True),
    "sheet": ("nhap/mau/", sheet_pages.form_sheet_page, False),
    "record": ("<int:pk>/", pages.record_page, False),
    "edit": ("<int:pk>/sua/", pages.form_page, True),
    "delete": ("<int:pk>/xoa/", pages.delete_page, True),
    "history": ("<int:pk>/lich-su/", pages.history_page, False),
}


def urls(register: Register, prefix: str, **own: Page | None) -> list[URLPattern]:
    """`urls(partners, "doi-tac/", record=views.my_page, add=None)`. Own pages too take (request, register, …)."""
    if unknown := set(own) - set(_PAGES):
        raise TypeError(f"A register has no page {', '.join(sorted(unknown))}.")
    made = []
    for name, (address, shared, takes_posts) in _PAGES.items():
        page = own.get(name, shared)
        if page is not None:
            # An own page says itself what may be sent to it.
            view = _bound(page, register, takes_posts or name in own)
            made.append(path(f"{prefix}{address}", view, name=f"{register.name}-{name}"))
    return made


def _bound(page: Page, register: Register, takes_posts: bool) -> Page:
    methods: Any = require_http_methods(["GET", "HEAD", "POST"]) if takes_posts else require_safe

    @methods
    @login_required
    @wraps(page)
    def view(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        return page(request, register, **kwargs)

    return view
