"""``journeys export facts``: everything out, and the same municipality in again elsewhere."""

from pathlib import Path

from tests.cli.door import Door
from tests.cli.facts import fact, registered

EXAMPLES = Path(__file__).parents[1] / "examples"
ENVELOPE = ["client", "type", "happened_on", "recorded_by"]


def a_town(door: Door) -> None:
    """Clients with live facts, corrections, free text, the scheduler's facts, and a sender's id."""
    door.clock.set("2024-01-10")
    door.facts(
        registered("R-2"),
        {**registered("R-1", benefit_since="2022-06-30"), "id": "bron-1"},
        fact("R-1", "UnwillingnessReported", "2024-01-10"),
        fact("R-1", "ActivityStarted", "2024-01-10", planned_end="2024-06-30"),
        fact("R-1", "CostCommitted", "2024-01-10", amount="1250.5", activity="a1"),
        fact("R-1", "ContactHeld", "2024-01-09", note='Zei: "goed", é ☺\nen ging.'),
        fact("R-1", "EffectMeasured", "2024-01-10", declined=True),
    ).ok()
    door.clock.set("2024-05-01")
    door.facts(
        fact("R-1", "FactCorrected", "2024-05-01", fact=2, changes={"happened_on": "2024-01-08"}),
        fact("R-2", "ContactMissed", "2024-04-30"),
    ).ok()
    door.run("day", "--dir", door.folder / "lists").ok()


def test_one_fact_a_line_with_number_recorded_at_and_the_senders_id(door):
    a_town(door)
    found = door.exported()
    assert [one["client"] for one in found] == sorted(
        (one["client"] for one in found), key=["R-2", "R-1"].index
    )
    for client in ("R-1", "R-2"):
        numbers = [one["number"] for one in found if one["client"] == client]
        assert numbers == list(range(1, len(numbers) + 1))
    for one in found:
        assert list(one)[:4] == ENVELOPE
        assert one["recorded_at"].endswith("+00:00")
        assert "stored_at" not in one
    assert [one["id"] for one in found if "id" in one] == ["bron-1"]
    cost = next(one for one in found if one["type"] == "CostCommitted")
    assert cost["amount"] == "1250.50"
    assert any(one["recorded_by"] == "system" for one in found)


def test_an_export_comes_in_again_elsewhere_and_gives_the_same_municipality(everywhere, door):
    a_town(door)
    exported = door.run("export", "facts").ok().written
    everywhere.clock.set("2024-05-02")
    everywhere.taken_over(*exported.splitlines()).ok()
    assert everywhere.run("export", "facts").ok().written == exported
    door.clock.set("2024-05-02")
    for day in ("2024-02-01", "2024-05-01", "2025-03-01"):
        assert everywhere.due(day) == door.due(day)
    for client in ("R-1", "R-2"):
        here, there = door.history(client), everywhere.history(client)
        assert there["state"] == here["state"]
        for one in (*here["facts"], *there["facts"]):
            del one["stored_at"]
        assert there["facts"] == here["facts"]
    everywhere.run("verify").ok()
    again = everywhere.taken_over(*exported.splitlines()).ok()
    assert again.out.startswith("0 feiten vastgelegd, ")


def test_the_examples_survive_a_journey_out_and_in(door, tmp_path):
    lines = (EXAMPLES / "facts.jsonl").read_bytes().splitlines()
    door.taken_over(*lines).ok()
    exported = door.run("export", "facts").ok().written
    (tmp_path / "elsewhere").mkdir()
    other = Door(f"sqlite:///{tmp_path}/elsewhere/other.db", tmp_path)
    other.users((EXAMPLES / "users.csv").read_bytes()).ok()
    other.facts(*exported.splitlines(), options=("--as", "import", "--history")).ok()
    assert other.run("export", "facts").ok().written == exported
    assert other.due("2026-11-20") == door.due("2026-11-20")


def test_clients_come_in_order_of_registration(door):
    for day, client in (("2024-01-03", "R-1"), ("2024-01-01", "R-3"), ("2024-01-02", "R-2")):
        door.clock.set(day)
        door.facts(registered(client, day)).ok()
    assert [one["client"] for one in door.exported()] == ["R-1", "R-3", "R-2"]
    exported = door.exported()
    assert exported[0]["recorded_at"].startswith("2024-01-03")


def test_an_empty_municipality_exports_nothing(door):
    assert door.run("export", "facts").ok().written == b""
