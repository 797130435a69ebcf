"""The working of a term as a consultant reads it, for each kind of rule."""

import pytest

from journeys.lists.working import lines
from journeys.policies import load_policy_set, reason_json, shipped, working, working_json
from tests.policies.given import Seen, fact, given, registered

TEXT = shipped().content
CALENDAR = ("rust op", "termijn", "plannen op", "op de lijst", "escalatie")


def working_of(seen: Seen, rule: str) -> list[str]:
    """What is printed under the title, each line after what it is about."""
    (obligation,) = seen.of(rule)
    found = working(obligation, seen.facts, seen.policy_set, on=seen.day)
    assert found
    reason = {**reason_json(obligation, None), "working": working_json(found)}
    return [f"{about}: {said}" if about else said for about, said in lines(reason)]


def calendar_of(seen: Seen, rule: str) -> list[str]:
    """Only the days, without the rule and its source."""
    said = working_of(seen, rule)
    return said[: next(n for n, line in enumerate(said) if line.startswith("regel"))]


def test_a_re_examination_says_it_all():
    client = registered("2024-09-02", benefit="participatiewet", benefit_since="2024-08-31")
    assert working_of(given(client).later(), "re-examination") == [
        (
            "rust op: feit 1: het begin van de uitkering op za 31-08-2024, volgens de inschrijving "
            "van ma 02-09-2024, vastgelegd 02-09-2024 14:00 door t.bakker"
        ),
        "termijn: 18 maanden na zaterdag 31-08-2024 = zaterdag 28-02-2026",
        "plannen op: vrijdag 27-02-2026, de laatste werkdag ervoor",
        "op de lijst: vanaf vrijdag 28-11-2025: 3 maanden voor zaterdag 28-02-2026",
        "escalatie: naar de teamleider vanaf zaterdag 28-03-2026: 4 weken na zaterdag 28-02-2026",
        (
            'regel: re-examination, rijswijk@1 – "Inwoners in trede 1 en 2 hebben elk 1,5 jaar '
            'contact met hun inkomensconsulent."'
        ),
        "Kadernota Maatschappelijke Participatie 2021, §3.1, Doorstroom op de participatieladder",
    ]


def test_a_term_that_the_sources_leave_open_says_so():
    seen = given(registered(), fact("IntakeHeld", "2026-03-02")).later()
    assert working_of(seen, "plan")[-1] == (
        "de bronnen laten deze termijn open: een keuze van de gemeente"
    )
    seen = given(registered(), fact("RouteAssigned", "2025-05-05", route="A")).later()
    assert not any("laten deze termijn open" in line for line in working_of(seen, "route-horizon"))


def test_a_corrected_fact_says_who_set_it_right_and_when():
    seen = given(
        registered(),
        fact("IntakeHeld", "2026-03-05", recorded="2026-03-09", by="p.jansen"),
        fact(
            "FactCorrected",
            "2026-03-10",
            fact=2,
            changes={"happened_on": "2026-02-26"},
            by="p.smit",
        ),
    ).later()
    assert calendar_of(seen, "plan")[0] == (
        "rust op: feit 2: de intake van do 26-02-2026, vastgelegd 09-03-2026 13:00 door p.jansen; "
        "hersteld door feit 3, vastgelegd 10-03-2026 13:00 door p.smit"
    )


def test_a_term_after_a_fact_and_the_holidays_before_it():
    seen = given(registered(), fact("IntakeHeld", "2026-03-09")).later()
    assert calendar_of(seen, "plan") == [
        "rust op: feit 2: de intake van ma 09-03-2026, vastgelegd 09-03-2026 13:00 door t.bakker",
        "termijn: 4 weken na maandag 09-03-2026 = maandag 06-04-2026",
        (
            "plannen op: donderdag 02-04-2026, de laatste werkdag ervoor "
            "(overgeslagen: Goede Vrijdag, weekend, Tweede Paasdag)"
        ),
        "op de lijst: vanaf maandag 23-03-2026: 2 weken voor maandag 06-04-2026",
        "escalatie: naar de teamleider vanaf maandag 20-04-2026: 2 weken na maandag 06-04-2026",
    ]


def test_a_day_that_the_fact_gives():
    seen = given(registered(), fact("PlanAgreed", "2026-02-02", evaluate_on="2026-06-01")).later()
    assert calendar_of(seen, "plan-evaluation")[:3] == [
        (
            "rust op: feit 2: de evaluatiedatum ma 01-06-2026, volgens het plan van ma 02-02-2026, "
            "vastgelegd 02-02-2026 13:00 door t.bakker"
        ),
        "termijn: geen: de dag zelf telt",
        "plannen op: maandag 01-06-2026, de dag zelf, een werkdag",
    ]


def test_a_given_day_before_the_reopening_counts_as_that_day():
    seen = given(
        registered(),
        fact("PlanAgreed", "2026-02-02", evaluate_on="2026-03-02"),
        fact("JourneyClosed", "2026-02-10"),
        fact("JourneyReopened", "2026-05-01"),
    ).later()
    assert calendar_of(seen, "plan-evaluation")[1:4] == [
        "termijn: geen: de dag zelf telt",
        "telt vanaf de heropening op vr 01-05-2026: wat ervoor lag telt niet mee",
        "plannen op: vrijdag 01-05-2026, de dag zelf, een werkdag",
    ]


def test_a_term_from_the_day_on_which_mp_took_the_lead():
    seen = given(
        registered(lead="inkomen"),
        fact("RouteAssigned", "2024-01-03", route="C"),
        fact("ContactHeld", "2024-02-01"),
        fact("LeadTransferred", "2024-03-31", lead="mp"),
    ).later()
    assert calendar_of(seen, "follow-up")[1:3] == [
        (
            "termijn: telt vanaf het overnemen van de regie op zo 31-03-2024: "
            "wat ervoor lag telt niet mee"
        ),
        "6 maanden na zondag 31-03-2024 = maandag 30-09-2024 (op route C)",
    ]


def test_the_list_by_the_route():
    seen = given(registered(), fact("RouteAssigned", "2025-06-02", route="B")).later()
    assert calendar_of(seen, "route-horizon")[1:4] == [
        "termijn: 18 maanden na maandag 02-06-2025 = woensdag 02-12-2026 (op route B)",
        "plannen op: woensdag 02-12-2026, de dag zelf, een werkdag",
        "op de lijst: vanaf dinsdag 02-06-2026: 12 maanden na maandag 02-06-2025 (op route B)",
    ]


def test_the_later_of_several_facts():
    seen = given(
        registered(),
        fact("UnwillingnessReported", "2025-12-01"),
        fact("ExaminationOpened", "2025-12-08"),
        fact("HearingWaived", "2026-01-05"),
        fact("AbilityAssessed", "2026-01-12"),
    ).later()
    assert calendar_of(seen, "path-decision")[:2] == [
        (
            "rust op: feit 5: de beoordeling van ma 12-01-2026, vastgelegd 12-01-2026 13:00 "
            "door p.smit"
        ),
        "termijn: 4 weken na maandag 12-01-2026 = maandag 09-02-2026",
    ]


def test_what_already_stands_with_the_teamleider_goes_to_nobody_else():
    seen = given(registered(), fact("UnwillingnessReported", "2026-04-06")).later()
    assert calendar_of(seen, "suspicion") == [
        "rust op: feit 2: de melding van ma 06-04-2026, vastgelegd 06-04-2026 14:00 door p.jansen",
        "termijn: 4 weken na maandag 06-04-2026 = maandag 04-05-2026",
        "plannen op: maandag 04-05-2026, de dag zelf, een werkdag",
        "op de lijst: vanaf maandag 20-04-2026: 2 weken voor maandag 04-05-2026",
        "escalatie: vanaf maandag 18-05-2026: 2 weken na maandag 04-05-2026",
    ]


def test_a_recurrence_that_an_early_one_does_not_move():
    policy_set = load_policy_set(TEXT.replace("moves_anchor = true", "moves_anchor = false"))
    client = registered("2024-08-31", benefit="participatiewet", benefit_since="2024-08-31")
    seen = given(client, fact("ReexaminationHeld", "2025-12-01")).under(policy_set).later()
    assert calendar_of(seen, "re-examination")[1] == (
        "termijn: 2 × 18 maanden na zaterdag 31-08-2024 = dinsdag 31-08-2027"
    )


def test_the_first_recurrence_is_one_term_and_its_escalation_another():
    policy_set = load_policy_set(TEXT.replace("moves_anchor = true", "moves_anchor = false"))
    client = registered("2024-08-31", benefit="participatiewet", benefit_since="2024-08-31")
    said = calendar_of(given(client).under(policy_set).later(), "re-examination")
    assert said[1] == "termijn: 18 maanden na zaterdag 31-08-2024 = zaterdag 28-02-2026"
    assert said[-1].endswith("vanaf zaterdag 28-03-2026: 4 weken na zaterdag 28-02-2026")


def test_a_term_by_the_fact_is_told_without_more():
    seen = given(registered(lead="wsp", trede=4), fact("FellBack", "2026-04-06")).later()
    assert calendar_of(seen, "wsp-progress")[1] == (
        "termijn: 4 weken na maandag 06-04-2026 = maandag 04-05-2026"
    )


def test_per_activity():
    seen = given(
        registered(),
        fact("ActivityStarted", "2026-01-05", planned_end="2026-05-04"),
        fact("ActivityExtended", "2026-04-01", planned_end="2026-07-04"),
    ).later()
    assert calendar_of(seen, "traject-end")[:3] == [
        (
            "rust op: feit 3: het geplande einde op za 04-07-2026, volgens de verlenging van de "
            "activiteit van wo 01-04-2026, vastgelegd 01-04-2026 14:00 door t.bakker"
        ),
        "termijn: geen: de dag zelf telt",
        "plannen op: vrijdag 03-07-2026, de laatste werkdag ervoor",
    ]


def test_per_maatregel_escalated_before_it_is_due():
    seen = given(
        registered(), fact("MaatregelRecorded", "2026-02-09", decided_on="2026-02-04")
    ).later()
    assert calendar_of(seen, "reconsideration") == [
        (
            "rust op: feit 2: het besluit van wo 04-02-2026, volgens de maatregel van ma "
            "09-02-2026, vastgelegd 09-02-2026 13:00 door t.bakker"
        ),
        "termijn: 3 maanden na woensdag 04-02-2026 = maandag 04-05-2026",
        "plannen op: maandag 04-05-2026, de dag zelf, een werkdag",
        "op de lijst: vanaf maandag 23-03-2026: 6 weken voor maandag 04-05-2026",
        "escalatie: vanaf maandag 20-04-2026: 2 weken voor maandag 04-05-2026",
    ]


def test_screening_after_the_return_to_a_lower_trede():
    seen = given(registered(trede=4), fact("TredeDetermined", "2026-03-09", trede=2)).later()
    assert calendar_of(seen, "screening")[:2] == [
        (
            "rust op: feit 2: de tredebepaling van ma 09-03-2026, vastgelegd 09-03-2026 13:00 "
            "door t.bakker"
        ),
        "termijn: 8 weken na maandag 09-03-2026 = maandag 04-05-2026",
    ]


def test_the_first_intake_by_the_route():
    seen = given(registered(), fact("RouteAssigned", "2026-02-23", route="B")).later()
    assert calendar_of(seen, "first-intake")[1] == (
        "termijn: 10 weken na maandag 23-02-2026 = maandag 04-05-2026 (op route B)"
    )


def test_a_planned_talk_is_listed_on_its_own_day():
    seen = given(registered(), fact("ContactPlanned", "2026-04-20", for_on="2026-04-27")).later()
    assert calendar_of(seen, "planned-contact") == [
        (
            "rust op: feit 2: de geplande dag ma 27-04-2026, volgens de afspraak van ma "
            "20-04-2026, vastgelegd 20-04-2026 14:00 door t.bakker"
        ),
        "termijn: 1 week na maandag 27-04-2026 = maandag 04-05-2026",
        "plannen op: maandag 04-05-2026, de dag zelf, een werkdag",
        "op de lijst: vanaf maandag 27-04-2026: de dag zelf",
        "escalatie: naar de teamleider vanaf maandag 18-05-2026: 2 weken na maandag 04-05-2026",
    ]


def test_the_third_talk_missed_in_a_row_goes_up_sooner():
    days = ("2024-04-01", "2024-04-02", "2024-04-03", "2024-06-03")
    seen = given(registered(), *(fact("ContactMissed", day) for day in days)).later()
    found = calendar_of(seen, "missed-contact")
    assert found[0].endswith("door t.bakker (4e keer op rij); overweeg huisbezoek")
    assert found[1] == "termijn: 2 weken na maandag 03-06-2024 = maandag 17-06-2024"
    assert found[-1] == (
        "escalatie: naar de teamleider vanaf woensdag 17-04-2024: feit 4: het gemiste contact van "
        "wo 03-04-2024; 2 weken na woensdag 03-04-2024 (omdat het de 3e keer op rij was)"
    )


def test_a_next_talk_not_too_soon_after_the_route():
    seen = given(
        registered(),
        fact("IntakeHeld", "2024-02-01"),
        fact("RouteAssigned", "2024-05-01", route="A"),
    ).later()
    assert calendar_of(seen, "follow-up")[:4] == [
        "rust op: feit 2: de intake van do 01-02-2024, vastgelegd 01-02-2024 13:00 door t.bakker",
        (
            "termijn: 6 weken na donderdag 01-02-2024 = donderdag 14-03-2024 "
            "(op route A, zonder lopende activiteit)"
        ),
        "niet eerder dan 2 weken na de routekeuze van wo 01-05-2024 (feit 3)",
        "2 weken na woensdag 01-05-2024 = woensdag 15-05-2024",
    ]


@pytest.mark.parametrize(
    ("more", "term"),
    [
        (
            [fact("ContactHeld", "2024-03-04")],
            "6 maanden na maandag 04-03-2024 = woensdag 04-09-2024 (op route C)",
        ),
        (
            [],
            "8 weken na woensdag 03-01-2024 = woensdag 28-02-2024 (op route C, nog niet gesproken)",
        ),
        (
            [
                fact("RouteAssigned", "2024-01-04", route="B"),
                fact("IntakeHeld", "2024-02-01"),
                fact("ActivityStarted", "2024-02-02"),
            ],
            (
                "3 maanden na donderdag 01-02-2024 = woensdag 01-05-2024 "
                "(op route B, met een lopende activiteit)"
            ),
        ),
    ],
)
def test_a_next_talk_says_what_made_it_this_term(more, term):
    client = (registered(), fact("RouteAssigned", "2024-01-03", route="C"))
    assert calendar_of(given(*client, *more).later(), "follow-up")[1] == f"termijn: {term}"


@pytest.mark.parametrize(
    ("rule", "more", "anchor", "term"),
    [
        (
            "wsp-acknowledgement",
            [],
            "feit 2: de verwijzing naar WSP van ma 13-04-2026",
            "2 weken na maandag 13-04-2026 = maandag 27-04-2026",
        ),
        (
            "wsp-accept",
            [fact("TredeDetermined", "2026-04-20", trede=3)],
            "feit 3: de tredebepaling van ma 20-04-2026",
            "4 weken na maandag 20-04-2026 = maandag 18-05-2026",
        ),
        (
            "wsp-return",
            [fact("WspReturned", "2026-04-20")],
            "feit 3: de teruggave door WSP van ma 20-04-2026",
            "2 weken na maandag 20-04-2026 = maandag 04-05-2026",
        ),
    ],
)
def test_to_wsp_and_back(rule, more, anchor, term):
    seen = given(registered(), fact("ReferredToWsp", "2026-04-13"), *more).later()
    found = calendar_of(seen, rule)
    assert found[0].startswith(f"rust op: {anchor}, vastgelegd ")
    assert found[1] == f"termijn: {term}"


@pytest.mark.parametrize(
    ("reason", "term"),
    [
        (
            "work",
            "6 maanden na woensdag 04-02-2026 = dinsdag 04-08-2026 (uitkering beëindigd: werk)",
        ),
        (
            "other",
            (
                "2 weken na woensdag 04-02-2026 = woensdag 18-02-2026 "
                "(uitkering beëindigd: andere reden)"
            ),
        ),
    ],
)
def test_closing_by_the_reason_the_benefit_ended(reason, term):
    seen = given(registered(), fact("BenefitEnded", "2026-02-04", reason=reason)).later()
    assert calendar_of(seen, "closure")[1] == f"termijn: {term}"


def test_retention_over_years():
    seen = given(registered("2014-01-01"), fact("JourneyClosed", "2016-02-29")).later()
    assert calendar_of(seen, "retention")[:2] == [
        (
            "rust op: feit 2: de afsluiting van ma 29-02-2016, vastgelegd 29-02-2016 13:00 "
            "door t.bakker"
        ),
        "termijn: 10 jaar na maandag 29-02-2016 = zaterdag 28-02-2026",
    ]


# -- statutory terms ---------------------------------------------------------------------------


def under_statute(day, length="6 weeks", decreed=""):
    """An objection whose term follows the Algemene termijnenwet."""
    head, rule, tail = TEXT.partition('rule = "objection"')
    tail = tail.replace('"6 weeks", kind = "policy"', f'"{length}", kind = "statutory"', 1)
    text = head.replace("equated_by_decree = []", f"equated_by_decree = [{decreed}]") + rule + tail
    return given(registered(), fact("ObjectionReceived", day)).under(load_policy_set(text)).later()


def objected(day, length="6 weeks", decreed=""):
    """How the day of that objection came about."""
    said = calendar_of(under_statute(day, length, decreed), "objection")
    return [line for line in said if not line.startswith("rust op")]


@pytest.mark.parametrize(
    ("day", "decreed", "end", "moved"),
    [
        (
            "2026-02-21",
            "",
            "zaterdag 04-04-2026",
            "valt op zaterdag 4 april 2026; schuift naar dinsdag 7 april: Tweede Paasdag",
        ),
        (
            "2026-02-20",
            "",
            "vrijdag 03-04-2026",
            (
                "valt op vrijdag 3 april 2026, Goede Vrijdag; schuift naar dinsdag 7 april: "
                "Tweede Paasdag"
            ),
        ),
        (
            "2026-03-24",
            "",
            "dinsdag 05-05-2026",
            "valt op dinsdag 5 mei 2026, Bevrijdingsdag; schuift naar woensdag 6 mei",
        ),
        (
            "2026-04-02",
            "2026-05-15",
            "donderdag 14-05-2026",
            (
                "valt op donderdag 14 mei 2026, Hemelvaartsdag; schuift naar maandag 18 mei: "
                "vr 15-05-2026, bij besluit gelijkgesteld met een feestdag"
            ),
        ),
        (
            "2024-03-28",
            "",
            "donderdag 09-05-2024",
            "valt op donderdag 9 mei 2024, Hemelvaartsdag; schuift naar vrijdag 10 mei",
        ),
        (
            "2026-11-20",
            "",
            "vrijdag 01-01-2027",
            "valt op vrijdag 1 januari 2027, Nieuwjaarsdag; schuift naar maandag 4 januari",
        ),
        (
            "2022-11-19",
            "2023-01-02",
            "zaterdag 31-12-2022",
            (
                "valt op zaterdag 31 december 2022; schuift naar dinsdag 3 januari 2023: "
                "ma 02-01-2023, bij besluit gelijkgesteld met een feestdag"
            ),
        ),
    ],
)
def test_a_statutory_term_says_what_moved_it(day, decreed, end, moved):
    found = objected(day, decreed=decreed)
    assert found[0].endswith(f" = {end}")
    assert found[1] == moved


def test_a_statutory_term_on_a_working_day_says_no_more():
    assert objected("2026-03-25")[:2] == [
        "termijn: 6 weken na woensdag 25-03-2026 = woensdag 06-05-2026",
        "plannen op: woensdag 06-05-2026, de dag zelf, een werkdag",
    ]


def test_a_statutory_term_beyond_the_laws_maxima_says_why_it_stays():
    assert objected("2026-01-03", length="26 weeks")[:2] == [
        "termijn: 26 weken na zaterdag 03-01-2026 = zaterdag 04-07-2026",
        (
            "valt op zaterdag 4 juli 2026 en schuift niet: de Algemene termijnenwet verschuift "
            "alleen termijnen tot 90 dagen, 12 weken of 3 maanden"
        ),
    ]


def test_a_statutory_escalation_minds_the_days_decreed():
    rule = '{ length = "2 weeks", kind = "policy", open = true }\nescalate_to'
    assert rule in TEXT
    text = TEXT.replace(rule, rule.replace("policy", "statutory")).replace(
        "equated_by_decree = []", "equated_by_decree = [2026-05-15]"
    )
    seen = given(registered(), fact("IntakeHeld", "2026-04-03")).under(load_policy_set(text))
    seen.later().then_due("plan", "2026-05-01", escalate_on="2026-05-18")
