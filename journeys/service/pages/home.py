"""Where somebody begins, and how they leave."""

from fastapi import Request, Response

from journeys.service.own_site import HOME
from journeys.service.pages.forms import page_router, to
from journeys.service.pages.navigation import ENTRIES, entries_for
from journeys.service.pages.refused import SIGN_IN
from journeys.service.pages.rendering import render
from journeys.service.sign_in import session
from journeys.service.sign_in.provider import Provider
from journeys.service.who import Served, SignedIn

router = page_router()


@router.get(HOME, name="seeHome")
def home(asker: SignedIn) -> Response:
    """Het begin is uw week, of wat uw rol in plaats daarvan opent."""
    entries = entries_for(asker.user.roles) or ENTRIES
    return to(entries[0].path)


@router.post("/afmelden", name="signOut")
def sign_out(request: Request, journeys: Served) -> Response:
    """Meld u af, hier en waar u zich aanmeldde."""
    id_token = session.end(request, journeys)
    provider: Provider | None = request.app.state.provider
    there = provider.sign_out_address(id_token) if provider and id_token else None
    if there is None:
        return to(SIGN_IN)
    # Not a redirect: a browser lets no form lead to another site, also not by way of ours.
    page = render(request, None, "sign_in/signed_out.html", there=there)
    page.headers["Refresh"] = f"0; url={there}"
    return page
