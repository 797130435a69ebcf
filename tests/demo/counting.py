"""Counting straight from the facts, as somebody with a pencil would."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Any

FactLine = dict[str, Any]
TALKS = ("ContactHeld", "IntakeHeld")


def of_type(facts: Iterable[FactLine], *fact_types: str) -> list[FactLine]:
    return [fact for fact in facts if fact["type"] in fact_types]


def within(facts: Iterable[FactLine], first: date, last: date) -> list[FactLine]:
    """The facts that happened from ``first`` through ``last``."""
    return [f for f in facts if first.isoformat() <= f["happened_on"] <= last.isoformat()]


def clients(facts: Iterable[FactLine]) -> set[str]:
    return {fact["client"] for fact in facts}


def firsts(facts: Iterable[FactLine]) -> list[FactLine]:
    """Each client's first of these facts by the day it happened."""
    found: dict[str, FactLine] = {}
    for fact in sorted(facts, key=lambda fact: str(fact["happened_on"])):
        found.setdefault(fact["client"], fact)
    return list(found.values())


def histories(facts: Iterable[FactLine]) -> Iterator[tuple[str, list[FactLine]]]:
    for client, group in groupby(facts, key=lambda fact: str(fact["client"])):
        yield client, list(group)


def actively_supported(facts: list[FactLine], day: date) -> set[str]:
    """Open, in the target group, led by mp, and spoken to in the twelve months before the day."""
    year_before = day.replace(year=day.year - 1)
    spoken = clients(within(of_type(facts, *TALKS), year_before, day))
    return {
        client
        for client, history in histories(facts)
        if client in spoken and _open_with_mp(within(history, date.min, day))
    }


def _open_with_mp(history: list[FactLine]) -> bool:
    is_open = in_group = True
    lead = history[0]["lead"]
    for fact in sorted(history, key=lambda fact: str(fact["happened_on"])):
        match fact["type"]:
            case "JourneyClosed":
                is_open = False
            case "JourneyReopened":
                is_open = True
            case "ClientScreened":
                in_group = fact["in_target_group"]
            case "LeadTransferred":
                lead = fact["lead"]
            case "WspAccepted":
                lead = "wsp"
            case "WspReturned":
                lead = "mp"
            case "TredeDetermined" if fact["trede"] <= 2 and lead in ("wsp", "wsp_administratief"):
                lead = "mp"
    return is_open and in_group and lead == "mp"


def route_on(history: list[FactLine], day: date) -> str | None:
    routes = [f["route"] for f in within(of_type(history, "RouteAssigned"), date.min, day)]
    return routes[-1] if routes else None
