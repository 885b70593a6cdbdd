"""Every change made while a request is answered bears the name of who asked."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from haidang.kit.audit.actor import acting_as


class ActingUser:
    """Stands behind AuthenticationMiddleware. Who brings no session costs no query."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        known = settings.SESSION_COOKIE_NAME in request.COOKIES
        with acting_as(request.user.pk if known else None):
            return self.get_response(request)
