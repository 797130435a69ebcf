"""Recording over HTTP: once is once, what rests on what was seen is refused when it changed."""

import pytest

from tests.cases import facts_of, noon
from tests.service.asking import OTHERS, OWN, TODAY
from tests.usual import CONSULTANT, EXAMINER, SUPERVISOR, WSP

TALK = {"type": "ContactHeld", "happened_on": TODAY, "channel": "gesprek", "note": "gaat goed"}
FACTS = f"/clients/{OWN}/facts"


@pytest.fixture(autouse=True)
def today(clock, served):
    clock.set(noon(TODAY))


def test_a_talk_is_recorded_by_whoever_is_signed_in(signed_in, served):
    answer = signed_in(CONSULTANT).post(FACTS, TALK)
    assert answer.status_code == 201
    fact = answer.json()["fact"]
    assert (fact["type"], fact["note"], fact["recorded_by"]) == (
        "ContactHeld",
        "gaat goed",
        CONSULTANT,
    )
    assert facts_of(served, OWN)[-1].number == fact["number"]


def test_the_answer_says_what_it_changes(signed_in):
    led_to = signed_in(CONSULTANT).post(FACTS, TALK).json()["led_to"]
    assert "follow-up" in [term["rule"] for term in led_to["terms"]]


def test_without_a_day_it_happened_today(signed_in):
    answer = signed_in(CONSULTANT).post(FACTS, {"type": "ContactHeld", "channel": "gesprek"})
    assert answer.json()["fact"]["happened_on"] == TODAY


def test_the_same_wish_sent_again_is_one_fact(signed_in, served):
    asker = signed_in(CONSULTANT)
    first = asker.post(FACTS, TALK, key="key-of-this-wish")
    again = asker.post(FACTS, TALK, key="key-of-this-wish")
    assert (again.status_code, again.json()["fact"]) == (201, first.json()["fact"])
    assert [f.topic() for f in facts_of(served, OWN)].count("ContactHeld") == 2


def test_a_key_stands_for_one_wish(signed_in, served):
    asker = signed_in(CONSULTANT)
    asker.post(FACTS, TALK, key="key-of-this-wish")
    before = len(facts_of(served, OWN))
    answer = asker.post(FACTS, {**TALK, "note": "iets anders"}, key="key-of-this-wish")
    assert (answer.status_code, answer.json()["code"]) == (409, "KEY_USED_FOR_OTHER_CONTENT")
    assert len(facts_of(served, OWN)) == before


def test_a_key_is_ones_own(signed_in, served):
    signed_in(CONSULTANT).post(FACTS, TALK, key="key-of-this-wish")
    answer = signed_in(SUPERVISOR).post(FACTS, {**TALK, "channel": "video"}, key="key-of-this-wish")
    assert answer.status_code == 201


def test_a_key_is_free_again_after_thirty_days(signed_in, clock):
    asker = signed_in(CONSULTANT)
    asker.post(FACTS, TALK, key="key-of-this-wish")
    clock.set(noon("2024-07-04"))
    answer = signed_in(CONSULTANT).post(FACTS, {**TALK, "note": "later"}, key="key-of-this-wish")
    assert answer.status_code == 201


def test_without_a_key_nothing_is_recorded(signed_in):
    asker = signed_in(CONSULTANT)
    answer = asker.browser.post(f"/v1{FACTS}", json=TALK)
    assert (answer.status_code, answer.json()["field"]) == (400, "Idempotency-Key")


def test_what_rests_on_what_was_seen_is_refused_once_there_is_more(signed_in):
    asker = signed_in(CONSULTANT)
    seen = asker.get(f"/clients/{OWN}/history").headers["ETag"]
    assert asker.post(FACTS, TALK, **{"If-Match": seen}).status_code == 201
    late = asker.post(FACTS, {**TALK, "channel": "video"}, **{"If-Match": seen})
    assert (late.status_code, late.json()["code"]) == (412, "CHANGED_SINCE_SEEN")


def test_a_wish_that_rested_on_what_was_seen_can_be_sent_again(signed_in):
    asker = signed_in(CONSULTANT)
    seen = asker.get(f"/clients/{OWN}/history").headers["ETag"]
    for _ in range(2):
        answer = asker.post(FACTS, TALK, key="key-of-this-wish", **{"If-Match": seen})
        assert answer.status_code == 201


@pytest.mark.parametrize(
    ("wish", "field"),
    [
        ({"type": "ContactHeld", "happened_on": "2024-02-31"}, "happened_on"),
        ({"type": "ContactHeld", "happened_on": 0}, "happened_on"),
        ({"happened_on": TODAY}, "type"),
        ({"type": "NoSuchThing"}, "type"),
        ({**TALK, "channel": "duif"}, "channel"),
        ({**TALK, "nope": 1}, "nope"),
        ({**TALK, "recorded_by": SUPERVISOR}, "recorded_by"),
        ({**TALK, "happened_on": "2024-06-04"}, "happened_on"),
        ({**TALK, "note": ["a", "list"]}, "note"),
        ({**TALK, "note": "half a sign: \ud800"}, "note"),
        ({**TALK, "note": 10**80}, "note"),
        ({**TALK, "id": ["a", "list"]}, "id"),
    ],
)
def test_what_cannot_be_read_is_refused_by_its_field(signed_in, wish, field):
    answer = signed_in(CONSULTANT).post(FACTS, wish)
    assert (answer.status_code, answer.json()["field"]) == (400, field), answer.text
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_rule_that_is_broken_is_told_with_what_to_do(signed_in):
    answer = signed_in(SUPERVISOR).post(FACTS, {"type": "WspAccepted"})
    told = answer.json()
    assert (answer.status_code, told["code"]) == (409, "WSP_ACCEPT_NEEDS_HANDOVER")
    assert told["title"] == f"Niet vastgelegd: WspAccepted voor {OWN}"
    assert told["todo"]


def test_of_many_wishes_what_is_refused_keeps_nothing_back(signed_in, served):
    asker = signed_in(CONSULTANT)
    wishes = [
        {"client": OWN, **TALK},
        {"client": OTHERS, **TALK},
        {"client": OWN, "type": "NoSuchThing"},
        {"client": OWN, **TALK, "channel": "video"},
    ]
    answer = asker.post("/facts", {"facts": wishes})
    assert answer.status_code == 200
    codes = [one["problem"]["code"] if one["problem"] else None for one in answer.json()["items"]]
    assert codes == [None, "REASON_NEEDED", "UNKNOWN_TYPE", None]


def test_many_wishes_sent_again_add_nothing(signed_in, served):
    asker = signed_in(CONSULTANT)
    wishes = {"facts": [{"client": OWN, **TALK}, {"client": OWN, **TALK, "channel": "video"}]}
    first = asker.post("/facts", wishes, key="key-of-this-wish").json()
    assert asker.post("/facts", wishes, key="key-of-this-wish").json() == first
    assert [f.topic() for f in facts_of(served, OWN)].count("ContactHeld") == 3


def test_a_correction_shows_first_what_it_changes(signed_in, served):
    asker = signed_in(CONSULTANT)
    number = asker.post(FACTS, TALK).json()["fact"]["number"]
    wish = {"changes": {"happened_on": "2024-05-20"}, "reason": "verkeerde dag"}
    before = len(facts_of(served, OWN))
    shown = asker.post(f"{FACTS}/{number}/corrections?dryRun=true", wish)
    assert (shown.status_code, shown.json()["fact"]) == (200, None)
    assert shown.json()["led_to"]["terms"]
    assert len(facts_of(served, OWN)) == before
    done = asker.post(f"{FACTS}/{number}/corrections", wish)
    assert done.status_code == 201
    assert done.json()["led_to"] == shown.json()["led_to"]


def test_what_was_shown_first_can_be_done_with_the_same_key(signed_in):
    asker = signed_in(CONSULTANT)
    number = asker.post(FACTS, TALK).json()["fact"]["number"]
    wish = {"reason": "verkeerde inwoner"}
    path = f"{FACTS}/{number}/retractions"
    assert asker.post(f"{path}?dryRun=true", wish, key="key-of-this-wish").status_code == 200
    assert asker.post(path, wish, key="key-of-this-wish").status_code == 201


def test_only_who_recorded_it_or_the_teamleider_sets_it_right(signed_in):
    number = signed_in(CONSULTANT).post(FACTS, TALK).json()["fact"]["number"]
    wish = {"reason": "niet van mij"}
    path = f"{FACTS}/{number}/retractions"
    refused = signed_in(EXAMINER).gives_reason(OWN).post(path, wish)
    assert refused.status_code == 403
    assert signed_in(SUPERVISOR).post(path, wish).status_code == 201


def test_a_role_records_its_own_facts_alone(signed_in):
    answer = signed_in(WSP).post(FACTS, {"type": "RouteAssigned", "route": "B", "reason": "x"})
    assert (answer.status_code, answer.json()["code"]) == (403, "ROLE_MAY_NOT_RECORD")
