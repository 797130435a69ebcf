"""When each duty is next: read from TOML, and nothing else than its days."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Annotated, Literal, NamedTuple

from dateutil.relativedelta import relativedelta
from pydantic import BaseModel, ConfigDict, Field

from journeys.events.fields import Day
from journeys.policies.toml_text import read_as

SHIPPED = "rijswijk.toml"


class Duty(BaseModel):
    """A duty: its first last day, after how many years it returns, and where that is said."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")
    label: str = Field(min_length=1, max_length=80)
    by: Day
    every_years: Annotated[int, Field(strict=True, ge=1, le=20)] | None = None
    source: str = Field(min_length=1, max_length=400)
    quote: str = Field(min_length=1, max_length=400)
    done: tuple[Day, ...] = ()
    done_by: Literal["ReportPublished"] | None = None


class Standing(NamedTuple):
    """A duty as it stands on a day: when it is next, and when it was done last."""

    duty: Duty
    next_by: date | None
    done_on: date | None


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    duty: tuple[Duty, ...]


@lru_cache
def shipped() -> tuple[Duty, ...]:
    """The duties that ship."""
    return load(files("journeys.duties").joinpath(SHIPPED).read_text("utf-8"), SHIPPED)


def load(text: str, name: str) -> tuple[Duty, ...]:
    """The duties in a TOML text. Raises ``PolicySetError`` with each line at fault."""
    return read_as(_File, text, name).duty


def standing(duty: Duty, on: date, noted: Iterable[date] = ()) -> Standing:
    """How a duty stands on a day; ``noted`` are the days that facts tell it was done.

    What is done within the years before a last day, was done for that one.
    """
    done = sorted(day for day in (*duty.done, *noted) if day <= on)
    years, times = relativedelta(years=duty.every_years or 1), 0
    by = duty.by
    while by < on or any(by - years < day <= by for day in done):
        if duty.every_years is None:
            is_done = any(by - years < day <= by for day in done)
            return Standing(duty, None if is_done else by, done[-1] if done else None)
        times += 1
        by = duty.by + times * years
    return Standing(duty, by, done[-1] if done else None)
