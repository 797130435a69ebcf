"""What a municipality's own rules ask: the general kinds, and the shipped rules changed."""

import pytest

from journeys.policies.completeness import accounts
from tests.own_sets import (
    PER_FACT,
    RECURRING,
    TERM,
    WEEK,
    edited,
    with_rule,
)
from tests.policies.every_policy import CASES, DUE
from tests.policies.given import fact, given, registered

CLIENT = registered("2024-01-01")
HISTORIES = {case.rule: case.history for case in CASES}
TWO_WEEKS = WEEK.replace("1 week", "2 weeks")
PLAN = fact("PlanAgreed", "2024-02-01", evaluate_on="2024-06-03")


def told(policy_set, *entries, rule="eigen"):
    """How a rule deals with the client, and why."""
    seen = given(*entries).later()
    (account,) = accounts(seen.timeline, policy_set, seen.day).by_rule[rule]
    return (account.way, account.why, account.because)


@pytest.mark.parametrize(
    ("rule", "anchor", "history"),
    [
        (
            "planned-contact",
            "ContactPlanned",
            [CLIENT, fact("ContactPlanned", "2026-04-27", for_on="2026-04-27")],
        ),
        ("missed-contact", "ContactMissed", HISTORIES["missed-contact"]),
        ("plan", "IntakeHeld", HISTORIES["plan"]),
        ("wsp-acknowledgement", "ReferredToWsp", HISTORIES["wsp-acknowledgement"]),
        ("wsp-return", "WspReturned", HISTORIES["wsp-return"]),
        ("path-decision", "HearingWaived", HISTORIES["path-decision"]),
        ("reconsideration", "MaatregelRecorded", HISTORIES["reconsideration"]),
        ("retention", "JourneyClosed", HISTORIES["retention"]),
    ],
)
def test_a_fact_never_closes_what_rests_on_itself(rule, anchor, history):
    own = edited(rule, ("closed_by = [", f'closed_by = ["{anchor}", '))
    given(*history).under(own).on(DUE).then_due(rule, DUE)


MEASURED_AGAIN = with_rule(
    **TERM
    | {
        "after": '["EffectMeasured"]',
        "anchor": '"first_open"',
        "closed_by": '["EffectMeasured", "IntakeHeld"]',
    }
)
MEASURED = fact("EffectMeasured", "2024-01-31")


def test_of_what_closes_it_the_other_kind_counts_too():
    intake = fact("IntakeHeld", "2024-02-03")
    given(CLIENT, MEASURED).under(MEASURED_AGAIN).later().then_due("eigen", "2024-02-07")
    given(CLIENT, MEASURED, intake).under(MEASURED_AGAIN).later().then_not_due("eigen")


def test_what_closed_it_is_never_the_fact_itself():
    again, intake = fact("EffectMeasured", "2024-02-02"), fact("IntakeHeld", "2024-02-03")
    assert told(MEASURED_AGAIN, CLIENT, MEASURED, again, intake) == (
        "closed",
        "IntakeHeld",
        "de intake van za 03-02-2024 (feit 4)",
    )


def test_a_term_after_the_day_that_a_fact_gives():
    own = with_rule(
        **TERM | {"after": '["PlanAgreed"]', "day": '"evaluate_on"', "day_term": TWO_WEEKS}
    )
    due = given(CLIENT, PLAN).under(own).later().then_due("eigen", "2024-06-17")
    assert due.because == (
        "2 weken na de evaluatiedatum ma 03-06-2024, volgens het plan van do 01-02-2024"
    )


def test_without_the_day_that_gives_it_nothing_is_due():
    own = with_rule(**TERM | {"after": '["PlanAgreed"]', "day": '"evaluate_on"', "term": ""})
    given(CLIENT, PLAN).under(own).later().then_due("eigen", "2024-06-03")
    assert told(own, CLIENT, fact("PlanAgreed", "2024-02-01")) == (
        "not_applicable",
        "no_day",
        "geen evaluatiedatum gegeven",
    )


def test_without_that_day_nothing_is_due_of_this_fact():
    own = with_rule(**PER_FACT | {"each": '"PlanAgreed"', "day": '"evaluate_on"'})
    seen = given(CLIENT, PLAN, fact("PlanAgreed", "2024-03-01")).later()
    found = accounts(seen.timeline, own, seen.day).by_rule["eigen"]
    assert [(account.key, account.way, account.because) for account in found] == [
        (
            "2",
            "listed",
            "1 week na de evaluatiedatum ma 03-06-2024, volgens het plan van do 01-02-2024",
        ),
        ("3", "not_applicable", "geen evaluatiedatum gegeven"),
    ]


@pytest.mark.parametrize("anchor", ["latest", "first_open"])
def test_a_fact_with_other_values_does_not_count(anchor):
    own = with_rule(
        **TERM
        | {
            "after": '["RouteReviewed", "RouteAssigned"]',
            "anchor": f'"{anchor}"',
            "those_with": '{ reason = ["verhuisd"] }',
        }
    )
    assert told(own, CLIENT, fact("RouteAssigned", "2024-02-01")) == (
        "not_applicable",
        "other_value",
        "de routekeuze telt hiervoor niet",
    )


def test_a_rule_that_recurs_from_the_first_of_several_facts():
    own = edited("effect-measurement", ('["IntakeHeld"]', '["IntakeHeld", "ContactHeld"]'))
    talks = [
        fact("ContactHeld", "2024-02-05"),
        fact("IntakeHeld", "2024-03-04"),
        fact("ContactHeld", "2024-04-01"),
    ]
    given(CLIENT, *talks).under(own).later().then_due("effect-measurement", "2025-02-05", anchor=2)


def test_a_rule_that_recurs_from_the_benefit_asks_nothing_without_one():
    own = with_rule(**RECURRING | {"from_benefit": "true"})
    client = registered(benefit="none", benefit_since=None)
    assert told(own, client) == ("not_applicable", "benefit", "geen uitkering")


@pytest.mark.parametrize(
    ("rule", "terms_of_d"),
    [
        ("route-horizon", 'D = { length = "24 months", kind = "policy" }\n'),
        (
            "follow-up",
            (
                "[rules.routes.D]\n"
                'after_contact = { length = "12 months", kind = "policy", open = true }\n'
                'never_spoken = { length = "12 weeks", kind = "policy", open = true }\n'
            ),
        ),
    ],
)
def test_on_a_route_without_a_term_nothing_is_asked(rule, terms_of_d):
    own = edited(rule, (terms_of_d, ""))
    found = told(own, CLIENT, fact("RouteAssigned", "2024-02-01", route="D"), rule=rule)
    assert found == ("not_applicable", "route", "route D")


def test_who_was_never_spoken_to_is_only_asked_for_where_the_set_says_how_soon():
    own = edited(
        "follow-up",
        ('never_spoken = { length = "8 weeks", kind = "policy", open = true }\n', ""),
    )
    found = told(own, CLIENT, fact("RouteAssigned", "2024-02-01", route="C"), rule="follow-up")
    assert found == ("not_applicable", "no_fact", "geen gesprek of intake vastgelegd")


@pytest.mark.parametrize(
    ("when", "code", "because"),
    [
        ("{ in_target_group = false }", "target_group", "in de doelgroep"),
        ('{ route = ["A"] }', "route", "route B"),
        ("{ wsp_referral = true }", "wsp_referral", "geen verwijzing naar WSP open"),
    ],
)
def test_a_condition_that_is_not_so_says_why(when, code, because):
    own = with_rule(**TERM | {"after": '["RouteAssigned"]', "when": when})
    found = told(own, CLIENT, fact("RouteAssigned", "2024-02-01", route="B"))
    assert found == ("not_applicable", code, because)


def test_of_alternatives_that_came_equally_far_the_first_says_why():
    own = with_rule(
        **TERM
        | {"after": '["ClientRegistered"]', "when": '[{ route = ["A"] }, { lead = ["wsp"] }]'}
    )
    assert told(own, CLIENT) == ("not_applicable", "route", "geen route")
    assert told(own, CLIENT, fact("RouteAssigned", "2024-02-01", route="A"))[0] == "listed"


def test_never_is_answered_by_the_first_of_several_facts():
    own = edited("route", ('never = ["RouteAssigned"]', 'never = ["RouteAssigned", "IntakeHeld"]'))
    client = (
        CLIENT,
        fact("IntakeHeld", "2024-02-01"),
        fact("RouteAssigned", "2024-03-01"),
        fact("ClientScreened", "2024-04-01"),
    )
    assert told(own, *client, rule="route") == (
        "closed",
        "IntakeHeld",
        "de intake van do 01-02-2024 (feit 2)",
    )


def test_of_two_grounds_to_close_on_one_day_the_screening_is_told():
    own = edited("closure", ('work = { length = "6 months"', 'work = { length = "14 days"'))
    seen = given(
        CLIENT,
        fact("ClientScreened", "2024-02-01", in_target_group=False),
        fact("BenefitEnded", "2024-02-01", reason="work"),
    )
    due = seen.under(own).later().then_due("closure", "2024-02-15")
    assert due.because == "2 weken na de screening van do 01-02-2024"


def test_an_answer_of_wsp_ends_its_being_waited_for_whatever_the_set_says():
    own = edited(
        "wsp-acknowledgement",
        (
            '["CompetensysTaken", "TredeDetermined", "WspAccepted", "WspReturned"]',
            '["CompetensysTaken"]',
        ),
    )
    client = (CLIENT, fact("ReferredToWsp", "2024-02-01"), fact("WspReturned", "2024-02-05"))
    given(*client[:2]).under(own).later().then_due("wsp-acknowledgement", "2024-02-15")
    assert told(own, *client, rule="wsp-acknowledgement") == (
        "closed",
        "WspReturned",
        "de teruggave door WSP van ma 05-02-2024 (feit 3)",
    )


def test_an_examiner_is_only_known_once_there_is_an_examination():
    own = edited("retention", ('role = "recordmanager"', 'role = "examiner"'))
    given(CLIENT, fact("JourneyClosed", "2024-02-01")).under(own).later().then_due(
        "retention", "2034-02-01", person=None
    )
