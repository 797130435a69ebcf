"""Letting the lists follow the log: what was recorded, and which policy set counts."""

import logging

from journeys.application.bootstrap import Journeys
from journeys.store.projector import PolicyChanged, ProjectionStopped, policy_of
from journeys.store.rebuild import rebuild

logger = logging.getLogger(__name__)


def follow(journeys: Journeys) -> None:
    """Let the lists follow the log. Raises ``ProjectionStopped`` when they cannot."""
    try:
        journeys.projector.catch_up()
    except PolicyChanged:
        journeys.reread_policies()  # another process may have adopted what these rows rest on
        if not _rests_on_another(journeys):
            journeys.projector.catch_up()
            return
        logger.warning("Het beleid is gewijzigd; de lijsten worden opnieuw opgebouwd.")
        rebuild(journeys.projector)


def _rests_on_another(journeys: Journeys) -> bool:
    with journeys.database.read() as connection:
        return policy_of(connection) not in (None, journeys.projector.policy)


def catch_up(journeys: Journeys) -> None:
    """Let the lists follow; a fact that stops them does not undo what was recorded."""
    try:
        follow(journeys)
    except ProjectionStopped as stopped:
        logger.error("De lijsten staan stil: %s. Draai journeys verify.", stopped)
