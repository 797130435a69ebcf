"""A page from its template, with what every page shows: who is signed in, and where to go."""

from functools import partial
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from journeys import language
from journeys.service.pages.assets import asset, stylesheets
from journeys.service.pages.forms import hidden_field
from journeys.service.pages.navigation import FOOT, entries_for
from journeys.service.who import Asker

TEMPLATES = Path(__file__).with_name("templates")


def render(
    request: Request, asker: Asker | None, name: str, *, status: int = 200, **more: Any
) -> HTMLResponse:
    """The page that a template makes of ``more``; ``asker`` is nobody before signing in."""
    html = ENVIRONMENT.get_template(name).render(
        **more,
        asker=asker,
        path=request.url.path,
        navigation=entries_for(asker.user.roles) if asker else (),
        csrf=partial(hidden_field, request),
    )
    return HTMLResponse(html, status)


def role_names(roles: frozenset[str]) -> str:
    """``participatieconsulent, teamleider``: roles as people say them."""
    return ", ".join(sorted(language.ROLES.get(role, role) for role in roles)) or "geen rol"


def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "amount": language.amount,
        "as_day": language.as_day,
        "day": language.day,
        "fact_label": language.fact_label,
        "full": language.full,
        "instant": language.instant,
        "long": language.long,
        "one_line": language.one_line,
        "role_names": role_names,
        "rule_label": language.rule_label,
        "with_weekday": language.with_weekday,
    }
    made.globals |= {
        "asset": asset,
        "foot": FOOT,
        "stylesheets": stylesheets,
        "value_label": language.value_label,
    }
    return made


ENVIRONMENT = _environment()
