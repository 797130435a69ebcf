"""Standing in for an absent colleague: appointed for a period, with their lists and their role."""

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Connection

from journeys.aggregates.authority import SUPERVISOR, User
from journeys.aggregates.stand_ins import StandIn, replaced_by, stand_ins
from journeys.application.bootstrap import Journeys
from journeys.events import StandInAppointed
from journeys.events.registration import CONSULTANT_ROLES
from journeys.language.refusal import Refusal
from journeys.store import users
from journeys.store.log import FactLog

WHAT = f"Niet vastgelegd: {StandInAppointed.topic()}"


def appointed(journeys: Journeys, from_on: date) -> list[StandIn]:
    """The stand-ins of a day and after it, by their first day."""
    with journeys.database.read() as connection:
        known = all_known(journeys.log, connection)
    return sorted((s for s in known if s.until >= from_on), key=lambda s: (s.from_on, s.absent))


def replaced_in(journeys: Journeys, absent: str, from_on: date, until: date) -> list[str]:
    """Who was to stand in for somebody in those days, each once."""
    found = [s for s in appointed(journeys, from_on) if s.absent == absent and s.from_on <= until]
    return list(dict.fromkeys(s.stand_in for s in found))


def all_known(
    log: FactLog, connection: Connection, known_at: datetime | None = None
) -> list[StandIn]:
    """Every stand-in appointed, as known at an instant."""
    return stand_ins(log.of_municipality(connection, StandInAppointed.topic()), known_at)


def absent_on(
    log: FactLog, connection: Connection, user: str, day: date, known_at: datetime | None = None
) -> dict[str, date]:
    """Whose work this user has beside their own on a day, with each one's last day of absence."""
    return replaced_by(all_known(log, connection, known_at), user, day)


def acting(log: FactLog, connection: Connection, user: User | None, day: date) -> User | None:
    """The user with the role in which they act that day: the teamleider's, if they replace one.

    Only whom a stand-in was appointed for in person counts: the role is never passed on.
    """
    if user is None or SUPERVISOR in user.roles:
        return user
    absent = [
        s.absent for s in all_known(log, connection) if s.stand_in == user.user and s.holds_on(day)
    ]
    for name in absent:
        replaced = users.named(connection, name)
        if replaced and SUPERVISOR in replaced.roles:
            return replace(user, roles=user.roles | {SUPERVISOR})
    return user


def require_fit(
    everybody: dict[str, User], absent: str, stand_in: str, days: tuple[date, date], by: str
) -> None:
    """Both are there in those days, and the stand-in may do what is asked of them.

    Of who is back nothing is asked.
    """
    away = _known(everybody, absent, "absent", days[0])
    if absent == stand_in:
        return
    present = _known(everybody, stand_in, "stand_in", days[0])
    _known(everybody, stand_in, "stand_in", days[1])
    if SUPERVISOR in away.roles and SUPERVISOR not in everybody[by].roles:
        raise Refusal(
            "STAND_IN_NOT_PASSED_ON",
            WHAT,
            f"{by} valt zelf in voor een teamleider en kan die rol niet doorgeven.",
            "Vraag een teamleider dit vast te leggen.",
            field="by",
        )
    if SUPERVISOR not in present.roles and not _works_with_clients(away, present):
        asked = ", ".join(r for r in CONSULTANT_ROLES if r in away.roles) or "een consulentenrol"
        raise Refusal(
            "STAND_IN_NEEDS_ROLE",
            WHAT,
            f"{stand_in} heeft {', '.join(sorted(present.roles)) or 'geen rol'}; "
            f"invallen voor {absent} vraagt {asked}.",
            "Kies een collega met die rol, of een teamleider.",
            field="stand_in",
        )


def _works_with_clients(away: User, present: User) -> bool:
    """Whether the stand-in has each consultant's role of the absent, and at least one."""
    own = present.roles & set(CONSULTANT_ROLES)
    return bool(own) and own >= away.roles & set(CONSULTANT_ROLES)


def _known(everybody: dict[str, User], name: str, field: str, day: date) -> User:
    user = everybody.get(name)
    if user is None:
        raise Refusal(
            "UNKNOWN_USER",
            WHAT,
            f"Gebruiker {name} is niet bekend.",
            f"Bekend: {', '.join(sorted(everybody)) or 'niemand'}.",
            field=field,
        )
    if not user.active_on(day):
        raise Refusal(
            "USER_NOT_ACTIVE",
            WHAT,
            f"Gebruiker {name} is niet actief op {day:%d-%m-%Y}.",
            "Kies een collega die er dan is. Wie weggaat draagt inwoners over:  "
            "journeys caseload move",
            field=field,
        )
    return user
