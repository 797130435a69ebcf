"""A town of three clients, and a set under which the re-examination comes yearly."""

import pytest

from tests.beginnings import beginning
from tests.cli.door import Door
from tests.cli.facts import fact, registered
from tests.own_sets import YEARLY, text_of
from tests.usual import INCOME


@beginning
def town(everywhere: Door) -> Door:
    """Two clients on a benefit, one of them with an inkomensconsulent; and one without."""
    for ref, since in (("R-1", "2025-12-07"), ("R-2", "2025-12-21")):
        everywhere.facts(
            registered(ref, "2024-01-01", benefit_since=since),
            fact(ref, "ClientScreened", "2024-01-10"),
            fact(ref, "RouteAssigned", "2024-01-12", route="D"),
        ).ok()
    everywhere.facts(
        fact("R-1", "ConsultantAssigned", "2024-01-10", role="inkomensconsulent", consultant=INCOME)
    ).ok()
    everywhere.facts(registered("=R-3", "2026-11-02", benefit="ioaw")).ok()
    return everywhere


@pytest.fixture
def yearly(town):
    return town.file("eigen.toml", text_of(YEARLY))
