"""What would come again is imagined from the rules themselves, and decides nothing."""

from datetime import date

import pytest
from hypothesis import given as hypothesis_given
from hypothesis import settings

from journeys.aggregates.timeline import effective, until
from journeys.events import Fact
from journeys.forecast.recurrence import answer_to, recurrences
from journeys.policies import InForce, Obligation, evaluate, load_policy_set, shipped
from tests.own_sets import TALKS_SOONER, own_set
from tests.policies.given import Entry, fact, history, registered
from tests.policies.test_properties import entries

SPOKEN = (
    registered("2024-01-01"),
    fact("ClientScreened", "2024-01-02"),
    fact("RouteAssigned", "2024-01-03", route="A"),
    fact("IntakeHeld", "2024-01-08"),
    fact("PlanAgreed", "2024-01-09"),
)


def coming(on: str, up_to: str, *facts: Entry, policy_set=None, later=()) -> list[Obligation]:
    on_day, last = date.fromisoformat(on), date.fromisoformat(up_to)
    policies = policy_set or shipped()
    timeline = until(effective(history(facts)), on_day)
    return again(timeline, last, InForce(on_day, policies), *later)


def again(timeline: list[Fact], last: date, *counting: InForce) -> list[Obligation]:
    asked = [(one, evaluate(timeline, one.policy_set)) for one in counting]
    return [one.obligation for one in recurrences(timeline, asked, last)]


def days(found: list[Obligation], rule: str) -> list[str]:
    return [o.due_on.isoformat() for o in found if o.rule == rule]


def test_the_next_talk_follows_from_the_talk_that_is_to_be_held():
    found = coming("2024-01-10", "2024-06-30", *SPOKEN)
    # 6 weeks on each time; Easter and Ascension Day are planned before, so the next comes sooner.
    assert days(found, "follow-up") == ["2024-04-01", "2024-05-09", "2024-06-19"]


def test_what_is_known_is_not_told_again_as_a_recurrence():
    found = coming("2024-01-10", "2025-02-28", *SPOKEN)
    assert "2024-07-09" not in days(found, "plan-evaluation")
    assert days(found, "plan-evaluation") == ["2025-01-09"]


def test_what_a_new_plan_takes_the_place_of_does_not_come_again():
    without_intake = (
        registered("2022-01-03"),
        fact("RouteAssigned", "2022-01-03", route="A"),
        fact("PlanAgreed", "2022-01-03", evaluate_on=None),
    )
    found = coming("2023-06-01", "2024-05-31", *without_intake)
    # Evaluated on 1 June; four weeks after the intake of that day comes a plan of its own.
    assert days(found, "plan") == ["2023-06-29"]
    assert days(found, "plan-evaluation") == ["2023-12-29"]


def test_what_should_have_been_done_before_is_done_on_the_first_working_day():
    found = coming("2024-03-30", "2024-05-31", *SPOKEN)
    assert days(found, "follow-up")[0] == "2024-05-14"


def test_from_the_day_on_which_another_set_counts_what_comes_again_is_asked_by_it():
    later = [InForce(date(2024, 4, 29), own_set(TALKS_SOONER))]
    found = coming("2024-01-10", "2024-06-30", *SPOKEN, later=later)
    # Asked for 9 May until the other set counts; then 4 weeks after 28 March, which is past.
    told = [(o.due_on.isoformat(), o.policy) for o in found if o.rule == "follow-up"]
    assert told == [
        ("2024-04-01", "rijswijk@1"),
        ("2024-04-25", "rijswijk@2"),
        ("2024-05-27", "rijswijk@2"),
        ("2024-06-24", "rijswijk@2"),
    ]


def test_what_another_set_asks_of_the_same_fact_is_no_second_recurrence():
    other = InForce(date(2024, 4, 29), own_set(version=2))
    assert [
        (one.rule, one.key, one.due_on)
        for one in coming("2024-01-10", "2025-12-31", *SPOKEN, later=[other])
    ] == [(one.rule, one.key, one.due_on) for one in coming("2024-01-10", "2025-12-31", *SPOKEN)]


def test_of_what_hangs_on_a_decision_nothing_that_follows_is_told():
    assert coming("2024-01-10", "2033-01-01", registered("2024-01-01")) == []


@pytest.mark.parametrize(
    ("rule", "answer"),
    [
        ("follow-up", "ContactHeld"),
        ("missed-contact", "ContactHeld"),
        ("first-intake", "IntakeHeld"),
        ("plan", "PlanAgreed"),
        ("plan-evaluation", "PlanEvaluated"),
        ("route-horizon", "RouteReviewed"),
        ("re-examination", "ReexaminationHeld"),
        ("effect-measurement", "EffectMeasured"),
        ("screening", None),
        ("wrong-trede", None),
        ("traject-end", None),
        ("suspicion", None),
        ("path-decision", None),
        ("reconsideration", None),
        ("retention", None),
    ],
)
def test_a_rule_is_answered_by_what_says_it_was_done_and_never_by_a_decision(rule, answer):
    found = answer_to(shipped().active[rule])
    assert (found and found.topic()) == answer


def test_a_rule_of_the_municipality_itself_recurs_too():
    own = load_policy_set(
        shipped().content
        + """
[[rules]]
rule = "yearly-call"
kind = "recurring"
from_first = ["ClientRegistered"]
renewed_by = ["ContactHeld"]
renewal = "always"
term = { length = "1 year", kind = "policy" }
role = "inkomensconsulent"
source = "Eigen besluit"
"""
    )
    found = coming("2024-01-10", "2026-12-31", registered("2024-01-01"), policy_set=own)
    # The first, due on New Year's Day 2025, is known; it is held the day before.
    assert days(found, "yearly-call") == ["2025-12-31", "2026-12-31"]


@settings(deadline=None, max_examples=60)
@hypothesis_given(facts=entries())
def test_for_every_history_it_ends_and_leaves_the_history_as_it_was(facts):
    on_day, last = date(2023, 6, 1), date(2026, 6, 1)
    timeline = until(effective(history(facts)), on_day)
    known, as_it_was = evaluate(timeline, shipped()), list(timeline)
    found = again(timeline, last, InForce(on_day, shipped()))
    assert timeline == as_it_was
    assert not {(o.rule, o.key, o.due_on) for o in known} & {
        (o.rule, o.key, o.due_on) for o in found
    }
    assert all(o.plan_on <= last for o in found)
