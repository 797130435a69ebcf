"""Every rule that can refuse a fact refuses what it should, and nothing besides."""

from collections import Counter

import pytest

from journeys.aggregates.guards import GUARDS
from tests.aggregates.rule_cases import CASES

CODES = [case.code for case in CASES]
RULES = {rule.code: rule.name for rules in GUARDS.values() for rule in rules}


@pytest.mark.parametrize("case", CASES, ids=CODES)
def test_the_rule_refuses(case):
    refusal = case.refused().then_refused(case.code)
    assert refusal.why


@pytest.mark.parametrize("case", CASES, ids=CODES)
def test_the_rule_lets_pass(case):
    case.accepted().then_accepted()


def test_every_rule_has_a_case():
    assert RULES.keys() == set(CODES)


def test_a_code_belongs_to_one_rule():
    codes = Counter(code for code, _ in {(r.code, r.name) for g in GUARDS.values() for r in g})
    assert [code for code, count in codes.items() if count > 1] == []
