"""The council's report: every figure from every client's facts, in one pass."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from journeys.aggregates.timeline import AMENDMENTS, effective, known_at
from journeys.events import Fact
from journeys.policies import PolicySet
from journeys.reports.definition import Definition
from journeys.reports.figure import Counted, Figure
from journeys.reports.past import STANDING, Past, Period

Everything = list[list[Counted]]
"""What was counted, definition by definition."""


class Council(NamedTuple):
    """Every figure as known now, and as it was known when the period ended."""

    figures: list[Figure]
    at_its_end: list[Figure]


def council(
    histories: Iterable[tuple[str, Sequence[Fact]]],
    period: Period,
    ended_at: datetime,
    definitions: Sequence[Definition],
    policy: PolicySet,
) -> Council:
    """Each figure over a period, of these clients' facts as known: a fold, nothing else.

    ``ended_at`` is the instant at which the period's last day ended.
    """
    now: Everything = [[] for _ in definitions]
    then: Everything = [[] for _ in definitions]
    for client, facts in histories:
        found = _counted(client, facts, period, definitions, policy)
        known = known_at(facts, ended_at)
        same = all(_is_of_later(fact, period) for fact in facts if fact.timestamp > ended_at)
        before = found if same else _counted(client, known, period, definitions, policy)
        _add(now, found)
        _add(then, before)
    return Council(_figures(definitions, now), _figures(definitions, then))


def looked_at(definitions: Iterable[Definition], policy: PolicySet) -> frozenset[str] | None:
    """The facts by which these are counted, which is less to read; None where it may be any."""
    topics = set(STANDING)
    for definition in definitions:
        found = definition.looks_at(policy)
        if found is None:
            return None
        topics |= found
    return frozenset(topics)


def _is_of_later(fact: Fact, period: Period) -> bool:
    """Whether a fact tells nothing of the period or of what came before it."""
    return fact.happened_on > period.last and type(fact) not in AMENDMENTS


def _counted(
    client: str,
    facts: Sequence[Fact],
    period: Period,
    definitions: Sequence[Definition],
    policy: PolicySet,
) -> Everything:
    past = Past(client, effective(facts), policy, period.last)
    if not past.timeline:
        return [[] for _ in definitions]
    return [list(definition.count(past, period)) for definition in definitions]


def _add(total: Everything, of_one: Everything) -> None:
    for counted, found in zip(total, of_one, strict=True):
        counted.extend(found)


def _figures(definitions: Sequence[Definition], counted: Everything) -> list[Figure]:
    return [one.figure(found) for one, found in zip(definitions, counted, strict=True)]
