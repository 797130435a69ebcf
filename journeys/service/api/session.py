"""Who is signed in, for programs that run in a browser, and signing out."""

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from journeys.service.logged import LoggedRoute
from journeys.service.sign_in import session
from journeys.service.who import Served, SignedIn

router = APIRouter(route_class=LoggedRoute, tags=["aanmelden"])


class Me(BaseModel):
    """Who asks, in which roles, and what of a client they may see."""

    user: str
    name: str
    roles: list[str]
    sees: list[str]


@router.get("/me", operation_id="getMe")
def get_me(asker: SignedIn) -> Me:
    """Wie u bent en wat u mag zien."""
    return Me(
        user=asker.name,
        name=asker.user.name,
        roles=sorted(asker.user.roles),
        sees=sorted(asker.sight),
    )


@router.delete("/session", operation_id="signOut", status_code=204)
def sign_out(journeys: Served, request: Request) -> Response:
    """Meld u af."""
    session.end(request, journeys)
    return Response(status_code=204)
