"""A budget on a terminal: a line with its amounts, what to look at, and the facts when asked."""

# ruff: noqa: PLC0415 - a command that prints no table does not wait for its library

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from journeys.language import amount, as_day, one_line, with_weekday
from journeys.lists.budget_words import (
    COLUMNS,
    KINDS,
    MEANINGS,
    NO_BUDGET,
    WHICH_YEAR,
    answer,
    figure,
    label,
    period,
    remarks,
)

if TYPE_CHECKING:
    from rich.text import Text

WIDE = 13
"""Characters that an amount takes, so that seven stand on a line of a hundred."""


def budget_table(told: Mapping[str, Any], *, facts: bool) -> "Text":
    """The lines, those that nobody named after them; ``facts`` adds what each euro rests on."""
    from rich.text import Text

    text = Text(f"Budget · {period(told)}\n", style="bold")
    text.append(f"{answer(told)}\n\n", style="not bold")
    text.append(f"  {_columns(COLUMNS.values()).lower()}\n", style="not bold dim")
    for row in (*told["lines"], *told["unknown"]):
        text.append(f"{one_line(label(row))}\n")
        for said in (_figures(row), *remarks(row), *(_facts(row) if facts else ())):
            text.append(f"  {said}\n", style="not bold")
    text.append("Alle regels samen\n")
    text.append(f"  {_figures(told['total'])}\n\n", style="not bold")
    for name, meaning in MEANINGS.items():
        text.append(f"{COLUMNS[name]:<{WIDE}} {meaning}\n", style="not bold")
    text.append(WHICH_YEAR, style="not bold")
    if told["total"]["budget"] is None:
        text.append(f"\n{NO_BUDGET}", style="not bold")
    return text


def _figures(row: Mapping[str, Any]) -> str:
    return _columns(figure(row, name).removeprefix("€ ") for name in COLUMNS)


def _columns(cells: Any) -> str:
    return "".join(f"{cell:>{WIDE}}" for cell in cells)


def _facts(row: Mapping[str, Any]) -> Iterator[str]:
    for cost in row["costs"]:
        on = as_day(cost["happened_on"])
        said = f"{cost['client']} feit {cost['number']}, {with_weekday(on) if on else ''}"
        yield one_line(f"  {said}: {KINDS[cost['kind']]} {amount(Decimal(cost['amount']))}")
