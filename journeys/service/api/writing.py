"""What every wish to write brings along: who, under which key, and what they saw."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Header, Query
from pydantic import BaseModel

from journeys.application.decide import Wish
from journeys.application.wishes import command_of
from journeys.language.refusal import Refusal
from journeys.service.api.given import UNREADABLE
from journeys.service.who import Asker, SignedIn

DryRun = Annotated[
    bool, Query(alias="dryRun", description="Alleen tonen wat het verandert; niets vastleggen.")
]
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


def wished_by(by: Writing, content: BaseModel, **addressed: str) -> Wish:
    """What the sender brings along; the same wish again is the same one. Raises ``Refusal``."""
    sent = {**content.model_dump(mode="json"), **addressed}
    return Wish(command_of(by.asker.journeys, by.asker.name, by.key, sent), by.asker.doing.trace)


def _seen_version(if_match: str | None) -> int | None:
    """The version that somebody saw. Raises ``Refusal``."""
    if if_match is None or if_match == "*":
        return None
    number = if_match.removeprefix("W/").strip('"')
    if not (number.isascii() and number.isdigit()):
        raise Refusal(
            "MALFORMED",
            UNREADABLE,
            "If-Match is geen ETag van een geschiedenis.",
            'Schrijf haar over, zoals "12".',
            field="If-Match",
        )
    return int(number)


Writes = Annotated[Writing, Depends(writing)]
