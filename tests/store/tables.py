"""The derived tables as a test compares them."""

from typing import Any

from sqlalchemy import select

from journeys.application.bootstrap import Journeys
from journeys.projections.tables import CLIENT_STATES, OBLIGATIONS


def derived(journeys: Journeys) -> dict[str, set[Any]]:
    """Every row of every read model."""
    with journeys.database.read() as connection:
        return {
            table.name: {tuple(row) for row in connection.execute(select(table))}
            for table in (CLIENT_STATES, OBLIGATIONS)
        }


def numbers_per_stream(journeys: Journeys) -> dict[str, list[int]]:
    """The numbers of the facts of each stream, in order."""
    found: dict[str, list[int]] = {}
    with journeys.database.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT originator_id, originator_version FROM stored_events ORDER BY 1, 2"
        )
        for stream, number in rows:
            found.setdefault(str(stream), []).append(number)
    return found


def assert_gapless(journeys: Journeys) -> None:
    """Each history counts 1, 2, 3 …"""
    for stream, numbers in numbers_per_stream(journeys).items():
        assert numbers == list(range(1, len(numbers) + 1)), stream
