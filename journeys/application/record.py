"""Recording facts: decide, append, let the lists follow; the same command twice is once."""

from collections.abc import Sequence
from uuid import uuid4

from sqlalchemy import Connection

from journeys.aggregates.authority import SUPERVISOR, User, roles_for
from journeys.aggregates.client import Client, Recording
from journeys.aggregates.timeline import AMENDMENTS
from journeys.application.bootstrap import Journeys
from journeys.application.command import Command, Outcome, Recorded, fact_type_named, people_named
from journeys.application.lists_follow import catch_up
from journeys.application.required import (
    BY_IMPORT,
    require_history_in_order,
    require_nothing_new,
    require_nothing_sealed,
    unreadable,
)
from journeys.application.stand_ins import acting
from journeys.clock import local_day
from journeys.events import Fact
from journeys.language.refusal import Refusal
from journeys.store import users
from journeys.store.keys import DestroyedKey
from journeys.store.log import VersionConflict, conflicts
from journeys.store.prepared import together
from journeys.store.projector import PolicyChanged, ProjectionStopped
from journeys.store.written import CommandDone

ATTEMPTS = 20
"""How often a command is decided anew when others keep writing first."""


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


def decided(journeys: Journeys, commands: Sequence[Command]) -> list[Outcome]:
    """What would come of these commands by now; nothing is written."""
    with journeys.database.read() as connection:
        return _Batch(journeys, connection, commands).decide_all()


def record_within(
    journeys: Journeys, connection: Connection, commands: Sequence[Command]
) -> list[Outcome]:
    """Record facts in a transaction that the caller commits.

    Raises ``VersionConflict``, after which nothing of the transaction may be committed.
    """
    batch = _Batch(journeys, connection, commands)
    batch.carry_out()
    return batch.outcomes


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

    def decide_all(self) -> list[Outcome]:
        """What comes of each command; nothing is written yet."""
        self.outcomes = [self._outcome_of(command) for command in self.commands]
        return self.outcomes

    def carry_out(self) -> None:
        self.decide_all()
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
        require_nothing_new(client, command)
        fact_type = fact_type_named(command)
        if command.history:
            require_history_in_order(client, command, self.now)
        recorded_at = command.recorded_at or self.now
        if client.facts:
            # A clock that was set back must not put a fact before the one it follows.
            recorded_at = max(recorded_at, client.facts[-1].timestamp)
        how = Recording(
            recorded_at=recorded_at,
            stored_at=max(self.now, recorded_at),
            command_id=command.id or str(uuid4()),
            trace_id=command.trace or uuid4().hex,
            user=self._user(command, fact_type),
            sender_id=command.sender_id,
            caused_by=BY_IMPORT if command.history else command.caused_by,
            by_role=not (command.history or command.by_system),
        )
        if how.by_role:
            self._require_known_people(command)
        if command.client in self.destroyed:
            require_nothing_sealed(client, fact_type, command)
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
                    "Kies een collega die er is. Een beheerder voegt gebruikers toe:  "
                    "journeys import users BESTAND.csv",
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
