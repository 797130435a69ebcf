"""What an identity provider says of somebody: their name and, in our words, their roles."""

from collections.abc import Iterable, Mapping
from typing import Any

from journeys.service.sign_in.settings import ProviderSettings

Claims = Mapping[str, Any]


def name_in(claims: Claims, settings: ProviderSettings) -> str | None:
    """The name by which the municipality knows a user, if it is told."""
    found = _at(claims, settings.user_claim)
    return found if isinstance(found, str) else None


def roles_in(claims: Claims, settings: ProviderSettings) -> frozenset[str]:
    """Our roles for those that the provider names; what it names otherwise gives nothing."""
    return frozenset(
        settings.roles[name]
        for name in _names(_at(claims, settings.roles_claim))
        if name in settings.roles
    )


def _names(found: Any) -> Iterable[str]:
    if isinstance(found, str):
        return (found,)
    return (one for one in found if isinstance(one, str)) if isinstance(found, list) else ()


def _at(claims: Claims, path: str) -> Any:
    """A claim by its whole name, which may hold dots, or else by a path into it."""
    if path in claims:
        return claims[path]
    found: Any = claims
    for part in path.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found
