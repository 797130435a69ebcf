"""The service as the tests ask it: one app for all, as making its routes takes longer than most."""

from typing import Any

from anyio.from_thread import BlockingPortal
from fastapi import FastAPI
from starlette.routing import Mount
from starlette.testclient import TestClient

from journeys.application.bootstrap import Journeys
from journeys.service.app import service
from journeys.service.sign_in.provider import Provider

_MADE: dict[tuple[bool, bool], FastAPI] = {}


class Browser(TestClient):
    """A browser; all of them share one loop, as beginning one takes as long as an answer."""

    portal: BlockingPortal | None = None


def answering(
    served: Journeys, provider: Provider | None = None, *, secure: bool = False
) -> FastAPI:
    """The service on this municipality, on a loopback; the last one asked for is what it serves."""
    kind = (provider is not None, secure)
    if kind not in _MADE:
        _MADE[kind] = service(served, provider, secure=secure)
    app = _MADE[kind]
    app.state.provider = provider
    for one in (app, _api_of(app)):
        one.state.journeys = served
    return app


def document(served: Journeys) -> Any:
    """What the API says of itself."""
    return _api_of(answering(served)).openapi()


def _api_of(app: FastAPI) -> FastAPI:
    (api,) = (
        route.app
        for route in app.routes
        if isinstance(route, Mount) and isinstance(route.app, FastAPI)
    )
    return api
