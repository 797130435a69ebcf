"""What the municipality decides stands in the log; the lists are up to there at once."""

from datetime import date

from journeys.application.appoint import appoint
from journeys.application.verify import verify
from tests.cases import REF, record_at, registered
from tests.usual import CONSULTANT, EXAMINER, SUPERVISOR


def test_after_a_decision_there_is_nothing_to_verify(journeys):
    record_at(journeys, REF, registered())
    appoint(
        journeys,
        absent=CONSULTANT,
        stand_in=EXAMINER,
        from_on=date(2024, 1, 1),
        until=date(2024, 1, 5),
        by=SUPERVISOR,
    )
    assert verify(journeys).differences == []
