"""A client's history as known at an instant and true on a day, with the state then."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from journeys.aggregates.breaches import breaches
from journeys.aggregates.client import Client
from journeys.aggregates.fold import fold
from journeys.aggregates.reassessments import reassessments
from journeys.aggregates.state import State
from journeys.aggregates.timeline import Amendments, effective, known_at, until
from journeys.application.bootstrap import Journeys
from journeys.clock import local_day
from journeys.events import (
    EscalatedToSupervisor,
    Fact,
    FactCorrected,
    FactRetracted,
    ReexaminationFellDue,
)
from journeys.events.loading import plain, plain_fields
from journeys.language.refusal import Refusal
from journeys.policies import Obligation, PolicySet, evaluate

Issued = ReexaminationFellDue | EscalatedToSupervisor
"""What the scheduler records of what went out."""


def history(
    journeys: Journeys, ref: str, *, known: datetime | None = None, on: date | None = None
) -> dict[str, Any]:
    """The history as programs read it: state, and the facts that had been recorded by then.

    Raises ``Refusal`` for a client who is not known.
    """
    client = client_of(journeys, ref)
    instant = known or journeys.clock()
    day = on or local_day(instant)
    facts = known_at(client.facts, instant)
    whole = effective(facts)
    timeline = until(whole, day)
    return {
        "client": ref,
        "on": day.isoformat(),
        "known_at": instant.isoformat(),
        "state": state_json(fold(timeline)),
        # Before the registration there is nothing; a retracted one is still told.
        "facts": _facts(facts, day) if timeline or not whole else [],
    }


def known_client(journeys: Journeys, ref: str) -> Client:
    """The client with that number; one who is not known yet has no facts."""
    with journeys.database.read() as connection:
        return journeys.log.by_ref(connection, [ref])[ref]


def client_of(journeys: Journeys, ref: str) -> Client:
    """The client with that number. Raises ``Refusal`` when there is none."""
    client = known_client(journeys, ref)
    if not client.facts:
        raise Refusal(
            "UNKNOWN_CLIENT",
            f"Er is geen inwoner {ref}",
            "Dit nummer komt in het logboek niet voor.",
            "Controleer het nummer. Wie nieuw is, komt erin met een bestand:  "
            "journeys import clients BESTAND.csv",
        )
    return client


def _facts(facts: Sequence[Fact], day: date) -> list[dict[str, Any]]:
    amendments = Amendments(facts)
    shown = []
    for fact in facts:
        amendment = isinstance(fact, FactCorrected | FactRetracted)
        if not amendment and amendments.applied_to(fact).happened_on > day:
            continue
        row = fact_json(fact)
        if fact.number in amendments.corrected_by:
            row["corrected_by"] = amendments.corrected_by[fact.number]
        if fact.number in amendments.retracted_by:
            row["retracted_by"] = amendments.retracted_by[fact.number]
        shown.append(row)
    return shown


def fact_json(fact: Fact) -> dict[str, Any]:
    """One fact as every door shows it."""
    return {
        "number": fact.number,
        "type": fact.topic(),
        "happened_on": fact.happened_on.isoformat(),
        "recorded_at": fact.recorded_at.isoformat(),
        "stored_at": fact.stored_at.isoformat(),
        "recorded_by": fact.recorded_by,
        **plain_fields(fact),
    }


def state_json(state: State) -> dict[str, Any]:
    """The state as every door shows it."""
    return {
        "trede": state.trede or None,
        "route": state.route,
        "lead": state.lead or None,
        "benefit": state.benefit if state.registered else None,
        "in_target_group": state.in_target_group,
        "journey": "open" if state.open else "closed",
        "plan": plain(asdict(state.plan)) if state.plan else None,
        "activities": [plain(asdict(activity)) for activity in state.activities.values()],
        "obstacles": [plain(asdict(obstacle)) for obstacle in state.obstacles.values()],
        "referrals": [plain(asdict(referral)) for referral in state.referrals.values()],
        "path": plain(asdict(state.path)) if state.path else None,
        "consultants": dict(state.consultants),
    }


def with_remarks(journeys: Journeys, answer: dict[str, Any]) -> dict[str, Any]:
    """The history with each fact marked whose ground has disappeared since.

    A reminder or escalation that went out did go out; when a correction takes its ground
    away, people see "achterhaald" beside it, and when another policy set moved the day, which
    day took its place. Beside a fact of people they see what to settle.
    """
    instant = datetime.fromisoformat(answer["known_at"])
    known = known_at(client_of(journeys, answer["client"]).facts, instant)
    remarks: dict[int, dict[str, Any]] = {}
    for fact in known:
        if isinstance(fact, Issued):
            policy = journeys.policies.on(fact.happened_on, fact.timestamp)
            if not _has_ground(fact, _asked(known, fact, policy)):
                remarks[fact.number] = {"outdated": True}
            elif moved := _moved_to(journeys, known, fact, policy):
                remarks[fact.number] = {"superseded": moved}
    for waiting in reassessments(known):
        remarks[waiting.number] = {"touched_by": list(waiting.touched_by)}
    for breach in breaches(answer["client"], known):
        remarks[breach.number] = {"breach": breach.why}
    facts = [{**fact, **remarks.get(fact["number"], {})} for fact in answer["facts"]]
    return {**answer, "facts": facts}


def still_grounded(journeys: Journeys, known: Sequence[Fact], issued: Issued) -> bool:
    """Whether it would have been issued, had its facts been right; what came in later aside."""
    policy = journeys.policies.on(issued.happened_on, issued.timestamp)
    return _has_ground(issued, _asked(known, issued, policy))


def _moved_to(
    journeys: Journeys, known: Sequence[Fact], issued: Issued, policy: PolicySet
) -> dict[str, str] | None:
    """The day under the policy set of today, when that is another day and another set."""
    today = journeys.policy_set
    asked = [] if today.digest == policy.digest else _asked(known, issued, today)
    if not asked or any(o.due_on == issued.due_on for o in asked):
        return None
    return {"due_on": asked[0].due_on.isoformat(), "policy": today.label}


def _asked(known: Sequence[Fact], issued: Issued, policy: PolicySet) -> list[Obligation]:
    """What was asked as it was issued, on its facts as they are now known to have been."""
    then = [
        fact
        for fact in known
        if fact.number < issued.number or isinstance(fact, FactCorrected | FactRetracted)
    ]
    timeline = until(effective(then), issued.happened_on)
    return [o for o in evaluate(timeline, policy) if _is_of(issued, o)]


def _has_ground(issued: Issued, asked: Sequence[Obligation]) -> bool:
    """Whether it was asked for that day, and what was escalated was to be by then."""
    return any(
        o.due_on == issued.due_on
        and (isinstance(issued, ReexaminationFellDue) or o.escalate_on <= issued.happened_on)
        for o in asked
    )


def _is_of(issued: Issued, obligation: Obligation) -> bool:
    if isinstance(issued, EscalatedToSupervisor):
        return (issued.rule, issued.key) == (obligation.rule, obligation.key)
    return obligation.records == issued.topic()
