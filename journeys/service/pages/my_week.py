"""Whom must I speak, why, and since when."""

from fastapi import Request, Response

from journeys.service.access.rights import Action
from journeys.service.pages.forms import page_router
from journeys.service.pages.rendering import render
from journeys.service.who import SignedIn

router = page_router()


@router.get("/mijn-week", name="seeMyWeek")
def my_week(request: Request, asker: SignedIn) -> Response:
    """Wie u deze week spreekt, en waarom."""
    asker.require(Action.see_own_list)
    return render(request, asker, "my_week.html")
