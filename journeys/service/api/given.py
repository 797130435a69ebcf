"""What several questions have in common: days, instants, pages, and who must say what they saw."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any

from fastapi import Depends, Header, Query
from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from journeys.clock import written_instant
from journeys.language.refusal import Refusal
from journeys.service.who import Asker, SignedIn

WHAT = "De vraag is niet te lezen"
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def _only_text(value: object) -> object:
    """A number would be taken for the seconds since 1970."""
    if not isinstance(value, str) or not ISO_DAY.fullmatch(value):
        raise PydanticCustomError("day", "no day")
    return value


Day = Annotated[date, BeforeValidator(_only_text)]
"""A day as ``2026-11-23``."""

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
            WHAT,
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

IdempotencyKey = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        description="Van u, nieuw voor elke wens: dezelfde nog eens doet niets opnieuw.",
        examples=["7f6c1d5e-7d3f-4bd5-8a43-52a7a3a4e1f0"],
        min_length=8,
        max_length=100,
        pattern=r"^[\x21-\x7e]+$",
    ),
]
IfMatch = Annotated[
    str | None,
    Header(
        alias="If-Match",
        description="De ETag van wat u zag; is dat nu anders, dan gebeurt er niets.",
        examples=['"12"'],
        max_length=40,
    ),
]


def etag_of(version: int) -> str:
    """What a history is told apart by: the number of its last fact."""
    return f'"{version}"'


@dataclass(frozen=True, slots=True)
class Writing:
    """Who wishes to write, under which key, and resting on which version if on one."""

    asker: Asker
    key: str
    seen: int | None


def writing(asker: SignedIn, key: IdempotencyKey, if_match: IfMatch = None) -> Writing:
    """What every wish to write brings along. Raises ``Refusal``."""
    return Writing(asker, key, _seen_version(if_match))


def _seen_version(if_match: str | None) -> int | None:
    """The version that somebody saw. Raises ``Refusal``."""
    if if_match is None or if_match == "*":
        return None
    number = if_match.removeprefix("W/").strip('"')
    if not (number.isascii() and number.isdigit()):
        raise Refusal(
            "MALFORMED",
            WHAT,
            "If-Match is geen ETag van een geschiedenis.",
            'Schrijf haar over, zoals "12".',
            field="If-Match",
        )
    return int(number)
