"""What the rules remember between lists, they work out anew in every test."""

import pytest

from journeys.policies import finding
from journeys.policies.policy_set import shipped_sets

REMEMBERED = (
    finding.nothing_recorded,
    finding.nothing_since,
    finding.does_not_count,
    finding.no_day_given,
    finding.on_route,
    finding.on_trede,
    finding.led_by,
    finding.on_benefit,
    finding.after_rule,
    shipped_sets,
)


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """So that a test sees the words it asks for being made."""
    for remembered in REMEMBERED:
        remembered.cache_clear()
