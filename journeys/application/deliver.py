"""Delivering what waits in the outbox."""

from pathlib import Path

from journeys.application.bootstrap import Journeys
from journeys.store import outbox


def lists_folder(journeys: Journeys) -> Path:
    """Where lists go unless told otherwise: beside an embedded database, for a server here."""
    database = journeys.database
    beside = Path(database.url.database or "").parent if database.is_sqlite else Path()
    return beside / "lists"


def deliver_lists(journeys: Journeys, folder: Path) -> list[Path]:
    """Write the lists that wait into the folder; returns what was written."""
    return outbox.deliver(journeys.database, folder, journeys.clock())
