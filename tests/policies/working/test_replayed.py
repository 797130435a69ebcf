"""Whoever follows the steps of a working comes to the very days of the obligation."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeys.aggregates.timeline import effective
from journeys.events import Fact
from journeys.policies import (
    Obligation,
    PolicySet,
    evaluate,
    load_policy_set,
    shipped,
    suppressed,
    working,
    working_json,
)
from journeys.policies.calendar import add
from tests.cases import Entry
from tests.policies.every_policy import CASES
from tests.policies.given import destroyed, fact, history
from tests.properties.plausible import days, histories, registrations, routes

TEXT = shipped().content
DECREED = ", ".join(str(date(2024, 1, 2) + timedelta(weeks=n)) for n in range(150))
STATUTORY = load_policy_set(
    TEXT.replace('kind = "policy"', 'kind = "statutory"').replace(
        "equated_by_decree = []", f"equated_by_decree = [{DECREED}]"
    )
)
"""Every term is a statutory one, and every Tuesday is equated with a holiday."""
FROM_THE_BEGINNING = load_policy_set(TEXT.replace("moves_anchor = true", "moves_anchor = false"))
SETS = (shipped(), STATUTORY, FROM_THE_BEGINNING)
DAYS = ("due_on", "plan_on", "list_from", "escalate_on")
OFF = timedelta(days=1)


ABOUT_TALKS = (
    "ContactHeld",
    "ContactMissed",
    "ContactPlanned",
    "IntakeHeld",
    "JourneyReopened",
    "LeadTransferred",
    "RouteAssigned",
)
"""What postpones and holds back a term."""


@st.composite
def talks(draw: st.DrawFn) -> list[Entry]:
    """A client who is spoken to, missed, given routes and taken over, in any order."""
    more = draw(st.lists(st.sampled_from(ABOUT_TALKS), min_size=2, max_size=12))
    entries = [draw(registrations())]
    for name in ("IntakeHeld", "RouteAssigned", *more):
        fields = {
            "RouteAssigned": {"route": draw(routes)},
            "LeadTransferred": {"lead": "mp"},
            "ContactPlanned": {"for_on": draw(days)},
        }.get(name, {})
        entries.append(fact(name, draw(days), **fields))
    return entries


def every_obligation(timeline: list[Fact], policy_set: PolicySet) -> list[Obligation]:
    muted = [found.obligation for found in suppressed(timeline, policy_set)]
    return evaluate(timeline, policy_set) + muted


def replayed(steps: Iterable[Mapping[str, Any]], facts: Mapping[int, Fact], due_on: date) -> date:
    """The day to which the steps lead, each followed from its own words for programs alone."""
    day = date.min
    for step in steps:
        match step["step"]:
            case "anchor" | "not_before":
                day = getattr(facts[step["fact"]], step["field"] or "happened_on")
            case "due_on":
                day = due_on
            case "floor":
                assert date.fromisoformat(step["on"]) > day
                day = date.fromisoformat(step["on"])
            case "term" | "before":
                count, unit = step["term"].split()
                ahead = 1 if step["step"] == "term" else -1
                day = add(day, ahead * int(count), unit.rstrip("s"))
            case "next_working_day" | "previous_working_day" as move:
                off = {date.fromisoformat(one["on"]) for one in step.get("skipped", [])}
                while day in off:
                    day += OFF if move == "next_working_day" else -OFF
            case move:
                assert move == "not_moved"
        assert day.isoformat() == step["on"], step
    return day


def assert_replays(facts: list[Fact], policy_set: PolicySet) -> None:
    timeline = effective(facts)
    standing = {fact.number: fact for fact in timeline}
    for obligation in every_obligation(timeline, policy_set):
        found = working(obligation, facts, policy_set)
        assert found, obligation
        said = working_json(found)
        for name in DAYS:
            day = replayed(said[name], standing, obligation.due_on)
            assert day == getattr(obligation, name), (name, said[name])
        first = said["due_on"][0]
        assert (first["fact"], first["on"]) == (
            obligation.anchor,
            obligation.anchor_on.isoformat(),
        )


@settings(max_examples=60, deadline=None)
@given(histories())
def test_replaying_the_steps_gives_exactly_the_days(entries: list[Entry]) -> None:
    facts = history(entries)
    for policy_set in SETS:
        assert_replays(facts, policy_set)


@settings(max_examples=60, deadline=None)
@given(talks())
def test_replaying_what_is_held_back_gives_exactly_the_days(entries: list[Entry]) -> None:
    facts = history(entries)
    for policy_set in SETS:
        assert_replays(facts, policy_set)


@settings(max_examples=30, deadline=None)
@given(histories())
def test_a_destroyed_key_takes_no_working_away(entries: list[Entry]) -> None:
    assert_replays(destroyed(history(entries)), shipped())


@pytest.mark.parametrize("policy_set", SETS, ids=("shipped", "statutory", "from-the-beginning"))
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)
def test_every_rule_can_be_replayed(case, policy_set):
    assert_replays(history(case.history), policy_set)


def test_what_the_facts_do_not_say_has_no_working():
    facts = history(CASES[0].history)
    (obligation,) = [o for o in evaluate(effective(facts), shipped()) if o.rule == CASES[0].rule]
    assert working(obligation._replace(due_on=date(2030, 1, 1)), facts, shipped()) is None
    assert working(obligation, [], shipped()) is None
    assert working(obligation, facts, shipped(), on=date(2020, 1, 1)) is None
