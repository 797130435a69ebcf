"""Every client is accounted for by every rule in exactly one way."""

from datetime import date, timedelta

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from journeys.aggregates.fold import fold
from journeys.aggregates.timeline import effective, until
from journeys.events import Fact
from journeys.policies import evaluate, load_policy_set, shipped, suppressed
from journeys.policies.completeness import WAYS, Account, Accounts, accounts
from tests.policies.every_account import (
    JOURNEY_CLOSED,
    LED_BY_INCOME,
    MOVED_AWAY,
    NEWCOMER,
    OTHERWISE,
    SCREENED_OUTSIDE,
    WAYS_OF,
)
from tests.policies.every_policy import CASES, DUE
from tests.policies.given import Entry, destroyed, fact, given, registered
from tests.policies.test_properties import HISTORIES, START

ASKED = ("listed", "to_come")
LISTED_AT_ONCE = {"hearing", "closure", "route", "wsp-decision", "wsp-return", "missed-contact"} | {
    "wrong-trede",
    "wsp-acknowledgement",
}
"""What is due within two weeks stands on the list from its first day."""

each_rule = pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)


def accounted(*entries: Entry, on: str = DUE, policy=None) -> Accounts:
    """A client with these facts, accounted for on a day."""
    seen = given(*entries).on(on)
    return accounts(seen.timeline, policy or shipped(), seen.day)


def way_of(rule: str, *entries: Entry, on: str = DUE) -> str:
    """``muted other_lead``: the way in which a rule deals with the client, and why."""
    first = accounted(*entries, on=on).by_rule[rule][0]
    return f"{first.way} {first.why}" if first.why else first.way


def edited(*changes: tuple[str, str]):
    """The set that ships with some of its text changed."""
    text = shipped().content
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return load_policy_set(text)


def without_rule(rule: str):
    """The set that ships with one rule switched off."""
    return edited((f'rule = "{rule}"\n', f'rule = "{rule}"\nactive = false\n'))


@each_rule
def test_what_is_due_is_on_the_list(case):
    account = accounted(*case.history).by_rule[case.rule][0]
    assert (account.way, account.due_on) == ("listed", date.fromisoformat(DUE))


@each_rule
def test_before_it_is_on_the_list_it_is_still_to_come(case):
    listed_from = given(*case.history).on(DUE).then_due(case.rule, DUE).list_from
    day_before = (listed_from - timedelta(days=1)).isoformat()
    last_fact = max(entry.day for entry in case.history)
    assert (day_before < last_fact) == (case.rule in LISTED_AT_ONCE)
    if case.rule not in LISTED_AT_ONCE:
        assert way_of(case.rule, *case.history, on=day_before) == "to_come"


@each_rule
def test_once_handled(case):
    assert way_of(case.rule, *case.history, *case.handled) == WAYS_OF[case.rule].handled


@each_rule
def test_journey_closed(case):
    assert way_of(case.rule, *case.history, JOURNEY_CLOSED) == WAYS_OF[case.rule].journey_closed


@each_rule
def test_screened_outside_the_target_group(case):
    found = way_of(case.rule, *case.history, SCREENED_OUTSIDE)
    assert found == WAYS_OF[case.rule].screened_outside


@each_rule
def test_moved_away(case):
    assert way_of(case.rule, *case.history, MOVED_AWAY) == WAYS_OF[case.rule].moved_away


@each_rule
def test_led_by_another(case):
    assert way_of(case.rule, *case.history, LED_BY_INCOME) == WAYS_OF[case.rule].led_by_income


@each_rule
def test_a_newcomer(case):
    assert way_of(case.rule, NEWCOMER) == WAYS_OF[case.rule].newcomer


@each_rule
def test_switched_off(case):
    found = accounted(*case.history, policy=without_rule(case.rule)).by_rule[case.rule]
    assert [(account.way, account.why) for account in found] == [("muted", "switched_off")]


@pytest.mark.parametrize("case", OTHERWISE, ids=lambda case: f"{case.rule}: {case.because}")
def test_why_a_rule_does_not_apply(case):
    account = accounted(*case.history, on="2026-06-01").by_rule[case.rule][0]
    assert (account.way, account.why, account.because) == (
        "not_applicable",
        case.code,
        case.because,
    )


def test_the_fact_that_closed_it_is_the_first_that_did():
    found = accounted(
        registered(),
        fact("ContactMissed", "2024-02-01"),
        fact("ContactHeld", "2024-01-15"),
        fact("IntakeHeld", "2024-03-01"),
        fact("ContactHeld", "2024-04-01"),
    ).by_rule["missed-contact"]
    assert found == [
        Account(
            "missed-contact",
            None,
            "closed",
            "IntakeHeld",
            "de intake van vr 01-03-2024 (feit 4)",
            fact=4,
        )
    ]


def test_each_way_is_told_in_full():
    """What is asked, what is silent and what does not apply: rule, key, why, because, fact, day."""
    due = date(2024, 2, 26)
    because = "8 weken na de inschrijving van ma 01-01-2024"
    client = registered()
    closed = (client, fact("JourneyClosed", "2024-01-02"))
    assert accounted(client, on="2024-02-11").by_rule["screening"] == [
        Account("screening", None, "to_come", None, because, 1, due)
    ]
    assert accounted(client, on="2024-02-12").by_rule["screening"] == [
        Account("screening", None, "listed", None, because, 1, due)
    ]
    assert accounted(*closed).by_rule["screening"] == [
        Account("screening", None, "muted", "closed", "begeleiding afgesloten", 1, due)
    ]
    assert accounted(client).by_rule["plan"] == [
        Account("plan", None, "not_applicable", "no_fact", "geen intake vastgelegd")
    ]
    assert accounted(client, policy=without_rule("plan")).by_rule["plan"] == [
        Account("plan", None, "muted", "switched_off", "regel staat uit")
    ]


def test_what_closed_it_is_told_of_each_key():
    first, second = (
        fact("MaatregelRecorded", day, decided_on=day) for day in ("2024-02-01", "2024-03-01")
    )
    found = accounted(
        registered(), first, fact("Reconsidered", "2024-02-20"), second, on="2024-04-01"
    ).by_rule["reconsideration"]
    assert [(account.key, account.way, account.fact) for account in found] == [
        ("4", "to_come", 4),
        ("2", "closed", 3),
    ]


@pytest.mark.parametrize(
    ("fell_back", "closed_by"), [("2024-06-05", "FellBack"), ("2024-06-15", "PlacementReviewed")]
)
def test_of_two_that_closed_it_the_first_is_told(fell_back, closed_by):
    found = accounted(
        registered(lead="wsp", trede=4),
        fact("PlacedInWork", "2024-01-10"),
        fact("PlacementReviewed", "2024-06-10"),
        fact("FellBack", fell_back),
    )
    assert found.by_rule["sustained-placement"][0].why == closed_by


def test_a_client_accounted_for_as_programs_read_it():
    told = accounted(registered(), on="2024-02-12").as_json()
    assert list(told) == ["forgotten", "accounts"]
    assert told["forgotten"] is False
    assert told["accounts"][:2] == [
        {
            "rule": "screening",
            "key": None,
            "way": "listed",
            "why": None,
            "because": "8 weken na de inschrijving van ma 01-01-2024",
            "fact": 1,
            "due_on": "2024-02-26",
        },
        {
            "rule": "route",
            "key": None,
            "way": "not_applicable",
            "why": "no_fact",
            "because": "geen screening vastgelegd",
            "fact": None,
            "due_on": None,
        },
    ]


def test_closed_is_closed_also_where_its_condition_fails_by_the_same_fact():
    signalled = [registered(), fact("TredeSignalled", "2024-02-01")]
    assert way_of("wrong-trede", *signalled, fact("ReferredToWsp", DUE)) == "closed ReferredToWsp"


def test_a_placement_looked_at_too_early_is_not_closed_by_it():
    placed = [registered(lead="wsp", trede=4), fact("PlacedInWork", "2024-01-10")]
    early, late = fact("PlacementReviewed", "2024-05-01"), fact("PlacementReviewed", "2024-06-10")
    assert way_of("sustained-placement", *placed, early, on="2024-06-20") == "to_come"
    both = accounted(*placed, early, late, fact("FellBack", "2024-07-01"), on="2024-07-02")
    assert both.by_rule["sustained-placement"][0].fact == 4


def test_of_several_keys_the_gravest_counts_and_each_is_told():
    found = accounted(
        registered(),
        fact("ActivityStarted", "2024-01-10", activity="a", planned_end="2024-02-01"),
        fact("ActivityEnded", "2024-02-01", activity="a"),
        fact("ActivityStarted", "2024-01-10", activity="b"),
        fact("ActivityStarted", "2024-01-10", activity="c", planned_end="2026-12-01"),
        fact("ActivityStarted", "2024-01-10", activity="d", planned_end=DUE),
    ).by_rule["traject-end"]
    assert [(account.key, account.way) for account in found] == [
        ("d", "listed"),
        ("c", "to_come"),
        ("a", "closed"),
        ("b", "not_applicable"),
    ]


def test_a_condition_that_fails_is_told_of_each_key():
    policy = edited(
        ('rule = "referral-outcome"\n', 'rule = "referral-outcome"\nwhen = { route = ["A"] }\n'),
        ('rule = "reconsideration"\n', 'rule = "reconsideration"\nwhen = { route = ["A"] }\n'),
    )
    found = accounted(
        registered(),
        fact("ReferredToPartner", "2024-01-10", referral="a"),
        fact("ReferredToPartner", "2024-01-10", referral="b"),
        fact("MaatregelRecorded", "2024-01-10", decided_on="2024-01-10"),
        policy=policy,
    )
    told = [*found.by_rule["referral-outcome"], *found.by_rule["reconsideration"]]
    assert [(account.key, account.because) for account in told] == [
        ("a", "geen route"),
        ("b", "geen route"),
        ("4", "geen route"),
    ]


def test_of_an_activity_started_anew_the_second_end_closed_it():
    started = fact("ActivityStarted", "2024-03-10", activity="a", planned_end="2024-04-01")
    found = accounted(
        registered(),
        fact("ActivityStarted", "2024-01-10", activity="a", planned_end="2024-02-01"),
        fact("ActivityEnded", "2024-02-01", activity="a"),
        started,
        fact("ActivityEnded", "2024-05-01", activity="a"),
    ).by_rule["traject-end"]
    assert [(account.way, account.fact) for account in found] == [("closed", 5)]


class TestNobodyForgotten:
    """An open client whom the policy is for has an obligation that brings contact."""

    LED = (registered(), fact("ClientScreened", "2024-01-10"), fact("RouteAssigned", "2024-01-20"))

    def test_with_a_first_intake_to_come(self):
        assert not accounted(*self.LED).forgotten

    def test_with_a_first_intake_still_to_come(self):
        found = accounted(*self.LED, on="2024-01-21")
        assert found.by_rule["first-intake"][0].way == "to_come"
        assert not found.forgotten

    def test_without_the_rule_that_asks_for_it(self):
        assert accounted(*self.LED, policy=without_rule("first-intake")).forgotten

    def test_what_is_no_contact_does_not_count(self):
        activity = fact("ActivityStarted", "2024-02-01", planned_end=DUE)
        without = without_rule("first-intake")
        found = accounted(*self.LED, activity, policy=without)
        assert found.by_rule["traject-end"][0].way == "listed"
        assert found.forgotten

    def test_never_screened_counts_as_in_it(self):
        assert accounted(NEWCOMER, policy=without_rule("screening")).forgotten

    @pytest.mark.parametrize("gone", [JOURNEY_CLOSED, SCREENED_OUTSIDE, MOVED_AWAY])
    def test_the_policy_is_not_for_who_is_gone(self, gone):
        found = accounted(*self.LED, gone, policy=without_rule("first-intake"))
        assert not found.forgotten


@settings(max_examples=300, deadline=None)
@for_all(HISTORIES, st.integers(0, 1200))
def test_exactly_one_way_and_it_is_what_the_lists_say(facts: list[Fact], days: int) -> None:
    on = START + timedelta(days=days)
    timeline = until(effective(facts), on)
    found = accounts(timeline, shipped(), on)
    assert list(found.by_rule) == list(shipped().rules)
    told = [account for its_accounts in found.by_rule.values() for account in its_accounts]
    assert len({(account.rule, account.key) for account in told}) == len(told)
    by_way = {way: [a for a in told if a.way == way] for way in WAYS}
    assert sum(map(len, by_way.values())) == len(told)
    due = evaluate(timeline, shipped())
    assert _keys(by_way["listed"]) == {(o.rule, o.key) for o in due if o.list_from <= on}
    assert _keys(by_way["to_come"]) == {(o.rule, o.key) for o in due if o.list_from > on}
    silent = suppressed(timeline, shipped())
    assert {(a.rule, a.key, a.why) for a in by_way["muted"]} == {
        (s.obligation.rule, s.obligation.key, s.muting) for s in silent
    }


@settings(max_examples=300, deadline=None)
@for_all(HISTORIES)
def test_what_closed_it_can_be_pointed_at(facts: list[Fact]) -> None:
    timeline = effective(facts)
    types = {f.number: type(f).__name__ for f in timeline}
    for its_accounts in accounts(timeline, shipped(), START).by_rule.values():
        for account in its_accounts:
            assert account.because
            if account.way == "closed":
                assert types[account.fact or 0] == account.why
            assert (account.why is None) == (account.way in ASKED)


@settings(max_examples=400, deadline=None)
@for_all(HISTORIES, st.integers(0, 1200))
def test_under_the_set_that_ships_nobody_is_forgotten(facts: list[Fact], days: int) -> None:
    on = START + timedelta(days=days)
    assert not accounts(until(effective(facts), on), shipped(), on).forgotten


@settings(deadline=None)
@for_all(HISTORIES)
def test_a_destroyed_key_leaves_everyone_accounted_for(facts: list[Fact]) -> None:
    timeline = effective(destroyed(facts))
    found = accounts(timeline, shipped(), START, state=fold(timeline))
    assert all(found.by_rule.values())


def _keys(told: list[Account]) -> set[tuple[str, str | None]]:
    return {(account.rule, account.key) for account in told}
