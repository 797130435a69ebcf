"""What somebody wishes to record, and what came of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from typing import Any

from journeys.aggregates.authority import BY_PEOPLE
from journeys.application.names import sound
from journeys.events import BY_COMMAND, REGISTRY, Fact
from journeys.events.fields import is_legible
from journeys.events.municipality import MUNICIPAL_FACTS
from journeys.language import fact_label
from journeys.language.refusal import Refusal

NAMES_A_USER = ("consultant", "examiner")
"""Fields that give somebody work."""


@dataclass(frozen=True, slots=True)
class Command:
    """Somebody wishes to record one fact.

    ``recorded_at`` and ``number`` are given by a history import alone. A command with an id may
    come again and then adds nothing; one without is new each time. ``seen`` is the number of the
    last fact that its sender saw, when it must rest on that.
    """

    client: str
    type: str
    fields: Mapping[str, Any]
    id: str | None = None
    sender_id: str | None = None
    recorded_at: datetime | None = None
    number: int | None = None
    history: bool = False
    caused_by: str = BY_COMMAND
    by_system: bool = False
    seen: int | None = None
    trace: str | None = None

    def require_sound(self) -> None:
        """Refuse what no database can be asked by. Raises ``Refusal``."""
        what = f"Niet vastgelegd: {self.type}"
        sound("client", self.client, what)
        for text in (self.sender_id, self.id):
            if text is not None and not is_legible(text):
                sound("id", text, what)
        by = self.fields.get("recorded_by")
        named = [("recorded_by", by)] if isinstance(by, str) else []
        for field, name in (*named, *people_named(self.fields)):
            if not is_legible(name):
                sound(field, name, what)

    @property
    def is_sound(self) -> bool:
        """Whether a database can be asked by it."""
        try:
            self.require_sound()
        except Refusal:
            return False
        return True


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a command led to; ``again`` when it had been carried out before."""

    client: str
    first: int
    last: int
    again: bool = False


Outcome = Recorded | Refusal


def people_named(fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """To whom a fact gives work, or a correction of one, with the field that says so."""
    for field in NAMES_A_USER:
        if isinstance(name := fields.get(field), str):
            yield field, name
    if isinstance(changes := fields.get("changes"), Mapping):
        yield from people_named(changes)


def fact_type_named(command: Command) -> type[Fact]:
    """The fact type a command names; refuses what is no fact about a client."""
    what = f"Niet vastgelegd: {command.type} voor {command.client}"
    fact_type = REGISTRY.get(command.type)
    if fact_type is None or fact_type in MUNICIPAL_FACTS:
        why = f"Type {command.type} bestaat niet."
        if fact_type is not None:
            why = f"{command.type} is een feit van de gemeente zelf, niet van een inwoner."
        near = _near(command.type) if fact_type is None else []
        meant = f"Bedoelde u {', '.join(near)}? " if near else ""
        todo = f"{meant}Alle soorten:  journeys record --help"
        raise Refusal("UNKNOWN_TYPE", what, why, todo, field="type")
    return fact_type


def _near(name: str) -> list[str]:
    """The types people record whose name, in the log or in Dutch, is nearest."""
    known = {said: t.topic() for t in BY_PEOPLE for said in (t.topic(), fact_label(t.topic()))}
    lower = {said.lower(): topic for said, topic in known.items()}
    return list(dict.fromkeys(lower[said] for said in get_close_matches(name.lower(), lower)))
