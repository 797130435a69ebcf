"""How the council's figures are said: their parts and their numbers in Dutch."""

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
PARTS: Mapping[str, str] = {
    **ROUTES,
    **LEADS,
    **ACTIVITIES,
    **OBSTACLES,
    **PLACEMENTS,
    "geen_uitkering": "zonder uitkering",
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
        said = PARTS.get(duration) or f"{duration} jaar"
        return f"{said}, trede {trede} ({TREDEN.get(int(trede), '')})"
    return PARTS.get(part, part)


def number(value: Any, figure: Row) -> str:
    """A number of a figure as people read it, or that it is not shown; decimals with a comma."""
    if value is None:
        return NOT_SHOWN if figure["suppressed"] else NONE
    said = f"{value:,}" if isinstance(value, int) else f"{Decimal(str(value)):,f}"
    return said.replace(",", " ").replace(".", ",").replace(" ", ".")
