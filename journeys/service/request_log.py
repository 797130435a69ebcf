"""One line for each request: which route, how it went, how long it took; never about whom."""

from http import HTTPMethod, HTTPStatus
from time import perf_counter
from typing import Any, TextIO

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from journeys.service.application_log import logger_to

MILLISECONDS = 1_000
METHODS = frozenset(HTTPMethod)


class RequestLog:
    """Writes the lines, and ends there what went wrong: the app has answered it already."""

    def __init__(self, app: ASGIApp, to: TextIO) -> None:
        self._app = app
        self._log = logger_to(to)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and write its line."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status = int(HTTPStatus.INTERNAL_SERVER_ERROR)

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        began, fault = perf_counter(), None
        try:
            await self._app(scope, receive, noted)
        except Exception as error:
            fault = error
        duration = round((perf_counter() - began) * MILLISECONDS)
        told = {**_asked(scope), "status": status, "duration_ms": duration}
        if fault:
            self._log.error("request", **told, exc_info=fault)
        else:
            self._log.info("request", **told)


def _asked(scope: Scope) -> dict[str, Any]:
    """What was asked, without a word of whoever asked: they may write anything in an address."""
    route = scope.get("route")
    doing = scope.get("state", {}).get("doing")
    return {
        "method": scope["method"] if scope["method"] in METHODS else None,
        "route": f"{scope.get('root_path', '')}{route.path}" if route else None,
        "trace": doing.trace if doing else None,
    }
