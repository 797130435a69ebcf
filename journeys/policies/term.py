"""A term of a rule: its length, and whether policy or statute counts it."""

import re
from collections.abc import Collection
from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict

from journeys.language import dates
from journeys.policies.calendar import add, statutory_end
from journeys.policies.refusals import wrong

LENGTH = re.compile(r"([1-9]\d{0,3}) (day|week|month|year)s?", re.ASCII)


def _length(text: str) -> str:
    if not LENGTH.fullmatch(text):
        raise wrong('toegestaan: een getal en days, weeks, months of years, zoals "18 months"')
    return text


class Term(BaseModel):
    """A length such as ``18 months``; ``open`` where the sources leave it to the municipality."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    length: Annotated[str, AfterValidator(_length)]
    kind: Literal["policy", "statutory"]
    open: bool = False

    @cached_property
    def parts(self) -> tuple[int, str]:
        """The number and its unit: day, week, month or year."""
        count, unit = self.length.split(" ")
        return int(count), unit.rstrip("s")

    @cached_property
    def words(self) -> str:
        """The length in Dutch, such as ``18 maanden``."""
        return dates.counted(*self.parts)

    def end(self, start: date, equated_by_decree: Collection[date] = ()) -> date:
        """The day on which the term ends that runs from ``start``."""
        count, unit = self.parts
        if self.kind == "statutory":
            return statutory_end(start, count, unit, equated_by_decree)
        return add(start, count, unit)

    def before(self, day: date) -> date:
        """The day that lies this length before ``day``."""
        count, unit = self.parts
        return add(day, -count, unit)

    def times(self, number: int) -> "Term":
        """The term ``number`` times over, so that a recurrence counts from its anchor."""
        count, unit = self.parts
        # Not model_copy: that would carry the cached parts of this length along.
        return Term(length=f"{number * count} {unit}s", kind=self.kind, open=self.open)
