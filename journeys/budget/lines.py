"""The budget lines there are and what each has for a year: read from TOML."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from journeys.policies.refusals import PolicySetError, wrong
from journeys.policies.toml_lines import Path, line_at, lines_of
from journeys.policies.toml_text import read_as

SHIPPED = "rijswijk.toml"
NO_MONEY = Decimal("0.00")
AMOUNT = re.compile(r"\d{1,12}(\.\d\d?)?", re.ASCII)
CENT = Decimal("0.01")


def _money(found: Any) -> Decimal:
    if isinstance(found, str | int) and AMOUNT.fullmatch(str(found)):
        return Decimal(found).quantize(CENT)
    raise wrong('toegestaan: een bedrag als "75000.00"')


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class YearBudget(_Part):
    """What a line has for a year, from a year on."""

    from_year: Annotated[int, Field(strict=True, ge=2000, le=2999)]
    amount: Annotated[Decimal, BeforeValidator(_money)]


class Line(_Part):
    """A budget line: ``source`` is where its amounts were decided."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")
    label: str = Field(min_length=1, max_length=80)
    source: str = Field(min_length=1, max_length=400)
    budget: tuple[YearBudget, ...] = ()

    def of_years(self, first: int, last: int) -> Decimal | None:
        """What it has for these years together; nothing when one of them has no budget."""
        amounts = [self.of_year(year) for year in range(first, last + 1)]
        known = [amount for amount in amounts if amount is not None]
        return sum(known, NO_MONEY) if len(known) == len(amounts) else None

    def of_year(self, year: int) -> Decimal | None:
        """What it has for a year: the amount that came to count last."""
        counting = [one for one in self.budget if one.from_year <= year]
        return max(counting, key=lambda one: one.from_year).amount if counting else None


class _File(_Part):
    line: tuple[Line, ...] = Field(min_length=1)


@lru_cache
def shipped() -> tuple[Line, ...]:
    """The lines that ship."""
    return load(files("journeys.budget").joinpath(SHIPPED).read_text("utf-8"), SHIPPED)


def load(text: str, name: str) -> tuple[Line, ...]:
    """The lines in a TOML text. Raises ``PolicySetError`` with each line at fault."""
    found, lines = read_as(_File, text, name).line, lines_of(text)
    for at, fault in _twice(found):
        raise PolicySetError(f"{name}, regel {line_at(lines, at)}: {fault}")
    return found


def _twice(found: tuple[Line, ...]) -> Iterator[tuple[Path, str]]:
    ids = [line.id for line in found]
    for at, line in enumerate(found):
        if line.id in ids[:at]:
            yield ("line", at, "id"), f"{line.id} staat er al"
        years = [one.from_year for one in line.budget]
        for place, year in enumerate(years):
            if year in years[:place]:
                yield (
                    ("line", at, "budget", place, "from_year"),
                    f"{line.id} heeft voor {year} al een bedrag",
                )
