"""What the pages say of the municipality itself: who it is, and where people can go."""

import os
from collections.abc import Mapping
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from journeys.application.own_or_shipped import own_or_shipped
from journeys.policies.toml_text import read_as

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
    return own_or_shipped(
        environment,
        SETTING,
        partial(read_as, Municipality),
        lambda: read_as(Municipality, SHIPPED.read_text("utf-8"), SHIPPED.name),
        code="MUNICIPALITY_NOT_READ",
        what="De dienst is niet gestart",
    )
