"""A long answer in pages: each says where the next begins, and none is counted from the front."""

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Query

from journeys.language.refusal import Refusal

Place = list[str | int]
MOST = 200

Limit = Annotated[int, Query(ge=1, le=MOST, description="Hoeveel er op een bladzijde staan.")]
Cursor = Annotated[
    str | None,
    Query(max_length=400, description="Het veld next van de bladzijde ervoor."),
]


@dataclass(frozen=True, slots=True)
class Paging:
    """Which page is asked for, and how long it may be."""

    limit: Limit = 100
    cursor: Cursor = None


OnePage = Annotated[Paging, Depends()]


def page(items: Sequence[Any], place: Callable[[Any], Place], paging: Paging) -> dict[str, Any]:
    """The items after the place that the cursor names, ordered by place."""
    after = place_in(paging)
    ordered = sorted(items, key=place)
    if after is not None:
        try:
            ordered = [item for item in ordered if place(item) > after]
        except TypeError:
            raise wrong_cursor() from None
    shown = ordered[: paging.limit]
    more = len(ordered) > paging.limit
    return {"items": shown, "next": cursor_to(place(shown[-1])) if more else None}


def cursor_to(place: Place) -> str:
    """How a place is named to whoever asks for what comes after it."""
    return base64.urlsafe_b64encode(json.dumps(place).encode()).decode().rstrip("=")


def place_in(paging: Paging) -> Place | None:
    """The place after which a page begins; nothing for the first. Raises ``Refusal``."""
    return _read(paging.cursor) if paging.cursor else None


def _read(cursor: str) -> Place:
    try:
        found = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error, RecursionError):
        raise wrong_cursor() from None
    if not isinstance(found, list) or not all(isinstance(part, str | int) for part in found):
        raise wrong_cursor()
    return found


def wrong_cursor() -> Refusal:
    """What is told to whoever brings a cursor of another answer."""
    return Refusal(
        "WRONG_CURSOR",
        "Deze bladzijde is niet te vinden",
        "cursor is niet van een bladzijde van dit antwoord.",
        "Neem het veld next van de bladzijde ervoor over, of laat cursor weg.",
        field="cursor",
    )
