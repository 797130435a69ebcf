"""What can be chosen in a form that only this client, or this municipality, knows."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from journeys.aggregates.authority import SUPERVISOR
from journeys.aggregates.client import Client
from journeys.aggregates.reassessments import DECISIONS
from journeys.application.bootstrap import Journeys
from journeys.events import DecisionReassessed, Fact
from journeys.events.registration import CONSULTANT_ROLES
from journeys.language import day, fact_label, value_label
from journeys.service.pages.forms.fields import Choices
from journeys.service.pages.staff import colleagues

Json = Mapping[str, Any]
WHO_MAY_BE: Mapping[str, Collection[str]] = {
    "consultant": CONSULTANT_ROLES,
    "examiner": (*CONSULTANT_ROLES, SUPERVISOR),
}
RUNNING = ("ActivityExtended", "ActivityEnded")


def narrowed(
    journeys: Journeys, client: Client, fact_type: type[Fact], state: Json
) -> dict[str, Choices]:
    """The choices of each field that has any; ``state`` is what the asker sees of the client."""
    found: dict[str, Choices] = {}
    if "activity" in fact_type.fields:
        only_running = fact_type.topic() in RUNNING
        found["activity"] = _activities(state["activities"], only_running=only_running)
    if "referral" in fact_type.fields:
        found["referral"] = _referrals(state["referrals"])
    if fact_type is DecisionReassessed:
        found["fact"] = _decisions(client.facts)
    for name in WHO_MAY_BE.keys() & set(fact_type.fields):
        found[name] = colleagues(journeys, WHO_MAY_BE[name])
    return found


def with_current(choices: Mapping[str, Choices], fact: Json) -> dict[str, Choices]:
    """The choices with what a fact says now: who has left, or what has ended, is one too."""
    return {
        name: given
        if fact.get(name) in (None, *(value for value, _ in given))
        else (*given, (fact[name], value_label(name, fact[name])))
        for name, given in choices.items()
    }


def _activities(activities: Iterable[Json], *, only_running: bool) -> Choices:
    return tuple(
        (one["activity"], f"{value_label('kind', one['kind'])} ({one['activity']})")
        for one in activities
        if "activity" in one and not (only_running and one["ended_on"])
    )


def _referrals(referrals: Iterable[Json]) -> Choices:
    return tuple(
        (one["referral"], f"{value_label('partner', one['partner'])} ({one['referral']})")
        for one in referrals
        if "referral" in one and not one["concluded_on"]
    )


def _decisions(facts: Iterable[Fact]) -> Choices:
    return tuple(
        (fact.number, f"feit {fact.number}: {fact_label(fact.topic())}, {day(fact.happened_on)}")
        for fact in facts
        if isinstance(fact, DECISIONS)
    )
