"""The sample municipality as it stands on a day in November 2026, made once."""

from datetime import date

import pytest

from journeys.demo import SampleMunicipality, municipality

UNTIL = date(2026, 11, 20)


@pytest.fixture(scope="session")
def sample() -> SampleMunicipality:
    return municipality(UNTIL)
