"""One concept, one row: the glossary speaks the words of the product."""

import re
from pathlib import Path

import pytest

from journeys.language import FACTS, LEADS, ROUTES, RULES
from tests.language.test_facts import FACT_TYPES

GLOSSARY = Path(__file__).parents[2] / "docs" / "glossary.md"
CELLS = 4


def rows() -> list[list[str]]:
    lines = GLOSSARY.read_text(encoding="utf-8").splitlines()
    tables = [line for line in lines if line.startswith("|") and not line.startswith("|---")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in tables]


def dutch(name: str) -> list[str]:
    return [row[1] for row in rows() if row[0] == f"`{name}`"]


def test_each_row_is_whole() -> None:
    assert not [row for row in rows() if len(row) != CELLS or not all(row)]


def test_a_meaning_is_one_sentence() -> None:
    meanings = [row[2] for row in rows() if row[2] != "meaning"]
    assert not [said for said in meanings if re.search(r"\. [A-Z]", said) or said[-1] != "."]


@pytest.mark.parametrize("fact", FACT_TYPES)
def test_every_fact_has_its_row_with_the_word_of_the_timeline(fact: str) -> None:
    assert dutch(fact) == [FACTS[fact]]


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_its_row_with_the_word_of_the_list(rule: str) -> None:
    assert RULES[rule] in dutch(rule)


@pytest.mark.parametrize(
    "name",
    [
        "trede",
        "route",
        "lead",
        "benefit",
        "in_target_group",
        "plan",
        "activity",
        "obstacle",
        "referral",
        "path",
        "journey",
        "obligation",
        "anchor",
        "floor",
        "term",
        "due_on",
        "plan_on",
        "list_from",
        "escalate_on",
        "timeline",
        "breach",
        "policy_set",
    ],
)
def test_every_dimension_and_policy_word_has_its_row(name: str) -> None:
    assert dutch(name)


def test_the_row_of_a_dimension_names_its_values() -> None:
    text = GLOSSARY.read_text(encoding="utf-8")
    assert [label for label in (*ROUTES.values(), *LEADS.values()) if label not in text] == []
