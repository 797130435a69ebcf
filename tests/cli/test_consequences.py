"""What an amendment or a late fact reaches: shown before it is saved, and afterwards."""

from tests.aggregates.paths import MAATREGEL_PROPOSED
from tests.beginnings import beginning
from tests.cli.door import Door
from tests.cli.facts import SPOKEN_TO_IN_MARCH, fact, registered
from tests.usual import CONSULTANT, EXAMINER, SUPERVISOR


@beginning
def town(everywhere: Door) -> Door:
    """A client on route B spoken to on 5 March 2024; lists went out on 24 April and 15 May."""
    door = everywhere
    door.clock.set("2024-03-09")
    door.facts(*SPOKEN_TO_IN_MARCH).ok()
    for day in ("2024-04-14", "2024-05-15"):
        door.clock.set(day)
        door.run("day", "--dir", door.folder / "lists").ok()
    return door


def amended(door, *fields):
    return (
        door.run("correct", "R-1", 5, *fields, "--reason", "andere dag", "--by", CONSULTANT)
        .ok()
        .out
    )


def test_lists_that_went_out_and_would_have_been_others(town):
    said = amended(town, "happened_on=2024-02-26")
    assert "Lijst van 14-04-2024: Vervolgcontact had erop moeten staan; stond er niet op" in said
    assert "Lijst van 15-05-2024: Vervolgcontact stond op 30-04-2024, had 22-04-2024" in said


def test_a_list_that_went_to_another_colleague(town):
    town.clock.set("2024-05-16")
    said = town.run(
        "record", "R-1", "ConsultantAssigned", "role=participatieconsulent",
        f"consultant={CONSULTANT}", "--on", "2024-04-20", "--by", SUPERVISOR,
    ).ok().out  # fmt: skip
    assert (
        "Lijst van 15-05-2024: Vervolgcontact stond bij niemand (MP), "
        f"had bij {CONSULTANT} moeten staan" in said
    )
    number = town.history("R-1")["facts"][-1]["number"]
    town.run("day", "--dir", town.folder / "lists").ok()
    said = town.run(
        "correct", "R-1", number, f"consultant={EXAMINER}", "--reason", "verkeerde collega",
        "--by", SUPERVISOR,
    ).ok().out  # fmt: skip
    assert (
        f"Lijst van 16-05-2024: Vervolgcontact stond bij {CONSULTANT}, "
        f"had bij {EXAMINER} moeten staan" in said
    )


def missed(door, *days):
    """A client who missed talks in March 2024; the lists of the 17th went out."""
    door.clock.set("2024-03-17")
    door.facts(
        registered("R-1"),
        fact("R-1", "ClientScreened", "2024-01-02"),
        *(fact("R-1", "ContactMissed", day) for day in days),
    ).ok()
    door.run("day", "--dir", door.folder / "lists").ok()
    door.clock.set("2024-03-18")


def test_a_list_on_which_something_was_with_the_teamleider_too_soon(everywhere):
    missed(everywhere, "2024-03-01", "2024-03-02", "2024-03-03")
    retract = ("retract", "R-1", 3, "--reason", "was er wel", "--by", SUPERVISOR)
    said = everywhere.run(*retract).ok().out
    assert "Lijst van 17-03-2024: Na gemist contact was geëscaleerd; had dat niet" in said
    assert "Al gemeld, nu achterhaald: Feit" in said


def test_a_list_on_which_something_was_not_with_the_teamleider_yet(everywhere):
    missed(everywhere, "2024-03-02", "2024-03-03")
    late = ("record", "R-1", "ContactMissed", "channel=telefoon", "--on", "2024-03-01")
    said = everywhere.run(*late, "--by", SUPERVISOR).ok().out
    assert "Lijst van 17-03-2024: Na gemist contact was niet geëscaleerd; had dat wel" in said


def test_an_escalation_that_went_out_for_another_day(town):
    said = amended(town, "happened_on=2024-03-08")
    assert "Al gemeld, nu achterhaald: Feit" in said


def test_a_change_that_reaches_nothing_says_so(town):
    said = amended(town, "channel=telefoon")
    assert "Lijst" not in said
    assert "Besluiten: geen." in said


def test_a_late_fact_tells_what_it_changes(town):
    said = town.run("record", "R-1", "ContactHeld", "channel=gesprek", "--on", "2024-04-20",
                    "--by", CONSULTANT).ok().out  # fmt: skip
    assert "Dit late feit heeft veranderd:" in said
    assert "Lijst van 15-05-2024: Vervolgcontact stond" in said


def test_a_fact_of_today_tells_only_that_it_was_recorded(town):
    said = town.run("record", "R-1", "ContactHeld", "channel=gesprek", "--by", CONSULTANT).ok().out
    assert said.startswith("Vastgelegd: feit ")
    assert len(said.splitlines()) == 1


class TestADecisionOnTouchedGrounds:
    """It waits in ``journeys tasks`` until a person has looked at it again."""

    @beginning
    def decided(self, everywhere: Door) -> Door:
        everywhere.clock.set("2024-03-10")
        everywhere.facts(
            *({**entry.values, "client": "R-1", "type": entry.type} for entry in MAATREGEL_PROPOSED)
        ).ok()
        everywhere.clock.set("2024-04-01")
        return everywhere

    def late(self, decided, *options, typed=None):
        return decided.run(
            "record", "R-1", "ObstacleFound", "kind=psychisch", "--on", "2024-02-20",
            "--by", SUPERVISOR, *options, typed=typed,
        )  # fmt: skip

    def test_is_named_and_becomes_a_task(self, decided):
        assert decided.run("tasks").ok().out == "Niets te beslechten.\n"
        said = self.late(decided).ok().out
        assert "Besluit Feit 8 (" in said
        assert "opnieuw te bezien door een mens" in said
        (task,) = decided.run("tasks", "--format", "json").ok().json
        assert (task["client"], task["number"], task["kind"]) == ("R-1", 8, "reassess")
        assert "opnieuw te bezien: geraakt door feit 9" in " ".join(
            decided.run("history", "R-1").ok().out.split()
        )

    def test_somebody_at_a_terminal_is_asked_before_it_is_saved(self, decided):
        said = self.late(decided, typed="n\n").ok().out
        assert "opnieuw te bezien door een mens" in said
        assert said.endswith("Niets vastgelegd.\n")
        assert decided.run("tasks").ok().out == "Niets te beslechten.\n"

    def test_only_looking_at_it_again_closes_the_task(self, decided):
        self.late(decided).ok()
        decided.run(
            "record", "R-1", "DecisionReassessed", "fact=8", "answer=stands",
            "reason=ook daarmee was het kunnen", "--by", SUPERVISOR,
        ).ok()  # fmt: skip
        assert decided.run("tasks").ok().out == "Niets te beslechten.\n"
