"""Of which year the budget is asked, and what it is."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import Query

from journeys.clock import local_day
from journeys.service.access.money import budget_seen
from journeys.service.who import Asker

PATH = "/budget"
EARLIEST = 2021
"""The year of the first budget."""

Year = Annotated[int | None, Query(alias="jaar", ge=EARLIEST, le=2999)]


@dataclass(frozen=True, slots=True)
class OfYear:
    """The budget of a year, and the years one can choose."""

    year: int
    told: dict[str, Any]
    years: dict[str, str]

    @property
    def rows(self) -> tuple[dict[str, Any], ...]:
        """The lines, and after them what nobody named."""
        return (*self.told["lines"], *self.told["unknown"])


def of_year(asker: Asker, year: int | None) -> OfYear:
    """The whole year, or as far as it has come. Raises ``Refusal`` for a year to come."""
    today = local_day(asker.journeys.clock())
    whole = year or today.year
    last = today if whole == today.year else date(whole, 12, 31)
    told = budget_seen(asker, date(whole, 1, 1), last)
    return OfYear(whole, told, {str(one): str(one) for one in range(today.year, EARLIEST - 1, -1)})
