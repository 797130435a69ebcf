"""Changing what stands in a database behind the system's back, and what verification says."""

from sqlalchemy import text

from journeys.application.verify import verify
from tests.cases import REF, fact, registered

STORY = (
    registered(),
    fact("ClientScreened", "2024-01-10", note="gelezen"),
    fact("RouteAssigned", "2024-01-15", route="A"),
    fact("FactCorrected", "2024-01-16", fact=3, changes={"route": "B"}),
    fact("IntakeHeld", "2024-02-01"),
)
OTHER = "R-000002"


def change(journeys, statement, **values):
    with journeys.database.write() as connection:
        return connection.execute(text(statement), values)


def stream_of(journeys, ref):
    with journeys.database.read() as connection:
        return journeys.log.by_ref(connection, [ref])[ref].id


def stored_id(journeys, ref):
    """The id of a stream as the log's own table has it."""
    stream = stream_of(journeys, ref)
    return stream.hex if journeys.database.is_sqlite else stream


def named(journeys, ref=REF):
    return [line for line in verify(journeys).differences if line.startswith(ref)]


def differences(journeys):
    return verify(journeys).differences
