"""The one wiring point of the service: a municipality in, an application that answers out."""

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, Depends, FastAPI
from starlette.middleware.sessions import SessionMiddleware

from journeys.application.bootstrap import Journeys
from journeys.service.api import (
    access_reasons,
    amendments,
    budgets,
    caseload_moves,
    due_contacts,
    effects,
    facts,
    feed,
    health,
    histories,
    outlook,
    people,
    policy_decisions,
    policy_sets,
    reports,
    session,
    stand_ins,
    views,
)
from journeys.service.body_limit import BodyLimit
from journeys.service.headers import Headers
from journeys.service.openapi import describe
from journeys.service.own_site import require_own_site
from journeys.service.pages import (
    ahead,
    assets,
    budget,
    by_command,
    care_path,
    client,
    effect,
    for_everybody,
    home,
    policy,
    roads,
    search,
    team,
    week,
    work,
)
from journeys.service.pages import (
    reports as report_pages,
)
from journeys.service.pages import views as views_pages
from journeys.service.pages.refused import page_or_problem
from journeys.service.pages.sign_in import local as local_page
from journeys.service.pages.sign_in import provider as provider_page
from journeys.service.problems import answer_errors, problem
from journeys.service.sign_in import local
from journeys.service.sign_in.provider import Provider
from journeys.store.sessions import LONGEST

ROUTERS: Sequence[APIRouter] = (
    facts.router,
    amendments.router,
    feed.router,
    histories.router,
    access_reasons.router,
    due_contacts.router,
    policy_sets.router,
    policy_decisions.router,
    outlook.router,
    budgets.router,
    effects.router,
    reports.router,
    caseload_moves.router,
    stand_ins.router,
    session.router,
    views.router,
    people.router,
    health.router,
)
PAGES: Sequence[APIRouter] = (
    assets.router,
    home.router,
    for_everybody.router,
    *week.ROUTERS,
    *search.ROUTERS,
    *views_pages.ROUTERS,
    *client.ROUTERS,
    *care_path.ROUTERS,
    *policy.ROUTERS,
    *work.ROUTERS,
    *ahead.ROUTERS,
    *effect.ROUTERS,
    *budget.ROUTERS,
    *roads.ROUTERS,
    *report_pages.ROUTERS,
    *team.ROUTERS,
    by_command.router,
)


def api(journeys: Journeys, provider: Provider | None = None) -> FastAPI:
    """The API alone, as it is mounted under ``/v1``."""
    app = _answering(journeys, ROUTERS if provider else (*ROUTERS, local.router))
    answer_errors(app, problem)
    describe(app)
    return app


def service(
    journeys: Journeys, provider: Provider | None = None, *, secure: bool = True
) -> FastAPI:
    """The whole service. ``secure`` cookies travel over https alone; a loopback has none.

    Without an identity ``provider`` everybody says who they are.
    """
    signing_in = provider_page.router if provider else local_page.router
    app = _answering(journeys, (*PAGES, signing_in), openapi_url=None)
    app.state.provider = provider
    app.mount("/v1", api(journeys, provider))
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
    app.add_middleware(BodyLimit)
    app.add_middleware(Headers)
    return app


def _answering(journeys: Journeys, routers: Sequence[APIRouter], **settings: Any) -> FastAPI:
    """An app with these routers, which nothing changes from another site."""
    app = FastAPI(
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        dependencies=[Depends(require_own_site)],
        **settings,
    )
    app.state.journeys = journeys
    app.state.routers = routers
    for router in routers:
        app.include_router(router)
    return app
