"""What a path tells, then and later."""

from datetime import date

import pytest

from tests.aggregates.paths import (
    MAATREGEL_PROPOSED,
    READY_FOR_A_DECISION,
    UNDER_EXAMINATION,
    invited,
)
from tests.cases import fact, given


@pytest.mark.parametrize("type_", ["Heard", "HearingNotUsed", "HearingWaived"])
def test_a_path_tells_how_somebody_was_heard(type_):
    path = given(*UNDER_EXAMINATION, invited, fact(type_, "2024-03-02")).path()
    assert (path.hearing, path.heard_on) == (type_, date(2024, 3, 2))


def test_a_path_tells_until_when_somebody_is_exempted():
    exempt = fact("PathDecided", "2024-03-10", decision="exemption_proposed", until="2024-09-01")
    assert given(*READY_FOR_A_DECISION, exempt).path().until == date(2024, 9, 1)


def test_the_maatregelen_are_told_by_their_numbers():
    recorded = fact("MaatregelRecorded", "2024-05-02")
    assert given(*MAATREGEL_PROPOSED, recorded, recorded).state().maatregelen == [9, 10]


def test_unable_is_as_visible_as_the_suspicion_was():
    path = given(*READY_FOR_A_DECISION, fact("PathDecided", "2024-03-10", decision="unable")).path()
    assert (path.decision, path.reported_on.isoformat()) == ("unable", "2024-02-01")


def test_a_maatregel_changes_no_benefit():
    before = given(*MAATREGEL_PROPOSED).state()
    after = given(*MAATREGEL_PROPOSED, fact("MaatregelRecorded", "2024-05-02")).state()
    assert (before.benefit, before.benefit_since) == (after.benefit, after.benefit_since)


def test_a_person_has_no_attribute_that_calls_them_unwilling():
    state = given(*MAATREGEL_PROPOSED, fact("PathClosed", "2024-04-01")).state()
    names = set(state.__slots__)  # what a state consists of
    assert not [name for name in names if "willing" in name or "willer" in name]


def test_a_replay_shows_what_the_decider_could_know():
    late = fact("ContactHeld", "2024-02-20", recorded="2024-04-01", note="is ziek")
    facts = given(*MAATREGEL_PROPOSED, late).facts
    known = [f for f in facts if f.timestamp <= facts[7].timestamp]
    assert "ContactHeld" not in [f.topic() for f in known]
    assert [f.topic() for f in known][-1] == "PathDecided"
