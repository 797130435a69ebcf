"""Whether the service is there and can do its work, for whoever keeps it running."""

import pytest
from sqlalchemy import select, text

from journeys.application.lists_follow import catch_up
from journeys.store.keys import MasterKey
from journeys.store.tables import audit_log
from tests.service.answering import Browser, answering
from tests.service.asking import OWN
from tests.store.poison import poison


@pytest.fixture
def watch(served):
    """Whoever keeps it running, who signs in nowhere."""
    browser = Browser(answering(served))
    return lambda path: browser.get(f"/v1/health/{path}")


def test_all_is_well_and_nobody_is_told_of_it(watch, served):
    for path in ("live", "ready"):
        answer = watch(path)
        assert (answer.status_code, answer.json()) == (200, {"status": "pass"})
        assert answer.headers["API-Version"]
    with served.database.read() as connection:
        assert connection.execute(select(audit_log)).all() == []


def stop_the_lists(served):
    poison(served, OWN)
    catch_up(served)


def let_the_lists_fall_behind(served):
    with served.database.write() as connection:
        connection.execute(text("UPDATE positions SET position = position - 3000"))


def take_another_master_key(served):
    served.keyring.master = MasterKey(bytes(32))


def leave_the_database_at_an_older_version(served):
    with served.database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))


def lose_the_database(served):
    with served.database.write() as connection:
        connection.execute(text("DROP TABLE client_keys"))


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("fault", "says"),
    [
        (stop_the_lists, "De lijsten staan stil"),
        (let_the_lists_fall_behind, "feiten achter"),
        (take_another_master_key, "De hoofdsleutel opent"),
        (leave_the_database_at_an_older_version, "journeys migrate"),
        (lose_the_database, "De database antwoordt niet"),
    ],
)
def test_what_stands_in_the_way_is_told_and_nothing_of_anybody(watch, served, fault, says):
    fault(served)
    answer = watch("ready")
    assert (answer.status_code, answer.json()["code"]) == (503, "NOT_READY")
    assert answer.headers["content-type"] == "application/problem+json"
    assert says in answer.json()["detail"]
    assert OWN not in answer.text
    assert watch("live").status_code == 200
