"""An HTML file that needs nothing beside it: its template with its own style sheet inside."""

from functools import lru_cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup


def one_file(name: str, **told: Any) -> bytes:
    """The file made of ``NAME.html.jinja`` and ``NAME.css`` in the folder of that name.

    Everything that is told is escaped.
    """
    return _template(name).render(**told, style=_style(name)).encode("utf-8")


@lru_cache
def _template(name: str) -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(_text(name, "html.jinja"))


@lru_cache
def _style(name: str) -> Markup:
    return Markup(_text(name, "css"))


def _text(name: str, kind: str) -> str:
    return files(f"journeys.lists.{name}").joinpath(f"{name}.{kind}").read_text("utf-8")
