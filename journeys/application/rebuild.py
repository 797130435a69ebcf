"""The lists anew from the log, while the ones there are stay in use."""

from collections.abc import Callable

from journeys.application.bootstrap import Journeys
from journeys.store.rebuild import rebuild


def rebuild_lists(journeys: Journeys, progress: Callable[[int], None] = lambda _: None) -> int:
    """Make every derived table anew; returns of how many clients."""
    return rebuild(journeys.projector, progress)
