"""What each role may see of a client: whoever pays the benefit has no sight of health.

Anybody's own words may hold it, so without that sight no free text is shown either.
"""

from collections.abc import Iterable
from typing import Any

from journeys.events import Fact
from journeys.events.loading import plain_fields

SEES_HEALTH = ("participatieconsulent", "wsp_consulent", "teamleider")
ABOUT_HEALTH = frozenset({"medisch", "psychisch", "verslaving", "wmo", "huisarts"})
"""Kinds of obstacle and partners that tell of somebody's health."""
NAMED = ("kind", "partner")
"""The sealed fields that hold one name from a list, which tells whether it is about health."""
HEALTH_FACTS = ("EffectMeasured", "AbilityAssessed")


def sees_health(roles: Iterable[str]) -> bool:
    """Whether somebody with these roles may see what is told of a client's health."""
    return any(role in SEES_HEALTH for role in roles)


def seen(fact: Fact, *, health: bool) -> dict[str, Any] | None:
    """A fact's fields as somebody may see them; nothing when the fact itself tells of health."""
    fields = plain_fields(fact)
    if health:
        return fields
    named = {name: fields[name] for name in NAMED if name in fact.sealed}
    if fact.topic() in HEALTH_FACTS or ABOUT_HEALTH.intersection(map(str, named.values())):
        return None
    return {name: value for name, value in fields.items() if name not in fact.sealed} | named
