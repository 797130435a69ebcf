"""Taking in people beside their facts: names and contact details from another system."""

from collections.abc import Mapping

from journeys.application.bootstrap import Journeys
from journeys.store import people


def take_in_people(journeys: Journeys, given: Mapping[str, people.Person]) -> None:
    """Write who these clients are, by client number; unknown numbers are passed over."""
    with journeys.database.write() as connection:
        clients = journeys.log.by_ref(connection, given)
        for ref, person in given.items():
            if clients[ref].facts:
                people.save(connection, journeys.keyring, clients[ref].id, person)
