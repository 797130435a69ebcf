"""The dossier of a decision: what the decider could know, and nothing that came later."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from typing import Any

import orjson

from journeys import events
from journeys.aggregates.authority import SUPERVISOR
from journeys.aggregates.breaches import breaches
from journeys.aggregates.fold import fold
from journeys.aggregates.paths import path_of, paths
from journeys.aggregates.people import is_one_of
from journeys.aggregates.state import Path
from journeys.aggregates.timeline import Amendments, effective, until
from journeys.application.bootstrap import Journeys
from journeys.application.history import client_of, fact_json, state_json
from journeys.application.required import BY_IMPORT
from journeys.application.stand_ins import acting
from journeys.clock import local_day
from journeys.events import Fact, FactCorrected, FactRetracted
from journeys.language import fact_label
from journeys.language.refusal import Refusal
from journeys.policies import Obligation, evaluate
from journeys.store import users

DECISIONS: tuple[type[Fact], ...] = (
    events.PathDecided,
    events.MaatregelRecorded,
    events.Reconsidered,
    events.DecisionReassessed,
    events.SuspicionWithdrawn,
    events.PathClosed,
    events.PathWithdrawn,
)
"""What somebody decides on the care path."""
NOT_YET = "to_come"
"""How an obligation stands that no list mentions yet."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """What a dossier says, who made it and when, and what became of the decision since."""

    content: dict[str, Any]
    content_hash: str
    """Over the content alone: made again from the same log it is the same."""
    made_at: datetime
    made_by: str
    amended_by: int | None
    """The later fact that corrects or retracts the decision; never part of the content."""


def dossier(journeys: Journeys, ref: str, number: int, by: str) -> Dossier:
    """The dossier of the decision with that number in a client's history.

    Raises ``Refusal`` for a client or number that is not known, for a fact that is no decision,
    and for who neither is or replaces a teamleider nor took part in the path.
    """
    facts = client_of(journeys, ref).facts
    decision = _decision(ref, facts, number)
    content = _content(journeys, ref, facts[: number - 1], decision)
    _require_may_read(journeys, by, content)
    now = Amendments(facts)
    digest = hashlib.sha256(orjson.dumps(content, option=orjson.OPT_SORT_KEYS)).hexdigest()
    return Dossier(
        content,
        digest,
        made_at=journeys.clock(),
        made_by=by,
        amended_by=now.retracted_by.get(number) or now.corrected_by.get(number),
    )


def _decision(ref: str, facts: Sequence[Fact], number: int) -> Fact:
    found = facts[number - 1] if 1 <= number <= len(facts) else None
    if isinstance(found, DECISIONS):
        return found
    standing = [fact for fact in facts if isinstance(fact, DECISIONS)]
    there = ", ".join(f"{f.number} ({fact_label(f.topic())})" for f in standing)
    raise Refusal(
        "NOT_A_DECISION",
        f"Geen dossier gemaakt voor {ref}",
        f"Feit {number} is geen besluit: {fact_label(found.topic())}."
        if found
        else f"{ref} heeft geen feit {number}; de nummers lopen van 1 tot en met {len(facts)}.",
        f"Besluiten van {ref}: {there}." if there else f"{ref} heeft geen besluit.",
    )


def _content(journeys: Journeys, ref: str, known: Sequence[Fact], decision: Fact) -> dict[str, Any]:
    """Everything the document says, as JSON knows it."""
    day = decision.happened_on
    timeline = until(effective(known), day)
    path = path_of(decision, paths(timeline))
    policy = journeys.policies.on(day, decision.recorded_at)
    obligations = evaluate(timeline, policy)
    on_path = {fact.number for fact in path}
    return {
        "client": ref,
        "decision": _shown(decision),
        "on": day.isoformat(),
        "known_until": decision.recorded_at.isoformat(),
        "policy": policy.label,
        "state": state_json(fold(timeline)),
        "people": _people(path, decision),
        "path": _all_shown(ref, known, path),
        "others": _all_shown(ref, known, [f for f in timeline if f.number not in on_path]),
        "amendments": [_shown(f) for f in known if isinstance(f, FactCorrected | FactRetracted)],
        "retracted": _retracted(known, day),
        "due": [_due_json(o, day) for o in sorted(obligations, key=attrgetter("due_on"))],
    }


def _people(steps: Sequence[Fact], decision: Fact) -> dict[str, Any]:
    path = fold(steps).path or Path(decision.happened_on, [])
    deciding = [decision.recorded_by] if isinstance(decision, events.PathDecided) else []
    examiners = list(dict.fromkeys([*path.examiners, *path.assessors]))
    deciders = list(dict.fromkeys([*deciding, *([] if deciding else path.deciders)]))
    return {
        "reporters": list(dict.fromkeys(path.reporters)),
        "examiners": examiners,
        "deciders": deciders,
        "three": bool(path.reporters and examiners and deciders)
        and not any(is_one_of(who, path.reporters) for who in (*examiners, *deciders))
        and not any(is_one_of(who, examiners) for who in deciders),
    }


def _all_shown(ref: str, known: Sequence[Fact], facts: Sequence[Fact]) -> list[dict[str, Any]]:
    corrected = Amendments(known).corrected_by
    without_ground = {breach.number: breach.why for breach in breaches(ref, known)}
    shown = []
    for fact in facts:
        row = _shown(fact)
        if fact.number in corrected:
            row["corrected_by"] = corrected[fact.number]
        if fact.number in without_ground:
            row["breach"] = without_ground[fact.number]
        shown.append(row)
    return shown


def _shown(fact: Fact) -> dict[str, Any]:
    taken_over = fact.caused_by == BY_IMPORT or fact.stored_at > fact.recorded_at
    return {**fact_json(fact), "taken_over": taken_over}


def _retracted(known: Sequence[Fact], day: date) -> list[dict[str, Any]]:
    """What had been taken back by then, which the decider could see too."""
    retracted = Amendments(known).retracted_by
    return [
        {**_shown(fact), "retracted_by": retracted[fact.number]}
        for fact in known
        if fact.number in retracted
        and not isinstance(fact, FactCorrected | FactRetracted)
        and fact.happened_on <= day
    ]


def _due_json(obligation: Obligation, day: date) -> dict[str, Any]:
    return {
        "rule": obligation.rule,
        "key": obligation.key,
        "anchor": obligation.anchor,
        "due_on": obligation.due_on.isoformat(),
        "plan_on": obligation.plan_on.isoformat(),
        "escalate_on": obligation.escalate_on.isoformat(),
        "state": obligation.state_on(day) if obligation.list_from <= day else NOT_YET,
        "role": obligation.role,
        "because": obligation.because,
        "source": obligation.source,
    }


def _require_may_read(journeys: Journeys, by: str, content: dict[str, Any]) -> None:
    """The document holds what is sealed, so it is for the teamleider and who took part."""
    today = local_day(journeys.clock())
    with journeys.database.read() as connection:
        user = acting(journeys.log, connection, users.named(connection, by), today)
    what = f"Geen dossier gemaakt voor {content['client']}"
    if user is None or not user.active_on(today):
        raise Refusal(
            "UNKNOWN_USER",
            what,
            f"Gebruiker {by} is niet bekend, of nu niet actief.",
            "Een beheerder voegt gebruikers toe:  journeys import users BESTAND.csv",
            field="by",
        )
    people = content["people"]
    took_part = [
        *people["reporters"],
        *people["examiners"],
        *people["deciders"],
        content["decision"]["recorded_by"],
        *(fact["recorded_by"] for fact in content["path"]),
    ]
    if SUPERVISOR in user.roles or is_one_of(by, took_part):
        return
    raise Refusal(
        "DOSSIER_IS_NOT_YOURS",
        what,
        f"{by} is geen teamleider, valt er nu niet voor in en zette geen stap in dit traject.",
        "Vraag het aan de teamleider.",
        field="by",
    )
