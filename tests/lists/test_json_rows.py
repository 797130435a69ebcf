"""JSON exactly as documented."""

import json

from journeys.lists import due_json
from tests.lists.rows import EVERYBODY, LATE, NAMES


def test_the_same_rows_come_back_in_the_documented_order() -> None:
    shuffled = [dict(reversed(one.items())) for one in EVERYBODY]
    found = json.loads(due_json(shuffled))
    assert found == EVERYBODY
    assert list(found[0]) == ["client", "role", "person", "due_on", "plan_on", "state", "reasons"]
    assert list(found[0]["reasons"][0]) == [
        "rule",
        "key",
        "due_on",
        "list_from",
        "escalate_on",
        "plan_on",
        "state",
        "because",
        "source",
        "policy",
    ]


def test_nothing_else_is_let_through() -> None:
    assert "123456782" not in due_json([{**LATE, "bsn": "123456782"}])


def test_names_only_when_asked_for() -> None:
    assert "name" not in json.loads(due_json([LATE]))[0]
    assert json.loads(due_json([LATE], names=NAMES))[0]["name"] == "Maria van der Berg"


def test_dutch_letters_stay_readable_and_nothing_is_a_list() -> None:
    assert "–" in due_json([{**LATE, "client": "–"}])
    assert due_json([]) == "[]\n"
