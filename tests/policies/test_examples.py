"""The conformance examples: these facts give exactly these rows."""

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from journeys.aggregates.timeline import effective, until
from journeys.events import REGISTRY, Fact
from journeys.policies import evaluate, rows, shipped
from tests.policies.given import destroyed

EXAMPLES = Path(__file__).parents[1] / "examples"
RECORDED = datetime(2026, 11, 21, tzinfo=UTC)
LEFT_OUT = ("because", "source", "policy")


def histories() -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = defaultdict(list)
    for line in (EXAMPLES / "facts.jsonl").read_text(encoding="utf-8").splitlines():
        values = json.loads(line)
        facts = found[values.pop("client")]
        facts.append(
            REGISTRY[values.pop("type")].model_validate(
                {
                    "originator_id": facts[0].originator_id if facts else uuid4(),
                    "originator_version": len(facts) + 1,
                    "timestamp": RECORDED,
                    "stored_at": RECORDED,
                    "command_id": "c",
                    "trace_id": "t",
                    **values,
                }
            )
        )
    return found


HISTORIES = histories()


def listed(on: date) -> Iterator[dict[str, Any]]:
    by_client = (
        (client, evaluate(until(effective(facts), on), shipped()))
        for client, facts in HISTORIES.items()
    )
    return iter(rows(by_client, on))


def in_any_order(row: dict[str, Any]) -> tuple[str, str, str, str]:
    return (row["due_on"], row["client"], row["role"], row["person"] or "")


@pytest.mark.parametrize("day", ["2024-06-03", "2025-08-29", "2026-11-20"])
def test_due_on(day):
    found = list(listed(date.fromisoformat(day)))
    assert found == sorted(found, key=lambda row: (row["due_on"], row["client"]))
    for row in found:
        for reason in row["reasons"]:
            assert all(reason.pop(name) for name in LEFT_OUT)
    expected = json.loads((EXAMPLES / f"due-{day}.json").read_text(encoding="utf-8"))
    assert sorted(found, key=in_any_order) == sorted(expected, key=in_any_order)


@pytest.mark.parametrize("client", HISTORIES)
def test_a_destroyed_key_makes_nothing_fail(client):
    facts = [fact for fact in HISTORIES[client] if not fact.topic().startswith("FactC")]
    before = {o.rule for o in evaluate(effective(facts), shipped())}
    after = {o.rule for o in evaluate(effective(destroyed(facts)), shipped())}
    assert before - after <= {"maatregel-outcome", "exemption-end"}


@pytest.mark.parametrize("client", HISTORIES)
def test_another_client_is_untouched(client):
    timeline = effective(HISTORIES[client])
    alone = evaluate(timeline, shipped())
    for other in HISTORIES.values():
        evaluate(effective(other), shipped())
    assert evaluate(timeline, shipped()) == alone
