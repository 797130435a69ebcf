"""Work is given only to somebody who is there, and days that were are not to come."""

import pytest

from journeys.application.record import record
from journeys.language.refusal import Refusal
from tests.cases import REF, command, fact, record_at, registered


@pytest.mark.parametrize(
    ("refused", "field"),
    [
        (fact("ConsultantAssigned", "2024-01-01", consultant="p.janssen"), "consultant"),
        (fact("BenefitStarted", "2024-01-01", benefit_since="2204-01-01"), "benefit_since"),
    ],
)
def test_what_nobody_would_notice_is_refused(journeys, refused, field):
    record_at(journeys, REF, registered())
    with pytest.raises(Refusal) as told:
        record(journeys, command(REF, refused))
    assert told.value.field == field
