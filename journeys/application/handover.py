"""The warm handover of one client: what a new consultant must know, and the assignment itself."""

from datetime import date
from typing import Any

from journeys.aggregates.authority import User
from journeys.aggregates.fold import fold
from journeys.aggregates.sight import seen, sees_health
from journeys.aggregates.state import Path, State
from journeys.aggregates.timeline import until
from journeys.application.bootstrap import Journeys
from journeys.application.command import Command
from journeys.application.history import client_of, state_json
from journeys.application.record import record
from journeys.clock import local_day
from journeys.events import ConsultantAssigned, Fact, care_path
from journeys.events.registration import CONSULTANT_ROLES
from journeys.language.refusal import Refusal
from journeys.policies import PolicySet, evaluate
from journeys.store import users

WHAT = "Geen overdracht gemaakt"
STANDING = ("trede", "route", "lead", "benefit", "in_target_group", "journey", "consultants")
"""What the sentence of where a client stands needs; none of it is sealed."""

OWN_KEYS = ("activity", "referral")


def handover(
    journeys: Journeys, ref: str, *, to: str, by: str | None = None, role: str | None = None
) -> dict[str, Any]:
    """What a new consultant must know of a client, as far as their role may see it.

    With ``by``, a teamleider, the client is assigned to them first, once. Raises ``Refusal``.
    """
    today = local_day(journeys.clock())
    with journeys.database.read() as connection:
        everybody = users.everybody(connection)
    taker = _taker(everybody, to, today, role)
    in_role = role or _one_role(taker)
    before = client_of(journeys, ref)
    assigned = False
    if by is not None and before.state().consultants.get(in_role) != to:
        fields = {"role": in_role, "consultant": to, "happened_on": today, "recorded_by": by}
        record(journeys, Command(ref, ConsultantAssigned.topic(), fields))
        assigned = True
    timeline = until(client_of(journeys, ref).timeline, today)
    state = fold(timeline)
    policy = journeys.policies.on(today)
    health = sees_health(taker.roles)
    return {
        "client": ref,
        "on": today.isoformat(),
        "to": to,
        "role": in_role,
        "by": by if assigned else None,
        "sees_health": health,
        "names": {user.user: user.name for user in everybody.values()},
        "state": {name: value for name, value in state_json(state).items() if name in STANDING},
        "path": _path(state.path),
        "facts": _facts(timeline, health=health),
        "policy": policy.label,
        "due": _due(timeline, policy, state, health=health),
        "before": _involved(timeline),
    }


def for_programs(handover: dict[str, Any]) -> dict[str, Any]:
    """The same as ``journeys handover --format json`` prints it: nobody by name.

    Nor, to who has no sight of health, the keys that somebody thought of: a partner may be named
    in one.
    """
    told = {name: value for name, value in handover.items() if name != "names"}
    if handover["sees_health"]:
        return told
    facts = [{k: v for k, v in fact.items() if k not in OWN_KEYS} for fact in handover["facts"]]
    return {**told, "facts": facts}


def _taker(everybody: dict[str, User], to: str, today: date, role: str | None) -> User:
    taker = everybody.get(to)
    if taker is None or not taker.active_on(today):
        raise Refusal(
            "UNKNOWN_USER" if taker is None else "USER_NOT_ACTIVE",
            WHAT,
            f"Gebruiker {to} is niet bekend, of nu niet actief.",
            "Kies een collega die er nu is.",
            field="to",
        )
    if not taker.roles & ({role} if role else set(CONSULTANT_ROLES)):
        raise Refusal(
            "CONSULTANT_WITHOUT_ROLE",
            WHAT,
            f"{to} heeft {', '.join(sorted(taker.roles)) or 'geen rol'}.",
            f"Toegestaan: een collega met {role or ' of '.join(CONSULTANT_ROLES)}.",
            field="to",
        )
    return taker


def _one_role(taker: User) -> str:
    own = [role for role in CONSULTANT_ROLES if role in taker.roles]
    if len(own) == 1:
        return own[0]
    raise Refusal(
        "WHICH_ROLE",
        WHAT,
        f"{taker.user} is {' en '.join(own)}.",
        "Zeg met --role in welke rol.",
        field="role",
    )


def _path(path: Path | None) -> dict[str, Any] | None:
    """That there is or was a care path, and since when: what is in it stands in its file."""
    if path is None:
        return None
    ended = path.ended_on.isoformat() if path.ended_on else None
    return {"since": path.reported_on.isoformat(), "ended_on": ended}


def _facts(timeline: list[Fact], *, health: bool) -> list[dict[str, Any]]:
    told = []
    for fact in timeline:
        fields = seen(fact, health=health)
        if fields is not None and not _of_the_care_path(fact):
            envelope = {"type": fact.topic(), "happened_on": fact.happened_on.isoformat()}
            told.append({**fields, **envelope, "recorded_by": fact.recorded_by})
    return told


def _of_the_care_path(fact: Fact) -> bool:
    return type(fact).__module__ == care_path.__name__


def _due(
    timeline: list[Fact], policy: PolicySet, state: State, *, health: bool
) -> list[dict[str, Any]]:
    """What stands due; without sight of health nothing that tells how far a care path is."""
    due = evaluate(timeline, policy, state=state)
    if not health:
        steps = {fact.number for fact in timeline if _of_the_care_path(fact)}
        due = [obligation for obligation in due if obligation.anchor not in steps]
    return [
        {
            "rule": obligation.rule,
            # Somebody thought of the key, and may have named a partner in it.
            "key": obligation.key if health else None,
            "due_on": obligation.due_on.isoformat(),
            "plan_on": obligation.plan_on.isoformat(),
            "because": obligation.because,
            "policy": obligation.policy,
        }
        for obligation in sorted(due, key=lambda one: (one.due_on, one.rule, one.key or ""))
    ]


def _involved(timeline: list[Fact]) -> list[dict[str, Any]]:
    """Every consultant with the period, by role; the last of a role has no end yet."""
    periods: list[dict[str, Any]] = []
    current: dict[str, dict[str, Any]] = {}
    for fact in timeline:
        if not isinstance(fact, ConsultantAssigned):
            continue
        last = current.get(fact.role)
        if last and last["person"] == fact.consultant:
            continue
        day = fact.happened_on.isoformat()
        if last:
            last["until"] = day
        current[fact.role] = {
            "role": fact.role,
            "person": fact.consultant,
            "from": day,
            "until": None,
        }
        periods.append(current[fact.role])
    return periods
