"""The read model of where each client stands; nothing encrypted is kept in it."""

from datetime import date
from typing import Any

from journeys.aggregates.breaches import stands_as_accepted
from journeys.aggregates.client import Client
from journeys.aggregates.state import State
from journeys.events import ContactHeld, IntakeHeld
from journeys.events.registration import CONSULTANT_ROLES

TALKS = (ContactHeld, IntakeHeld)
"""What somebody is spoken to by, whoever speaks to them."""


def row(client: Client, state: State, lapses_on: date | None) -> dict[str, Any]:
    """The client's row in ``client_states``; ``lapses_on`` is when an open suspicion lapses."""
    return {
        "client": client.id,
        "version": client.version,
        "registered_on": state.registered_on,
        "trede": state.trede,
        "route": state.route,
        "route_since": state.route_since,
        "lead": state.lead,
        "benefit": state.benefit,
        "benefit_since": state.benefit_since,
        "in_target_group": state.in_target_group,
        "closed_on": state.closed_on,
        "path_since": state.path.reported_on if state.path and state.path.running else None,
        "lapses_on": lapses_on,
        "last_happened_on": max(
            (fact.happened_on for fact in client.timeline), default=client.facts[0].happened_on
        ),
        "last_recorded_at": client.facts[-1].timestamp,
        "last_spoken_on": max(
            (fact.happened_on for fact in client.timeline if isinstance(fact, TALKS)), default=None
        ),
        "as_accepted": stands_as_accepted(client.facts),
        **{role: state.consultants.get(role) for role in CONSULTANT_ROLES},
    }
