"""What made a talk due: the route, an activity, a talk that was missed."""

import pytest

from tests.policies.given import fact, given, registered
from tests.policies.working.told import calendar_of


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
