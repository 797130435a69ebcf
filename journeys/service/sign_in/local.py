"""Signing in without an identity provider: say who you are. On a loopback address alone."""

from fastapi import APIRouter, FastAPI, Request, Response
from pydantic import BaseModel, ConfigDict, Field
from starlette.middleware.trustedhost import TrustedHostMiddleware

from journeys.application.bootstrap import Journeys
from journeys.clock import local_day
from journeys.language.refusal import Refusal
from journeys.service.logged import LoggedRoute
from journeys.service.sign_in import session
from journeys.service.sign_in.attempts import attempt
from journeys.service.sign_in.settings import is_loopback
from journeys.service.who import Served
from journeys.store import users

THIS_MACHINE = ("localhost", "127.0.0.1", "::1", "[::1]")

router = APIRouter(route_class=LoggedRoute, prefix="/session", tags=["aanmelden"])


class SignIn(BaseModel):
    """Who signs in."""

    model_config = ConfigDict(extra="forbid")

    user: str = Field(min_length=1, max_length=64, examples=["p.jansen"])


@router.post("", operation_id="signIn", status_code=204)
def sign_in(journeys: Served, given: SignIn, request: Request) -> Response:
    """Meld u aan als een van de gebruikers; kan alleen op de machine zelf."""
    begin_session(request, journeys, given.user)
    return Response(status_code=204)


def begin_session(request: Request, journeys: Journeys, name: str) -> None:
    """Sign a user in. Raises ``Refusal`` for who is not there, or not now."""
    with attempt(request, journeys, name):
        _require_present(journeys, name)
    session.begin(request, journeys, name)


def _require_present(journeys: Journeys, name: str) -> None:
    with journeys.database.read() as connection:
        user = users.named(connection, name)
    if user is None or not user.active_on(local_day(journeys.clock())):
        raise Refusal(
            "NOT_SIGNED_IN",
            "U bent niet aangemeld",
            "Deze gebruiker is er niet, of nu niet actief.",
            "Kies een gebruiker die er is.",
            field="user",
        )


def require_loopback(host: str) -> None:
    """Whoever reaches this may say they are anybody, so nobody else may. Raises ``Refusal``."""
    if not is_loopback(host):
        raise Refusal(
            "SIGN_IN_NEEDS_LOOPBACK",
            "De dienst is niet gestart",
            f"Zonder aanmelddienst zegt ieder zelf wie die is, en {host} is van buiten te "
            "bereiken.",
            "Start op 127.0.0.1, of stel een aanmelddienst in: zie docs/sign-in.md.",
        )


def answer_by_own_name(app: FastAPI, host: str) -> None:
    """Answer only who asks for this machine by its own name.

    The owner of another site may let its name lead here: a browser would then take theirs for
    this one, and let them sign in as anybody.
    """
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=[*THIS_MACHINE, host])
