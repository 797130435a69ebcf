"""A statutory term says what moved it, or why it stays."""

import pytest

from journeys.policies import load_policy_set
from tests.policies.given import fact, given, registered
from tests.policies.working.told import TEXT, calendar_of, under_statute


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
