"""The working of a term for each other kind of rule."""

import pytest

from journeys.policies import load_policy_set
from tests.policies.given import fact, given, registered
from tests.policies.working.told import TEXT, calendar_of


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
