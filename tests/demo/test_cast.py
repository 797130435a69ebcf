"""The cast list adds up to the published figures before anybody comes on stage."""

from journeys.demo import figures
from journeys.demo.activations import KINDS_2025
from journeys.demo.cast import LOTS


def how_many(**wanted: object) -> int:
    return sum(
        lot.how_many
        for lot in LOTS
        if all(getattr(lot, name) == value for name, value in wanted.items())
    )


def test_everybody_has_a_part():
    assert how_many() == figures.CLIENTS == figures.SCREENED + figures.WITHOUT_BENEFIT
    assert how_many(lead="nobody") == figures.WITHOUT_BENEFIT
    assert how_many(lead="wsp_administratief") == figures.SCREENED_LED_BY_WSP_ADMINISTRATIEF
    assert how_many(lead="ondertussengroep") == figures.SCREENED_LED_BY_ONDERTUSSENGROEP


def test_as_many_are_spoken_to_as_the_letters_count():
    assert how_many(talk="first") == figures.SPOKEN
    assert how_many(talk="first", route="A") == figures.SPOKEN_ON_ROUTE_A
    assert how_many(talk="first", route="B") == figures.SPOKEN_ON_ROUTE_B
    assert how_many(talk="2025") == figures.NEW_INTAKES_2025
    assert figures.CLIENTS - how_many(talk="never") == figures.SUPPORTED_SINCE_START
    assert how_many(end="active") == figures.ACTIVELY_SUPPORTED


def test_most_are_on_route_b():
    totals = {route: how_many(route=route) for route in "ABCD"}
    assert max(totals, key=lambda route: totals[route]) == "B"


def test_as_many_are_activated_as_the_letters_count():
    assert sum(figures.ACTIVATED_BY_KIND.values()) == 77
    assert sum(KINDS_2025.values()) == figures.ACTIVATED_2025
