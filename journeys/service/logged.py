"""Every answer leaves a line in both logs before it is given; without them nothing is shown."""

import re
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import datetime
from secrets import token_hex
from typing import Any
from urllib.parse import quote

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from stdnum.nl import bsn

from journeys.application.bootstrap import Journeys
from journeys.language.refusal import Refusal
from journeys.store.audit_log import Audited, AuditLog
from journeys.store.processing_log import Processing, ProcessingLog

ACTIVITY = "urn:journeys:verwerkingsactiviteit:maatschappelijke-participatie"
TRACE_BYTES = 16
TRACEPARENT = re.compile(r"00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}")
"""W3C trace context, level 1."""
NINE_DIGITS = re.compile(r"(?<!\d)\d{9}(?!\d)", re.ASCII)
UNSAID = "*" * 9

Handler = Callable[[Request], Coroutine[Any, Any, Response]]


@dataclass(slots=True)
class Doing:
    """What is being done for somebody: under which trace, and with whose data."""

    trace: str
    parent: str | None
    actor: str | None = None
    concerned: set[str] = field(default_factory=set)


def doing(request: Request) -> Doing:
    """What is being done in this request."""
    found: Doing = request.state.doing
    return found


class LoggedRoute(APIRoute):
    """A question whose every answer is logged first, refusals too."""

    def get_route_handler(self) -> Handler:
        """The route's own handler, with the lines written before it answers."""
        answer = super().get_route_handler()

        async def answer_logged(request: Request) -> Response:
            journeys: Journeys = request.app.state.journeys
            began_at = journeys.clock()
            request.state.doing = _begun(request)
            result = "FAILED"
            try:
                response = await answer(request)
                result = str(response.status_code)
            except RequestValidationError:
                result = "MALFORMED"
                raise
            except Refusal as refusal:
                result = refusal.code
                raise
            finally:
                await run_in_threadpool(self._write, journeys, request, began_at, result)
            return response

        return answer_logged

    def _write(self, journeys: Journeys, request: Request, began_at: datetime, result: str) -> None:
        done = doing(request)
        operation = self.operation_id or self.name
        status = "OK" if result.isdigit() else "ERROR"
        line = audited(request, journeys, operation, result)
        # Both end at the same instant: so a look and who looked are found together again.
        processing = Processing(
            done.trace, done.parent, operation, ACTIVITY, status, began_at, line.at
        )
        with journeys.database.write() as connection:
            ProcessingLog(journeys.keyring).write(connection, processing, sorted(done.concerned))
            AuditLog(journeys.keyring).write(connection, line)


def audited(request: Request, journeys: Journeys, action: str, result: str) -> Audited:
    """A line for the audit log about what is done in this request."""
    done = doing(request)
    return Audited(
        at=journeys.clock(),
        trace=done.trace,
        actor=done.actor,
        action=action,
        object=_without_bsn(quote(request.url.path)),  # no database takes every character
        result=result,
        origin=request.client.host if request.client else "",
    )


def _without_bsn(path: str) -> str:
    """What somebody typed where a client's number belongs may be a BSN; no log holds one."""
    return NINE_DIGITS.sub(lambda found: UNSAID if bsn.is_valid(found[0]) else found[0], path)


def _begun(request: Request) -> Doing:
    given = TRACEPARENT.fullmatch(request.headers.get("traceparent", ""))
    if given is None:
        return Doing(token_hex(TRACE_BYTES), None)
    return Doing(given[1], given[2])
