"""Reading a policy set: what a municipality may change."""

from datetime import date
from pathlib import Path

import pytest

import journeys.policies
from journeys.events import REGISTRY
from journeys.language.rules import RULES
from journeys.policies import load_policy_set, shipped
from journeys.policies.frame import Part
from journeys.policies.kinds import KINDS
from journeys.policies.policy_set import shipped_sets
from journeys.policies.rule import rule_facts
from journeys.policies.term import Term
from journeys.policies.wording import NOUNS
from tests.policies.given import fact, given, registered

TEXT = shipped().content


def changed(old, new, count=1):
    assert old in TEXT
    return TEXT.replace(old, new, count)


def with_rule(text):
    return load_policy_set(TEXT + "\n[[rules]]\n" + text)


def terms_in(part):
    for value in dict(part).values():
        if isinstance(value, Term):
            yield value
        elif isinstance(value, Part):
            yield from terms_in(value)
        elif isinstance(value, dict):
            for inner in value.values():
                yield from terms_in({"": inner})


def test_the_set_that_ships():
    policy_set = shipped()
    assert (policy_set.name, policy_set.version, policy_set.label) == (
        "rijswijk",
        1,
        "rijswijk@1",
    )
    assert isinstance(policy_set.effective_from, date)
    assert set(policy_set.rules) == set(RULES)
    assert set(KINDS) >= {"term", "later_of", "recurring", "per_key", "per_fact"}


def test_a_shipped_set_never_changes_a_change_is_a_new_version():
    """Days that are past are worked again by it, and what went out under it names its digest."""
    assert {one.label: one.digest for one in shipped_sets()} == {
        "rijswijk@1": "7bbbfa274b1de99cbce3418d9027e5d0c5a7f9d7673bc0dafe95d8b0e629e1fc",
        "rijswijk@2": "b79376395859cf82a1cd6c482d3601375c24e582f54d7787a6c2b1c0673d1b5e",
    }


@pytest.mark.parametrize("rule", shipped().rules.values(), ids=lambda rule: rule.rule)
def test_each_rule_cites_a_source_and_only_policy_terms(rule):
    assert rule.source
    assert {term.kind for term in terms_in(rule)} <= {"policy"}
    assert rule.kind in KINDS


def test_each_fact_on_a_timeline_has_a_noun():
    assert set(rule_facts()) == set(NOUNS)
    assert set(NOUNS) < set(REGISTRY)


# -- what a municipality may change ------------------------------------------------------------


def test_another_term():
    text = changed(
        '"18 months", kind = "policy" }\nlist_before', '"12 months", kind = "policy" }\nlist_before'
    )
    client = registered(benefit="participatiewet", benefit_since="2024-01-31")
    given(client).under(load_policy_set(text)).later().then_due("re-examination", "2025-01-31")


def test_another_version_shows_in_what_is_due():
    policy_set = load_policy_set(changed("version = 1", "version = 2"))
    given(registered()).under(policy_set).later().then_due(
        "screening", "2024-02-26", policy="rijswijk@2"
    )


def test_another_default():
    text = changed('escalate_after = { length = "2 weeks"', 'escalate_after = { length = "5 days"')
    given(registered()).under(load_policy_set(text)).later().then_due(
        "screening", "2024-02-26", escalate_on="2024-03-02"
    )


def test_another_role():
    text = changed('role = "recordmanager"', 'role = "teamleider"')
    client = (registered(), fact("JourneyClosed", "2024-02-01"))
    given(*client).under(load_policy_set(text)).later().then_due(
        "retention", "2034-02-01", role="teamleider"
    )


def test_what_answers_wsp_is_no_municipalitys_to_choose():
    """Trede 3 may be whom a set is for; it is still what a client is sent to WSP with."""
    text = changed("target_treden = [1, 2]", "target_treden = [1, 2, 3]")
    sent, determined = fact("ReferredToWsp", "2024-02-01"), fact("TredeDetermined", "2024-02-05")
    given(registered(), sent, determined).under(load_policy_set(text)).later().then_not_due(
        "wsp-return"
    )


def test_wsp_accepts_from_the_first_trede_beyond_the_target():
    text = changed("target_treden = [1, 2]", "target_treden = [1, 2, 3]")
    client = (registered(), fact("ReferredToWsp", "2024-02-01"))
    third, fourth = (fact("TredeDetermined", f"2024-02-0{n}", trede=n) for n in (3, 4))
    given(*client, third).under(load_policy_set(text)).later().then_not_due("wsp-accept")
    given(*client, third, fourth).under(load_policy_set(text)).later().then_due(
        "wsp-accept", "2024-03-03"
    )


def test_other_target_treden():
    text = changed("target_treden = [1, 2]", "target_treden = [1, 2, 3]")
    given(registered(trede=3)).under(load_policy_set(text)).later().then_due(
        "screening", "2024-02-26"
    )


def test_a_rule_switched_off():
    text = changed('rule = "missed-contact"', 'rule = "missed-contact"\nactive = false')
    client = (
        registered(),
        fact("RouteAssigned", "2024-01-03", route="C"),
        fact("ContactHeld", "2024-02-01"),
        fact("ContactMissed", "2024-03-01"),
    )
    seen = given(*client).under(load_policy_set(text)).later()
    seen.then_not_due("missed-contact")
    seen.then_due("follow-up", "2024-08-01")


def test_the_reminder_switched_off_leaves_the_lapse():
    text = changed('rule = "suspicion"', 'rule = "suspicion"\nactive = false')
    client = (registered(), fact("UnwillingnessReported", "2024-02-01"))
    seen = given(*client).under(load_policy_set(text)).later()
    seen.then_not_due("suspicion")
    seen.then_lapsed_on("2024-05-02")


def test_a_set_without_the_rule_lets_no_suspicion_lapse():
    head, rule, tail = TEXT.partition('[[rules]]\nrule = "suspicion"')
    text = head + tail[tail.index("[[rules]]") :]
    assert rule
    client = (registered(), fact("UnwillingnessReported", "2024-02-01"))
    given(*client).under(load_policy_set(text)).later().then_lapsed_on(None)


def test_a_statutory_term_moves_to_a_working_day():
    text = changed(
        'anchor = "first_open"\nterm = { length = "6 weeks", kind = "policy", open = true }',
        'anchor = "first_open"\nterm = { length = "6 weeks", kind = "statutory" }',
    ).replace("equated_by_decree = []", "equated_by_decree = [2026-05-15]")
    client = (registered(), fact("ObjectionReceived", "2026-04-02"))
    given(*client).under(load_policy_set(text)).later().then_due("objection", "2026-05-18")


def test_a_rule_of_its_own_of_a_general_kind():
    policy_set = with_rule(
        """
rule = "obstacle-again"
kind = "term"
when = { route = ["B"], lead = ["mp"] }
after = ["ObstacleFound", "ObstacleReduced"]
anchor = "latest"
term = { length = "3 months", kind = "policy" }
closed_by = ["ObstacleResolved"]
role = "participatieconsulent"
source = "Collegebesluit 2026-12"
"""
    )
    client = (registered(), fact("RouteAssigned", "2024-01-05", route="B"))
    found = fact("ObstacleFound", "2024-01-31", kind="taal")
    given(*client, found).under(policy_set).later().then_due("obstacle-again", "2024-04-30")
    resolved = fact("ObstacleResolved", "2024-01-31", kind="taal")
    given(*client, found, resolved).under(policy_set).later().then_not_due("obstacle-again")


def test_a_rule_that_closes_with_its_own_kind_of_fact():
    policy_set = with_rule(
        """
rule = "second-effect"
kind = "term"
after = ["EffectMeasured"]
anchor = "first_open"
term = { length = "1 month", kind = "policy" }
closed_by = ["EffectMeasured"]
role = "teamleider"
source = "7bbbfa274b1de99cbce3418d9027e5d0c5a7f9d7673bc0dafe95d8b0e629e1fc"
"""
    )
    one = fact("EffectMeasured", "2024-01-31")
    given(registered(), one).under(policy_set).later().then_due("second-effect", "2024-02-29")
    given(registered(), one, fact("EffectMeasured", "2024-03-31")).under(
        policy_set
    ).later().then_due("second-effect", "2024-04-30")


def test_no_policy_letter_or_role_stands_in_code():
    folder = Path(journeys.policies.__file__).parent
    words = [*shipped().frame.roles, "participatiewet", "wsp_administratief", "maatregel_proposed"]
    for path in folder.rglob("*.py"):
        for word in words:
            if word != "examiner":  # the field of a fact is called so too
                assert f'"{word}"' not in path.read_text(encoding="utf-8"), path
