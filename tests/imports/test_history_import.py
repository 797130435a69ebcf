"""Moving from an older system: ``--history`` keeps when and by whom it was recorded there."""

import pytest

from tests.cli.facts import fact, registered
from tests.usual import SUPERVISOR

EARLY = "2024-01-05T09:00:00+01:00"
LATE = "2024-02-05T09:00:00Z"


def recorded(at: object, line: dict[str, object]) -> dict[str, object]:
    """The line with the moment at which it was recorded."""
    return {**line, "recorded_at": at}


def test_recorded_at_is_kept_in_utc(everywhere):
    everywhere.taken_over(recorded(EARLY, registered("R-1"))).ok()
    (one,) = everywhere.exported()
    assert one["recorded_at"] == "2024-01-05T08:00:00+00:00"


def test_without_recorded_at_it_is_now(door):
    door.taken_over(registered("R-1")).ok()
    assert door.exported()[0]["recorded_at"] == "2026-11-21T12:00:00+00:00"


@pytest.mark.parametrize(
    "at",
    [
        "2026-11-21T12:00:01Z",
        "2024-01-05T09:00:00",
        "2024-01-05",
        "gisteren",
        "",
        5,
        True,
        ["x"],
        "2024-02-30T09:00:00Z",
        "9999-12-31T23:59:59-14:00",
        "0001-01-01T00:00:00+14:00",
    ],
)
def test_a_recorded_at_that_is_none_or_to_come(door, at):
    said = door.taken_over(recorded(at, registered("R-1"))).refused("Regel 1, veld recorded_at")
    assert said.out.startswith("0 feiten")
    assert door.exported() == []


def test_recorded_at_is_not_before_the_previous_facts(door):
    door.taken_over(
        recorded(LATE, registered("R-1")),
        recorded(EARLY, fact("R-1", "IntakeHeld", "2024-01-04")),
        recorded(EARLY, registered("R-2")),
        recorded(LATE, fact("R-1", "IntakeHeld", "2024-01-04")),
    ).refused("Regel 2, veld recorded_at", "2024-02-05")
    assert [(one["client"], one["type"]) for one in door.exported()] == [
        ("R-1", "ClientRegistered"),
        ("R-1", "IntakeHeld"),
        ("R-2", "ClientRegistered"),
    ]


def test_it_did_not_happen_after_it_was_recorded(door):
    door.taken_over(recorded(EARLY, registered("R-1", "2024-01-06"))).refused("06-01-2024")


def test_not_for_a_client_with_live_facts(door):
    door.facts(registered("R-1")).ok()
    door.taken_over(fact("R-1", "IntakeHeld", "2024-01-04"), registered("R-2")).refused(
        "Regel 1", "R-1"
    )
    assert [one["client"] for one in door.exported()] == ["R-1", "R-2"]


def test_live_facts_may_follow(door):
    door.taken_over(recorded(EARLY, registered("R-1"))).ok()
    door.facts(fact("R-1", "IntakeHeld", "2024-01-04")).ok()
    assert len(door.exported()) == 2


@pytest.mark.parametrize("by", [None, SUPERVISOR, "x.onbekend", "system"])
def test_only_an_administrator_may(door, by):
    options = ["--history", *(["--as", by] if by else [])]
    door.facts(registered("R-1"), options=options).refused("administrator")
    assert door.exported() == []


def test_an_administrator_only_within_their_period(door):
    row = "weg;Weg;administrator;;2026-11-20\n"
    users = f"user;name;roles;active_from;active_until\n{row}"
    door.users(users, "--as", "a.beheer").ok()
    said = door.facts(registered("R-1"), options=("--history", "--as", "weg"))
    said.refused("ONLY_ADMINISTRATOR_IMPORTS_HISTORY", "niet actief")
    assert door.exported() == []


def test_without_as_it_says_so(door):
    door.facts(registered("R-1"), options=("--history",)).refused("--as ontbreekt")


def numbered(*lines: dict[str, object]) -> list[dict[str, object]]:
    """The lines with the number each had where they come from."""
    return [{**line, "number": number} for number, line in enumerate(lines, 1)]


def test_after_a_refused_line_no_correction_hits_another_fact(door):
    lines = numbered(
        registered("R-1"),
        fact("R-1", "IntakeHeld", "2024-01-04"),
        fact("R-1", "ContactHeld", "2024-01-05"),
        fact("R-1", "ContactHeld", "2024-01-06"),
        fact("R-1", "FactRetracted", "2024-01-07", fact=3),
    )
    wrong = [lines[0], {**lines[1], "happened_on": "gisteren"}, *lines[2:]]
    said = door.taken_over(*wrong, registered("R-2")).refused(
        "Regel 2, veld happened_on", "Regel 3, veld number", "Regel 4", "Regel 5"
    )
    assert "NUMBER_OUT_OF_ORDER" in said.err
    assert "Verwacht: feit 2 van R-1; gevonden: feit 3." in said.err
    assert [(one["client"], one["number"]) for one in door.exported()] == [("R-1", 1), ("R-2", 1)]
    assert door.taken_over(*lines).ok().out.startswith("4 feiten vastgelegd, 1 stond er al")
    assert door.taken_over(*lines).ok().out.startswith("0 feiten vastgelegd, 5 stonden er al")


@pytest.mark.parametrize("number", [0, -1, True, "1", 1.0, [1]])
def test_a_number_that_is_none(door, number):
    door.taken_over({**registered("R-1"), "number": number}).refused("Regel 1, veld number")
    assert door.exported() == []


def test_without_history_the_number_says_nothing(door):
    door.facts({**registered("R-1"), "number": 7}).ok()
    assert door.exported()[0]["number"] == 1


def test_roles_and_users_are_not_asked(door):
    door.taken_over(
        registered("R-1", recorded_by="Wil Vroeger (afd. W&I)"),
        fact("R-1", "IntakeHeld", "2024-01-04", recorded_by="i.visser"),
    ).ok()
    assert [one["recorded_by"] for one in door.exported()] == [
        "Wil Vroeger (afd. W&I)",
        "i.visser",
    ]


def test_guards_and_the_three_different_people_are(door):
    door.taken_over(
        registered("R-1"),
        fact("R-1", "PlanAdjusted", "2024-01-04"),
        fact("R-1", "UnwillingnessReported", "2024-01-11", recorded_by="p.oud"),
        fact("R-1", "ExaminationOpened", "2024-01-12", examiner="p.oud"),
    ).refused("Regel 2: ", "Regel 4: ", "p.oud")
    assert len(door.exported()) == 2


def test_what_the_system_issued_there_comes_along(door):
    due = fact("R-1", "ReexaminationFellDue", "2024-01-04", recorded_by="system")
    door.taken_over(
        registered("R-1"), due, {**due, "type": "EscalatedToSupervisor", "rule": "re-examination"}
    ).ok()
    assert [one["type"] for one in door.exported()][1:] == [
        "ReexaminationFellDue",
        "EscalatedToSupervisor",
    ]


def test_without_history_the_system_alone_records_that(door):
    due = fact("R-1", "ReexaminationFellDue", "2024-01-04", recorded_by="system")
    door.facts(registered("R-1"), due).refused("Regel 2", "systeem")


def test_the_same_history_again_adds_nothing(door):
    lines = [
        recorded(EARLY, registered("R-1")),
        recorded(LATE, fact("R-1", "ContactMissed", "2024-02-05")),
        recorded(LATE, fact("R-1", "ContactMissed", "2024-02-05")),
    ]
    door.taken_over(*lines).ok()
    assert door.taken_over(*lines).ok().out.startswith("0 feiten vastgelegd, 3 stonden er al")
    door.facts(fact("R-1", "IntakeHeld", "2024-01-04")).ok()
    assert door.taken_over(*lines).ok().out.startswith("0 feiten vastgelegd, 3 stonden er al")


SYSTEMS_OWN = fact("R-1", "SuspicionLapsed", "2024-06-01", recorded_by="system")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (fact("R-1", "IntakeHeld", "2024-06-01", recorded_by="system"), "systeem"),
        (fact("R-1", "IntakeHeld", "2024-06-01", recorded_by="System"), "systeem"),
        ({**SYSTEMS_OWN, "recorded_by": SUPERVISOR}, "systeem"),
        (
            fact(
                "R-1", "FileDestroyed", "2024-06-01", recorded_by="system", approved_by=["a", "A"]
            ),
            "twee verschillende",
        ),
    ],
)
def test_what_the_system_recorded_and_what_people_did_are_not_confused(door, line, words):
    reported = fact("R-1", "UnwillingnessReported", "2024-02-01")
    door.taken_over(registered("R-1"), reported, line).refused("Regel 3", words)
    door.taken_over(SYSTEMS_OWN).ok()
    assert [one["type"] for one in door.exported()][2:] == ["SuspicionLapsed"]


@pytest.mark.parametrize("same", [SUPERVISOR + "\u200b", "t.b\u00adakker", "\ufe0ft.bakker"])
def test_nobody_is_somebody_else_by_a_sign_that_does_not_show(door, same):
    path = [
        ("UnwillingnessReported", {}),
        ("ExaminationOpened", {}),
        ("AbilityAssessed", {}),
        ("OfferMade", {}),
        ("Heard", {}),
        ("PathDecided", {"decision": "maatregel_proposed"}),
    ]
    lines = [fact("R-1", kind, "2024-03-01", **fields) for kind, fields in path]
    door.taken_over(registered("R-1"), *lines).ok()
    door.taken_over(fact("R-1", "MaatregelRecorded", "2024-06-01", decided_by=same)).refused(
        "Regel 1, veld decided_by:", "onzichtbare"
    )
