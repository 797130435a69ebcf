"""A fact of a type this software does not know: nothing that rests on it can be projected."""

from sqlalchemy import text

from journeys.application.bootstrap import Journeys
from journeys.store.places import last_position

UNKNOWN = "PoisonDrunk"


def poison(journeys: Journeys, ref: str, topic: str = UNKNOWN) -> int:
    """Put such a fact after those of a client, at the end of the log; returns its position."""
    with journeys.database.write() as connection:
        connection.execute(
            text(
                "INSERT INTO stored_events (originator_id, originator_version, topic, state) "
                "SELECT originator_id, originator_version + 1, :topic, state FROM stored_events "
                "JOIN clients ON clients.client = originator_id WHERE ref = :ref "
                "ORDER BY originator_version DESC LIMIT 1"
            ),
            {"ref": ref, "topic": topic},
        )
        return last_position(connection)


def take_away_poison(journeys: Journeys) -> None:
    """Mend the log by hand."""
    with journeys.database.write() as connection:
        connection.execute(
            text("DELETE FROM stored_events WHERE topic = :topic"), {"topic": UNKNOWN}
        )


def spoil(journeys: Journeys, ref: str) -> None:
    """Leave nothing of the content of a client's first fact."""
    with journeys.database.write() as connection:
        connection.execute(
            text(
                "UPDATE stored_events SET state = :nothing WHERE originator_version = 1 AND "
                "originator_id = (SELECT client FROM clients WHERE ref = :ref)"
            ),
            {"nothing": b'{"v":1}', "ref": ref},
        )
