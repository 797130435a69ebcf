"""A municipality to be verified."""

from journeys.application.verify import verify
from tests.beginnings import beginning
from tests.cases import REF, record_at, registered
from tests.store.tampering import OTHER, STORY


@beginning
def story(journeys):
    record_at(journeys, REF, *STORY)
    record_at(journeys, OTHER, registered("2024-02-02"))
    assert verify(journeys).differences == []
    return journeys
