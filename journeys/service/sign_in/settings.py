"""Behind which identity provider the service stands: a TOML that JOURNEYS_SIGN_IN names."""

import ipaddress
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, ValidationError

from journeys.aggregates.authority import ROLES
from journeys.language.refusal import Refusal
from journeys.policies.frame import Part
from journeys.policies.refusals import as_error, wrong
from journeys.policies.toml_lines import lines_of

Text = Annotated[str, Field(strict=True, min_length=1)]


def is_loopback(host: str) -> bool:
    """Whether only this machine itself can reach an address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _secure(url: str) -> str:
    parts = urlsplit(url)
    if parts.hostname and (
        parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname))
    ):
        return url
    raise wrong("toegestaan: een adres dat met https:// begint")


def _without_path(url: str) -> str:
    parts = urlsplit(url)
    if parts.path in ("", "/") and not (parts.query or parts.fragment or parts.username):
        return url.rstrip("/")
    raise wrong("toegestaan: alleen https:// en de naam van de site, zonder pad")


def _role(name: str) -> str:
    if name in ROLES:
        return name
    raise wrong("toegestaan: {roles}", roles=", ".join(ROLES))


def _with_openid(scope: str) -> str:
    if "openid" in scope.split():
        return scope
    raise wrong("toegestaan: scopes met een spatie ertussen, waaronder openid")


SecureUrl = Annotated[Text, AfterValidator(_secure)]


class ProviderSettings(Part):
    """What an identity provider and the service must know of each other.

    ``address`` is where people find the service. ``roles`` says, by a role's name at the
    provider, which of ours it gives; a name that does not stand there gives nothing.
    """

    issuer: SecureUrl
    client_id: Text
    client_secret: Text
    address: Annotated[SecureUrl, AfterValidator(_without_path)]
    roles: Annotated[dict[str, Annotated[Text, AfterValidator(_role)]], Field(min_length=1)]
    roles_claim: Text = "roles"
    user_claim: Text = "preferred_username"
    scope: Annotated[Text, AfterValidator(_with_openid)] = "openid profile"

    @property
    def is_https(self) -> bool:
        """Whether people reach the service over https."""
        return self.address.startswith("https://")


def provider_settings(environment: Mapping[str, str]) -> ProviderSettings | None:
    """The settings in the file that the environment names; nothing when it names none.

    Raises ``Refusal`` with each line at fault, and ``OSError`` for what cannot be read.
    """
    path = environment.get("JOURNEYS_SIGN_IN")
    return read_settings(Path(path).read_text(encoding="utf-8-sig"), path) if path else None


def read_settings(text: str, name: str) -> ProviderSettings:
    """The settings in a TOML text. Raises ``Refusal`` with each line at fault."""
    try:
        return ProviderSettings.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError:
        # The line itself is not shown: it may hold the secret.
        faults = f"{name} is geen geldige TOML."
    except ValidationError as error:
        faults = str(as_error(error, ProviderSettings, (), lines_of(text), name))
    raise Refusal(
        "WRONG_SIGN_IN", "De dienst is niet gestart", faults.replace("\n", "\n  "),
        "Zie docs/sign-in.md.",
    )  # fmt: skip
