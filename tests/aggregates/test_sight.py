"""Whoever pays the benefit has no sight of health, nor of anybody's own words about it."""

import pytest

from journeys.aggregates.sight import seen, sees_health
from tests.cases import fact, history
from tests.usual import REASONS


@pytest.mark.parametrize(
    ("roles", "sees"),
    [
        ({"participatieconsulent"}, True),
        ({"wsp_consulent"}, True),
        ({"teamleider"}, True),
        ({"inkomensconsulent"}, False),
        ({"controller", "privacy_officer", "fg", "recordmanager", "administrator"}, False),
        ({"inkomensconsulent", "teamleider"}, True),
        (set(), False),
    ],
)
def test_who_sees_what_is_told_of_health(roles, sees):
    assert sees_health(roles) is sees


def told(type_, *, health, **fields):
    (recorded,) = history([fact(type_, "2024-02-01", **fields)])
    return seen(recorded, health=health)


@pytest.mark.parametrize(
    ("type_", "fields", "expected"),
    [
        ("ContactHeld", {"note": "slaapt slecht"}, {"channel": "gesprek"}),
        ("ObstacleFound", {"kind": "schulden"}, {"kind": "schulden"}),
        ("ReferredToPartner", {}, {"referral": "r1", "partner": "welzijn", "warm": True}),
        (
            "ActivityStarted",
            {"provider": "De Brug"},
            {"activity": "a1", "kind": "vrijwilligerswerk"},
        ),
        ("TredeDetermined", {}, {"trede": 3}),
    ],
)
def test_without_that_sight_there_is_no_free_text(type_, fields, expected):
    assert told(type_, health=False, **fields) == expected


@pytest.mark.parametrize(
    ("type_", "fields"),
    [
        ("ObstacleFound", {"kind": "medisch"}),
        ("ObstacleReduced", {"kind": "psychisch"}),
        ("ObstacleResolved", {"kind": "verslaving"}),
        ("ReferredToPartner", {"partner": "wmo"}),
        ("ReferredToPartner", {"partner": "huisarts"}),
        ("EffectMeasured", {}),
        ("AbilityAssessed", {}),
    ],
)
def test_without_it_a_fact_that_tells_of_health_is_not_there(type_, fields):
    assert told(type_, health=False, **fields) is None
    assert told(type_, health=True, **fields) is not None


def test_with_it_everything_is_there():
    assert told("ContactHeld", health=True, note="slaapt slecht") == {
        "channel": "gesprek",
        "note": "slaapt slecht",
    }
    assert told("AbilityAssessed", health=True) == {"able": "partly", **REASONS}
