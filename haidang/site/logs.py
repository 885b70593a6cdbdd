"""Logs: one line for an event, with the request it belongs to; JSON in production, readable in a demonstration."""

import logging
import logging.config
import re
import time
import uuid
from collections.abc import Callable, MutableMapping
from typing import Any

import structlog
from django.http import HttpRequest, HttpResponse

#: A name for one request, given by the proxy in front or made here; it is shown on the error page too.
REQUEST_ID = "X-Request-Id"

#: Addresses that are themselves a proof (a link of a mail, a feed): who reads the log must not be able to use them.
_SECRET_ADDRESS = re.compile(r"(/tra-loi/cap-nhat/|/lich/rieng/)[^/\s\"']+")


def hide_secret_addresses(logger: Any, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Leave of such an address what it is for, and not what it holds."""
    for name in ("event", "path"):
        if isinstance(event.get(name), str):
            event[name] = _SECRET_ADDRESS.sub(r"\1…", event[name])
    return event


_shared: list[Any] = [
    hide_secret_addresses,
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def logging_for(*, level: str, readable: bool) -> None:
    """Send structlog's events and the standard library's through one formatter to standard error."""
    renderer: Any = structlog.dev.ConsoleRenderer(colors=False) if readable else structlog.processors.JSONRenderer()
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {
                "lines": {
                    "()": structlog.stdlib.ProcessorFormatter,
                    "foreign_pre_chain": _shared,
                    "processors": [
                        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                        structlog.processors.format_exc_info,
                        renderer,
                    ],
                }
            },
            "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines"}},
            "root": {"handlers": ["stderr"], "level": level},
        }
    )


QUIET = ("/healthz", "/readyz", "/static/")

log = structlog.get_logger("haidang.request")


class RequestLog:
    """Give every request a name and write one line when it has been answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # A name from outside is kept only if it could not forge a line of the log.
        given = request.headers.get(REQUEST_ID, "")
        name = given if given.isascii() and given.isalnum() and len(given) <= 64 else uuid.uuid4().hex
        started = time.perf_counter()
        with structlog.contextvars.bound_contextvars(request=name):
            response = self.get_response(request)
            # The path without its query: questions typed into a search box are nobody's business here.
            # What machines ask every few seconds, and files, would drown what people do.
            write = log.debug if request.path.startswith(QUIET) else log.info
            write(
                "answered",
                method=request.method,
                path=request.path,
                status=response.status_code,
                ms=round((time.perf_counter() - started) * 1000, 1),
            )
        response.headers[REQUEST_ID] = name
        return response
