"""The texts by which somebody is asked for: sound before any database sees them."""

from journeys.events.fields import is_legible
from journeys.language.refusal import Refusal

LENGTHS = {"client": 40, "type": 64, "id": 200, "recorded_by": 64}
"""Characters at most in the texts that every door reads before it knows the fact."""
REF_LENGTH = LENGTHS["client"]
SHOWN = 60


def is_client_number(text: str) -> bool:
    """Whether a text can be a client's number, and then looks like no other."""
    return 1 <= len(text) <= REF_LENGTH and text == text.strip() and is_legible(text)


def sound(field: str, value: object, what: str = "Niet vastgelegd") -> str:
    """The text that stands in a field. Raises ``Refusal``."""
    length = LENGTHS.get(field)
    if isinstance(value, str) and is_legible(value) and value.strip():
        # What people typed around a user's name is no part of it; a number is taken as it is.
        whole = value == value.strip() or field not in ("client", "id")
        if whole and (length is None or len(value) <= length):
            return value
    missing = value is None
    found = repr(value)
    shown = found if len(found) <= SHOWN else f"{found[:SHOWN]}… ({len(found)} tekens)"
    many = f" van 1 tot {length} tekens" if length else ""
    raise Refusal(
        "MISSING_FIELD" if missing else "WRONG_VALUE",
        what,
        f"Veld {field} ontbreekt." if missing else f"Veld {field} is {shown}.",
        f"Toegestaan: tekst{many}, zonder stuurtekens, onzichtbare tekens of blanco's eromheen.",
        field=field,
    )
