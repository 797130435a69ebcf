"""A client's file as the asker may see it, read once for a page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from journeys.aggregates.client import Client
from journeys.application.explain import history_with_workings
from journeys.application.history import history, with_remarks
from journeys.service.access.rights import ClientAction
from journeys.service.access.view import history_seen, obligations_seen
from journeys.service.pages.staff import staff_names
from journeys.service.who import Asker
from journeys.store.people import Person, people

Json = dict[str, Any]
ON_THE_PATH = ("breach", "touched_by")
"""What is remarked of a fact with the care path in mind."""


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file that is open: whose, what happened, where they stand, and what is due."""

    client: Client
    person: Person
    history: Json
    obligations: list[Json]
    colleagues: Mapping[str, str]
    """What users are called."""

    @property
    def ref(self) -> str:
        """The client's number."""
        return self.client.ref

    @property
    def on(self) -> date:
        """The day up to which it is told."""
        return date.fromisoformat(self.history["on"])

    @property
    def known_at(self) -> datetime:
        """The instant as known at which it is told."""
        return datetime.fromisoformat(self.history["known_at"])


def opened(
    asker: Asker,
    ref: str,
    *,
    known: datetime | None = None,
    on: date | None = None,
    action: ClientAction = ClientAction.see,
) -> OpenFile:
    """The file, as known at an instant and true on a day. Raises ``Refusal``."""
    client = asker.opened(ref, action)
    journeys = asker.journeys
    answer = with_remarks(journeys, history(journeys, ref, known=known, on=on))
    told = history_with_workings(journeys, answer)
    day, instant = date.fromisoformat(told["on"]), datetime.fromisoformat(told["known_at"])
    policy = journeys.policies.on(day, instant)
    with journeys.database.read() as connection:
        person = people(connection, journeys.keyring, {client.id}).get(ref, Person())
    return OpenFile(
        client,
        person,
        history_seen(_remarked(answer, asker), asker.sight),
        obligations_seen(told["obligations"], policy, asker.sight),
        staff_names(journeys),
    )


def _remarked(answer: Json, asker: Asker) -> Json:
    if "unwillingness" in asker.sight:
        return answer
    facts = [
        {name: value for name, value in fact.items() if name not in ON_THE_PATH}
        for fact in answer["facts"]
    ]
    return {**answer, "facts": facts}
