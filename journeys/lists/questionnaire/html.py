"""The questionnaire as one HTML file that needs nothing beside it."""

from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from journeys.lists.questionnaire.questions import Questionnaire

FOLDER = files("journeys.lists.questionnaire")


def as_html(asked: Questionnaire) -> bytes:
    """The page to read or print."""
    return _template().render(asked=asked, style=_style()).encode("utf-8")


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(FOLDER.joinpath("questionnaire.html.jinja").read_text("utf-8"))


@lru_cache(maxsize=1)
def _style() -> Markup:
    return Markup(FOLDER.joinpath("questionnaire.css").read_text("utf-8"))
