"""What several questions have in common: days, instants, and about whom they are."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Annotated, Any

from fastapi import Depends, Path, Query
from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field, JsonValue
from pydantic_core import PydanticCustomError

from journeys.clock import written_instant
from journeys.language.refusal import Refusal

UNREADABLE = "De vraag is niet te lezen"
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def _only_text(value: object) -> object:
    """A number would be taken for the seconds since 1970."""
    if not isinstance(value, str) or not ISO_DAY.fullmatch(value):
        raise PydanticCustomError("day", "no day")
    return value


Day = Annotated[date, BeforeValidator(_only_text)]
"""A day as ``2026-11-23``."""
A_DATE: dict[str, JsonValue] = {"format": "date"}
"""The linter of the API Design Rules looks no further than the field itself."""


def _in_utc(at: datetime) -> datetime:
    try:
        return at.astimezone(UTC)
    except OverflowError:
        raise PydanticCustomError("instant", "no instant") from None


Instant = Annotated[AwareDatetime, AfterValidator(_in_utc)]
"""An instant with its offset, as ``2026-11-23T10:02:00Z``."""

Client = Annotated[str, Path(description="Het nummer van de inwoner.", examples=["R-000412"])]
User = Annotated[str, Field(min_length=1, max_length=64)]
"""A user's name in the log."""

On = Annotated[
    Day | None,
    Query(
        description="Zoals het tot en met deze dag was; anders vandaag.", examples=["2026-11-23"]
    ),
]


def _known_at(
    known_at: Annotated[
        str | None,
        Query(
            alias="knownAt",
            description="Zoals het op dit tijdstip bekend was; anders nu.",
            examples=["2026-11-23T10:02:00Z"],
            max_length=40,
        ),
    ] = None,
) -> datetime | None:
    if known_at is None:
        return None
    try:
        return written_instant(known_at)
    except (ValueError, OverflowError):
        raise Refusal(
            "MALFORMED",
            UNREADABLE,
            "knownAt is geen tijdstip.",
            "Schrijf een UTC-tijdstip, zoals 2026-11-23T10:02:00Z.",
            field="knownAt",
        ) from None


KnownAt = Annotated[datetime | None, Depends(_known_at)]


@dataclass(frozen=True, slots=True)
class AsOf:
    """On which day, and as known at which instant."""

    known: KnownAt
    on: On = None

    @property
    def is_asked(self) -> bool:
        """Whether another moment than now is asked for."""
        return self.known is not None or self.on is not None


AsKnown = Annotated[AsOf, Depends()]

DEEPEST = 10
"""Lists and objects within each other: far more than any fact has, far less than fails."""


def shallow(value: Any, depth: int = DEEPEST) -> Any:
    """What was sent, unless it is nested too deep to be written down again."""
    if depth == 0:
        raise PydanticCustomError("too_deep", "nested too deep")
    inner = value.values() if isinstance(value, dict) else value
    for one in inner if isinstance(value, dict | list) else ():
        shallow(one, depth - 1)
    return value


Shallow = BeforeValidator(shallow)
