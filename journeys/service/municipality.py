"""What the pages say of the municipality itself: who it is, and where people can go."""

import os
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from journeys.language.refusal import Refusal

SETTING = "JOURNEYS_MUNICIPALITY"
"""Which setting names a municipality's own file."""
SHIPPED = Path(__file__).with_name("municipality.toml")


class Accessibility(BaseModel):
    """The statement that Dutch law asks of every public service (Besluit digitale
    toegankelijkheid overheid); ``status`` as its model statement has them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    status: Literal["A", "B", "C", "D"]
    drawn_up_on: date
    tested: tuple[str, ...] = Field(min_length=1)
    limits: tuple[str, ...]
    approved_by: str = ""


class Municipality(BaseModel):
    """The municipality as whoever reads a page can reach it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1)
    email: str = Field(min_length=1)
    url: str = Field(pattern=r"^https://")
    privacy_email: str = Field(min_length=1)
    accessibility: Accessibility


@cache
def municipality() -> Municipality:
    """The municipality that is served. Raises ``Refusal`` when its own file is unsound."""
    return read(os.environ)


def read(environment: Mapping[str, str]) -> Municipality:
    """What the municipality's file says, or the shipped one. Raises ``Refusal``."""
    path = Path(environment.get(SETTING) or SHIPPED)
    try:
        return Municipality.model_validate(tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise Refusal(
            "MUNICIPALITY_NOT_READ",
            "De dienst is niet gestart",
            f"{SETTING} noemt {path}, en dat is niet te lezen: {_why(error)}.",
            f"Neem {SHIPPED.name} over en verander het, of haal de instelling weg.",
        ) from None


def _why(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return ", ".join(".".join(map(str, found["loc"])) for found in error.errors())
    return str(error)
