"""The budget as somebody may see it: whoever opens no files sees amounts and no client."""

from datetime import date, datetime
from typing import Any

from journeys.application.budget import budget, budget_json
from journeys.service.access.rights import Action
from journeys.service.who import Asker


def budget_seen(
    asker: Asker, first: date, last: date, known: datetime | None = None
) -> dict[str, Any]:
    """Each line over a period; with the facts it rests on for who sees every list."""
    asker.require(Action.see_budget)
    clients = asker.may(Action.see_every_list)
    return budget_json(budget(asker.journeys, first, last, known=known), clients=clients)
