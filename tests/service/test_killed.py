"""The server dies at any moment, and two people wish at the same one: each wish is one fact."""

import random
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from queue import SimpleQueue

import pytest

from journeys.application.verify import verify
from tests.cases import fact, facts_of, noon, record_at
from tests.service.asking import OWN, TODAY, Asking
from tests.service.mortal import mortal, until_answered
from tests.usual import CONSULTANT, OTHER_SUPERVISOR, SUPERVISOR

pytestmark = pytest.mark.slow

FACTS = f"/clients/{OWN}/facts"
AT_ONCE = 4
KILLS = {"sqlite": 15, "postgres": 5}
LONGEST = 0.06
"""Seconds that a server lives on at most, once it has answered."""


@pytest.fixture(autouse=True)
def today(clock, served):
    clock.set(noon(TODAY))


def test_killed_while_it_records_a_wish_sent_again_is_one_fact(served, url, engine):
    said: SimpleQueue[tuple[int, str]] = SimpleQueue()
    enough = threading.Event()

    def wish_on(who: int, asker: Asking) -> None:
        for turn in count():
            note = f"{who}-{turn}"
            talk = {"type": "ContactHeld", "channel": "gesprek", "note": note}
            answer = until_answered(asker, FACTS, talk, key=f"wish-{note}")
            said.put((answer.json()["fact"]["number"], note))
            if enough.is_set():
                return

    acknowledged, moments = [], random.Random(1)
    with mortal(url) as service, ThreadPoolExecutor(AT_ONCE) as colleagues:
        askers = [service.asked_by(CONSULTANT) for _ in range(AT_ONCE)]
        working = [colleagues.submit(wish_on, *one) for one in enumerate(askers)]
        for _ in range(KILLS[engine]):
            acknowledged += [*drained(said), said.get(timeout=60)]
            enough.wait(moments.uniform(0, LONGEST))
            service.kill()
            service.start()
        enough.set()
        for one in working:
            one.result(timeout=60)
    acknowledged += drained(said)

    talks = {f.number: f.own_fields().get("note") for f in facts_of(served, OWN)}
    assert [one for one in acknowledged if talks.get(one[0]) != one[1]] == []
    wishes = Counter(note for note in talks.values() if note and "-" in note)
    assert wishes == dict.fromkeys((note for _, note in acknowledged), 1)
    served.projector.catch_up()
    assert verify(served).differences == []


def drained(said: "SimpleQueue[tuple[int, str]]") -> list[tuple[int, str]]:
    """Everything that was acknowledged by now."""
    return [said.get() for _ in range(said.qsize())]


def test_of_two_who_set_the_same_fact_right_at_once_one_wins_and_the_other_sees_both(served, url):
    record_at(served, OWN, fact("ContactHeld", TODAY, note="vertelde over werk"))
    number = len(facts_of(served, OWN))
    path = f"{FACTS}/{number}/corrections"
    together = threading.Barrier(2)

    def set_right(user: str) -> tuple[str, int]:
        asker = service.asked_by(user)
        seen = asker.get(FACTS).headers["ETag"]
        together.wait(timeout=60)
        wish = {"changes": {"note": user}, "reason": "anders gehoord"}
        return user, asker.post(path, wish, **{"If-Match": seen}).status_code

    with mortal(url) as service, ThreadPoolExecutor(2) as both:
        statuses = dict(both.map(set_right, (SUPERVISOR, OTHER_SUPERVISOR)))
        assert sorted(statuses.values()) == [201, 412]
        (winner,) = [user for user, status in statuses.items() if status == 201]
        (late,) = statuses.keys() - {winner}
        corrected, correction = service.asked_by(late).get(FACTS).json()["items"][-2:]
    assert corrected["corrected_by"] == number + 1
    assert (corrected["note"], correction["changes"]) == ("vertelde over werk", {"note": winner})
