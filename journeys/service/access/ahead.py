"""What is ahead as somebody may see it: whoever opens no files sees numbers and no client."""

from collections.abc import Iterator
from typing import Any

from journeys.service.access.rights import Action
from journeys.service.who import Asker

Json = dict[str, Any]


def what_if_seen(asker: Asker, found: Json) -> Json:
    """What another policy set would change; clients only for who sees every list."""
    if asker.may(Action.see_every_list):
        asker.shown(*_clients_in(found))
        return found
    weeks = [{**week, "consultants": _counted(week["consultants"])} for week in found["weeks"]]
    kept = {name: value for name, value in found.items() if name not in ("changes", "lapses")}
    return {**kept, "weeks": weeks}


def _clients_in(found: Json) -> Iterator[str]:
    yield from (one["client"] for one in (*found["changes"], *found["lapses"]))
    for week in found["weeks"]:
        for one in week["consultants"]:
            yield from (*one["joins"], *one["leaves"])


def _counted(consultants: list[Json]) -> list[Json]:
    named = ("joins", "leaves")
    return [{k: v for k, v in one.items() if k not in named} for one in consultants]


def forecast_seen(asker: Asker, found: Json) -> Json:
    """What comes by itself; whose contacts are planned only for who sees every list."""
    plan = found["plan"]
    if plan is None:
        return found
    if asker.may(Action.see_every_list):
        asker.shown(*(one["client"] for one in plan["contacts"]))
        return found
    return {**found, "plan": {k: v for k, v in plan.items() if k != "contacts"}}
