"""The council's figures on a terminal."""

from rich.console import Console

from journeys.lists.report_table import report_table

MEANS = {
    "id": "effect",
    "label": "Verschil",
    "value": 7,
    "by": {"loneliness": -0.9, "happiness": 1.2, "health": 0.0},
    "definition": "Het verschil.",
    "definition_version": 1,
    "suppressed": False,
}
INTAKES = {**MEANS, "id": "spoken", "value": 3, "by": {"A": 3, "B": 0}}
REPORT = {
    "from": "2025-01-01",
    "to": "2025-12-31",
    "known_at": "2026-01-05T12:00:00+00:00",
    "policy": "rijswijk@1",
}


def test_a_difference_of_nought_is_a_result_and_nobody_in_a_part_is_none():
    console = Console(width=120)
    with console.capture() as shown:
        console.print(report_table({**REPORT, "figures": [MEANS, INTAKES]}, {}))
    said = " ".join(shown.get().split())
    assert "gezondheid 0,0 gelijk" in said
    assert "geluk +1,2 beter" in said
    assert "eenzaamheid -0,9 beter" in said
    assert "B 0" not in said
