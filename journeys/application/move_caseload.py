"""A caseload that goes to a colleague in one go."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, or_, select

from journeys.aggregates.authority import SUPERVISOR, User
from journeys.aggregates.client import Client
from journeys.aggregates.timeline import AMENDMENTS
from journeys.application.bootstrap import Journeys
from journeys.application.command import Command
from journeys.application.decide import ANEW, Wish
from journeys.application.lists_follow import catch_up, follow
from journeys.application.names import sound
from journeys.application.record import decided, record_all
from journeys.application.stand_ins import acting
from journeys.application.unknown_user import unknown_user
from journeys.clock import local_day
from journeys.events import ConsultantAssigned
from journeys.events.registration import CONSULTANT_ROLES
from journeys.language.refusal import Refusal
from journeys.projections.tables import CLIENT_STATES
from journeys.store import users
from journeys.store.tables import clients

AT_A_TIME = 100
WHAT = "Geen inwoners overgedragen"
Progress = Callable[[int], None]
Place = tuple[str, str]
"""A client and a role in which they are assigned to somebody."""


class Refused(NamedTuple):
    """Who stays where they are, and why."""

    client: str
    refusal: Refusal


@dataclass(slots=True)
class Moved:
    """What came of moving a caseload: which places moved, stood there already, were refused."""

    moved: list[Place] = field(default_factory=list)
    stood: list[Place] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Asked:
    """From whom to whom, from which day on, and whether the clients were named one by one."""

    giver: str
    taker: User
    day: date
    named: bool


def move(
    journeys: Journeys,
    *,
    giver: str,
    taker: str,
    by: str,
    on: date | None = None,
    role: str | None = None,
    only: Sequence[str] = (),
    progress: Progress = lambda _: None,
    dry_run: bool = False,
    wish: Wish = ANEW,
) -> Moved:
    """Assign a colleague's clients to another; what is refused is told, the rest is done.

    Moving once more adds nothing, and the same ``wish`` moves nobody again who went elsewhere
    since. A ``dry_run`` only tells what it would do. Raises ``Refusal`` when nothing at all can
    be moved.
    """
    today = local_day(journeys.clock())
    day = on or today
    roles = (role,) if role else CONSULTANT_ROLES
    for what, text in (("giver", giver), *(("client", ref) for ref in only)):
        sound(what, text, WHAT)
    follow(journeys)
    with journeys.database.read() as connection:
        everybody = users.everybody(connection)
        _require_supervisor(journeys, connection, everybody, by, today)
        _require_people(everybody, giver, taker, today, roles)
        places = _places(connection, roles, giver=giver, taker=taker, only=only)
        known = journeys.log.by_ref(connection, {ref for ref, _ in places})
    if day > today:
        raise Refusal(
            "NOT_IN_THE_FUTURE",
            WHAT,
            f"--on {day:%d-%m-%Y} ligt na vandaag ({today:%d-%m-%Y}).",
            "Leg de overdracht vast op de dag zelf; voor een afwezigheid die komt is er "
            "journeys stand-in.",
        )
    result = Moved()
    commands = []
    asked = _Asked(giver, everybody[taker], day, named=bool(only))
    for ref, place_role in places:
        command = _assigning(known[ref], place_role, asked, result)
        if command is not None:
            fields = {"happened_on": day, "recorded_by": by, **command.fields}
            of_wish = wish.command and f"{wish.command}:{known[ref].id}:{place_role}"
            named = of_wish or command.id
            commands.append(Command(ref, command.type, fields, id=named, trace=wish.trace))
    if not (commands or result.stood or result.refused):
        raise _nobody(giver, role) if giver in everybody else unknown_user(WHAT, giver, everybody)
    for start in range(0, len(commands), AT_A_TIME):
        _carry_out(journeys, commands[start : start + AT_A_TIME], result, dry_run=dry_run)
        progress(len(commands[start : start + AT_A_TIME]))
    if not dry_run:
        catch_up(journeys)
    return result


def _carry_out(
    journeys: Journeys, commands: Sequence[Command], result: Moved, *, dry_run: bool
) -> None:
    outcomes = (decided if dry_run else record_all)(journeys, commands)
    for command, outcome in zip(commands, outcomes, strict=True):
        place = (command.client, command.fields["role"])
        if isinstance(outcome, Refusal):
            result.refused.append(Refused(command.client, outcome))
        else:
            (result.stood if outcome.again else result.moved).append(place)


def _places(
    connection: Connection, roles: Iterable[str], *, giver: str, taker: str, only: Sequence[str]
) -> list[Place]:
    """What is asked to move: of the giver, or by now of the taker; or just the clients named."""
    people = CLIENT_STATES.c
    query = select(clients.c.ref, CLIENT_STATES).join(clients, clients.c.client == people.client)
    if only:
        query = query.where(clients.c.ref.in_(only))
    else:
        query = query.where(
            people.closed_on.is_(None), or_(*(people[r].in_([giver, taker]) for r in roles))
        )
    found = {row["ref"]: row for row in connection.execute(query).mappings()}
    places = [
        (ref, role) for ref in sorted(found) for role in roles if found[ref][role] in (giver, taker)
    ]
    told = {ref for ref, _ in places}
    # Who was named and is nobody's of theirs is asked about all the same, to be refused by name.
    return [*places, *((ref, "") for ref in dict.fromkeys(only) if ref not in told)]


def _assigning(client: Client, role: str, asked: _Asked, result: Moved) -> Command | None:
    """The command that moves one client in one role, if they are still the giver's."""
    assigned = [f for f in client.timeline if isinstance(f, ConsultantAssigned) and f.role == role]
    if not assigned:
        result.refused.append(Refused(client.ref, _not_theirs(client.ref, asked.giver)))
        return None
    last, taker = assigned[-1], asked.taker
    if last.consultant == taker.user:
        if asked.named or any(f.consultant == asked.giver for f in assigned[-2:-1]):
            result.stood.append((client.ref, role))
        return None
    if asked.day < last.happened_on:
        result.refused.append(Refused(client.ref, _too_early(client.ref, last)))
        return None
    if role not in taker.roles:
        result.refused.append(Refused(client.ref, _without_role(client.ref, role, taker)))
        return None
    amended = sum(type(f) in AMENDMENTS for f in client.facts)
    return Command(
        client.ref,
        ConsultantAssigned.topic(),
        {"role": role, "consultant": taker.user},
        # Two who do this at the same time do it once; what was taken back can be done again.
        id=f"caseload:{client.id}:{role}:{taker.user}:{last.number}:{amended}",
    )


def _require_supervisor(
    journeys: Journeys, connection: Connection, everybody: dict[str, User], by: str, today: date
) -> None:
    user = acting(journeys.log, connection, everybody.get(by), today)
    if user is None:
        raise unknown_user(WHAT, by, everybody)
    if not user.active_on(today) or SUPERVISOR not in user.roles:
        raise Refusal(
            "ROLE_MAY_NOT_RECORD",
            WHAT,
            f"{by} is nu geen teamleider en valt er ook niet voor in.",
            "Vraag een teamleider dit te doen.",
            field="by",
        )


def _require_people(
    everybody: dict[str, User], giver: str, taker: str, today: date, roles: Iterable[str]
) -> None:
    """The taker is another, is there now, and works in a role that is asked for."""
    if taker not in everybody:
        raise unknown_user(WHAT, taker, everybody)
    if giver == taker:
        raise Refusal(
            "CASELOAD_TO_ONESELF",
            WHAT,
            f"De inwoners van {giver} zijn al van {taker}.",
            "Kies een andere collega bij --to.",
        )
    user = everybody[taker]
    if not user.active_on(today):
        raise Refusal(
            "USER_NOT_ACTIVE",
            WHAT,
            f"Gebruiker {taker} is niet actief op {today:%d-%m-%Y}.",
            "Kies een collega die er nu is.",
            field="to",
        )
    if not user.roles & set(roles):
        raise Refusal(
            "CONSULTANT_WITHOUT_ROLE",
            WHAT,
            f"{taker} heeft {', '.join(sorted(user.roles)) or 'geen rol'}.",
            f"Toegestaan: een collega met {' of '.join(roles)}.",
            field="to",
        )


def _nobody(giver: str, role: str | None) -> Refusal:
    said = f" als {role}" if role else ""
    return Refusal(
        "EMPTY_CASELOAD",
        WHAT,
        f"{giver} heeft{said} geen inwoners.",
        "Wie er hoeveel heeft:  journeys caseload",
    )


def _not_theirs(ref: str, giver: str) -> Refusal:
    return Refusal(
        "NOT_IN_THIS_CASELOAD",
        f"Niet overgedragen: {ref}",
        f"{ref} is niet van {giver}.",
        f"Wie de consulent is:  journeys history {ref}",
    )


def _too_early(ref: str, last: ConsultantAssigned) -> Refusal:
    return Refusal(
        "ASSIGNED_LATER",
        f"Niet overgedragen: {ref}",
        f"{last.consultant} is consulent sinds {last.happened_on:%d-%m-%Y}.",
        "Kies een dag vanaf toen met --on DATUM.",
        field="on",
    )


def _without_role(ref: str, role: str, taker: User) -> Refusal:
    return Refusal(
        "CONSULTANT_WITHOUT_ROLE",
        f"Niet overgedragen: {ref}",
        f"{taker.user} is geen {role}.",
        f"Kies voor deze inwoner een {role}:  journeys caseload move --client {ref} …",
    )
