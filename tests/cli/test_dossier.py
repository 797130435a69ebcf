"""``journeys dossier``: what the decider could know then, and nothing that came later."""

import re
from html.parser import HTMLParser

import pytest

from tests.beginnings import beginning
from tests.cli.door import Door
from tests.cli.facts import fact, registered
from tests.usual import (
    CONSULTANT,
    EXAMINER,
    INCOME,
    OTHER_SUPERVISOR,
    REASONS,
    STATEMENT,
    SUPERVISOR,
    WSP,
)

R = "R-000412"
REASON = "de brieven zijn samen gelezen"
PATH = (
    registered(R),
    fact(R, "ObstacleFound", "2024-01-15", kind="schulden"),
    fact(R, "ContactMissed", "2024-01-20"),
    fact(R, "UnwillingnessReported", "2024-02-01"),
    fact(R, "ExaminationOpened", "2024-02-05"),
    fact(R, "AbilityAssessed", "2024-02-12"),
    fact(R, "OfferMade", "2024-02-14"),
    fact(R, "InvitedToBeHeard", "2024-02-15", for_on="2024-03-01"),
    fact(R, "Heard", "2024-03-01", statement="Ik kon de brieven <b>niet</b> lezen & durfde niet."),
    fact(R, "FactCorrected", "2024-03-02", fact=2, changes={"kind": "taal"}),
    fact(R, "FactRetracted", "2024-03-02", fact=3),
    fact(
        R,
        "PathDecided",
        "2024-03-10",
        decision="maatregel_proposed",
        reasons={**REASONS, "letters_understood": REASON},
    ),
)
DECISION = len(PATH)
LATER = (
    fact(R, "ContactHeld", "2024-02-20", note="bleek ziek te zijn"),
    fact(R, "FactCorrected", "2024-04-02", fact=9, changes={"statement": "later hersteld"}),
    fact(R, "FactRetracted", "2024-04-03", fact=DECISION),
)


def lived(door: Door, *facts):
    """The facts are recorded one after the other, each on its own day or later."""
    for one in facts:
        if one["happened_on"] > f"{door.clock.now:%Y-%m-%d}":
            door.clock.set(one["happened_on"])
        door.facts(one).ok()


@beginning
def decided(door: Door) -> Door:
    door.clock.set("2024-01-01")
    lived(door, *PATH)
    door.clock.set("2024-04-01")
    lived(door, *LATER)
    return door


class Text(HTMLParser):
    """What a reader hears: the words, and the tags they stand in."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)


def made(door, number=DECISION, by=SUPERVISOR, client=R):
    """The document as HTML: its words on one line, and its tags."""
    out = door.folder / "besluit.html"
    said = door.run("dossier", client, number, "--out", out, "--by", by).ok()
    page = Text()
    page.feed(out.read_text("utf-8"))
    return " ".join(" ".join(page.words).split()), page.tags, said.out


class TestWhatTheDeciderCouldKnow:
    def test_the_decision_with_the_reason_for_each_element(self, decided):
        words, _, _ = made(decided)
        assert "maatregel voorgesteld" in words
        assert REASON in words
        for element in ("Gezondheid", "Schulden", "Taal", "Zorgtaken", "Reizen"):
            assert element in words

    def test_the_steps_in_order_with_who_took_them(self, decided):
        words, _, _ = made(decided)
        steps = (
            "1. Vermoeden van niet willen gemeld, donderdag 1 februari 2024",
            "2. Onderzoek geopend",
            "3. Kunnen beoordeeld",
            "4. Passend aanbod gedaan",
            "5. Uitnodiging zienswijze",
            "6. Zienswijze gegeven",
        )
        places = [words.index(step) for step in steps]
        assert places == sorted(places)
        assert f"Melder {CONSULTANT} Onderzoeker {EXAMINER} Beslisser {SUPERVISOR}" in words
        assert "drie verschillende mensen" in words
        assert STATEMENT["text"] in words

    def test_nothing_that_was_recorded_later(self, decided):
        words, _, _ = made(decided)
        for later in ("bleek ziek te zijn", "later hersteld", "feit 13", "ingetrokken door"):
            assert later not in words

    def test_what_had_been_set_right_by_then_counts(self, decided):
        words, _, _ = made(decided)
        assert "Belemmering gevonden: taal – hersteld, zie feit 10" in words
        assert "Belemmering gevonden: schulden" not in words
        assert "Toen ingetrokken feiten" in words
        assert "Contact gemist" in words

    def test_under_which_policy_and_what_stood_due(self, decided):
        words, _, _ = made(decided)
        assert "rijswijk@1" in words
        assert "Wat toen openstond" in words
        assert "Screening" in words

    def test_what_it_rests_on_and_how_it_was_made(self, decided):
        words, _, said = made(decided)
        assert "feit 1 tot en met 11 uit het logboek van R-000412" in words
        assert "zondag 10 maart 2024 om 13:00 uur" in words
        (digest,) = re.findall(r"\b[0-9a-f]{64}\b", words)
        assert digest in said
        assert f"gemaakt 03-04-2024 14:00 door {SUPERVISOR}" in said

    def test_made_again_it_says_the_same_whoever_makes_it_and_when(self, decided):
        digests = set()
        for by, day in ((SUPERVISOR, "2024-05-01"), (EXAMINER, "2025-01-01")):
            decided.clock.set(day)
            digests |= set(re.findall(r"[0-9a-f]{64}", made(decided, by=by)[2]))
        assert len(digests) == 1

    def test_that_the_decision_was_taken_back_since_is_told_beside_it(self, decided):
        words, _, said = made(decided)
        assert "later hersteld of ingetrokken (feit 15)" in said
        assert "ingetrokken (feit 15)" not in words


def test_what_was_taken_over_is_told_so(door):
    lines = [{**one, "recorded_at": f"{one['happened_on']}T10:00:00+01:00"} for one in PATH]
    door.taken_over(*lines).ok()
    words, _, _ = made(door)
    assert words.count("overgenomen uit een ander systeem") >= DECISION - 3


def test_who_turned_out_to_be_unable_is_as_visible_as_the_suspicion(door):
    door.clock.set("2024-01-01")
    *steps, decision = PATH
    lived(door, *steps)
    running = " ".join(door.run("history", R).ok().out.split())
    assert "zorgvuldigheidstraject loopt" in running
    lived(door, {**decision, "decision": "unable"})
    told = " ".join(door.run("history", R).ok().out.split())
    assert "Vermoeden van niet willen gemeld" in told
    assert "Besluit in het zorgvuldigheidstraject: afgesloten, kan" in told
    assert "zorgvuldigheidstraject afgesloten, kan niet (10-03-2024)" in told
    assert "zorgvuldigheidstraject loopt" not in told
    assert door.history(R)["state"]["path"]["decision"] == "unable"
    assert "Besluit afgesloten, kan niet" in made(door)[0]


class TestWhoMayMakeIt:
    @pytest.mark.parametrize("by", [SUPERVISOR, CONSULTANT, EXAMINER])
    def test_a_teamleider_and_who_took_part(self, decided, by):
        made(decided, by=by)

    @pytest.mark.parametrize("by", [WSP, "a.beheer"])
    def test_nobody_else(self, decided, by):
        out = decided.folder / "x.html"
        decided.run("dossier", R, DECISION, "--out", out, "--by", by).refused(
            "DOSSIER_IS_NOT_YOURS", by, "teamleider"
        )
        assert not out.exists()

    def test_so_does_who_replaces_the_teamleider_in_those_days(self, decided):
        period = ("--from", "2024-05-01", "--until", "2024-05-10")
        replacement = ("--absent", SUPERVISOR, "--by-whom", WSP, *period)
        decided.run("stand-in", *replacement, "--by", OTHER_SUPERVISOR).ok()
        decided.clock.set("2024-05-02")
        made(decided, by=WSP)
        decided.clock.set("2024-05-11")
        decided.run(
            "dossier", R, DECISION, "--out", decided.folder / "x.html", "--by", WSP
        ).refused("DOSSIER_IS_NOT_YOURS", "valt er nu niet voor in")

    def test_nor_who_is_not_known(self, decided):
        decided.run("dossier", R, DECISION, "--out", "x.html", "--by", "wie").refused(
            "UNKNOWN_USER", "wie"
        )


AFTERWARDS = (
    fact(R, "MaatregelRecorded", "2024-03-20", decided_on="2024-03-20"),
    fact(R, "PathClosed", "2024-03-25"),
    fact(R, "ObjectionReceived", "2024-04-01"),
    fact(R, "UnwillingnessReported", "2024-04-05", recorded_by=INCOME),
)
"""The maatregel of a path that was closed; meanwhile another colleague reported anew."""


class TestADecisionAfterAnotherPathBegan:
    """It belongs to the path it was taken on, not to the one that happens to run."""

    @beginning
    def begun_again(self, door):
        door.clock.set("2024-01-01")
        lived(door, *PATH, *AFTERWARDS)
        return door

    @pytest.fixture(
        params=[
            [fact(R, "Reconsidered", "2024-04-20")],
            [fact(R, "DecisionReassessed", "2024-04-20", fact=DECISION)],
            [
                fact(R, "Reconsidered", "2024-04-10"),
                fact(R, "DecisionReassessed", "2024-04-20", fact=DECISION + 5),
            ],
            [
                fact(R, "FactRetracted", "2024-04-10", fact=DECISION),
                fact(R, "DecisionReassessed", "2024-04-20", fact=DECISION),
            ],
        ],
        ids=["reconsidered", "reassessed", "reassessed-again", "retracted"],
    )
    def number(self, begun_again, request):
        lived(begun_again, *request.param)
        return len(PATH) + len(AFTERWARDS) + len(request.param)

    def test_it_names_who_reported_and_examined_then(self, door, number):
        words, _, _ = made(door, number)
        assert f"Melder {CONSULTANT} Onderzoeker {EXAMINER}" in words
        assert "1. Vermoeden van niet willen gemeld, donderdag 1 februari 2024" in words

    def test_who_reported_anew_took_no_part_in_it(self, door, number):
        door.run("dossier", R, number, "--out", door.folder / "x.html", "--by", INCOME).refused(
            "DOSSIER_IS_NOT_YOURS", INCOME
        )
        made(door, number, by=CONSULTANT)

    def test_and_the_end_of_the_new_one_is_of_the_new_one(self, door, number):
        lived(door, fact(R, "SuspicionWithdrawn", "2024-04-25"))
        words, _, _ = made(door, number + 1, by=INCOME)
        assert f"Melder {INCOME} Onderzoeker Niet vastgelegd" in words


class TestWhatIsNoDossier:
    @pytest.mark.parametrize("number", [1, 4, 10, 99, 0])
    def test_another_number_is_refused_with_those_there_are(self, decided, number):
        decided.run("dossier", R, number, "--out", "x.html", "--by", SUPERVISOR).refused(
            "NOT_A_DECISION", str(number), f"{DECISION} (Besluit"
        )

    def test_another_kind_of_file_is_wrong_usage(self, decided):
        decided.run("dossier", R, DECISION, "--out", "x.docx", "--by", SUPERVISOR).misused(
            ".html", ".pdf"
        )

    def test_an_unknown_client(self, decided):
        decided.run("dossier", "R-9", 1, "--out", "x.html", "--by", SUPERVISOR).refused(
            "UNKNOWN_CLIENT"
        )


class TestThePage:
    def test_what_people_wrote_is_no_markup(self, decided):
        words, tags, _ = made(decided)
        assert "Ik kon de brieven <b>niet</b> lezen & durfde niet." in words
        assert "b" not in {tag for tag, _ in tags}

    def test_a_screen_reader_finds_its_way(self, decided):
        _, tags, _ = made(decided)
        assert ("html", {"lang": "nl"}) in tags
        assert [tag for tag, _ in tags].count("h1") == 1
        tables = [tag for tag, _ in tags if tag == "table"]
        assert len(tables) == len([tag for tag, _ in tags if tag == "caption"])
        assert {attributes.get("scope") for tag, attributes in tags if tag == "th"} == {
            "col",
            "row",
        }

    def test_it_needs_nothing_beside_it(self, decided):
        _, tags, _ = made(decided)
        assert not {"link", "script", "img", "iframe"} & {tag for tag, _ in tags}


class TestThePdf:
    def pdf(self, door):
        out = door.folder / "besluit.pdf"
        door.run("dossier", R, DECISION, "--out", out, "--by", SUPERVISOR).ok()
        return out.read_bytes()

    def test_it_is_tagged_for_screen_readers_and_names_its_language(self, decided):
        found = self.pdf(decided)
        assert found.startswith(b"%PDF-")
        assert b"/MarkInfo" in found
        assert b"/Lang" in found
        assert b"pdfuaid:part" in found

    def test_a_sign_that_no_font_has_stops_nothing(self, door):
        door.clock.set("2024-01-01")
        *steps, decision = PATH
        reasons = {**REASONS, "health": "𓀀 你好 #read(`x`) $"}
        lived(door, *steps, {**decision, "reasons": reasons})
        assert self.pdf(door).startswith(b"%PDF-")
