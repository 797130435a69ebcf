"""The dossier of a decision on each of the databases, also after the client's key is gone."""

import pytest

from journeys.application.dossier import dossier
from journeys.events import DESTROYED
from journeys.lists.dossier import as_html, as_pdf, document
from tests.aggregates.paths import MAATREGEL_PROPOSED
from tests.cases import REF, destroy_key, fact, record_at
from tests.usual import SUPERVISOR

LATE = fact("ContactHeld", "2024-02-20", recorded="2024-04-01")
MEASURE = fact("MaatregelRecorded", "2024-05-02")


@pytest.fixture
def decided(journeys):
    record_at(journeys, REF, *MAATREGEL_PROPOSED, LATE, MEASURE)
    return journeys


def made(journeys, number=8):
    return dossier(journeys, REF, number, SUPERVISOR)


def printed(found):
    text = document(
        found.content,
        content_hash=found.content_hash,
        made_at=found.made_at.isoformat(),
        made_by=found.made_by,
    )
    assert as_pdf(text, found.made_at).startswith(b"%PDF-")
    return as_html(text).decode()


def test_it_holds_what_was_recorded_before_the_decision_and_no_more(decided):
    content = made(decided).content
    assert [step["number"] for step in content["path"]] == [2, 3, 4, 5, 6, 7]
    assert [other["number"] for other in content["others"]] == [1]
    assert content["people"] == {
        "reporters": ["p.jansen"],
        "examiners": ["p.smit"],
        "deciders": ["t.bakker"],
        "three": True,
    }


def test_of_a_later_decision_it_holds_the_earlier_one_as_a_step(decided):
    content = made(decided, number=10).content
    assert [step["number"] for step in content["path"]] == [2, 3, 4, 5, 6, 7, 8]
    assert 9 in [other["number"] for other in content["others"]]
    assert content["people"]["deciders"] == ["t.bakker"]


def test_what_stood_due_is_as_it_was_then(decided):
    found = {one["rule"]: one for one in made(decided).content["due"]}
    assert found["path-decision"]["due_on"] == "2024-03-29"
    assert "maatregel-outcome" not in found


def test_after_the_key_is_gone_it_says_vernietigd_and_still_who_did_what(decided):
    before = made(decided)
    destroy_key(decided, REF)
    after = made(decided)
    assert after.content["decision"]["reasons"] == repr(DESTROYED)
    assert after.content["people"] == before.content["people"]
    page = printed(after)
    assert page.count("vernietigd") > 5
    assert "durfde niet" not in page
    assert "durfde niet" in printed(before)
