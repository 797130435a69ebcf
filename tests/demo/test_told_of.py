"""At which moment a history of the sample municipality was different."""

from datetime import date
from pathlib import Path

import pytest

from journeys.application.history import history
from journeys.clock import written_instant
from journeys.demo.sample import Sample, something_set_right
from tests.cases import fact, record_at, registered

CONTACT = fact("ContactHeld", "2024-02-01")
CORRECTED = fact(
    "FactCorrected", "2024-02-09", fact=2, changes={"channel": "telefoon"}, reason="tikfout"
)


@pytest.fixture
def sample(journeys) -> Sample:
    """Two clients with as many facts; one of them has a fact that was set right."""
    record_at(journeys, "R-1", registered(), CONTACT, fact("ContactHeld", "2024-02-08"))
    record_at(journeys, "R-2", registered(), CONTACT, CORRECTED)
    return Sample(journeys, "", Path(), date(2024, 3, 1))


def test_at_the_moment_named_it_was_not_set_right_yet(sample):
    found = something_set_right(sample)
    assert (found.client, found.number) == ("R-2", 3)
    then = history(sample.journeys, "R-2", known=written_instant(found.before))["facts"]
    now = history(sample.journeys, "R-2")["facts"]
    assert len(then) == 2
    assert "corrected_by" not in then[1]
    assert now[1]["corrected_by"] == 3


def test_where_nothing_was_set_right_it_is_the_last_fact(journeys):
    record_at(journeys, "R-1", registered(), CONTACT)
    found = something_set_right(Sample(journeys, "", Path(), date(2024, 3, 1)))
    then = history(journeys, "R-1", known=written_instant(found.before))["facts"]
    assert (found.client, found.number, len(then)) == ("R-1", 2, 1)
