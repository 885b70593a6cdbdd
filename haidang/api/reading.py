"""Reading: books, their rows, one record. The same rows, rights, filters and columns as the pages."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from ninja import Router

from haidang.api.asking import PAGE, asked_of, size_of
from haidang.api.bodies import IfNoneMatch, Number
from haidang.api.books import book_called, books, key_of, takes_imports
from haidang.api.choices import Scope
from haidang.api.doors import open_to
from haidang.api.faults import answer, refuse
from haidang.api.values import as_json, etag_of
from haidang.kit.records.register import Register

router = Router(auth=open_to(Scope.READ))


@router.get("/", url_name="index", operation_id="index")
def index(request: HttpRequest) -> HttpResponse:
    """Every book: what it is called, where its rows are, whether rows can be sent to it."""
    told = [
        {
            "name": key_of(each),
            "title": each.title,
            "url": request.build_absolute_uri(way_of(each)),
            "takes_imports": takes_imports(each),
        }
        for each in books()
    ]
    return fresh(request, {"registers": told, "openapi": request.build_absolute_uri(reverse("api:openapi"))})


@router.get("/{room}/{name}/", url_name="rows", operation_id="rows")
def rows(request: HttpRequest, room: str, name: str, if_none_match: IfNoneMatch = "") -> HttpResponse:
    """A page of a book."""
    book = book_of(room, name)
    asked = asked_of(request, book)
    page = Paginator(asked.rows, size_of(request)).get_page(request.GET.get(PAGE))
    return fresh(
        request,
        {
            "count": page.paginator.count,
            "page": page.number,
            "pages": page.paginator.num_pages,
            "next": _page_at(request, page.number + 1) if page.has_next() else None,
            "previous": _page_at(request, page.number - 1) if page.has_previous() else None,
            "results": [as_json(row, book.listed, url=address_of(request, book, row.pk)) for row in page.object_list],
        },
    )


@router.get("/{room}/{name}/{id}/", url_name="row", operation_id="row")
def row(request: HttpRequest, room: str, name: str, pk: Number, if_none_match: IfNoneMatch = "") -> HttpResponse:
    """One record, with everything its page shows but personal data."""
    return fresh(request, told_of(request, book_of(room, name), pk))


def book_of(room: str, name: str) -> Register:
    """Errors: Refused with 404."""
    if (book := book_called(room, name)) is None:
        raise refuse(404, _("Không có sổ “%(room)s/%(name)s”.") % {"room": room[:60], "name": name[:60]}, "name")
    return book


def told_of(request: HttpRequest, book: Register, pk: int) -> dict[str, Any]:
    """What is told of one record. Errors: Refused with 404 where the person may not see it."""
    found = book.rows(request.user, "view", book.detailed).filter(pk=pk).first()
    if found is None:
        raise refuse(404, _("Không có hồ sơ số %(number)s mà bạn được xem trong sổ này.") % {"number": pk}, "id")
    return as_json(found, book.detailed, url=address_of(request, book, pk))


def fresh(request: HttpRequest, told: Any, status: int = 200) -> HttpResponse:
    """The answer with the sign of what it says; 304 to who has it already."""
    sign = etag_of(told)
    if request.method == "GET" and sign in signs_of(request.headers.get("If-None-Match", "")):
        reply: HttpResponse = HttpResponse(status=304)
        del reply["Content-Type"]
    else:
        reply = answer(told, status)
    reply["ETag"] = sign
    # kept by who asked, and asked for again each time: rights and rows change
    reply["Cache-Control"] = "private, no-cache"
    patch_vary_headers(reply, ["Authorization", "Cookie"])
    return reply


def signs_of(said: str) -> set[str]:
    return {one.strip().removeprefix("W/") for one in said.split(",")}


def way_of(book: Register) -> str:
    return reverse("api:rows", args=[book.model._meta.app_label, book.name])


def address_of(request: HttpRequest, book: Register, pk: int) -> str:
    return request.build_absolute_uri(f"{way_of(book)}{pk}/")


def _page_at(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query[PAGE] = str(number)
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
