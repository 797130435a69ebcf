"""Where a client stands, in one sentence."""

from collections.abc import Mapping, Sequence
from typing import Any

from journeys.language import (
    LEADS,
    ROLES,
    as_day,
    day,
    field_label,
    one_line,
    value_label,
)

SEPARATOR = " · "
CONSULTANTS = {"participatieconsulent": "consulent"}
"""Roles with a shorter name in the sentence."""
UNABLE = "unable"
ENDED = ("ended_on", "concluded_on")
"""Fields that say of a thing that it runs no longer."""


def state_sentence(
    state: Mapping[str, Any],
    facts: Sequence[Mapping[str, Any]],
    people: Mapping[str, str] | None = None,
) -> str:
    """``Trede 2 · route B sinds 14-02-2025 · regie MP · consulent P. Jansen · …``.

    ``facts`` is the effective timeline: it tells since when.
    """
    parts = [
        "Begeleiding afgesloten" if state.get("journey") == "closed" else "",
        f"Trede {one_line(state.get('trede', '?'))}",
        _route(state, facts),
        f"regie {LEADS.get(state.get('lead', ''), one_line(state.get('lead', '?')))}",
        *_consultants(state.get("consultants") or {}, people or {}),
        _benefit(state, facts),
        "" if state.get("in_target_group", True) else "buiten de doelgroep",
    ]
    return SEPARATOR.join(part for part in parts if part)


def running_sentence(state: Mapping[str, Any]) -> str:
    """What goes on: the plan, activities, obstacles, referrals and the care path; may be empty."""
    parts = [
        _plan(state.get("plan")),
        _listed("activiteit", "activiteiten", state.get("activities"), "kind"),
        _listed("belemmering", "belemmeringen", state.get("obstacles"), "kind"),
        _listed("verwijzing", "verwijzingen", state.get("referrals"), "partner"),
        _path(state.get("path")),
    ]
    return SEPARATOR.join(part for part in parts if part)


def _route(state: Mapping[str, Any], facts: Sequence[Mapping[str, Any]]) -> str:
    route = state.get("route")
    if not route:
        return "nog geen route"
    return f"route {one_line(route)}{_since(facts, ('RouteAssigned',), 'happened_on')}"


def _benefit(state: Mapping[str, Any], facts: Sequence[Mapping[str, Any]]) -> str:
    benefit = state.get("benefit") or "none"
    label = value_label("benefit", benefit)
    if benefit == "none":
        return label
    return label + _since(facts, ("ClientRegistered", "BenefitStarted"), "benefit_since")


def _since(facts: Sequence[Mapping[str, Any]], types: tuple[str, ...], field: str) -> str:
    days = [as_day(fact.get(field)) for fact in facts if fact["type"] in types]
    return f" sinds {day(days[-1])}" if days and days[-1] else ""


def _consultants(consultants: Mapping[str, str], people: Mapping[str, str]) -> list[str]:
    return [
        f"{CONSULTANTS.get(role, ROLES.get(role, role))} {one_line(people.get(user, user))}"
        for role, user in consultants.items()
        if user
    ]


def _plan(plan: Any) -> str:
    if not plan:
        return ""
    evaluate_on = as_day(plan.get("evaluate_on")) if isinstance(plan, Mapping) else None
    return f"plan, evaluatie op {day(evaluate_on)}" if evaluate_on else "plan"


def _listed(one: str, several: str, items: Any, field: str) -> str:
    """The running ones of a list of names or of objects."""
    said = [_item(item, field) for item in items or [] if _running(item)]
    return f"{one if len(said) == 1 else several} {', '.join(said)}" if said else ""


def _item(item: Any, field: str) -> str:
    if isinstance(item, Mapping):
        return value_label(field, item[field]) if field in item else field_label(field)
    return value_label(field, item)


def _running(item: Any) -> bool:
    if not isinstance(item, Mapping):
        return True
    return item.get("status") != "resolved" and not any(item.get(ended) for ended in ENDED)


def _path(path: Any) -> str:
    if not isinstance(path, Mapping) or not path.get("ended_on"):
        return "zorgvuldigheidstraject loopt" if path else ""
    if path.get("decision") != UNABLE:
        return ""
    # Who turned out to be unable is told for as long as the suspicion was.
    decided_on = as_day(path.get("decided_on"))
    since = f" ({day(decided_on)})" if decided_on else ""
    return f"zorgvuldigheidstraject {value_label('decision', UNABLE)}{since}"
