"""What goes wrong, as ``application/problem+json``: Dutch for people, a code for programs."""

from collections.abc import Callable, Mapping
from functools import partial
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.routing import Match, Route

from journeys.language.refusal import Refusal
from journeys.policies import PolicySetError
from journeys.service.sign_in.attempts import TooManyAttempts

MEDIA_TYPE = "application/problem+json"

STATUS_OF: Mapping[str, int] = {
    "UNKNOWN_CLIENT": HTTPStatus.NOT_FOUND,
    "UNKNOWN_POLICY": HTTPStatus.NOT_FOUND,
    "UNKNOWN_REPORT": HTTPStatus.NOT_FOUND,
    "UNKNOWN_FIGURE": HTTPStatus.NOT_FOUND,
    "NO_SUCH_FORM": HTTPStatus.NOT_FOUND,
    "UNKNOWN_FACT": HTTPStatus.NOT_FOUND,
    "NOT_SIGNED_IN": HTTPStatus.UNAUTHORIZED,
    "NOT_ALLOWED": HTTPStatus.FORBIDDEN,
    "FORM_NOT_OURS": HTTPStatus.FORBIDDEN,
    "NOT_FROM_HERE": HTTPStatus.FORBIDDEN,
    "SIGN_IN_REFUSED": HTTPStatus.FORBIDDEN,
    "NO_ACCESS": HTTPStatus.FORBIDDEN,
    "SIGN_IN_UNAVAILABLE": HTTPStatus.SERVICE_UNAVAILABLE,
    "NOT_READY": HTTPStatus.SERVICE_UNAVAILABLE,
    "TOO_MANY_ATTEMPTS": HTTPStatus.TOO_MANY_REQUESTS,
    "REASON_NEEDED": HTTPStatus.FORBIDDEN,
    "DOSSIER_IS_NOT_YOURS": HTTPStatus.FORBIDDEN,
    "ROLE_MAY_NOT_RECORD": HTTPStatus.FORBIDDEN,
    "ONLY_RECORDER_OR_SUPERVISOR_AMENDS": HTTPStatus.FORBIDDEN,
    "USER_NOT_ACTIVE": HTTPStatus.FORBIDDEN,
    "CHANGED_SINCE_SEEN": HTTPStatus.PRECONDITION_FAILED,
    "TOO_LONG": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
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
            "WRONG_PERIOD",
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


Meant = tuple[Refusal, int, Mapping[str, str]]
"""What an error means to whoever asked: a refusal, its status, and headers that go with it."""
Answer = Callable[[Request, Refusal, int], Response]


def answer_errors(app: FastAPI, answer: Answer) -> None:
    """Answer every error of an app, in the form that ``answer`` gives it."""
    for kind, meaning in MEANINGS.items():
        app.add_exception_handler(kind, partial(_answer, answer, meaning))


def _answer(
    answer: Answer, meaning: Callable[[Request, Any], Meant], request: Request, error: Exception
) -> Response:
    refusal, status, headers = meaning(request, error)
    answered = answer(request, refusal, status)
    answered.headers.update(headers)
    return answered


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


def problem(_: Request, refusal: Refusal, status: int) -> JSONResponse:
    """A refusal as it is answered to programs."""
    found = as_problem(refusal, status)
    return JSONResponse(
        found.model_dump(exclude_none=True), status_code=found.status, media_type=MEDIA_TYPE
    )


def _refused(_: Request, error: Refusal) -> Meant:
    return error, status_of(error), {}


def _too_often(_: Request, error: TooManyAttempts) -> Meant:
    return error, status_of(error), {"Retry-After": str(error.wait)}


def _unsound(_: Request, error: PolicySetError) -> Meant:
    refusal = Refusal("UNSOUND_POLICY", "Dit beleid kan niet worden gelezen", str(error))
    return refusal, HTTPStatus.BAD_REQUEST, {}


def _malformed(_: Request, error: RequestValidationError) -> Meant:
    fault = error.errors()[0]
    place = [str(part) for part in fault["loc"] if part not in ("body", "query", "header", "path")]
    refusal = Refusal(
        "MALFORMED",
        "De vraag is niet te lezen",
        f"Op {' → '.join(place) or 'de inhoud'}: {_said(fault)}",
        "Zie /v1/openapi.json voor wat er gevraagd wordt.",
        field=place[-1] if place else None,
    )
    return refusal, HTTPStatus.BAD_REQUEST, {}


def _said(fault: Mapping[str, Any]) -> str:
    """What is wrong, in Dutch; the library's own words are left out, they quote what was sent."""
    return {
        "missing": "ontbreekt.",
        "json_invalid": "geen geldige JSON.",
        "extra_forbidden": "is hier niet bekend.",
        "int_parsing": "geen getal.",
    }.get(fault["type"], "niet wat hier mag staan.")


def _http(request: Request, error: HTTPException) -> Meant:
    code, title = {
        404: ("NOT_FOUND", "Dit bestaat hier niet"),
        405: ("METHOD_NOT_ALLOWED", "Dat kan hier niet"),
        413: ("TOO_LONG", "Dit is te veel om in een keer te sturen"),
    }.get(error.status_code, ("NOT_ANSWERED", "De vraag is niet te beantwoorden"))
    headers = dict(error.headers or {})
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        headers["Allow"] = ", ".join(sorted(_methods(request)))
    why = "Het adres klopt niet, of wat er stond is er niet meer." if code == "NOT_FOUND" else ""
    return Refusal(code, title, why), error.status_code, headers


def _methods(request: Request) -> set[str]:
    """Every method of a path: the framework names those of its first route alone."""
    return {
        method
        for router in request.app.state.routers
        for route in router.routes
        if isinstance(route, Route) and route.matches(request.scope)[0] is not Match.NONE
        for method in route.methods or ()
    }


def _failed(_: Request, __: Exception) -> Meant:
    """Tell nothing of it: what stands in it may be about somebody; the log has it."""
    refusal = Refusal(
        "FAILED", "Er ging iets mis", "", "Probeer het opnieuw; helpt dat niet, meld het dan."
    )
    return refusal, HTTPStatus.INTERNAL_SERVER_ERROR, {}


MEANINGS: Mapping[type[Exception], Callable[[Request, Any], Meant]] = {
    Refusal: _refused,
    TooManyAttempts: _too_often,
    PolicySetError: _unsound,
    RequestValidationError: _malformed,
    HTTPException: _http,
    Exception: _failed,
}
