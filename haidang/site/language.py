"""In which language a page is shown: Vietnamese, unless the person chose otherwise on this browser."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

#: Vietnamese first: an office's browser often asks for English without anybody having wished it.
LANGUAGES = dict(settings.LANGUAGES)


class ChosenLanguage:
    """Takes the language from the cookie that the switch at the foot of the page sets, from nothing else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in LANGUAGES else settings.LANGUAGE_CODE
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
