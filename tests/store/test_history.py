"""A client's history as it is told: everything recorded by then, with what amended it."""

from datetime import date

import pytest

from journeys.application.history import history
from journeys.language.refusal import Refusal
from tests.cases import REF, fact, noon, record_at, registered

STORY = (
    registered(),
    fact("RouteAssigned", "2024-02-01", route="A"),
    fact("FactCorrected", "2024-03-01", fact=2, changes={"route": "B"}),
    fact("ContactHeld", "2024-02-10", recorded="2024-04-01", note="thuis"),
    fact("FactRetracted", "2024-05-01", fact=4),
)


def numbers(told):
    return [row["number"] for row in told["facts"]]


def test_it_says_what_amended_a_fact(journeys):
    record_at(journeys, REF, *STORY)
    told = history(journeys, REF)
    assert [(r.get("corrected_by"), r.get("retracted_by")) for r in told["facts"]] == [
        (None, None),
        (3, None),
        (None, None),
        (None, 5),
        (None, None),
    ]
    assert told["state"]["route"] == "B"


def test_as_known_at_an_instant(journeys):
    record_at(journeys, REF, *STORY)
    told = history(journeys, REF, known=noon("2024-02-20"))
    assert (numbers(told), told["state"]["route"]) == ([1, 2], "A")
    assert numbers(history(journeys, REF, known=noon("2024-04-01"))) == [1, 2, 3, 4]


def test_as_true_on_a_day(journeys):
    record_at(journeys, REF, *STORY)
    told = history(journeys, REF, on=date(2024, 1, 31))
    assert (numbers(told), told["state"]["route"]) == ([1, 3, 5], None)


def test_before_the_registration_there_is_nothing(journeys):
    record_at(journeys, REF, *STORY)
    told = history(journeys, REF, on=date(2023, 12, 31))
    assert (told["facts"], told["state"]["trede"]) == ([], None)


def test_a_retracted_registration_is_still_told(journeys):
    record_at(journeys, REF, registered(), fact("FactRetracted", "2024-01-02", fact=1))
    told = history(journeys, REF)
    assert numbers(told) == [1, 2]
    assert told["facts"][0]["retracted_by"] == 2
    assert told["state"]["trede"] is None


def test_nobody_of_that_number(journeys):
    with pytest.raises(Refusal, match="UNKNOWN_CLIENT"):
        history(journeys, "R-999")
