"""What a day's work left behind, as a test compares it."""

from datetime import date
from pathlib import Path

from sqlalchemy import select

from journeys.application.bootstrap import Journeys
from journeys.events.loading import plain_fields
from journeys.store.tables import clients

Told = tuple[str, str, date, str]


def by_the_system(journeys: Journeys) -> list[Told]:
    """Every fact the system recorded about a client: client, type, day and fields."""
    return [told for told, by in _everything(journeys) if by == "system"]


def facts_told(journeys: Journeys) -> list[Told]:
    """Every fact about everybody, the municipality included.

    Without the hash of a day's list: it rests on the clients' ids, which are random.
    """
    with journeys.database.read() as connection:
        own = journeys.log.municipality(connection).stream.facts
    said = [(fact, {**plain_fields(fact), "content_hash": ""}) for fact in own]
    told = [("", fact.topic(), fact.happened_on, str(fields)) for fact, fields in said]
    return sorted(told + [told for told, _ in _everything(journeys)])


def _everything(journeys: Journeys) -> list[tuple[Told, str]]:
    with journeys.database.read() as connection:
        refs = {row.client: row.ref for row in connection.execute(select(clients))}
        return sorted(
            ((c.ref, f.topic(), f.happened_on, str(plain_fields(f))), f.recorded_by)
            for c in journeys.log.clients(connection, refs)
            for f in c.facts
        )


def names(journeys: Journeys) -> list[tuple[str, str]]:
    """What the system recorded, shortly: type and rule or nothing, in order of client."""
    return [(told[1], told[2].isoformat()) for told in by_the_system(journeys)]


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
