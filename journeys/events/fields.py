"""The kinds of field a fact can have, each with its check."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Final

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

NOTE_LENGTH = 10_000
"""Characters; a report of a long talk fits, a pasted file does not."""

NOT_SEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""What Unicode counts among letters and marks and nobody sees."""
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Destroyed:
    """Stands where an encrypted value stood whose key has been destroyed."""

    def __repr__(self) -> str:
        return "vernietigd"

    def __bool__(self) -> bool:
        return False

    def __reduce__(self) -> str:
        return "DESTROYED"  # a copy of it is itself


DESTROYED: Final = Destroyed()


class Unopened:
    """Stands where a text stands that was left sealed, because no rule looks at it.

    Whoever looks at it all the same finds out at once.
    """

    def __bool__(self) -> bool:
        raise LookupError("this text was not opened")

    __str__ = __repr__ = __iter__ = __len__ = __bool__  # type: ignore[assignment]


UNOPENED: Final = Unopened()


def is_destroyed(value: object) -> bool:
    """Whether a value was encrypted and can no longer be read."""
    return value is DESTROYED


@dataclass(frozen=True)
class Sealed:
    """Marks a field that is encrypted with the client's own key."""


def _iso_day(value: object) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str) and ISO_DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise PydanticCustomError("no_such_day", "deze dag bestaat niet") from None
    raise PydanticCustomError("iso_day", "een datum als 2026-03-05")


def _euros(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        raise PydanticCustomError("euros", "een bedrag in euro's, zoals 1250.00")
    try:
        return Decimal(str(value))
    except ArithmeticError:
        raise PydanticCustomError("euros", "een bedrag in euro's, zoals 1250.00") from None


def _no_control_characters(value: str) -> str:
    if any(c < " " and c not in "\n\t" for c in value):
        raise PydanticCustomError("control_characters", "tekst zonder stuurtekens")
    return value


def is_legible(text: str) -> bool:
    """Whether every character shows, so that nobody passes for another by one that does not."""
    return text.isprintable() and not NOT_SEEN.search(text)


def _legible(value: str) -> str:
    if not is_legible(value):
        raise PydanticCustomError("illegible", "tekst zonder stuurtekens of onzichtbare tekens")
    return value


def same_name(name: str) -> str:
    """A user's name as it is compared: however it was typed, capitals and accents included."""
    return unicodedata.normalize("NFKC", name).strip().casefold()


def _plain_line_ends(value: object) -> object:
    """Text pasted from a mail on Windows ends its lines otherwise."""
    return value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else value


Text = Annotated[
    str,
    StringConstraints(strict=True, strip_whitespace=True, min_length=1, max_length=NOTE_LENGTH),
    AfterValidator(_no_control_characters),
    BeforeValidator(_plain_line_ends),
]
Day = Annotated[date, BeforeValidator(_iso_day)]
Trede = Annotated[int, Field(strict=True, ge=1, le=6)]
YesNo = Annotated[bool, Field(strict=True)]
Score = Annotated[int, Field(strict=True, ge=0, le=10)]
Hours = Annotated[int, Field(strict=True, ge=1, le=60)]
Number = Annotated[int, Field(strict=True, ge=1)]
Key = Annotated[str, StringConstraints(strict=True, pattern=r"^[a-z0-9-]{1,20}$")]
User = Annotated[
    str,
    StringConstraints(strict=True, strip_whitespace=True, min_length=1, max_length=64),
    AfterValidator(_legible),
]
Name = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=64)]
Euros = Annotated[Decimal, BeforeValidator(_euros), Field(gt=0, decimal_places=2, max_digits=11)]
Changes = Annotated[Mapping[str, Any], Field(min_length=1)]

SealedText = Annotated[Text, Sealed()]
