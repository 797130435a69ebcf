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
    after = _read(paging.cursor) if paging.cursor else None
    ordered = sorted(items, key=place)
    if after is not None:
        try:
            ordered = [item for item in ordered if place(item) > after]
        except TypeError:
            raise _wrong() from None
    shown = ordered[: paging.limit]
    more = len(ordered) > paging.limit
    return {"items": shown, "next": _written(place(shown[-1])) if more else None}


def _written(place: Place) -> str:
    return base64.urlsafe_b64encode(json.dumps(place).encode()).decode().rstrip("=")


def _read(cursor: str) -> Place:
    try:
        found = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error, RecursionError):
        raise _wrong() from None
    if not isinstance(found, list) or not all(isinstance(part, str | int) for part in found):
        raise _wrong()
    return found


def _wrong() -> Refusal:
    return Refusal(
        "WRONG_CURSOR",
        "Deze bladzijde is niet te vinden",
        "cursor is niet van een bladzijde van dit antwoord.",
        "Neem het veld next van de bladzijde ervoor over, of laat cursor weg.",
        field="cursor",
    )
