"""What goes wrong on a page: its title, why, and what to do. A program gets the problem."""

from urllib.parse import urlencode

from fastapi import Request, Response

from journeys.language.refusal import Refusal
from journeys.service.own_site import READING
from journeys.service.pages.forms import to
from journeys.service.pages.refusing import told
from journeys.service.pages.rendering import render
from journeys.service.problems import problem
from journeys.service.who import who_asked

SIGN_IN = "/aanmelden"


def page_or_problem(request: Request, refusal: Refusal, status: int) -> Response:
    """A refusal as whoever asked can read it; who must sign in first is brought there."""
    if "text/html" not in request.headers.get("accept", ""):
        return problem(request, refusal, status)
    if refusal.code == "NOT_SIGNED_IN" and request.method in READING:
        return to(f"{SIGN_IN}?{urlencode({'naar': _address(request)})}")
    return render(
        request,
        who_asked(request),
        "refused.html",
        status=status,
        refusal=refusal,
        told=told(refusal),
    )


def _address(request: Request) -> str:
    query = request.url.query
    return f"{request.url.path}?{query}" if query else request.url.path
