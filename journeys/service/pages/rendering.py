"""A page from its template, with what every page shows: who is signed in, and where to go."""

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from journeys import language
from journeys.lists import cells
from journeys.service.pages.assets import asset, stylesheets
from journeys.service.pages.forms import hidden_field
from journeys.service.pages.navigation import FOOT, entries_for
from journeys.service.who import Asker

DAY = re.compile(r"\b(?:(?:ma|di|wo|do|vr|za|zo) )?\d\d-\d\d(?:-\d{4})?\b", re.ASCII)
"""A day as the product writes it."""
TONES = {"escalated": "danger", "overdue": "danger", "due": "warning", "listed": "neutral"}
"""What colour a standing has beside its words."""
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


def due_standing(due_on: str, on: date) -> str:
    """``10 dagen te laat``, for a due day as a list holds it."""
    found = language.as_day(due_on)
    return language.standing(found, on) if found else ""


def whole_days(text: str) -> Markup:
    """The text with days that are not broken off at the end of a line."""
    return Markup(DAY.sub(r'<span class="whole">\g<0></span>', str(escape(text))))


FILTERS: dict[str, Callable[..., Any]] = {
    "ago": language.ago,
    "amount": language.amount,
    "as_day": language.as_day,
    "as_instant": language.as_instant,
    "day": language.day,
    "due_standing": due_standing,
    "escalated_text": cells.escalated_text,
    "fact_label": language.fact_label,
    "full": language.full,
    "instant": language.instant,
    "long": language.long,
    "one_line": language.one_line,
    "operation_label": language.operation_label,
    "plan_day": cells.plan_day,
    "reason_text": cells.reason_text,
    "role_label": cells.role_label,
    "role_names": role_names,
    "rule_label": language.rule_label,
    "week": language.week,
    "whole_days": whole_days,
    "with_weekday": language.with_weekday,
}


def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= FILTERS
    made.globals |= {
        "asset": asset,
        "foot": FOOT,
        "is_escalated_from": cells.is_escalated_from,
        "stylesheets": stylesheets,
        "tones": TONES,
        "value_label": language.value_label,
    }
    return made


ENVIRONMENT = _environment()
