"""A history on a terminal, as it was known."""

import io
from typing import Any

from rich.console import Console

from journeys.lists import history_table


def fact(
    number: int, type_name: str, happened_on: str, recorded_at: str, **more: Any
) -> dict[str, Any]:
    return {
        "number": number,
        "type": type_name,
        "happened_on": happened_on,
        "recorded_at": recorded_at,
        "stored_at": recorded_at,
        "recorded_by": "p.jansen",
        **more,
    }


REGISTERED = fact(
    1,
    "ClientRegistered",
    "2022-10-03",
    "2022-10-03T07:14:00Z",
    recorded_by="i.bakker",
    trede=2,
    benefit="participatiewet",
    benefit_since="2019-04-03",
    lead="mp",
)
ROUTE = fact(2, "RouteAssigned", "2025-02-14", "2025-02-14T08:00:00Z", route="B", reason="wil")
TALK = fact(9, "ContactHeld", "2026-03-05", "2026-03-09T15:40:00Z", channel="huisbezoek")
OBSTACLE = fact(10, "ObstacleFound", "2026-03-05", "2026-03-09T15:41:00Z", kind="schulden")
CORRECTION = fact(
    12,
    "FactCorrected",
    "2026-03-10",
    "2026-03-10T08:00:00Z",
    fact=10,
    changes={"kind": "taal"},
    reason="verkeerd aangevinkt",
)
STATE = {
    "trede": 2,
    "route": "B",
    "lead": "mp",
    "benefit": "participatiewet",
    "in_target_group": True,
    "journey": "open",
    "plan": None,
    "activities": [],
    "obstacles": [],
    "referrals": [],
    "path": None,
    "consultants": {"participatieconsulent": "p.jansen"},
}


def printed(facts: list[dict[str, Any]], width: int = 140, **state: Any) -> list[str]:
    history = {
        "client": "R-000412",
        "on": "2026-11-23",
        "known_at": "2026-11-23T10:02:00+00:00",
        "state": {**STATE, **state},
        "facts": facts,
    }
    out = io.StringIO()
    people = {"p.jansen": "P. Jansen"}
    Console(file=out, width=width, color_system=None).print(history_table(history, people=people))
    return [line.rstrip() for line in out.getvalue().splitlines()]


def line_of(number: int, lines: list[str]) -> str:
    return next(line for line in lines if line.startswith(f"{number:>2}  "))


def test_the_first_lines_answer_where_the_client_stands() -> None:
    assert printed([REGISTERED, ROUTE])[:2] == [
        "R-000412 · stand op 23-11-2026, zoals bekend op 23-11-2026 11:02",
        (
            "Trede 2 · route B sinds 14-02-2025 · regie MP · consulent P. Jansen"
            " · Participatiewet sinds 03-04-2019"
        ),
    ]


def test_a_fact_with_when_what_recorded_and_by_whom() -> None:
    line = line_of(1, printed([REGISTERED]))
    assert line.startswith(" 1  03-10-2022  Ingeschreven: trede 2, Participatiewet")
    assert line.endswith("03-10-2022 09:14  i.bakker")


def test_recorded_later_is_remarked() -> None:
    assert line_of(9, printed([REGISTERED, TALK])).endswith("4 dagen later")


def test_beside_a_fact_that_was_taken_over_it_is_not() -> None:
    taken = {**TALK, "stored_at": "2026-11-20T09:00:00+00:00"}
    assert "dagen later" not in line_of(9, printed([REGISTERED, taken]))


def test_a_corrected_fact_shows_both_values_and_by_what() -> None:
    lines = printed([REGISTERED, {**OBSTACLE, "corrected_by": 12}, CORRECTION])
    assert "Belemmering gevonden: schulden → taal" in line_of(10, lines)
    assert line_of(10, lines).endswith("hersteld door 12")
    assert 'Herstel van 10: soort was taal – "verkeerd aangevinkt"' in line_of(12, lines)


def test_before_the_correction_was_known_nothing_of_it_shows() -> None:
    lines = printed([REGISTERED, OBSTACLE])
    assert "taal" not in "\n".join(lines)
    assert line_of(10, lines).endswith("4 dagen later")


def test_a_correction_of_a_correction_counts_as_it_stands() -> None:
    again = fact(
        13,
        "FactCorrected",
        "2026-03-11",
        "2026-03-11T08:00:00Z",
        fact=12,
        changes={"changes": {"kind": "reiskosten"}},
        reason="toch niet",
    )
    lines = printed([{**OBSTACLE, "corrected_by": [12]}, {**CORRECTION, "corrected_by": 13}, again])
    assert "schulden → reiskosten" in line_of(10, lines)


def test_a_retracted_correction_no_longer_counts() -> None:
    undone = fact(
        13, "FactRetracted", "2026-03-11", "2026-03-11T08:00:00Z", fact=12, reason="was goed"
    )
    lines = printed([OBSTACLE, {**CORRECTION, "retracted_by": 13}, undone])
    assert "→" not in line_of(10, lines)
    assert line_of(12, lines).endswith("ingetrokken door 13")


def test_a_moved_day_is_remarked_and_changes_since_when() -> None:
    moved = fact(
        3,
        "FactCorrected",
        "2025-03-01",
        "2025-03-01T08:00:00Z",
        fact=2,
        changes={"happened_on": "2025-02-10"},
        reason="dag ervoor",
    )
    lines = printed([REGISTERED, {**ROUTE, "corrected_by": 3}, moved])
    assert line_of(2, lines).endswith("hersteld door 3, gebeurd op 10-02-2025")
    assert "route B sinds 10-02-2025" in lines[1]


def test_a_retracted_route_does_not_count_for_since_when() -> None:
    wrong = fact(
        3,
        "RouteAssigned",
        "2025-06-01",
        "2025-06-01T08:00:00Z",
        route="A",
        reason="x",
        retracted_by=4,
    )
    assert "route B sinds 14-02-2025" in printed([REGISTERED, ROUTE, wrong])[1]


def test_taken_over_from_another_system() -> None:
    taken = {**TALK, "stored_at": "2026-05-01T10:00:00Z"}
    assert "Overgenomen uit een ander systeem: feit 9." in printed([taken])


def test_a_fact_of_the_scheduler_without_ground_is_outdated() -> None:
    fell_due = fact(
        5, "ReexaminationFellDue", "2026-03-05", "2026-03-05T01:00:00Z", due_on="2026-03-05"
    )
    assert line_of(5, printed([{**fell_due, "outdated": True}])).endswith("achterhaald")


def test_a_fact_of_people_without_ground_says_why() -> None:
    why = "Er is op die dag nog geen plan afgesproken."
    line = line_of(9, printed([{**TALK, "breach": why}]))
    assert line.endswith("zonder grond: Er is op die dag nog geen plan afgesproken")
    assert "breach" not in line


def test_what_goes_on_stands_under_the_state() -> None:
    lines = printed(
        [REGISTERED],
        journey="closed",
        in_target_group=False,
        route=None,
        benefit="none",
        plan={"evaluate_on": "2026-11-22"},
        activities=[
            {"activity": "a1", "kind": "taalbuddy", "ended_on": None},
            {"activity": "a2", "kind": "opleiding", "ended_on": "2026-01-01"},
        ],
        obstacles=[{"kind": "taal", "status": "found"}, {"kind": "sociaal", "status": "resolved"}],
        referrals=[{"referral": "r1", "partner": "fsp"}, {"referral": "r2", "partner": "wmo"}],
        path={"reported_on": "2026-01-01"},
    )
    assert lines[1] == (
        "Begeleiding afgesloten · Trede 2 · nog geen route · regie MP · consulent P. Jansen"
        " · nug · buiten de doelgroep"
    )
    assert lines[2] == (
        "Plan, evaluatie op 22-11-2026 · activiteit taalbuddy · belemmering taal"
        " · verwijzingen FSP, Wmo · zorgvuldigheidstraject loopt"
    )


def test_before_the_first_fact_there_is_nothing() -> None:
    assert printed([])[1:] == ["Er is op dat moment nog niets vastgelegd."]


def test_at_eighty_columns_nothing_is_lost() -> None:
    facts = [REGISTERED, ROUTE, TALK, {**OBSTACLE, "corrected_by": 12}, CORRECTION]
    lines = printed(facts, 80)
    assert max(map(len, lines)) <= 80
    words = " ".join(lines).split()
    for word in ("huisbezoek", "4", "dagen", "later", "hersteld", "12", "aangevinkt"):
        assert [found for found in words if word in found]
    assert "…" not in "".join(lines)
