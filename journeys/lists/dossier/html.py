"""The dossier as one HTML file that needs nothing beside it."""

from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from journeys.lists.dossier.parts import Document

FOLDER = files("journeys.lists.dossier")


def as_html(document: Document) -> bytes:
    """The document with its own style sheet; everything people wrote is escaped."""
    return _template().render(document=document, style=_style()).encode("utf-8")


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(FOLDER.joinpath("dossier.html.jinja").read_text("utf-8"))


@lru_cache(maxsize=1)
def _style() -> Markup:
    return Markup(FOLDER.joinpath("dossier.css").read_text("utf-8"))
