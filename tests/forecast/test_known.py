"""What is known to come is asked by the policy set that counts when it is to be done."""

from dataclasses import fields
from datetime import date, timedelta

import pytest
from hypothesis import given as hypothesis_given
from hypothesis import settings
from hypothesis import strategies as st

from journeys.aggregates.timeline import effective, until
from journeys.forecast.demand import Contact, demand
from journeys.forecast.known import known_contacts
from journeys.forecast.recurrence import recurrences
from journeys.forecast.weeks import Weeks
from journeys.policies import InForce, PolicySet, evaluate, shipped
from tests.own_sets import YEARLY, own_set
from tests.policies.given import fact, history, registered
from tests.policies.test_properties import entries

START = date(2026, 11, 23)
SWITCHED_OFF = own_set(('rule = "re-examination"', 'rule = "re-examination"\nactive = false'))
LISTED_SOONER = own_set(
    ('list_before = { length = "3 months"', 'list_before = { length = "12 months"')
)


def reexamination(since: str, later: PolicySet, counts_from: str) -> list[Contact]:
    """When the re-examination is due 18 months after a day, were another set to count by then."""
    timeline = effective(
        history(
            [
                registered(
                    "2024-01-01", benefit="participatiewet", benefit_since=since, lead="wsp"
                ),
                fact("ClientScreened", "2024-01-10"),
            ]
        )
    )
    sets = [(START, shipped()), (date.fromisoformat(counts_from), later)]
    asked = [(day, evaluate(timeline, policy_set)) for day, policy_set in sets]
    return [one for one in known_contacts("R-1", asked) if one.obligation.rule == "re-examination"]


def days(contacts: list[Contact]) -> list[tuple[str, str, str]]:
    return [
        (one.obligation.list_from.isoformat(), one.plan_on.isoformat(), one.obligation.policy)
        for one in contacts
    ]


def test_what_is_planned_before_another_set_counts_stays_as_it_was():
    found = reexamination("2025-06-07", own_set(YEARLY), "2027-01-01")
    assert days(found) == [("2026-09-07", "2026-12-07", "rijswijk@1")]
    found = reexamination("2025-06-07", SWITCHED_OFF, "2027-01-01")
    assert days(found) == [("2026-09-07", "2026-12-07", "rijswijk@1")]


def test_what_is_planned_later_is_asked_by_that_set():
    found = reexamination("2026-03-02", own_set(YEARLY), "2026-12-01")
    assert days(found) == [("2026-12-02", "2027-03-02", "rijswijk@2")]
    assert reexamination("2026-03-02", SWITCHED_OFF, "2026-12-01") == []


def test_nobody_is_asked_it_before_that_set_counts():
    """Due in September by the shorter term: that is known in January, and it is late by then."""
    (found,) = reexamination("2025-09-05", own_set(YEARLY), "2027-01-01")
    assert days([found]) == [("2026-12-05", "2027-01-01", "rijswijk@2")]
    assert found.obligation.due_on == date(2026, 9, 5)
    assert found.overdue_on(START)


@pytest.mark.parametrize(
    ("since", "listed"),
    [
        ("2026-05-04", "2027-01-01"),  # not on the list by the set before
        ("2025-08-05", "2026-11-05"),  # on it since then
    ],
)
def test_it_stands_on_the_list_from_the_first_set_that_lists_it(since, listed):
    assert days(reexamination(since, LISTED_SOONER, "2027-01-01"))[0][0] == listed


@settings(max_examples=60, deadline=None)
@hypothesis_given(facts=entries(), counts_from=st.integers(1, 900))
def test_a_set_that_differs_only_in_its_version_moves_nothing(facts, counts_from):
    on, last = date(2023, 6, 1), date(2026, 6, 1)
    timeline = until(effective(history(facts)), on)
    sets = [
        InForce(on, shipped()),
        InForce(on + timedelta(days=counts_from), own_set(version=7)),
    ]
    asked = [(one, evaluate(timeline, one.policy_set)) for one in sets]

    def told(asked):
        known = known_contacts("R-1", [(one.since, open_) for one, open_ in asked])
        again = [Contact("R-1", *one) for one in recurrences(timeline, asked, last)]
        counted = demand(known, again, Weeks(on, 157))
        return [getattr(counted, field.name) for field in fields(counted)]

    assert told(asked) == told(asked[:1])
