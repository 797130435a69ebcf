"""The service as the tests ask it: one app for all, as making its routes takes longer than most."""

from fastapi import FastAPI
from starlette.routing import Mount

from journeys.application.bootstrap import Journeys
from journeys.service.app import service

_MADE: list[FastAPI] = []


def answering(served: Journeys) -> FastAPI:
    """The service on this municipality, on a loopback; the last one asked for is what it serves."""
    if not _MADE:
        _MADE.append(service(served, secure=False))
    (app,) = _MADE
    mounted = [route.app for route in app.routes if isinstance(route, Mount)]
    for one in (app, *mounted):
        assert isinstance(one, FastAPI)
        one.state.journeys = served
    return app
