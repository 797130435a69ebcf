"""Why people opened the files of clients who are not theirs: the teamleider sees it."""

from fastapi import Request, Response

from journeys.application.access_reasons import access_reasons
from journeys.application.due import names_of
from journeys.service.access.rights import Action
from journeys.service.pages.addressed import PER_PAGE
from journeys.service.pages.forms import page_router
from journeys.service.pages.rendering import render
from journeys.service.pages.staff import staff_names
from journeys.service.pages.team.chosen import FromAddress
from journeys.service.who import SignedIn

router = page_router()

PATH = "/team/inzage"


@router.get(PATH, name="seeAccessReasons")
def reasons(request: Request, asker: SignedIn, chosen: FromAddress) -> Response:
    """Welke redenen er gegeven zijn om het dossier van een ander te openen."""
    asker.require(Action.see_access_reasons)
    every = access_reasons(asker.journeys)
    found = [one for one in every if chosen.van in ("", one.recorded_by)]
    shown = found[chosen.start : chosen.start + PER_PAGE]
    refs = {one.client for one in shown}
    asker.shown(*refs)
    staff = staff_names(asker.journeys)
    gave = {one.recorded_by for one in every}
    return render(
        request,
        asker,
        "team/reasons.html",
        path_here=PATH,
        chosen=chosen,
        reasons=shown,
        total=len(found),
        names=names_of(asker.journeys, refs),
        staff=staff,
        people={"": "iedereen", **{user: name for user, name in staff.items() if user in gave}},
        around=chosen.around(PATH, len(found)),
    )
