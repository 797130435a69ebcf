"""Delivering what waits in the outbox."""

from pathlib import Path

from journeys.application.bootstrap import Journeys
from journeys.store import outbox


def deliver_lists(journeys: Journeys, folder: Path) -> list[Path]:
    """Write the lists that wait into the folder; returns what was written."""
    return outbox.deliver(journeys.database, folder, journeys.clock())
