"""That a name is nobody's, with the names that are known."""

from collections.abc import Iterable

from journeys.language.refusal import Refusal


def unknown_user(what: str, name: str, known: Iterable[str]) -> Refusal:
    """The refusal of what somebody asked about a user who is not there."""
    return Refusal(
        "UNKNOWN_USER",
        what,
        f"Gebruiker {name} is niet bekend.",
        f"Bekend: {', '.join(sorted(known)) or 'niemand'}.",
    )
