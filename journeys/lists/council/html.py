"""The council's report as one HTML file that needs nothing beside it."""

from markupsafe import Markup

from journeys.lists.council.bars import chart_svg
from journeys.lists.council.document import Document, Told
from journeys.lists.one_file import one_file


def report_html(told: Document) -> bytes:
    """The report with its own style sheet and its charts; every text is escaped."""
    return one_file("council", told=told, chart=_chart)


def _chart(figure: Told) -> Markup:
    return Markup(chart_svg(figure))
