"""Where a client stands: one sentence, and then each side of it by itself."""

from collections.abc import Iterable, Mapping
from typing import Any

from journeys.language import JOURNEYS, OBSTACLE_STATES, TREDEN, as_day, day, one_line, value_label
from journeys.lists.corrected import corrections_in
from journeys.lists.corrected import timeline as effective
from journeys.lists.standing import running_sentence, state_sentence
from journeys.service.pages.client.timeline import told

State = Mapping[str, Any]
Sides = dict[str, list[str]]
"""What there is to say of each side, under its name."""


def sentences(history: Mapping[str, Any], people: Mapping[str, str]) -> list[str]:
    """Where they stand, and what goes on where anything does."""
    facts, state = told(history), history["state"]
    running = running_sentence(state)
    stands = state_sentence(state, effective(facts, corrections_in(facts)), people)
    return [stands, *([running[0].upper() + running[1:]] if running else [])]


def sides(state: State, people: Mapping[str, str]) -> Sides:
    """Each side on its own, those without anything left out."""
    plan, path = state["plan"], state["path"]
    trede = state["trede"]
    found: Sides = {
        "Begeleiding": [JOURNEYS[state["journey"]]],
        "Trede": [f"{trede} – {TREDEN[trede]}"] if trede else [],
        "Route": [value_label("route", state["route"])] if state["route"] else ["nog geen"],
        "Regie": [value_label("lead", state["lead"])] if state["lead"] else [],
        "Uitkering": [value_label("benefit", state["benefit"])] if state["benefit"] else [],
        "Doelgroep": [value_label("in_target_group", state["in_target_group"])],
        "Consulenten": _consultants(state["consultants"], people),
        "Plan": _plan(plan) if plan else [],
        "Activiteiten": list(_activities(state["activities"])),
        "Belemmeringen": [
            f"{value_label('kind', one['kind'])}, {OBSTACLE_STATES[one['status']]}"
            for one in state["obstacles"]
        ],
        "Verwijzingen": list(_referrals(state["referrals"])),
        "Zorgvuldigheidstraject": _path(path) if path else [],
    }
    return {name: said for name, said in found.items() if said}


def _consultants(consultants: Mapping[str, str], people: Mapping[str, str]) -> list[str]:
    return [
        f"{one_line(people.get(user, user))} ({value_label('role', role)})"
        for role, user in consultants.items()
        if user
    ]


def _plan(plan: Mapping[str, Any]) -> list[str]:
    said = f"afgesproken op {_day(plan['agreed_on'])}"
    if plan.get("evaluate_on"):
        said += f", evaluatie op {_day(plan['evaluate_on'])}"
    return [said, *([one_line(plan["goals"])] if plan.get("goals") else [])]


def _activities(activities: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    for one in activities:
        said = f"{value_label('kind', one['kind'])} sinds {_day(one['started_on'])}"
        if one["ended_on"]:
            outcome = value_label("outcome", one["outcome"])
            yield f"{said}, geëindigd {_day(one['ended_on'])}: {outcome}"
        else:
            yield f"{said} tot {_day(one['planned_end'])}" if one["planned_end"] else said


def _referrals(referrals: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    for one in referrals:
        said = f"{value_label('partner', one['partner'])}, {_day(one['referred_on'])}"
        outcome = value_label("outcome", one["outcome"]) if one["outcome"] else "loopt"
        yield f"{said}: {outcome}"


def _path(path: Mapping[str, Any]) -> list[str]:
    since = f"sinds {_day(path['reported_on'])}"
    return [f"{since}, geëindigd {_day(path['ended_on'])}" if path["ended_on"] else since]


def _day(value: Any) -> str:
    found = as_day(value)
    return day(found) if found else one_line(value)
