"""Who replaces the teamleider decides in their place, and is still one of three people."""

from datetime import date

import pytest

from journeys.aggregates.authority import User
from journeys.application.appoint import appoint
from journeys.application.record import record
from journeys.language.refusal import Refusal
from journeys.store import users
from tests.aggregates.paths import READY_FOR_A_DECISION
from tests.cases import REF, command, fact, facts_of, record_at
from tests.usual import CONSULTANT, EXAMINER, SUPERVISOR

DECIDED_ON = "2024-03-10"
THIRD = "p.derde"


@pytest.fixture
def path(journeys, clock):
    """A care path ready for a decision, and a third participatieconsulent."""
    with journeys.database.write() as connection:
        users.save(connection, [User(THIRD, "P. Derde", frozenset({"participatieconsulent"}))])
    record_at(journeys, REF, *READY_FOR_A_DECISION)
    clock.set(DECIDED_ON)
    return journeys


def decided_by(journeys, name):
    appoint(
        journeys,
        absent=SUPERVISOR,
        stand_in=name,
        from_on=date(2024, 3, 1),
        until=date(2024, 3, 31),
        by=SUPERVISOR,
    )
    return record(journeys, command(REF, fact("PathDecided", DECIDED_ON, by=name)))


def test_the_replacement_decides_under_their_own_name(path):
    decided_by(path, THIRD)
    assert facts_of(path, REF)[-1].recorded_by == THIRD


@pytest.mark.parametrize("name", [CONSULTANT, EXAMINER])
def test_who_reported_or_examined_does_not_decide_as_a_replacement(path, name):
    with pytest.raises(Refusal) as told:
        decided_by(path, name)
    assert told.value.code != "ROLE_MAY_NOT_RECORD"
    assert name in str(told.value)
    assert facts_of(path, REF)[-1].topic() == "Heard"
