"""``journeys correct`` and ``retract``: what they change is shown, and the old stays readable."""

import pytest

from tests.beginnings import beginning
from tests.cli.door import Door
from tests.cli.facts import SPOKEN_TO_IN_MARCH, fact
from tests.usual import CONSULTANT, EXAMINER, SUPERVISOR


@beginning
def town(door: Door) -> Door:
    """A client with a route, spoken to on 5 March 2024."""
    door.clock.set("2024-03-09")
    door.facts(*SPOKEN_TO_IN_MARCH).ok()
    return door


def test_a_correction_shows_what_it_changes(town):
    said = town.run(
        "correct", "R-1", 5, "happened_on=2024-02-27", "--reason", "andere dag", "--by", CONSULTANT
    ).ok()
    assert said.out.splitlines()[0] == "Vastgelegd: feit 6 van R-1."
    assert "Vervolgcontact  30-04-2024 → 23-04-2024" in said.out
    assert town.history("R-1")["facts"][4]["happened_on"] == "2024-03-05"
    assert town.history("R-1")["facts"][4]["corrected_by"] == 6


def test_a_retraction_shows_what_it_changes(town):
    said = town.run("retract", "R-1", 5, "--reason", "andere inwoner", "--by", SUPERVISOR).ok()
    assert "Vervolgcontact  30-04-2024 → 06-03-2024" in said.out


def test_what_changes_no_term_says_so(town):
    said = town.run(
        "correct", "R-1", 5, "channel=telefoon", "--reason", "gebeld", "--by", CONSULTANT
    ).ok()
    assert "Geen termijnen." in said.out


def test_retracting_is_as_never_having_recorded(town):
    before = town.due("2024-06-01")
    town.facts(fact("R-1", "ContactHeld", "2024-03-08")).ok()
    assert town.due("2024-06-01") != before
    town.run("retract", "R-1", 6, "--reason", "fout", "--by", SUPERVISOR).ok()
    assert town.due("2024-06-01") == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["correct", "R-1", 9, "channel=video"], ["feit 9", "1 tot en met 5"]),
        (["correct", "R-1", 0, "channel=video"], ["fact"]),
        (["correct", "R-1", 5, "channel=brief"], ["channel", "gesprek"]),
        (["correct", "R-1", 5, "type=IntakeHeld"], ["type"]),
        (["correct", "R-1", 5, "client=R-2"], ["client"]),
        (["correct", "R-1", 5, "route=A"], ["route"]),
        (["correct", "R-1", 5, "happened_on=2024-03-10"], ["10-03-2024"]),
        (["correct", "R-1", 5, "happened_on=2024-02-30"], ["happened_on", "een dag die bestaat"]),
        (["retract", "R-1", 9], ["feit 9"]),
        (["retract", "R-1", 1], ["2, 3, 4, 5"]),
    ],
)
def test_what_cannot_be_amended_says_why_and_adds_nothing(town, arguments, words):
    town.run(*arguments, "--reason", "x", "--by", SUPERVISOR).refused(*words)
    assert len(town.exported()) == 5


def test_only_who_recorded_it_or_the_teamleider_amends(town):
    for command in ("correct", "retract"):
        fields = ["channel=video"] if command == "correct" else []
        town.run(command, "R-1", 5, *fields, "--reason", "x", "--by", EXAMINER).refused(
            CONSULTANT, "teamleider"
        )


def test_a_reason_is_asked_for(town):
    for command in ("correct", "retract"):
        town.run(command, "R-1", 5, "--by", CONSULTANT).misused("--reason", "ontbreekt")
        fields = ["channel=video"] if command == "correct" else []
        town.run(command, "R-1", 5, *fields, "--reason", " ", "--by", SUPERVISOR).refused("reason")


def test_a_correction_names_a_field(town):
    town.run("correct", "R-1", 5, "--reason", "x", "--by", CONSULTANT).misused("VELD=WAARDE")


RETRACTION = ("retract", "R-1", 5, "--reason", "andere inwoner", "--by", SUPERVISOR)


@pytest.mark.parametrize("answer", ["j", "ja", "J"])
def test_somebody_at_a_terminal_is_asked_first(town, answer):
    said = town.run(*RETRACTION, typed=f"{answer}\n").ok()
    assert "Intrekking van feit 5 verandert:" in said.out
    assert "Vastleggen? [j/N]" in said.out
    assert "Vastgelegd: feit 6 van R-1." in said.out


@pytest.mark.parametrize("answer", ["n", "", "nee", "wat?"])
def test_whoever_does_not_agree_records_nothing(town, answer):
    said = town.run(*RETRACTION, typed=f"{answer}\n").ok()
    assert said.out.endswith("Niets vastgelegd.\n")
    assert len(town.exported()) == 5


def test_walking_away_from_the_question_records_nothing(town):
    town.run(*RETRACTION, typed="").refused("Afgebroken.")
    assert len(town.exported()) == 5


def test_with_yes_nobody_is_asked(town):
    assert "[j/N]" not in town.run(*RETRACTION, "--yes", typed="").ok().out


class TestWhatAnAmendmentLeavesWithoutGround:
    """It is recorded all the same; a person settles it."""

    RETRACTION = ("retract", "R-1", 6, "--reason", "andere inwoner", "--by", SUPERVISOR)
    WHY = "Er is op die dag nog geen plan met R-1 afgesproken"
    SENTENCE = (
        f"  Feit 7 (Plan bijgesteld, 07-03-2024): {WHY}. "
        "Trek feit 7 in, of leg het plan vast (PlanAgreed)."
    )

    @pytest.fixture
    def planned(self, town):
        """The client has a plan, fact 6, that was adjusted, fact 7."""
        town.facts(
            fact("R-1", "PlanAgreed", "2024-03-06"), fact("R-1", "PlanAdjusted", "2024-03-07")
        ).ok()
        return town

    def test_is_told_with_why_and_what_to_do(self, planned):
        said = planned.run(*self.RETRACTION).ok().out.splitlines()
        assert said[0] == "Vastgelegd: feit 8 van R-1."
        assert said[-2:] == ["Staat nu zonder grond:", self.SENTENCE]

    def test_is_told_before_it_is_recorded(self, planned):
        said = planned.run(*self.RETRACTION, typed="n\n").ok().out.splitlines()
        heading = said.index("Komt zonder grond te staan:")
        assert said[heading + 1] == self.SENTENCE
        assert said[-1].endswith("Niets vastgelegd.")
        assert len(planned.exported()) == 7

    def test_is_told_once_and_then_by_what_settles_it(self, planned):
        planned.run(*self.RETRACTION).ok()
        other = ("correct", "R-1", 5, "channel=video", "--reason", "x", "--by", SUPERVISOR)
        assert "grond" not in planned.run(*other).ok().out
        back = planned.run("retract", "R-1", 8, "--reason", "toch", "--by", SUPERVISOR).ok()
        assert back.out.splitlines()[-2:] == [
            "Niet meer zonder grond:",
            "  Feit 7 (Plan bijgesteld, 07-03-2024)",
        ]

    def test_stands_beside_the_fact_until_it_is_settled(self, planned):
        remark = "nog geen plan met R-1 afgesproken"
        assert remark not in table(planned)
        planned.run(*self.RETRACTION).ok()
        assert remark in table(planned)
        assert remark not in table(planned, "--known-at", "2024-03-08")
        planned.run("retract", "R-1", 7, "--reason", "ook fout", "--by", SUPERVISOR).ok()
        assert remark not in table(planned)

    def test_leaves_the_history_for_programs_as_it_is(self, planned):
        planned.run(*self.RETRACTION).ok()
        assert set(planned.history("R-1")["facts"][6]) == {
            *("number", "type", "happened_on", "recorded_at", "stored_at", "recorded_by"),
            "note",
        }

    def test_is_counted_by_verification_which_does_not_fail_on_it(self, planned):
        assert "grond" not in planned.run("verify").ok().out
        planned.run(*self.RETRACTION).ok()
        assert planned.run("verify").ok().out.splitlines()[1] == (
            "Zonder grond, door een mens op te lossen: 1 feit, van R-1."
        )


def table(town, *options):
    """The history as people read it, whatever the width."""
    return " ".join(town.run("history", "R-1", *options).ok().out.split())
