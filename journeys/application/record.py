"""Recording facts: decide, append, let the lists follow; the same command twice is once."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection

from journeys.aggregates.authority import BY_PEOPLE, SUPERVISOR, User, roles_for
from journeys.aggregates.client import Client, Recording
from journeys.aggregates.timeline import AMENDMENTS
from journeys.application.bootstrap import Journeys
from journeys.application.names import sound
from journeys.application.stand_ins import acting
from journeys.clock import local_day
from journeys.events import BY_COMMAND, REGISTRY, Fact
from journeys.events.fields import is_legible
from journeys.events.municipality import MUNICIPAL_FACTS
from journeys.language import fact_label
from journeys.language.refusal import Refusal
from journeys.store import users
from journeys.store.keys import DestroyedKey
from journeys.store.log import VersionConflict, conflicts
from journeys.store.prepared import together
from journeys.store.projector import PolicyChanged, ProjectionStopped, policy_of
from journeys.store.rebuild import rebuild
from journeys.store.unreadable import Unreadable
from journeys.store.written import CommandDone

ATTEMPTS = 20
"""How often a command is decided anew when others keep writing first."""
BY_IMPORT = "history import"
NAMES_A_USER = ("consultant", "examiner")
"""Fields that give somebody work."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Command:
    """Somebody wishes to record one fact.

    ``recorded_at`` and ``number`` are given by a history import alone. A command with an id may
    come again and then adds nothing; one without is new each time.
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


def record(journeys: Journeys, command: Command) -> Recorded:
    """Record one fact and bring the lists up to date. Raises ``Refusal``."""
    try:
        batch = _committed(journeys, [command], with_lists=True)
    except (ProjectionStopped, PolicyChanged):
        # What stops the lists, or asks for them anew, does not keep a fact from being recorded.
        batch = _committed(journeys, [command])
        catch_up(journeys)
    (outcome,) = batch.outcomes
    if isinstance(outcome, Refusal):
        raise outcome
    return outcome


def record_all(journeys: Journeys, commands: Sequence[Command]) -> list[Outcome]:
    """Record facts in one transaction; what is refused is left out and the rest goes on.

    The lists are not brought up to date: call ``catch_up`` when all is in.
    """
    return _committed(journeys, commands).outcomes


def _committed(
    journeys: Journeys, commands: Sequence[Command], *, with_lists: bool = False
) -> "_Batch":
    for _ in range(ATTEMPTS):
        try:
            with journeys.database.write() as connection:
                batch = _Batch(journeys, connection, commands, with_lists=with_lists)
                batch.carry_out()
            return batch
        except VersionConflict:
            continue
    raise VersionConflict(f"{ATTEMPTS} attempts")


def decide_only(journeys: Journeys, command: Command) -> Client:
    """The client as they would be after this command; nothing is written. Raises ``Refusal``."""
    with journeys.database.read() as connection:
        batch = _Batch(journeys, connection, [command])
        batch.decide(command)
        return batch.clients[command.client]


def record_within(
    journeys: Journeys, connection: Connection, commands: Sequence[Command]
) -> list[Outcome]:
    """Record facts in a transaction that the caller commits.

    Raises ``VersionConflict``, after which nothing of the transaction may be committed.
    """
    batch = _Batch(journeys, connection, commands)
    batch.carry_out()
    return batch.outcomes


def follow(journeys: Journeys) -> None:
    """Let the lists follow the log. Raises ``ProjectionStopped`` when they cannot."""
    try:
        journeys.projector.catch_up()
    except PolicyChanged:
        journeys.reread_policies()  # another process may have adopted what these rows rest on
        if not _rests_on_another(journeys):
            journeys.projector.catch_up()
            return
        logger.warning("Het beleid is gewijzigd; de lijsten worden opnieuw opgebouwd.")
        rebuild(journeys.projector)


def _rests_on_another(journeys: Journeys) -> bool:
    with journeys.database.read() as connection:
        return policy_of(connection) not in (None, journeys.projector.policy)


def catch_up(journeys: Journeys) -> None:
    """Let the lists follow; a fact that stops them does not undo what was recorded."""
    try:
        follow(journeys)
    except ProjectionStopped as stopped:
        logger.error("De lijsten staan stil: %s. Draai journeys verify.", stopped)


class _Batch:
    """Some commands decided together, on histories read once."""

    def __init__(
        self,
        journeys: Journeys,
        connection: Connection,
        commands: Sequence[Command],
        *,
        with_lists: bool = False,
    ) -> None:
        self.journeys = journeys
        self.connection = connection
        self.commands = commands
        self.now = journeys.clock()
        commands = [command for command in commands if command.is_sound]
        names = {n for c in commands if isinstance(n := c.fields.get("recorded_by"), str)}
        log = journeys.log
        with together(connection):
            self.held = journeys.projector.held(connection) if with_lists else None
            done = log.ask_for_commands(connection, (c.id for c in commands if c.id is not None))
            by = {name: users.ask(connection, name) for name in names}
            histories = log.ask(connection, (c.client for c in commands))
        # Only what amends a text has to know it.
        texts = any(c.type in ("FactCorrected", "FactRetracted") for c in commands)
        self.opened = log.opened(histories, texts=texts)
        self.clients = {ref: opened.stream for ref, opened in self.opened.items()}
        self.destroyed = {r for r, o in self.opened.items() if isinstance(o.key, DestroyedKey)}
        self.users = {name: users.found(answer) for name, answer in by.items()}
        self.acting: dict[str, User | None] = {}
        self.done = log.done(done)
        self.new: list[CommandDone] = []
        self.outcomes: list[Outcome] = []

    def carry_out(self) -> None:
        self.outcomes = [self._outcome_of(command) for command in self.commands]
        if not self.new:
            return
        changed = [c for c in self.clients.values() if c.has_collected]
        projector = self.journeys.projector
        with conflicts(), together(self.connection):
            self.journeys.log.append(self.connection, self.opened.values(), self.new, at=self.now)
            asked = projector.ask(self.connection, changed) if self.held else None
        if self.held and asked:
            projector.follow(self.connection, self.held, asked, changed)

    def _outcome_of(self, command: Command) -> Outcome:
        if command.id is not None and (done := self.done.get(command.id)):
            return Recorded(command.client, done.first, done.last, again=True)
        try:
            fact = self.decide(command)
        except Refusal as refusal:
            return refusal
        done = CommandDone(fact.command_id, fact.originator_id, fact.number, fact.number)
        self.done[done.command] = done
        self.new.append(done)
        return Recorded(command.client, done.first, done.last)

    def decide(self, command: Command) -> Fact:
        """Let the client decide one command. Raises ``Refusal``."""
        command.require_sound()
        if fault := self.opened[command.client].fault:
            raise unreadable(f"Niet vastgelegd: {command.type} voor {command.client}", fault)
        client = self.clients[command.client]
        fact_type = fact_type_named(command)
        if command.history:
            _require_history_in_order(client, command, self.now)
        recorded_at = command.recorded_at or self.now
        if client.facts:
            # A clock that was set back must not put a fact before the one it follows.
            recorded_at = max(recorded_at, client.facts[-1].timestamp)
        how = Recording(
            recorded_at=recorded_at,
            stored_at=max(self.now, recorded_at),
            command_id=command.id or str(uuid4()),
            trace_id=uuid4().hex,
            user=self._user(command, fact_type),
            sender_id=command.sender_id,
            caused_by=BY_IMPORT if command.history else command.caused_by,
            by_role=not (command.history or command.by_system),
        )
        if how.by_role:
            self._require_known_people(command)
        if command.client in self.destroyed:
            _require_nothing_sealed(client, fact_type, command)
        return client.record(fact_type, command.fields, how)

    def _require_known_people(self, command: Command) -> None:
        """Work given to somebody who is not there would be noticed by nobody."""
        for field, name in people_named(command.fields):
            user = self._named(name)
            if user is None or not user.active_on(local_day(self.now)):
                raise Refusal(
                    "UNKNOWN_USER",
                    f"Niet vastgelegd: {command.type} voor {command.client}",
                    f"Gebruiker {name} is niet bekend, of nu niet actief.",
                    "Kies een collega die er is; gebruikers komen erbij met journeys import users.",
                    field=field,
                )

    def _user(self, command: Command, fact_type: type[Fact]) -> User | None:
        name = command.fields.get("recorded_by")
        if not isinstance(name, str):
            return None
        user = self._named(name)
        # Whom somebody stands in for is only looked up when it can matter.
        enough = set(roles_for(fact_type)) - {SUPERVISOR} if fact_type not in AMENDMENTS else set()
        if user is None or user.roles & enough:
            return user
        if name not in self.acting:
            log, today = self.journeys.log, local_day(self.now)
            self.acting[name] = acting(log, self.connection, user, today)
        return self.acting[name]

    def _named(self, name: str) -> User | None:
        if name not in self.users:
            self.users[name] = users.named(self.connection, name)
        return self.users[name]


def unreadable(what: str, fault: Unreadable) -> Refusal:
    """The refusal of what is asked of a client whose history cannot be read."""
    return Refusal(fault.code, what, str(fault), "Draai journeys verify.")


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
        todo = f"{meant}journeys record --help toont ze alle."
        raise Refusal("UNKNOWN_TYPE", what, why, todo, field="type")
    return fact_type


def _near(name: str) -> list[str]:
    """The types people record whose name, in the log or in Dutch, is nearest."""
    known = {said: t.topic() for t in BY_PEOPLE for said in (t.topic(), fact_label(t.topic()))}
    lower = {said.lower(): topic for said, topic in known.items()}
    return list(dict.fromkeys(lower[said] for said in get_close_matches(name.lower(), lower)))


def _require_nothing_sealed(client: Client, fact_type: type[Fact], command: Command) -> None:
    """A client whose key is destroyed takes no more text that only the key could open."""
    sealed = sorted(n for n in fact_type.sealed if command.fields.get(n) is not None)
    if sealed:
        raise Refusal(
            "FILE_DESTROYED",
            f"Niet vastgelegd: {command.type} voor {client.ref}",
            f"Het dossier is vernietigd; veld {', '.join(sealed)} kan niet meer worden bewaard.",
            "Laat dit veld weg als het feit ook zonder kan.",
            field=sealed[0],
        )


def _require_history_in_order(client: Client, command: Command, now: datetime) -> None:
    what = f"Niet vastgelegd: {command.type} voor {command.client}"
    if any(fact.caused_by != BY_IMPORT for fact in client.facts):
        raise Refusal(
            "CLIENT_HAS_LIVE_FACTS",
            what,
            f"{command.client} heeft al feiten die hier zijn vastgelegd.",
            "Een geschiedenis wordt ingelezen voordat er hier iets wordt vastgelegd.",
        )
    expected = client.version + 1
    if command.number not in (None, expected):
        raise Refusal(
            "NUMBER_OUT_OF_ORDER",
            what,
            f"Verwacht: feit {expected} van {command.client}; gevonden: feit {command.number}.",
            "Herstel eerst de regel die ontbreekt of geweigerd is, en lees het bestand opnieuw in.",
            field="number",
        )
    if command.recorded_at is None:
        return
    if command.recorded_at > now:
        raise Refusal(
            "RECORDED_IN_THE_FUTURE",
            what,
            f"recorded_at {command.recorded_at.isoformat()} ligt in de toekomst.",
            "Geef het tijdstip waarop het feit in het vorige systeem is vastgelegd.",
            field="recorded_at",
        )
    if client.facts and command.recorded_at < client.facts[-1].timestamp:
        raise Refusal(
            "RECORDED_BEFORE_PREVIOUS",
            what,
            f"recorded_at {command.recorded_at.isoformat()} ligt vóór dat van het vorige feit "
            f"({client.facts[-1].timestamp.isoformat()}).",
            "Zet de regels van één inwoner op volgorde van vastleggen.",
            field="recorded_at",
        )
