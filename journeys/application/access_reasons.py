"""The reasons that were given for opening the file of a client who is somebody else's."""

from journeys.application.bootstrap import Journeys
from journeys.events import AccessReasonGiven


def access_reasons(journeys: Journeys) -> list[AccessReasonGiven]:
    """Every reason, the newest first."""
    with journeys.database.read() as connection:
        found = journeys.log.of_municipality(connection, AccessReasonGiven.topic())
    return [fact for fact in reversed(found) if isinstance(fact, AccessReasonGiven)]
