"""``journeys record``: one fact, its fields typed as a person types them."""

import json
import shlex

import pytest

from tests.beginnings import beginning
from tests.cli.door import Door
from tests.cli.facts import fact, registered
from tests.usual import CONSULTANT, INCOME, MISSED, REASONS, STATEMENT, SUPERVISOR, WSP

DAY = "2024-03-05"


@beginning
def town(door: Door) -> Door:
    """One client."""
    door.clock.set(DAY)
    door.facts(registered("R-1")).ok()
    return door


def test_a_fact_is_recorded_and_its_number_told(town):
    said = town.run(
        "record", "R-1", "ContactHeld", "--on", "2024-03-04", "channel=gesprek", "--by", CONSULTANT
    )
    assert said.ok().out == "Vastgelegd: feit 2 van R-1.\n"
    last = town.exported()[-1]
    assert (last["type"], last["happened_on"], last["recorded_by"]) == (
        "ContactHeld",
        "2024-03-04",
        CONSULTANT,
    )


@pytest.mark.parametrize(
    ("type_", "given", "expected"),
    [
        ("ClientScreened", ["in_target_group=true"], {"in_target_group": True}),
        ("ClientScreened", ["in_target_group=false"], {"in_target_group": False}),
        (
            "PlanAgreed",
            ["goals=12", "client_agrees=true", "evaluate_on=2024-09-05"],
            {"goals": "12", "client_agrees": True, "evaluate_on": "2024-09-05"},
        ),
        ("ContactHeld", ["channel=video", "note=a=b"], {"channel": "video", "note": "a=b"}),
        ("ContactHeld", ["channel=video", "note=true"], {"channel": "video", "note": "true"}),
        (
            "TredeSignalled",
            ["expected_trede=3", "reason=ja"],
            {"expected_trede": 3, "reason": "ja"},
        ),
        ("PlacedInWork", ["form=regulier", "hours=24"], {"form": "regulier", "hours": 24}),
        (
            "PlacedInWork",
            ["form=regulier", "instruments=sroi,jobcoaching"],
            {"form": "regulier", "instruments": ["sroi", "jobcoaching"]},
        ),
        (
            "PlacedInWork",
            ["form=regulier", 'instruments=["sroi"]'],
            {"form": "regulier", "instruments": ["sroi"]},
        ),
        (
            "CostCommitted",
            ["line=basisbaan", "amount=1250.5"],
            {"line": "basisbaan", "amount": "1250.50"},
        ),
        (
            "UnwillingnessReported",
            [f"observations={json.dumps([MISSED, STATEMENT])}"],
            {"observations": [MISSED, STATEMENT]},
        ),
        (
            "FactCorrected",
            ["fact=1", 'changes={"trede": 1}', "reason=fout"],
            {"fact": 1, "changes": {"trede": 1}, "reason": "fout"},
        ),
        (
            "EffectMeasured",
            ["loneliness=4", "happiness=7", "health=0", "obstacles_fewer=true", "by=consulent"],
            {
                "loneliness": 4,
                "happiness": 7,
                "health": 0,
                "obstacles_fewer": True,
                "by": "consulent",
            },
        ),
        ("EffectMeasured", ["declined=true"], {"declined": True}),
    ],
)
def test_a_typed_value_becomes_the_fields_own_kind(town, type_, given, expected):
    town.run("record", "R-1", type_, *given, "--by", SUPERVISOR).ok()
    last = town.exported()[-1]
    assert {name: last[name] for name in expected} == expected
    assert type(last[next(iter(expected))]) is type(expected[next(iter(expected))])


def test_reasons_of_a_decision_are_typed_as_an_object(town):
    said = town.run(
        "record",
        "R-1",
        "PathDecided",
        "decision=fitting_service",
        f"reasons={json.dumps(REASONS)}",
        "--by",
        SUPERVISOR,
    )
    # Read as an object: what is missing is the path itself, not the reasons.
    said.refused("Niet vastgelegd: PathDecided voor R-1")
    assert "reasons" not in said.err


def test_without_a_day_it_happened_today(town):
    town.run("record", "R-1", "IntakeHeld", "--by", CONSULTANT).ok()
    assert town.exported()[-1]["happened_on"] == DAY


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["ContactHeld", "channel=brief"], ["channel", "'brief'", "gesprek, telefoon"]),
        (["ContactHeld"], ["channel", "ontbreekt"]),
        (["ContactHeld", "kanaal=x"], ["kanaal", "bestaat niet", "channel"]),
        (["Gesprek", "channel=x"], ["Gesprek", "ContactHeld"]),
        (["DueListIssued"], ["DueListIssued", "van de gemeente zelf"]),
        (["ClientScreened", "in_target_group=x"], ["in_target_group", "'x'", "true of false"]),
        (["TredeSignalled", "expected_trede=7", "reason=x"], ["expected_trede", "7", "6"]),
        (["TredeSignalled", "expected_trede=3.5", "reason=x"], ["expected_trede", "geheel getal"]),
        (["UnwillingnessReported", "observations=[{"], ["observations", "een lijst"]),
        (["FactCorrected", "fact=1", "changes=x", "reason=x"], ["changes", "een object"]),
        (
            ["ContactPlanned", "channel=gesprek", "for_on=2024-02-30"],
            ["for_on", "een dag die bestaat"],
        ),
        (["ContactHeld", "channel=gesprek", "--on", "2024-03-06"], ["06-03-2024"]),
        (["ReexaminationFellDue", "due_on=2024-03-01"], ["systeem"]),
        (["JourneyReopened", "reason=x"], ["Niet vastgelegd"]),
    ],
)
def test_what_cannot_be_recorded_says_why_and_adds_nothing(town, arguments, words):
    town.run("record", "R-1", *arguments, "--by", SUPERVISOR).refused(*words)
    assert len(town.exported()) == 1


def test_a_refusal_says_what_to_do_next(town):
    town.run("record", "R-1", "ReferredToWsp", "reason=klaar", "--by", CONSULTANT).ok()
    town.run("record", "R-1", "TredeDetermined", "trede=3", "reason=x", "--by", WSP).ok()
    said = town.run("record", "R-1", "WspAccepted", "--by", WSP).refused("WSP_ACCEPT")
    first, *more = said.err.splitlines()
    assert first.startswith("Niet vastgelegd: ")
    assert first.endswith(").")
    assert all(line.startswith("  ") for line in more)
    assert "journeys record R-1 WarmHandoverHeld" in said.err


@pytest.mark.parametrize(
    ("by", "words"),
    [
        ("x.onbekend", ["x.onbekend", "import users"]),
        (INCOME, [INCOME, "participatieconsulent"]),
        ("a.beheer", ["administrator"]),
        ("system", ["systeem"]),
    ],
)
def test_who_may_not_record_it_is_told_so(town, by, words):
    town.run("record", "R-1", "IntakeHeld", "--by", by).refused(*words)
    assert len(town.exported()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["record", "R-1", "IntakeHeld", "zonder", "--by", CONSULTANT],
        ["record", "R-1", "IntakeHeld", "=x", "--by", CONSULTANT],
        ["record", "R-1", "IntakeHeld", "note=x", "note=y", "--by", CONSULTANT],
        ["record", "R-1", "IntakeHeld", "--on", "2024-3-4", "--by", CONSULTANT],
        ["record", "R-1", "IntakeHeld", "--on", "31-02-2024", "--by", CONSULTANT],
        ["record", "R-1", "IntakeHeld", "--on", "20240304", "--by", CONSULTANT],
        ["record", "R-1", "IntakeHeld"],
        ["record", "R-1", "--by", CONSULTANT],
        ["record"],
    ],
)
def test_wrong_usage_leaves_with_2(town, arguments):
    town.run(*arguments).misused("Verkeerd gebruik", "journeys record --help")
    assert len(town.exported()) == 1


def test_an_unknown_client_can_only_be_registered(town):
    town.run("record", "R-9", "IntakeHeld", "--by", CONSULTANT).refused("R-9")
    town.run("record", "R-9", "ClientRegistered", "trede=1", "benefit=none", "--by", INCOME).ok()
    assert town.history("R-9")["state"]["benefit"] == "none"


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        (["ReexaminationHeld", "participates=ja"], "participates", "yes"),
        (["ReexaminationHeld", "participates=Onbekend"], "participates", "unknown"),
        (["WarmHandoverHeld", "with_client=nee"], "with_client", False),
        (["ClientScreened", "in_target_group=ja"], "in_target_group", True),
        (["IntakeHeld", "note=ja"], "note", "ja"),
    ],
)
def test_yes_and_no_may_be_said_in_dutch(door, words, field, value):
    door.facts(registered("R-1"), fact("R-1", "ReferredToWsp", "2024-02-01")).ok()
    door.run("record", "R-1", *words, "--by", SUPERVISOR).ok()
    assert door.exported()[-1][field] == value


def test_a_type_that_is_nearly_one_is_recognised(door):
    said = door.run("record", "R-1", "ContactHad", "--by", SUPERVISOR)
    said.refused("UNKNOWN_TYPE", "Bedoelde u ContactHeld", "journeys record --help")
    assert "ReexaminationFellDue" not in said.err


def test_a_fact_of_the_municipality_is_none_of_a_client(door):
    said = door.run("record", "R-1", "StandInAppointed", "--by", SUPERVISOR)
    said.refused("UNKNOWN_TYPE", "een feit van de gemeente zelf")


def test_a_list_that_is_wrong_is_shown_right(door):
    door.facts(registered("R-1")).ok()
    recorded = ("record", "R-1", "UnwillingnessReported", "--by", SUPERVISOR)
    said = door.run(*recorded, "observations=kwam niet").refused("Zoals: observations='[{")
    example = said.err.split("Zoals:")[1].strip()
    door.run(*recorded, *shlex.split(example)).ok()
    explained = door.run("record", "R-1", "UnwillingnessReported", "--help").ok().out
    assert example in explained
    assert "lijst van objecten" in " ".join(explained.split())
