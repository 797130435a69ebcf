"""A municipality to be verified."""

import pytest

from journeys.application.verify import verify
from tests.cases import REF, record_at, registered
from tests.store.tampering import OTHER, STORY


@pytest.fixture
def story(journeys):
    record_at(journeys, REF, *STORY)
    record_at(journeys, OTHER, registered("2024-02-02"))
    assert verify(journeys).differences == []
    return journeys
