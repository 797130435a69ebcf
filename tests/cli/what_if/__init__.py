"""``journeys what-if``: what another policy would change."""
