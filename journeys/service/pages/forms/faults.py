"""What is wrong with what was filled in: everything at once, in the words of the form."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from journeys.events import Fact
from journeys.events.refused import allowed
from journeys.language.refusal import Refusal
from journeys.service.pages.forms.fields import FormField

NO_DAY = "Vul een dag in die bestaat, zoals 05-03-2026."
BACKWARDS = "Deze dag ligt voor de eerste."
NOT_FILLED_IN = ("missing", "too_short")
SAID: Mapping[str, str] = {
    "choice": "Kies een van de mogelijkheden.",
    "day": NO_DAY,
    "amount": "Vul een bedrag in, zoals 1250,00.",
    "rows": "Vul er ten minste een in.",
}
"""What is asked in a field of a kind, whatever was wrong with it."""

Faults = dict[str, str]
"""What to do about a field, by the field's place on the form."""


def faults(fact_type: type[Fact], fields: Sequence[FormField], given: Mapping[str, Any]) -> Faults:
    """Every field with which something is wrong; what the fields say together is judged later."""
    try:
        fact_type.model_validate(given)
    except ValidationError as error:
        kinds = _by_place(fields)
        # What the form does not ask, the system gives or a correction leaves as it is.
        return {
            place: _said(kinds.get(_without_rows(found["loc"])), found)
            for found in error.errors(include_url=False)
            if found["loc"] and found["loc"][0] in kinds
            for place in [".".join(map(str, found["loc"]))]
        }
    return {}


def fault_of(refusal: Refusal, fields: Iterable[FormField]) -> Faults:
    """A refusal beside the field that it is about; nothing when it is about none of the form."""
    place = refusal.field or ""
    if _without_rows(place.split(".")) not in _by_place(fields):
        return {}
    return {place: " ".join(filter(None, (refusal.why, refusal.todo)))}


def _said(field: FormField | None, found: Any) -> str:
    if field and field.kind in SAID:
        return SAID[field.kind]
    if found["type"] in NOT_FILLED_IN:
        return "Vul dit in."
    return f"Vul in: {allowed(found)}."


def _by_place(fields: Iterable[FormField], under: str = "") -> dict[str, FormField]:
    found: dict[str, FormField] = {}
    for field in fields:
        found[under + field.name] = field
        found |= _by_place(field.parts, f"{under}{field.name}.")
    return found


def _without_rows(place: Sequence[Any]) -> str:
    return ".".join(str(part) for part in place if not str(part).isdigit())
