"""The council's report as one HTML file that needs nothing beside it."""

from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from journeys.lists.council.bars import chart_svg
from journeys.lists.council.document import Document, Told

FOLDER = files("journeys.lists.council")


def report_html(told: Document) -> bytes:
    """The report with its own style sheet and its charts; every text is escaped."""
    return _template().render(told=told, style=_style(), chart=_chart).encode("utf-8")


def _chart(figure: Told) -> Markup:
    return Markup(chart_svg(figure))


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(FOLDER.joinpath("council.html.jinja").read_text("utf-8"))


@lru_cache(maxsize=1)
def _style() -> Markup:
    return Markup(FOLDER.joinpath("council.css").read_text("utf-8"))
