"""Who comes in at the pages of the desk; what the pages read of their addresses."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

View = Callable[..., HttpResponse]


def door(may: Callable[[Any], bool], *methods: str) -> Callable[[View], View]:
    """The page exists only for some; unless `methods` say more, it is only read."""

    def hung(view: View) -> View:
        @require_http_methods(methods or ("GET", "HEAD"))
        @login_required
        @wraps(view)
        def entered(request: Any, **asked: Any) -> HttpResponse:
            if not may(request.user):
                raise Http404
            return view(request, **asked)

        return entered

    return hung


def oversees(user: Any) -> bool:
    return bool(user.oversees)


def query_of(request: HttpRequest) -> str:
    """The filters in the address, without the page."""
    query = request.GET.copy()
    query.pop("trang", None)
    return query.urlencode()
