"""Every rule that can refuse a fact refuses what it should, and nothing besides."""

from collections import Counter
from pathlib import Path

import pytest

from journeys.aggregates.guards import GUARDS
from tests.aggregates.refusal_cases import REFUSED
from tests.aggregates.rule_cases import CASES

CODES = [case.code for case in CASES]
RULES = {rule for rules in GUARDS.values() for rule in rules}
SAID = Path(__file__).with_name("refusals.txt").read_text(encoding="utf-8").strip().split("\n\n")
"""What a person reads, in the order of the cases."""


@pytest.mark.parametrize(("case", "said"), list(zip(CASES, SAID, strict=False)), ids=CODES)
def test_the_rule_refuses_and_says_why_and_what_to_do(case, said):
    assert str(case.refused().then_refused(case.code)) == said


@pytest.mark.parametrize(
    ("attempt", "said"),
    list(zip(REFUSED.values(), SAID[len(CASES) :], strict=True)),
    ids=list(REFUSED),
)
def test_a_refusal_tells_what_somebody_needs_to_know(attempt, said):
    decided = attempt()
    decided.then_nothing()
    assert str(decided.refusal) == said


@pytest.mark.parametrize("case", CASES, ids=CODES)
def test_the_rule_lets_pass(case):
    case.accepted().then_accepted()


def test_every_rule_has_a_case():
    assert {rule.code for rule in RULES} == set(CODES)


def test_a_code_belongs_to_one_rule():
    codes = Counter(rule.code for rule in RULES)
    assert [code for code, count in codes.items() if count > 1] == []
