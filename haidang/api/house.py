"""The API itself: its addresses, how it reads what is sent, how it says no, what it tells about itself."""

import json
from collections.abc import Callable, Iterator
from functools import lru_cache, wraps
from typing import Any, NoReturn

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI, Router
from ninja.parser import Parser

from haidang.api import reading, writing
from haidang.api.choices import Scope
from haidang.api.doors import PerKey, open_to
from haidang.api.faults import WHOLE, refusal, refuse, teach
from haidang.api.reading import fresh
from haidang.api.schema import document

#: So deep no body of ours goes; deeper ones are made to exhaust who reads them.
_DEEPEST = 12


class Strict(Parser):
    """JSON that a table can hold: no numbers without end, no letters that are none, nothing nested for ever."""

    def parse_body(self, request: HttpRequest) -> Any:
        found = json.loads(request.body, parse_constant=_no_number)
        _refuse_unholdable(found)
        return found


def _no_number(said: str) -> NoReturn:
    raise ValueError(said)


def _refuse_unholdable(value: Any, depth: int = 0) -> None:
    if depth > _DEEPEST:
        raise ValueError("too deep")
    match value:
        case str():
            value.encode()  # half a letter is no letter
            if "\0" in value:
                raise ValueError("NUL")
        case dict():
            for name, item in value.items():
                _refuse_unholdable(name)
                _refuse_unholdable(item, depth + 1)
        case list():
            for item in value:
                _refuse_unholdable(item, depth + 1)


class HouseAPI(NinjaAPI):
    """Tells of each book by its own name, where its addresses are one pattern for all."""

    def get_openapi_schema(self, **asked: Any) -> Any:
        return _described(get_language() or "", settings.HAIDANG_REGISTERS)

    def describe(self) -> dict[str, Any]:
        return document(super().get_openapi_schema(path_prefix=reverse("api:index")))


@lru_cache(maxsize=8)
def _described(language: str, registers: str) -> dict[str, Any]:
    """A megabyte that is the same until the program is started anew: made once for each language."""
    return api.describe()


about = Router(auth=open_to(Scope.READ))


@about.get("/openapi.json", url_name="openapi", operation_id="openapi", include_in_schema=False)
def openapi(request: HttpRequest) -> HttpResponse:
    """What can be asked and what is answered (OpenAPI 3.1)."""
    told = api.get_openapi_schema()
    return fresh(request, told | {"servers": [{"url": request.build_absolute_uri("/").rstrip("/")}]})


last = Router(auth=open_to(Scope.READ))


@last.api_operation(
    ["GET", "POST", "PUT", "PATCH", "DELETE"], "/{path:rest}", url_name="unknown", include_in_schema=False
)
def unknown(request: HttpRequest, rest: str) -> HttpResponse:
    """Whatever else is asked for."""
    raise refuse(404, _("Không có địa chỉ này. Xem các địa chỉ ở trang API."), "address")


api = HouseAPI(
    title="Hải Đăng", version="1", docs_url=None, openapi_url=None, urls_namespace="api", throttle=PerKey(),
    parser=Strict(),
)  # fmt: skip
teach(api)
for router in (about, writing.router, reading.router, last):
    api.add_router("", router)


def _answering(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """HEAD is a GET without its body; a method that an address has not is refused in the form of all refusals."""

    @csrf_exempt  # a browser's session is asked for its token by `doors.Browser`
    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        said = request.method
        request.method = "GET" if said == "HEAD" else said
        reply = view(request, *args, **kwargs)
        request.method = said
        if reply.status_code != 405:
            return reply
        sentence = _("Địa chỉ này không nhận %(method)s, chỉ nhận %(allowed)s.")
        told = refusal(405, {WHOLE: [sentence % {"method": request.method, "allowed": reply["Allow"]}]})
        told["Allow"] = reply["Allow"]
        return told

    return asked


def _addresses() -> Iterator[URLPattern]:
    """Without the page that ninja lays at the root: what is asked there is answered by `index`."""
    for each in api.urls[0]:
        if isinstance(each, URLPattern) and each.name != "api-root":
            each.callback = _answering(each.callback)
            yield each


addresses = list(_addresses())
