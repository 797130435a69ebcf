"""Following the facts as they come in, as CloudEvents in the NL GOV profile."""

import re
from typing import Any

from tests.cases import fact, record_at
from tests.service.asking import OTHERS, OWN, TODAY
from tests.store.poison import spoil
from tests.usual import SUPERVISOR

NL_GOV = {
    "specversion": r"1\.0",
    "id": r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
    "source": r"urn:nld:oin:\d{20}:systeem:journeys",
    "type": r"nl\.rijswijk\.journeys\.[A-Z]\w+",
    "subject": r"R-\d{6}",
    "time": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00",
    "datacontenttype": r"application/json",
}


def follow(asker, cursor=None, limit=4):
    """Everything after a place, page by page, and the place reached."""
    found: list[dict[str, Any]] = []
    while True:
        query = {"limit": limit, **({"cursor": cursor} if cursor else {})}
        answer = asker.get("/facts", **query)
        assert answer.status_code == 200, answer.text
        cursor = answer.json()["next"]
        if not answer.json()["items"]:
            return found, cursor
        found += answer.json()["items"]


def test_every_fact_comes_once_in_the_order_of_the_log(signed_in, served):
    found, _ = follow(signed_in(SUPERVISOR))
    with served.database.read() as connection:
        clients = served.log.by_ref(connection, [OWN, OTHERS])
    expected = [(c.ref, f.number, f.topic()) for c in clients.values() for f in c.facts]
    assert [(e["subject"], e["data"]["number"], e["data"]["type"]) for e in found] == expected
    assert len({event["id"] for event in found}) == len(expected)


def test_whoever_kept_their_place_is_told_only_what_came_after_it(signed_in, served):
    asker = signed_in(SUPERVISOR)
    _, reached = follow(asker)
    record_at(served, OWN, fact("ContactHeld", TODAY))
    (event,), later = follow(asker, reached)
    assert event["data"]["type"] == "ContactHeld"
    assert later != reached
    assert follow(asker, later) == ([], later)


def test_a_fact_is_a_cloud_event_as_the_dutch_government_writes_them(signed_in):
    for event in follow(signed_in(SUPERVISOR))[0]:
        assert event.keys() == {*NL_GOV, "data"}
        for name, pattern in NL_GOV.items():
            assert re.fullmatch(pattern, event[name]), (name, event[name])
        assert event["type"].endswith(event["data"]["type"])


def test_a_history_that_cannot_be_read_holds_up_nobody_elses(signed_in, served):
    spoil(served, OWN)
    found, _ = follow(signed_in(SUPERVISOR))
    lost = [event for event in found if event["subject"] == OWN]
    assert {event["type"] for event in lost} == {"nl.rijswijk.journeys.Unreadable"}
    assert [event["data"] for event in lost] == [{"number": n} for n in range(1, 12)]
    assert len(found) > len(lost)


def test_a_place_that_cannot_be_is_refused(signed_in):
    for cursor in ("WyIxIl0", "Wy0xXQ", "WzFlMzBd", "WzEsMl0"):  # ["1"], [-1], [1e30], [1,2]
        answer = signed_in(SUPERVISOR).get("/facts", cursor=cursor)
        assert (answer.status_code, answer.json()["code"]) == (400, "WRONG_CURSOR")
