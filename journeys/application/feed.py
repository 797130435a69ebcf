"""Facts in the order in which they came into the log, for systems that follow along."""

from typing import NamedTuple

from sqlalchemy import BigInteger, literal, select

from journeys.aggregates.client import Client
from journeys.application.bootstrap import Journeys
from journeys.events import MUNICIPALITY
from journeys.store.log import Noted
from journeys.store.places import after
from journeys.store.tables import clients
from journeys.store.unreadable import Unreadable


class Written(NamedTuple):
    """One fact of a client: where it stands in the whole log, and in their history."""

    client: Client
    number: int


class Stretch(NamedTuple):
    """Some facts on end; whoever has them asks next what came after ``last``."""

    written: list[Written]
    last: int


def stretch(journeys: Journeys, begin: int, most: int) -> Stretch:
    """At most so many facts of clients after a position in the log, in the order of the log.

    None is passed over: facts get their position and are committed in one order. Those of a
    client whose history cannot be read come with that client, who then has no facts.
    """
    with journeys.database.read() as connection:
        query = after(connection.dialect, select(literal(begin, BigInteger)))
        noted = [Noted(*row) for row in connection.execute(query, {"limit": most})]
        streams = {note.stream for note in noted} - {MUNICIPALITY}
        found = connection.execute(select(clients).where(clients.c.client.in_(streams)))
        refs = {row.client: row.ref for row in found}
        lost: list[Unreadable] = []
        histories = {c.id: c for c in journeys.log.clients(connection, refs, passed_over=lost)}
    for fault in lost:
        histories[fault.client] = Client(fault.client, fault.ref)
    written = [
        Written(histories[note.stream], note.number) for note in noted if note.stream in histories
    ]
    return Stretch(written, noted[-1].position if noted else begin)
