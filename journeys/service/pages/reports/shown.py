"""A report on a page: its document, and its charts that are drawn for it."""

from typing import Any

from markupsafe import Markup

from journeys.lists.council import Document, Told, chart_svg


def shown(told: Document) -> dict[str, Any]:
    """What a template tells a report with."""
    return {"told": told, "chart": _chart, "drawn": {figure.id for figure in told.charts}}


def _chart(figure: Told) -> Markup:
    """Every text in it is escaped by who draws it."""
    return Markup(chart_svg(figure))
