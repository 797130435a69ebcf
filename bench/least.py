"""The least a command takes here: no history is read, nothing decrypted, no rule asked.

Only to measure by: it trusts its memory, and its lists hold nothing.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from eventsourcing.persistence import StoredEvent
from sqlalchemy import Connection

from journeys.aggregates.client import Client
from journeys.application.bootstrap import Journeys
from journeys.events import Fact
from journeys.policies import PolicySet
from journeys.store.keys import Key
from journeys.store.log import OPENED, Answers, FactLog, Opened
from journeys.store.prepared import Answer


class _Remembering(FactLog):
    """Reads each client once; after that only their key."""

    def __init__(self, journeys: Journeys) -> None:
        super().__init__(journeys.database, journeys.keyring)
        self._known: dict[str, Opened[Client]] = {}
        self._heads: dict[object, bytes] = {}
        self._keys: dict[str, Answer] = {}

    def ask(self, connection: Connection, refs: Iterable[str]) -> Answers:
        named = list(refs)
        self._keys = {ref: OPENED.run(connection, ref=ref) for ref in named if ref in self._known}
        return super().ask(connection, (ref for ref in named if ref not in self._known))

    def opened(self, asked: Answers, *, texts: bool = True) -> dict[str, Opened[Client]]:
        self._known |= super().opened(asked, texts=texts)
        return {ref: self._again(*self._known[ref]) for ref in (*asked, *self._keys)}

    def _again(
        self, stream: Client, key: Key | None, head: bytes | None, _: object
    ) -> Opened[Client]:
        if answer := self._keys.get(stream.ref):
            row = answer.first()
            key = self.keyring.opened(*row[:3]) if row else None
        again = Client(stream.id, stream.ref, stream.facts)
        self._known[stream.ref] = opened = Opened(again, key, self._heads.get(stream.id, head))
        return opened

    def _linked(
        self, facts: Iterable[Fact], key: Key | None, head: bytes | None
    ) -> Iterator[tuple[StoredEvent, bytes]]:
        for event, hashed in super()._linked(facts, key, head):
            self._heads[event.originator_id] = hashed
            yield event, hashed


@contextmanager
def least(journeys: Journeys) -> Iterator[Journeys]:
    """The same municipality, that remembers every client and asks no rule."""
    base = journeys.policies.base
    ruleless = PolicySet(base.frame, {}, base.content)
    found = Journeys(journeys.database, journeys.keyring, ruleless, journeys.clock)
    found.log = _Remembering(journeys)
    yield found
    found.log.close()
