"""The working of a term as a consultant reads it: on which fact, counted how, on which days."""

from tests.policies.given import fact, given, registered
from tests.policies.working.told import calendar_of, working_of


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
