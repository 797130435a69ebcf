"""Where many tests begin: in a municipality that came that far once, and was copied since."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

import pytest
from sqlalchemy import make_url

from journeys.application.bootstrap import Journeys
from tests.copies import Put, copy_of


def beginning(lead: Callable[..., Any]) -> Any:
    """A fixture that leads its first argument, a municipality, somewhere, and returns that.

    The first time on each database that is lived through; from then on it is copied.
    """
    lived: dict[str, tuple[Put, datetime]] = {}

    @pytest.fixture
    @wraps(lead)
    def begin(*fixed: Any, **given: Any) -> Any:
        place = next(iter(given.values()))
        url = _url_of(place)
        kind = make_url(url).get_backend_name()
        if kind not in lived:
            assert lead(*fixed, **given) is place
            lived[kind] = copy_of(url), place.clock.now
            return place
        put, reached = lived[kind]
        put(url)
        place.clock.set(reached)
        if isinstance(place, Journeys):
            place.reread_policies()
        return place

    return begin


def _url_of(place: Any) -> str:
    """The address of a municipality at the command line's door, or opened."""
    if not isinstance(place, Journeys):
        return str(place.url)
    database = place.database
    url = database.url
    if not database.is_sqlite:
        url = url.update_query_dict({"schema": database.schema})
    return url.render_as_string(hide_password=False)
