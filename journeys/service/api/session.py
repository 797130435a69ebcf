"""Who is signed in, for programs that run in a browser."""

from fastapi import APIRouter
from pydantic import BaseModel

from journeys.service.logged import LoggedRoute
from journeys.service.who import SignedIn

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
