"""How the council's figures are said: their parts and their numbers in Dutch."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from journeys.language import ACTIVITIES, LEADS, OBSTACLES, PLACEMENTS, ROUTES, TREDEN

Row = Mapping[str, Any]
"""One figure, as programs read it."""

NOT_SHOWN = "–*"
"""Stands for a number that is suppressed; a line under the figures says why."""
WHY_HIDDEN = (
    f"{NOT_SHOWN} niet getoond: zo weinig dat het iemand kan verraden, of nodig om zo'n aantal "
    "niet te kunnen uitrekenen."
)
NONE = "–"
EFFECT = "effect"
"""The figure whose parts are mean changes, and no counts."""
PARTS: Mapping[str, str] = {
    **ROUTES,
    **LEADS,
    **ACTIVITIES,
    **OBSTACLES,
    **PLACEMENTS,
    "geen_uitkering": "zonder uitkering",
    "<1": "korter dan 1 jaar",
    ">=10": "10 jaar of langer",
    "geen_route": "nog geen route",
    "vernietigd": "vernietigd",
    "loneliness": "eenzaamheid",
    "happiness": "geluk",
    "health": "gezondheid",
}


def part_label(figure: str, part: str) -> str:
    """A part of a figure in Dutch."""
    if figure == "ladder_moves":
        before, _, after = part.partition(">")
        return f"van trede {before} naar {after}"
    if figure == "on_benefit":
        duration, _, trede = part.rpartition(" ")
        return f"{duration_label(duration)}, trede {trede} ({TREDEN.get(int(trede), '')})"
    return PARTS.get(part, part)


def duration_label(duration: str) -> str:
    """How many years on benefit, in Dutch."""
    if duration == "geen_uitkering":
        return "hoe lang is niet bekend"
    return PARTS.get(duration) or f"{duration.replace('-', ' tot ')} jaar"


def parts_in_order(figure: Row) -> list[tuple[str, Any]]:
    """A figure's parts with their values, as one reads them: by duration and by trede."""
    parts = list(figure["by"].items())
    if figure["id"] == "on_benefit":
        return sorted(parts, key=lambda part: (_years(part[0]), part[0][-1]))
    return sorted(parts) if figure["id"] == "ladder_moves" else parts


def _years(part: str) -> int:
    """From how many years on a duration is; shorter than one comes first."""
    digits = re.search(r"\d+", part.rpartition(" ")[0])
    return int(digits[0]) if digits and not part.startswith("<") else 0


def number(value: Any, figure: Row) -> str:
    """A number of a figure as people read it, or that it is not shown; decimals with a comma."""
    if value is None:
        return NOT_SHOWN if figure["suppressed"] else NONE
    said = f"{value:,}" if isinstance(value, int) else f"{Decimal(str(value)):,f}"
    return said.replace(",", " ").replace(".", ",").replace(" ", ".")
