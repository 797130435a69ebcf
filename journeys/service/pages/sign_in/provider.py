"""Signing in where the municipality signs in: there, and back to the page that was asked for."""

from typing import Annotated

from fastapi import Depends, Request, Response

from journeys.service.own_site import HOME, onward
from journeys.service.pages.forms import page_router, to
from journeys.service.pages.rendering import render
from journeys.service.sign_in import session
from journeys.service.sign_in.admission import admit
from journeys.service.sign_in.attempts import attempt
from journeys.service.sign_in.claims import name_in, roles_in
from journeys.service.sign_in.provider import BACK, Provider
from journeys.service.who import Served

router = page_router()

ONWARD = "onward"
"""Under which name the cookie remembers where somebody wanted to go."""


def _provider_of(request: Request) -> Provider:
    found: Provider = request.app.state.provider
    return found


ItsProvider = Annotated[Provider, Depends(_provider_of)]


@router.get("/aanmelden", name="seeSignIn")
def see_sign_in(request: Request, naar: str = HOME) -> Response:
    """Zeg waar u zich aanmeldt."""
    return render(request, None, "sign_in/provider.html", onward=onward(naar))


@router.get("/aanmelden/begin", name="beginSignIn")
def begin_sign_in(request: Request, provider: ItsProvider, naar: str = HOME) -> Response:
    """Ga naar de aanmelddienst van de gemeente."""
    sent = provider.send(request)
    request.session[ONWARD] = onward(naar)
    return sent


@router.get(BACK, name="signIn")
def come_back(request: Request, journeys: Served, provider: ItsProvider) -> Response:
    """Kom terug van de aanmelddienst, en ga verder waar u heen wilde."""
    naar = str(request.session.pop(ONWARD, HOME))
    with attempt(request, journeys):
        told = provider.told(request)
        its = provider.settings
        user = admit(request, journeys, name_in(told.claims, its), roles_in(told.claims, its))
    session.begin(request, journeys, user, told.id_token)
    return to(onward(naar))
