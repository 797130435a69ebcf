"""The one wiring point of the service: a municipality in, an application that answers out."""

from collections.abc import Sequence

from fastapi import APIRouter, Depends, FastAPI
from starlette.middleware.sessions import SessionMiddleware

from journeys.application.bootstrap import Journeys
from journeys.service.api import (
    access_reasons,
    caseload_moves,
    due_contacts,
    facts,
    feed,
    histories,
    outlook,
    people,
    policy_decisions,
    policy_sets,
    session,
    stand_ins,
    views,
)
from journeys.service.headers import Headers
from journeys.service.openapi import describe
from journeys.service.own_site import require_own_site
from journeys.service.pages import assets, care_path, client, morning_mail, my_week, search, sign_in
from journeys.service.pages.refused import page_or_problem
from journeys.service.problems import answer_errors, problem
from journeys.service.sign_in import local
from journeys.store.sessions import LONGEST

ROUTERS: Sequence[APIRouter] = (
    facts.router,
    feed.router,
    histories.router,
    access_reasons.router,
    due_contacts.router,
    policy_sets.router,
    policy_decisions.router,
    outlook.router,
    caseload_moves.router,
    stand_ins.router,
    session.router,
    views.router,
    people.router,
    local.router,
)
PAGES: Sequence[APIRouter] = (
    assets.router,
    sign_in.router,
    my_week.router,
    morning_mail.router,
    search.router,
    *client.ROUTERS,
    *care_path.ROUTERS,
)


def api(journeys: Journeys) -> FastAPI:
    """The API alone, as it is mounted under ``/v1``."""
    app = FastAPI(
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        dependencies=[Depends(require_own_site)],
    )
    app.state.journeys = journeys
    app.state.routers = ROUTERS
    for router in ROUTERS:
        app.include_router(router)
    answer_errors(app, problem)
    describe(app)
    return app


def service(journeys: Journeys, *, secure: bool = True) -> FastAPI:
    """The whole service. ``secure`` cookies travel over https alone; a loopback has none."""
    app = FastAPI(
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        dependencies=[Depends(require_own_site)],
    )
    app.state.journeys = journeys
    app.state.routers = PAGES
    app.mount("/v1", api(journeys))
    for router in PAGES:
        app.include_router(router)
    answer_errors(app, page_or_problem)
    app.add_middleware(
        SessionMiddleware,
        secret_key=journeys.keyring.hash_of(b"sessions of the service").hex(),
        # The browser itself then lets no other host of the domain set it.
        session_cookie="__Host-journeys" if secure else "journeys",
        max_age=int(LONGEST.total_seconds()),
        # Lax, so that a link in a mail opens its page: see own_site.py for what it lets through.
        same_site="lax",
        https_only=secure,
    )
    app.add_middleware(Headers)
    return app
