"""Signing in on a page: choose who you are, on the machine itself alone."""

from typing import Annotated

from fastapi import Form, Request, Response

from journeys.clock import local_day
from journeys.service.own_site import HOME, onward
from journeys.service.pages.forms import page_router, to
from journeys.service.pages.rendering import render
from journeys.service.pages.staff import everybody
from journeys.service.sign_in import local
from journeys.service.who import Served

router = page_router()


@router.get("/aanmelden", name="seeSignIn")
def see_sign_in(request: Request, journeys: Served, naar: str = HOME) -> Response:
    """Kies wie u bent."""
    today = local_day(journeys.clock())
    present = [user for user in everybody(journeys) if user.active_on(today)]
    return render(request, None, "sign_in/local.html", users=present, onward=naar)


@router.post("/aanmelden", name="signIn")
def sign_in(
    request: Request,
    journeys: Served,
    user: Annotated[str, Form(max_length=64)],
    naar: Annotated[str, Form()] = HOME,
) -> Response:
    """Meld u aan, en ga verder waar u heen wilde."""
    local.begin_session(request, journeys, user)
    return to(onward(naar))
