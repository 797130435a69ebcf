"""A client's history as somebody may see it: what their role is not there for is withheld.

A fact of which even the type would tell too much keeps its number and nothing else, so that
nobody takes a shortened history for the whole.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from journeys.aggregates.sight import ABOUT_HEALTH, HEALTH_FACTS, NAMED
from journeys.events import REGISTRY, care_path
from journeys.policies import PolicySet
from journeys.service.access.rights import FieldClass

Json = dict[str, Any]
Sight = frozenset[FieldClass]

ABOUT_DEBTS = frozenset({"schulden", "schuldhulp"})
"""Kinds of obstacle and partners that tell of somebody's debts."""
CARE_PATH_FACTS = frozenset(
    name for name, kind in REGISTRY.items() if kind.__module__ == care_path.__name__
)
AMENDMENTS = ("FactCorrected", "FactRetracted")
KEYS = ("activity", "referral", "key")
"""What somebody called an activity or a referral: it may name what is withheld of it."""
FOR_KEYS: Sight = frozenset({"health", "debts"})


def class_of(fact: Mapping[str, Any]) -> FieldClass | None:
    """The class of what a fact as a whole tells; nothing when it is open to every reader."""
    if fact["type"] in CARE_PATH_FACTS:
        return "unwillingness"
    if fact["type"] in HEALTH_FACTS:
        return "health"
    return _class_of_names(fact)


def _class_of_names(values: Mapping[str, Any]) -> FieldClass | None:
    named = {str(values[name]) for name in NAMED if name in values}
    if named & ABOUT_HEALTH:
        return "health"
    return "debts" if named & ABOUT_DEBTS else None


def history_seen(history: Json, sight: Sight) -> Json:
    """The history, with state and facts as somebody with this sight may see them."""
    withheld: dict[int, FieldClass] = {}
    facts = [fact_seen(fact, sight, withheld) for fact in history["facts"]]
    return {**history, "state": state_seen(history["state"], sight), "facts": facts}


def fact_seen(fact: Json, sight: Sight, withheld: dict[int, FieldClass] | None = None) -> Json:
    """A fact as somebody may see it; ``withheld`` are those before it, to which it is added."""
    before = {} if withheld is None else withheld
    hidden = _hidden(fact, sight, before)
    if hidden is None:
        return _without_words(fact, sight)
    before[fact["number"]] = hidden
    return {"number": fact["number"], "withheld": hidden}


def _hidden(
    fact: Mapping[str, Any], sight: Sight, withheld: Mapping[int, FieldClass]
) -> FieldClass | None:
    if fact["type"] in AMENDMENTS:
        # What it changed it tells of the fact it changed.
        about = withheld.get(fact["fact"]) or _class_of_names(fact.get("changes") or {})
    else:
        about = class_of(fact)
    return about if about and about not in sight else None


def _without_words(fact: Json, sight: Sight) -> Json:
    """Anybody's own words may tell of health: without that sight no free text is shown."""
    hidden = {*_keys_hidden(sight)}
    if "health" not in sight:
        hidden |= REGISTRY[fact["type"]].sealed.difference(NAMED)
    if "unwillingness" not in sight:
        hidden.add("rule")  # an escalation of the care path tells by it that there is one
    return _without(fact, *hidden)


def key_seen(key: str | None, sight: Sight) -> str | None:
    """What something is called, for whom nothing can be withheld of it."""
    return None if _keys_hidden(sight) else key


def _keys_hidden(sight: Sight) -> tuple[str, ...]:
    return () if sight >= FOR_KEYS else KEYS


def state_seen(state: Json, sight: Sight) -> Json:
    """Where a client stands, as somebody with this sight may see it."""
    seen = {**state}
    for name in ("obstacles", "referrals"):
        seen[name] = [one for one in state[name] if _class_of_names(one) in (None, *sight)]
    for name in ("activities", "referrals"):
        seen[name] = [_without(one, *_keys_hidden(sight)) for one in seen[name]]
    if "health" not in sight:
        seen["plan"] = state["plan"] and _without(state["plan"], "goals")
        seen["path"] = state["path"] and _without(state["path"], "able")
    if "unwillingness" not in sight:
        seen["path"] = None
    return seen


def _without(part: Json, *names: str) -> Json:
    return {other: value for other, value in part.items() if other not in names}


def rules_seen(policy: PolicySet, sight: Sight) -> frozenset[str]:
    """The rules of which somebody with this sight may see what is due."""
    hidden = () if "unwillingness" in sight else care_path_rules(policy)
    return frozenset(policy.rules).difference(hidden)


def care_path_rules(policy: PolicySet) -> frozenset[str]:
    """The rules that rest on the care path alone."""
    return frozenset(
        name
        for name, rule in policy.rules.items()
        if {anchor.topic() for anchor in rule.anchors} <= CARE_PATH_FACTS
    )


def obligations_seen(obligations: Iterable[Json], policy: PolicySet, sight: Sight) -> list[Json]:
    """What is due, as far as somebody with this sight may see it."""
    rules = rules_seen(policy, sight)
    return [
        {**one, "key": key_seen(one["key"], sight)} for one in obligations if one["rule"] in rules
    ]


def rows_seen(rows: Iterable[Json], policy: PolicySet, sight: Sight) -> list[Json]:
    """The rows of a list with the reasons that somebody with this sight may see."""
    seen = [{**row, "reasons": obligations_seen(row["reasons"], policy, sight)} for row in rows]
    return [row for row in seen if row["reasons"]]
