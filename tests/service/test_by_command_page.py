"""Opdrachten: whose work is done with commands begins with how."""

import pytest

from journeys.service.pages.by_command import DONE_BY_COMMAND
from tests.cases import noon
from tests.docs.test_commands import unknown
from tests.service.asking import TODAY
from tests.service.browsing import text_of
from tests.usual import ADMINISTRATOR, CONSULTANT, RECORDMANAGER


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("user", "told"),
    [
        (RECORDMANAGER, "bewaartermijn voorbij is journeys due --role recordmanager"),
        (ADMINISTRATOR, "Collega’s en hun rollen journeys import users BESTAND.csv --as GEBRUIKER"),
    ],
)
def test_they_begin_with_what_they_do_and_how(at_browser, clock, user, told):
    clock.set(noon(TODAY))
    asker = at_browser(user)
    begins = asker.get("/").headers["location"]
    assert told in text_of(asker.get(begins))
    assert f'href="{begins}"' not in at_browser(CONSULTANT).get("/mijn-week").text


def test_every_command_that_is_told_exists():
    for work in DONE_BY_COMMAND.values():
        for command in work.commands.values():
            assert unknown(command.removeprefix("journeys ").split()) is None, command
