"""In which relation somebody stands to a client today."""

from datetime import date

from sqlalchemy import Connection

from journeys.aggregates.authority import User
from journeys.aggregates.client import Client
from journeys.application.bootstrap import Journeys
from journeys.application.stand_ins import absent_on
from journeys.clock import local_day
from journeys.events import AccessReasonGiven
from journeys.service.access.rights import Relation


def relation(journeys: Journeys, connection: Connection, user: User, client: Client) -> Relation:
    """The nearest relation that holds today."""
    today = local_day(journeys.clock())
    theirs = _people_of(client)
    if user.user in theirs:
        return "own"
    if theirs.intersection(absent_on(journeys.log, connection, user.user, today)):
        return "standing_in"
    if gave_reason(journeys, connection, user.user, client.ref, today):
        return "reasoned"
    return "none"


def _people_of(client: Client) -> set[str]:
    """Who is assigned to a client, and who examines on a care path that runs."""
    state = client.state()
    people = set(state.consultants.values())
    if state.path and state.path.running:
        people.update(state.path.examiners[-1:])
    return people


def gave_reason(
    journeys: Journeys, connection: Connection, user: str, ref: str, today: date
) -> bool:
    """Whether somebody gave a reason today for opening this client's file."""
    return any(
        isinstance(fact, AccessReasonGiven)
        and (fact.recorded_by, fact.client, fact.happened_on) == (user, ref, today)
        for fact in journeys.log.of_municipality(connection, AccessReasonGiven.topic())
    )
