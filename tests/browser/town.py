"""A small town to browse in: every kind of fact, somebody of every role, and hostile words."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import groupby
from operator import itemgetter

from httpx2 import Client

from journeys.application.bootstrap import open_journeys
from journeys.application.import_clients import import_clients
from journeys.clock import local_day, now
from journeys.store import users
from tests.browser.stories import HOSTILE, Sent, Story
from tests.cases import STAFF, SettableClock
from tests.conftest import ENVIRONMENT
from tests.service.asking import Asking
from tests.usual import CONSULTANT, CONTROLLER, EXAMINER, FG, INCOME, PRIVACY_OFFICER

TODAY = local_day(now())
"""The service goes by the clock of the machine."""
A_YEAR_AGO = TODAY - timedelta(days=365)

WITH_A_HOSTILE_NAME = (PRIVACY_OFFICER, FG, CONTROLLER)
COLLEAGUES = {
    name: replace(user, name=f"{name} {HOSTILE}"[:200]) if name in WITH_A_HOSTILE_NAME else user
    for name, user in STAFF.items()
}
BY_ROLE = {role: name for name, user in reversed(COLLEAGUES.items()) for role in user.roles}

PARTICIPATES, WORKS, MAATREGEL, UNABLE, SUSPECTED = (f"R-00010{n}" for n in range(5))
SPOKEN_TO, SPOKEN_TO_BY_KEYS, SPOKEN_TO_WITHOUT_SCRIPTS = (f"R-00020{n}" for n in range(3))
"""Clients to whom nothing happened yet, one for each who records a talk."""
MEASURED = "R-000250"
"""Somebody whom one asks again this week how they are."""
OTHERS = "R-000300"
"""A colleague's client."""
WITH_A_STORY = (PARTICIPATES, WORKS, MAATREGEL, UNABLE, SUSPECTED)
SPOKEN = (SPOKEN_TO, SPOKEN_TO_BY_KEYS, SPOKEN_TO_WITHOUT_SCRIPTS)
EVERYBODY = (*WITH_A_STORY, *SPOKEN, MEASURED, OTHERS)

COLUMNS = (
    "client_ref",
    "name",
    "birth_date",
    "phone",
    "email",
    "trede",
    "benefit",
    "benefit_since",
    "participatieconsulent",
    "inkomensconsulent",
)
"""What the clients' file of this town tells."""


def lay_out(url: str) -> None:
    """Colleagues, and clients registered a year ago."""
    clock = SettableClock()
    clock.set(str(A_YEAR_AGO))
    with open_journeys(url, clock=clock, environment=ENVIRONMENT) as journeys:
        with journeys.database.write() as connection:
            users.save(connection, COLLEAGUES.values())
        imported = import_clients(journeys, _clients_file(), by="a.beheer")
        assert not imported.refused, imported.refused


def _clients_file() -> bytes:
    file = io.StringIO()
    row = csv.DictWriter(file, COLUMNS, delimiter=";")
    row.writeheader()
    for ref in EVERYBODY:
        wicked = ref in WITH_A_STORY
        row.writerow(
            {
                "client_ref": ref,
                "name": f"{ref} {HOSTILE}" if wicked else f"Inwoner {ref}",
                "birth_date": "1980-02-03",
                "phone": HOSTILE if wicked else "06-12345678",
                "email": HOSTILE if wicked else "inwoner@example.nl",
                "trede": 2,
                "benefit": "participatiewet",
                "benefit_since": A_YEAR_AGO,
                "participatieconsulent": EXAMINER if ref == OTHERS else CONSULTANT,
                "inkomensconsulent": INCOME,
            }
        )
    return file.getvalue().encode()


def told() -> Iterator[tuple[str, Sent]]:
    """Everything that people record about the clients, with who records it."""
    story = Story(TODAY)
    lives = {
        PARTICIPATES: story.participation(),
        WORKS: story.work(),
        MAATREGEL: story.maatregel(),
        UNABLE: story.unable(),
        SUSPECTED: story.suspected(),
        MEASURED: story.measured(),
    }
    for ref, facts in lives.items():
        for by, wish in facts:
            yield by, {"client": ref, **wish}


def live(address: str) -> None:
    """Tell it all to the service."""
    for by, some in groupby(told(), key=itemgetter(0)):
        with Client(base_url=address) as browser:
            answer = Asking(browser, by).post("/facts", {"facts": [wish for _, wish in some]})
        assert answer.status_code == 200, answer.text
        assert [one["problem"] for one in answer.json()["items"] if one.get("problem")] == []
