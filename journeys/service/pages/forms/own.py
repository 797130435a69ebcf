"""Forms that only our own pages can send: each brings along what its session alone knows."""

from secrets import compare_digest, token_urlsafe
from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from markupsafe import Markup

from journeys.language.refusal import Refusal
from journeys.service.logged import LoggedRoute
from journeys.service.own_site import READING

FIELD = "csrf"
"""Under which name a form and a session hold the same secret."""
SEE_OTHER = 303
MOST_BYTES = 2_000_000
"""Nothing that a form of ours sends is longer."""


def page_router() -> APIRouter:
    """A router for pages: every answer is logged, and no form of another site is heard."""
    return APIRouter(
        route_class=LoggedRoute,
        dependencies=[Depends(_require_own_form)],
        default_response_class=HTMLResponse,
        include_in_schema=False,
    )


def hidden_field(request: Request) -> Markup:
    """What each form that changes something holds."""
    secret = request.session.setdefault(FIELD, token_urlsafe())
    return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, secret)


def to(path: str) -> RedirectResponse:
    """On to another page, after something was done here."""
    return RedirectResponse(path, SEE_OTHER)


async def _require_own_form(request: Request) -> None:
    """Refuse what none of our own pages sent. Raises ``Refusal``."""
    if request.method in READING:
        return
    _require_short(request)
    given: Any = (await request.form()).get(FIELD)
    own = request.session.get(FIELD)
    if not (own and isinstance(given, str) and compare_digest(own.encode(), given.encode())):
        raise Refusal(
            "FORM_NOT_OURS",
            "Dit formulier is verlopen",
            "Het is te lang geleden geopend, of het komt niet van deze site. Er is niets gedaan.",
            "Ga terug, laad de bladzijde opnieuw en verstuur het formulier nog eens.",
        )


def _require_short(request: Request) -> None:
    """Refuse what is too long before it is read. Raises ``Refusal``."""
    length = request.headers.get("content-length", "")
    if not (length.isdecimal() and int(length) <= MOST_BYTES):
        raise Refusal(
            "TOO_LONG",
            "Dit is te veel om in een keer te sturen",
            f"Hoogstens {MOST_BYTES // 1_000_000} MB. Er is niets gedaan.",
            "Kies een kleiner bestand.",
        )
