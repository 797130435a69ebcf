"""What goes wrong, as ``application/problem+json``: Dutch for people, a code for programs."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.routing import Match, Route

from journeys.language.refusal import Refusal
from journeys.policies import PolicySetError

MEDIA_TYPE = "application/problem+json"

STATUS_OF: Mapping[str, int] = {
    "UNKNOWN_CLIENT": HTTPStatus.NOT_FOUND,
    "UNKNOWN_POLICY": HTTPStatus.NOT_FOUND,
    "NOT_SIGNED_IN": HTTPStatus.UNAUTHORIZED,
    "NOT_ALLOWED": HTTPStatus.FORBIDDEN,
    "REASON_NEEDED": HTTPStatus.FORBIDDEN,
    "ROLE_MAY_NOT_RECORD": HTTPStatus.FORBIDDEN,
    "ONLY_RECORDER_OR_SUPERVISOR_AMENDS": HTTPStatus.FORBIDDEN,
    "USER_NOT_ACTIVE": HTTPStatus.FORBIDDEN,
    "CHANGED_SINCE_SEEN": HTTPStatus.PRECONDITION_FAILED,
    **dict.fromkeys(
        (
            "MALFORMED",
            "FORECAST_TOO_FAR",
            "UNKNOWN_TYPE",
            "UNKNOWN_FIELD",
            "UNKNOWN_USER",
            "MISSING_FIELD",
            "WRONG_VALUE",
            "NOT_IN_THE_FUTURE",
            "NO_IDEMPOTENCY_KEY",
            "WRONG_CURSOR",
        ),
        HTTPStatus.BAD_REQUEST,
    ),
}
"""Every other code is a rule of the domain that was broken: 409."""


class Problem(BaseModel):
    """What went wrong (RFC 9457), with what to do about it."""

    type: str = Field(examples=["about:blank"])
    title: str = Field(examples=["Niet vastgelegd: ContactHeld voor R-000412"])
    status: int = Field(examples=[409])
    detail: str = Field(examples=["Het traject van R-000412 is gesloten sinds 01-10-2026."])
    code: str = Field(examples=["CLOSED_JOURNEY_TAKES_NO_CONTACT"])
    todo: str = Field(examples=["Heropen eerst het traject."])
    field: str | None = Field(default=None, examples=["happened_on"])


def answer_with_problems(app: FastAPI) -> None:
    """Answer every error of an app with a problem."""
    app.add_exception_handler(Refusal, _refused)
    app.add_exception_handler(PolicySetError, _unsound)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _failed)


def status_of(refusal: Refusal) -> int:
    """The HTTP status of a refusal."""
    return STATUS_OF.get(refusal.code, HTTPStatus.CONFLICT)


def as_problem(refusal: Refusal, status: int | None = None) -> Problem:
    """A refusal as programs read it."""
    return Problem(
        type="about:blank",
        title=refusal.what,
        status=status or status_of(refusal),
        detail=refusal.why,
        code=refusal.code,
        todo=refusal.todo,
        field=refusal.field,
    )


def problem(refusal: Refusal, status: int | None = None) -> JSONResponse:
    """A refusal as it is answered."""
    found = as_problem(refusal, status)
    return JSONResponse(
        found.model_dump(exclude_none=True), status_code=found.status, media_type=MEDIA_TYPE
    )


def _refused(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Refusal)
    return problem(error)


def _unsound(_: Request, error: Exception) -> JSONResponse:
    refusal = Refusal("UNSOUND_POLICY", "Dit beleid kan niet worden gelezen", str(error))
    return problem(refusal, HTTPStatus.BAD_REQUEST)


def _malformed(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    fault = error.errors()[0]
    place = [str(part) for part in fault["loc"] if part not in ("body", "query", "header", "path")]
    refusal = Refusal(
        "MALFORMED",
        "De vraag is niet te lezen",
        f"Op {' → '.join(place) or 'de inhoud'}: {_said(fault)}",
        "Zie /v1/openapi.json voor wat er gevraagd wordt.",
        field=place[-1] if place else None,
    )
    return problem(refusal, HTTPStatus.BAD_REQUEST)


def _said(fault: Mapping[str, Any]) -> str:
    """What is wrong, in Dutch; the library's own words are left out, they quote what was sent."""
    return {
        "missing": "ontbreekt.",
        "json_invalid": "geen geldige JSON.",
        "extra_forbidden": "is hier niet bekend.",
        "int_parsing": "geen getal.",
    }.get(fault["type"], "niet wat hier mag staan.")


def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    title = {404: "Dit bestaat hier niet", 405: "Dat kan hier niet"}.get(
        error.status_code, "De vraag is niet te beantwoorden"
    )
    code = {404: "NOT_FOUND", 405: "METHOD_NOT_ALLOWED"}.get(error.status_code, "NOT_ANSWERED")
    found = problem(Refusal(code, title), error.status_code)
    found.headers.update(error.headers or {})
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        found.headers["Allow"] = ", ".join(sorted(_methods(request)))
    return found


def _methods(request: Request) -> set[str]:
    """Every method of a path: the framework names those of its first route alone."""
    return {
        method
        for router in request.app.state.routers
        for route in router.routes
        if isinstance(route, Route) and route.matches(request.scope)[0] is not Match.NONE
        for method in route.methods or ()
    }


def _failed(_: Request, __: Exception) -> JSONResponse:
    """Tell nothing of it: what stands in it may be about somebody; the log has it."""
    refusal = Refusal(
        "FAILED", "Er ging iets mis", "", "Probeer het opnieuw; helpt dat niet, meld het dan."
    )
    return problem(refusal, HTTPStatus.INTERNAL_SERVER_ERROR)
