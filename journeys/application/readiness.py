"""Whether the municipality can be served: its database, its keys, and lists that keep up."""

from collections.abc import Iterator

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from journeys.application.bootstrap import Journeys
from journeys.events import MUNICIPALITY
from journeys.store.keys import MasterKeyError
from journeys.store.places import last_position
from journeys.store.projector import BATCH, position_of, stopped_by
from journeys.store.schema import HEAD, version_of


def not_ready(journeys: Journeys) -> list[str]:
    """What stands in the way, in sentences without anything of anybody; empty when nothing does."""
    try:
        if version_of(journeys.database) != HEAD:
            return ["De database staat op een andere versie; draai journeys migrate."]
        with journeys.database.read() as connection:
            return [*_keys(journeys, connection), *_lists(connection)]
    except DBAPIError:
        return ["De database antwoordt niet."]


def _keys(journeys: Journeys, connection: Connection) -> Iterator[str]:
    try:
        opened = journeys.keyring.of_many(connection, [MUNICIPALITY])
    except MasterKeyError:
        opened = {}
    if not opened:
        yield "De hoofdsleutel opent het geheim van de gemeente niet."


def _lists(connection: Connection) -> Iterator[str]:
    # What stopped them is not told here: it may be about somebody.
    if stopped_by(connection):
        yield "De lijsten staan stil; draai journeys verify."
    behind = last_position(connection) - position_of(connection)
    if behind > BATCH:
        yield f"De lijsten lopen {behind} feiten achter op het logboek."
