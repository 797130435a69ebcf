"""People at work in one role each, for whom a page is or is not."""

from journeys.aggregates.authority import User
from journeys.application.bootstrap import Journeys
from journeys.store import users


def employ(journeys: Journeys, role: str) -> str:
    """Somebody with this role alone, who has no client; what they are called in the log."""
    name = f"nieuwe.{role}"
    with journeys.database.write() as connection:
        users.save(connection, [User(name, name, frozenset({role}))])
    return name
