"""Finding a client; what is typed is sent with a form and never stands in an address."""

from typing import Annotated

from fastapi import Form, Request, Response

from journeys.application.search import MOST, search
from journeys.language.refusal import Refusal
from journeys.service.access.rights import Action
from journeys.service.pages.forms import page_router
from journeys.service.pages.rendering import render
from journeys.service.pages.search.sought import sought
from journeys.service.problems import status_of
from journeys.service.who import SignedIn

router = page_router()

PATH = "/zoeken"
LONGEST = 100
"""Characters that are looked at; nobody is called more."""
TOO_LITTLE = "Vul ten minste twee letters van de naam in, een geboortedatum, een BSN of een nummer."


@router.get(PATH, name="seeSearch")
def see_search(request: Request, asker: SignedIn) -> Response:
    """Zoek een inwoner."""
    asker.require(Action.search_people)
    return render(request, asker, "search/page.html", typed="", fault="", found=None, most=MOST)


@router.post(PATH, name="searchPeople")
def search_people(request: Request, asker: SignedIn, wie: Annotated[str, Form()] = "") -> Response:
    """Zoek een inwoner op naam, geboortedatum, BSN of nummer."""
    asker.require(Action.search_people)
    typed = wie[:LONGEST].strip()
    try:
        found = search(asker.journeys, sought(typed))
    except Refusal as refusal:
        fault = TOO_LITTLE if refusal.todo else refusal.why
        status = status_of(refusal)
        told = {"typed": typed, "fault": fault, "found": None, "most": MOST}
        return render(request, asker, "search/page.html", status=status, **told)
    asker.shown(*found)
    return render(request, asker, "search/page.html", typed=typed, fault="", found=found, most=MOST)
