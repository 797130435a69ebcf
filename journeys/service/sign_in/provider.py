"""The identity provider: sending somebody there, reading what it answers, signing out there.

OpenID Connect with an authorization code, PKCE, state and nonce; Authlib does the work.
"""

from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, NamedTuple

from anyio import from_thread
from authlib.integrations.base_client.errors import MismatchingStateError, OAuthError
from authlib.integrations.starlette_client import OAuth
from fastapi import Request, Response
from httpx2 import HTTPError
from joserfc.errors import JoseError

from journeys.language.refusal import Refusal
from journeys.service.sign_in.attempts import UNAVAILABLE
from journeys.service.sign_in.claims import Claims
from journeys.service.sign_in.settings import ProviderSettings

BACK = "/aanmelden/terug"
"""Where the provider sends people back to."""
SIGNED_OUT = "/aanmelden"
"""And where after signing out."""
PATIENCE = 10
"""Seconds that a provider may take to answer us."""


class Told(NamedTuple):
    """What a provider tells of who signed in there, and the token that told it."""

    claims: Claims
    id_token: str


class Provider:
    """One municipality's identity provider. Called from a worker's thread."""

    def __init__(self, settings: ProviderSettings) -> None:
        self.settings = settings
        self._client: Any = OAuth().register(
            "provider",
            client_id=settings.client_id,
            client_secret=settings.client_secret,
            server_metadata_url=f"{settings.issuer.rstrip('/')}/.well-known/openid-configuration",
            client_kwargs={
                "scope": settings.scope,
                "code_challenge_method": "S256",
                "timeout": PATIENCE,
            },
        )

    def send(self, request: Request) -> Response:
        """The answer that brings somebody to the provider. Raises ``Refusal``."""
        back = self.settings.address + BACK
        with _understood():
            sent: Response = _wait(self._client.authorize_redirect, request, back)
            return sent

    def told(self, request: Request) -> Told:
        """What the provider says of who comes back from it. Raises ``Refusal``."""
        expected = {
            "iss": {"essential": True, "value": self.settings.issuer},
            "aud": {"essential": True, "value": self.settings.client_id},
        }
        exchange = partial(self._client.authorize_access_token, claims_options=expected)
        with _understood():
            token = _wait(exchange, request)
            return Told(token["userinfo"], token["id_token"])

    def sign_out_address(self, id_token: str) -> str | None:
        """Where somebody signs out at the provider too; nothing where it does not offer that."""
        asked = partial(
            self._client.create_logout_url,
            post_logout_redirect_uri=self.settings.address + SIGNED_OUT,
            id_token_hint=id_token,
            client_id=self.settings.client_id,
        )
        try:
            address: str = _wait(asked)["url"]
        except (HTTPError, RuntimeError, ValueError):
            return None
        return address


def _wait(ask: Callable[..., Coroutine[Any, Any, Any]], *given: Any) -> Any:
    return from_thread.run(ask, *given)


@contextmanager
def _understood() -> Iterator[None]:
    """Whatever goes wrong with a provider, as what it means to who signs in.

    Its own words are not repeated: anybody may have put them in the address.
    """
    try:
        yield
    except MismatchingStateError:
        raise _refused(
            "Dit aanmelden is al gebruikt of te oud, of het begon in een andere browser."
        ) from None
    except OAuthError as error:
        if error.error == "access_denied":
            raise _refused("U brak het aanmelden af, of uw account mag hier niet in.") from None
        raise _refused("De aanmelddienst weigerde.") from None
    except (JoseError, KeyError):
        raise _refused("Het antwoord van de aanmelddienst klopt niet.") from None
    except (HTTPError, RuntimeError, ValueError):
        raise Refusal(
            UNAVAILABLE,
            "De aanmelddienst doet het niet",
            "Uw gemeente regelt het aanmelden met een eigen dienst. Die geeft nu geen antwoord.",
            "Probeer het over een paar minuten opnieuw. Helpt dat niet, meld het dan.",
        ) from None


def _refused(why: str) -> Refusal:
    return Refusal("SIGN_IN_REFUSED", "U bent niet aangemeld", why, "Meld u opnieuw aan.")
