"""Signing in and out on a page: choose who you are, on the machine itself alone."""

from typing import Annotated

from fastapi import Form, Request, Response

from journeys.clock import local_day
from journeys.service.pages.forms import page_router, to
from journeys.service.pages.navigation import ENTRIES, entries_for
from journeys.service.pages.rendering import render
from journeys.service.sign_in import local, session
from journeys.service.who import Served, SignedIn
from journeys.store import users

router = page_router()

HOME = "/"


@router.get(HOME, name="seeHome")
def home(asker: SignedIn) -> Response:
    """Het begin is uw week, of wat uw rol in plaats daarvan opent."""
    entries = entries_for(asker.user.roles) or ENTRIES
    return to(entries[0].path)


@router.get("/aanmelden", name="seeSignIn")
def see_sign_in(request: Request, journeys: Served, naar: str = HOME) -> Response:
    """Kies wie u bent."""
    today = local_day(journeys.clock())
    with journeys.database.read() as connection:
        everybody = users.everybody(connection).values()
    present = sorted((user for user in everybody if user.active_on(today)), key=lambda u: u.name)
    return render(request, None, "sign_in.html", users=present, onward=naar)


@router.post("/aanmelden", name="signIn")
def sign_in(
    request: Request,
    journeys: Served,
    user: Annotated[str, Form(max_length=64)],
    naar: Annotated[str, Form()] = HOME,
) -> Response:
    """Meld u aan, en ga verder waar u heen wilde."""
    local.begin_session(request, journeys, user)
    return to(naar if _is_here(naar) else HOME)


@router.post("/afmelden", name="signOut")
def sign_out(request: Request, journeys: Served) -> Response:
    """Meld u af."""
    session.end(request, journeys)
    return to("/aanmelden")


def _is_here(path: str) -> bool:
    """Whether an address is one of ours: a browser reads two slashes, or one turned, as a host."""
    return path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
