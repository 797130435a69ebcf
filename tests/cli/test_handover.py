"""The warm handover: one page for the new consultant, and the assignment under two names."""

import pytest

from journeys.language import rule_label
from tests.beginnings import beginning
from tests.cli.door import Door
from tests.cli.facts import fact, registered
from tests.usual import CONSULTANT, EXAMINER, INCOME, STATEMENT, SUPERVISOR, WSP

REF = "R-1"
NOTE = "vertelde over haar zoon"
PAGE = 60
"""Lines on a sheet of A4."""
STORY = [
    registered(REF, "2024-01-01"),
    fact(REF, "ConsultantAssigned", "2024-01-02", consultant=EXAMINER),
    fact(REF, "RouteAssigned", "2024-01-10"),
    fact(REF, "IntakeHeld", "2024-01-20", note="het hele verhaal"),
    fact(REF, "ObstacleFound", "2024-01-20", kind="schulden"),
    fact(REF, "ObstacleFound", "2024-01-20", kind="psychisch"),
    fact(REF, "ObstacleReduced", "2024-03-01", kind="schulden"),
    fact(REF, "ConsultantAssigned", "2024-03-01", consultant=CONSULTANT),
    fact(REF, "PlanAgreed", "2024-03-05", goals="een ochtend naar de moestuin"),
    fact(REF, "ActivityStarted", "2024-03-10"),
    fact(REF, "ReferredToPartner", "2024-03-11", partner="huisarts", referral="huisarts-1"),
    fact(REF, "ReferredToPartner", "2024-03-12", partner="taal", referral="t"),
    fact(REF, "ReferralConcluded", "2024-04-01", referral="t"),
    fact(REF, "ContactHeld", "2024-05-01", channel="huisbezoek", note=NOTE),
    fact(REF, "ContactMissed", "2024-06-01", channel="telefoon", reason="nam niet op"),
    fact(REF, "ReferredToWsp", "2024-06-02"),
    fact(REF, "WspReturned", "2024-06-10"),
    fact(REF, "ContactPlanned", "2024-06-11", for_on="2024-07-05"),
]


@beginning
def town(everywhere: Door) -> Door:
    """A client with a long story, and a new colleague."""
    everywhere.clock.set("2024-06-20")
    everywhere.users(
        "user;name;roles;active_from;active_until\n"
        "p.nieuw;Noor Nieuw;participatieconsulent;;\n"
        "b.beide;Bo Beide;participatieconsulent,inkomensconsulent;;\n"
        "p.weg;Weg;participatieconsulent;;2024-01-01\n",
        "--as",
        "a.beheer",
    ).ok()
    everywhere.taken_over(*STORY).ok()
    return everywhere


def page(door, *options, to="p.nieuw"):
    return door.run("handover", REF, "--to", to, *options)


def read(door, *options, to="p.nieuw"):
    return " ".join(page(door, *options, to=to).ok().out.split())


def test_it_says_where_the_client_stands_and_what_was_tried(town):
    said = read(town)
    assert "Warme overdracht · R-1 · aan Noor Nieuw" in said
    assert "route B sinds 10-01-2024" in said
    assert "2 keer gesproken sinds 20-01-2024, 1 keer gemist" in said
    assert NOTE in said
    assert "nam niet op" in said
    assert "schulden: gevonden 20-01-2024, verminderd 01-03-2024" in said
    assert "Teruggegeven door WSP" in said
    assert "uitkomst nog niet bekend" in said


def test_what_is_agreed_and_what_is_due_with_dates(town):
    said = read(town)
    assert "een ochtend naar de moestuin" in said
    assert "Gesprek gepland voor vr 05-07-2024" in said
    (reason, *_) = [r for row in town.due("2024-06-20") for r in row["reasons"]]
    year, month, day = reason["due_on"].split("-")
    due = said.split("Wat er moet gebeuren")[1].split("Niet opnieuw vragen")[0]
    assert f"{day}-{month}-{year}" in due
    assert reason["because"] in due


def test_of_many_evaluations_of_the_plan_the_newest_is_told(town):
    town.facts(
        *(fact(REF, "PlanEvaluated", f"2024-06-{11 + n}", note=f"ronde {n}") for n in range(6))
    ).ok()
    agreed = read(town).split("Wat er is afgesproken")[1].split("Wat er moet gebeuren")[0]
    assert "ronde 5" in agreed
    assert "ronde 4" not in agreed


def section(said, heading):
    """What stands under one heading, up to the next."""
    told = said.split(heading)[1]
    for other in ("Verwijzingen en WSP", "Wat er is afgesproken", "Wat er moet gebeuren"):
        told = told.split(other)[0]
    return told.split("Niet opnieuw vragen")[0]


def test_what_is_due_later_and_does_not_fit_is_counted(town):
    town.facts(
        *(
            fact(REF, "ReferredToPartner", f"2024-06-{10 + n}", referral=f"r{n}", partner="welzijn")
            for n in range(8)
        )
    ).ok()
    told = section(read(town), "Wat er moet gebeuren")
    left = len(in_json(town)["due"]) - told.count("uiterlijk")
    assert left > 0
    assert f"(en {left} later, zie journeys due)" in told


def test_an_obstacle_that_is_still_there_is_told_before_those_that_are_gone(town):
    gone = ("taal", "sociaal", "scholing", "digitaal", "huisvesting")
    town.facts(
        *(fact(REF, "ObstacleFound", "2024-06-12", kind=kind) for kind in gone),
        *(fact(REF, "ObstacleResolved", "2024-06-13", kind=kind) for kind in gone),
    ).ok()
    told = section(read(town), "Wat er is geprobeerd")
    assert "schulden: gevonden 20-01-2024" in told
    assert told.index("Belemmering psychisch") < told.index("opgelost 13-06-2024")
    assert "(en 3 meer, zie de geschiedenis)" in told


def test_an_activity_that_runs_is_told_before_those_that_ended(town):
    ended = [f"e{n}" for n in range(5)]
    town.facts(
        *(fact(REF, "ActivityStarted", "2024-06-12", activity=a, kind="opleiding") for a in ended),
        *(fact(REF, "ActivityEnded", "2024-06-13", activity=a) for a in ended),
    ).ok()
    told = section(read(town), "Wat er is geprobeerd")
    assert told.index("10-03-2024") < told.index("geëindigd 13-06-2024")
    assert "(en 2 meer, zie de geschiedenis)" in told


def test_what_was_adjusted_in_an_earlier_plan_is_no_longer_agreed(town):
    town.facts(
        fact(REF, "PlanAdjusted", "2024-06-11", note="twee ochtenden"),
        fact(REF, "PlanAgreed", "2024-06-12", goals="een opleiding in de zorg"),
    ).ok()
    agreed = section(read(town), "Wat er is afgesproken")
    assert "een opleiding in de zorg" in agreed
    assert "twee ochtenden" not in agreed
    town.facts(fact(REF, "PlanAdjusted", "2024-06-13", note="drie dagen")).ok()
    assert "drie dagen" in section(read(town), "Wat er is afgesproken")


def test_who_is_still_the_consultant_is_told_however_often_another_changed(town):
    income = {"role": "inkomensconsulent", "consultant": INCOME}
    town.facts(
        fact(REF, "ConsultantAssigned", "2024-06-01", **income),
        *(
            fact(REF, "ConsultantAssigned", f"2024-06-{n:02}", consultant=who)
            for n, who in enumerate([EXAMINER, CONSULTANT] * 4, start=2)
        ),
    ).ok()
    told = read(town).split("Wie er bij betrokken waren")[1]
    assert f"{INCOME}, inkomensconsulent, 01-06-2024 tot nu" in told
    assert "(en 5 eerder, zie de geschiedenis)" in told


def test_who_was_involved_when_and_what_not_to_ask_again(town):
    said = read(town)
    assert f"{EXAMINER}, participatieconsulent, 02-01-2024 tot 01-03-2024" in said
    assert f"{CONSULTANT}, participatieconsulent, 01-03-2024 tot nu" in said
    asked = said.split("Niet opnieuw vragen")[1]
    assert "Het levensverhaal, verteld bij de intake op 20-01-2024" in asked
    assert "schulden" in asked


def test_a_talk_that_was_retracted_is_not_told(town):
    number = next(f["number"] for f in town.history(REF)["facts"] if f.get("note") == NOTE)
    town.run("retract", REF, number, "--reason", "andere inwoner", "--by", SUPERVISOR).ok()
    assert NOTE not in read(town)


def test_without_by_nothing_is_recorded(town):
    facts = town.exported()
    page(town).ok()
    assert town.exported() == facts


def test_a_teamleider_assigns_and_both_names_stand_in_the_log(town):
    assert f"door {SUPERVISOR}" in read(town, "--by", SUPERVISOR)
    last = town.history(REF)["facts"][-1]
    assert (last["type"], last["consultant"], last["recorded_by"]) == (
        "ConsultantAssigned",
        "p.nieuw",
        SUPERVISOR,
    )


def test_assigning_again_adds_nothing(town):
    page(town, "--by", SUPERVISOR).ok()
    facts = town.exported()
    page(town, "--by", SUPERVISOR).ok()
    assert town.exported() == facts


def test_who_pays_the_benefit_sees_no_health_and_nobodys_own_words(town):
    said = read(town, to=INCOME)
    for hidden in ("psychisch", "huisarts", NOTE, "moestuin", "nam niet op"):
        assert hidden not in said
    assert "schulden" in said
    assert "geen zicht op" in said
    assert NOTE in read(town, to=WSP)


def test_a_care_path_is_told_without_what_is_in_it(town):
    observed = fact(REF, "UnwillingnessReported", "2024-06-15", observations=[STATEMENT])
    town.facts(observed).ok()
    said = read(town)
    assert "zorgvuldigheidstraject sinds 15-06-2024" in said
    for word in ("onwil", "niet-wil", STATEMENT["text"]):
        assert word not in said.split("Wat er is geprobeerd")[0]
    assert STATEMENT["text"] not in said


def on_the_path(*steps):
    return [fact(REF, type_, f"2024-06-{day}", **fields) for day, type_, fields in steps]


UP_TO_THE_INVITATION = on_the_path(
    (12, "UnwillingnessReported", {}),
    (13, "ExaminationOpened", {}),
    (14, "AbilityAssessed", {}),
    (14, "OfferMade", {}),
    (15, "InvitedToBeHeard", {"for_on": "2024-06-18"}),
)
HEARD = on_the_path((18, "Heard", {}))
DECIDED = {"decision": "maatregel_proposed"}
EXEMPTED = {"decision": "exemption_proposed", "until": "2024-12-01"}


@pytest.mark.parametrize(
    ("rule", "steps"),
    [
        ("hearing", UP_TO_THE_INVITATION),
        ("path-decision", [*UP_TO_THE_INVITATION, *HEARD]),
        (
            "maatregel-outcome",
            [*UP_TO_THE_INVITATION, *HEARD, *on_the_path((19, "PathDecided", DECIDED))],
        ),
        (
            "exemption-end",
            [*UP_TO_THE_INVITATION, *HEARD, *on_the_path((19, "PathDecided", EXEMPTED))],
        ),
    ],
)
def test_who_pays_the_benefit_is_not_told_how_far_the_care_path_is(town, rule, steps):
    town.facts(*steps).ok()
    assert rule in {one["rule"] for one in in_json(town)["due"]}
    found = in_json(town, to=INCOME)["due"]
    assert rule not in {one["rule"] for one in found}
    assert found, "what rests on no care path is still due"
    assert rule_label(rule) not in read(town, to=INCOME)


def test_it_fits_one_page_however_long_the_story(town):
    town.facts(
        *(
            fact(REF, "ContactHeld", "2024-06-12", note="lang " * 200, id=f"c{n}")
            for n in range(30)
        ),
        *(
            fact(REF, "ReferredToPartner", "2024-06-13", referral=f"r{n}", partner="welzijn")
            for n in range(10)
        ),
    ).ok()
    lines = page(town).ok().out.splitlines()
    assert len(lines) <= PAGE
    assert max(map(len, lines)) <= 100
    assert "zie de geschiedenis" in " ".join(lines)


def test_as_html_whatever_was_typed_stays_text(town):
    town.facts(fact(REF, "ContactHeld", "2024-06-13", note="<script>x</script>")).ok()
    out = page(town, "--format", "html").ok().out
    assert '<html lang="nl">' in out
    assert "&lt;script&gt;" in out
    assert "<script>" not in out


def in_json(door, *options, to="p.nieuw"):
    return page(door, "--format", "json", *options, to=to).ok().json


def test_for_programs_it_says_the_same(town):
    found = in_json(town)
    assert (found["client"], found["on"], found["to"], found["role"], found["by"]) == (
        REF,
        "2024-06-20",
        "p.nieuw",
        "participatieconsulent",
        None,
    )
    assert (found["state"]["route"], found["state"]["trede"]) == ("B", 2)
    assert NOTE in [fact.get("note") for fact in found["facts"]]
    asked = [r for row in town.due("2024-06-20") for r in row["reasons"]]
    due = {(one["rule"], one["due_on"], one["policy"]) for one in found["due"]}
    assert {(one["rule"], one["due_on"], one["policy"]) for one in asked} <= due
    assert [(one["person"], one["until"]) for one in found["before"]] == [
        (EXAMINER, "2024-03-01"),
        (CONSULTANT, None),
    ]
    assert "names" not in found
    assert in_json(town, "--by", SUPERVISOR)["by"] == SUPERVISOR


def test_for_programs_too_only_what_the_role_may_see(town):
    town.facts(
        fact(REF, "ReferralConcluded", "2024-06-14", referral="huisarts-1"),
        fact(REF, "UnwillingnessReported", "2024-06-15", observations=[STATEMENT]),
    ).ok()
    found = in_json(town, to=INCOME)
    for hidden in ("psychisch", "huisarts", NOTE, "moestuin", "nam niet op", STATEMENT["text"]):
        assert hidden not in str(found)
    assert found["sees_health"] is False
    assert found["path"] == {"since": "2024-06-15", "ended_on": None}


def test_it_names_the_policy_by_which_it_says_what_is_due(town):
    assert "Wat er moet gebeuren (beleid rijswijk@1)" in read(town)


@pytest.mark.parametrize(
    ("code", "options", "to"),
    [
        ("UNKNOWN_USER", (), "p.onbekend"),
        ("USER_NOT_ACTIVE", (), "p.weg"),
        ("CONSULTANT_WITHOUT_ROLE", (), SUPERVISOR),
        ("CONSULTANT_WITHOUT_ROLE", ("--role", "wsp_consulent"), "p.nieuw"),
        ("WHICH_ROLE", (), "b.beide"),
        ("ROLE_MAY_NOT_RECORD", ("--by", CONSULTANT), "p.nieuw"),
    ],
)
def test_a_handover_that_cannot_be_is_refused(town, code, options, to):
    facts = town.exported()
    page(town, *options, to=to).refused(code)
    assert town.exported() == facts


def test_a_client_who_is_not_there_is_refused(town):
    town.run("handover", "R-9", "--to", "p.nieuw").refused("UNKNOWN_CLIENT")
