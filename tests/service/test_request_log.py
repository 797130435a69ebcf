"""The log for whoever keeps the service running: everything that happened, and nobody in it."""

import io
import json
import logging
from typing import Any

import pytest

from journeys.service.application_log import log_libraries
from journeys.service.request_log import RequestLog
from journeys.store import people
from tests.cases import noon
from tests.service.answering import Browser, answering
from tests.service.asking import OTHERS, OWN, TODAY, Asking
from tests.usual import SUPERVISOR

on_one_database = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)

NAME, BSN, SCRIPT = "J. de Boer", "999990019", "<script>alert(1)</script>"
"""What may stand nowhere in it, beside the clients' numbers and the users' names."""


@pytest.fixture
def written():
    """What the service wrote in its log."""
    return io.StringIO()


@pytest.fixture
def libraries(written):
    """Libraries write there too."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    log_libraries(written)
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.fixture
def asker(served, clock, written):
    clock.set(noon(TODAY))
    with served.database.write() as connection:
        client = served.log.by_ref(connection, [OWN])[OWN].id
        people.save(connection, served.keyring, client, people.Person(name=NAME, bsn=BSN))
    app = RequestLog(answering(served), written)
    return Asking(Browser(app, follow_redirects=False), SUPERVISOR)


def lines(written) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written.getvalue().splitlines()]


@on_one_database
def test_each_request_is_one_line_with_its_route_and_trace(asker, written):
    asker.get(f"/clients/{OWN}/history")
    line = lines(written)[-1]
    assert line.keys() == {
        *("time", "level", "event", "method", "route", "status", "duration_ms", "trace"),
    }
    assert (line["method"], line["route"]) == ("GET", "/v1/clients/{client}/history")
    assert (line["status"], line["level"], len(line["trace"])) == (200, "info", 32)


@on_one_database
def test_after_a_day_of_work_nobody_is_in_it(asker, libraries, written):
    browser = asker.browser
    for text in (NAME, BSN, SCRIPT, OWN, OTHERS, SUPERVISOR):
        browser.get(f"/inwoners/{text}", params={"zoek": text})
        browser.get(f"/v1/clients/{text}/history", params={"known-at": text})
        browser.get(f"/{text}", headers={"User-Agent": text, "Accept": "text/html"})
        asker.post("/people/searches", {"name": text})
        asker.post(f"/clients/{OWN}/facts", {"type": text, "note": text})
        browser.post("/v1/session", json={"user": text})
        Asking(browser, SUPERVISOR)
        logging.getLogger("somebody's library").error("odd: %s", text)
    browser.request(f"X{BSN}", "/mijn-week")
    asker.post(f"/clients/{OWN}/facts", {"type": "ContactHeld", "channel": "huisbezoek"})
    assert len(lines(written)) > 40
    said = written.getvalue()
    assert [text for text in (NAME, BSN, "script", OWN, OTHERS, SUPERVISOR) if text in said] == []


@on_one_database
def test_what_fails_is_told_by_type_and_place_without_its_words(asker, served, written):
    served.log.keyring.master = None  # what nobody foresaw
    answer = asker.get(f"/clients/{OWN}/history")
    assert answer.status_code == 500
    line = lines(written)[-1]
    assert (line["level"], line["status"]) == ("error", 500)
    (error,) = line["error"]
    assert error["type"] == "builtins.AttributeError"
    assert "keys.py" in error["at"][-1]
    assert "NoneType" not in written.getvalue()


def test_what_a_library_tells_of_an_error_is_told_the_same_way(libraries, written):
    try:
        raise ValueError(NAME)
    except ValueError:
        logging.getLogger("somebody's library").exception("failed for %s", NAME)
    (line,) = lines(written)
    assert (line["logger"], line["event"]) == ("somebody's library", "failed for %s")
    assert line["error"][0]["type"] == "builtins.ValueError"
    assert NAME not in written.getvalue()
