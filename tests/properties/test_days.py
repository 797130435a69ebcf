"""Working a day twice, or making the read models anew, changes nothing."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeys.application.day import run_day
from journeys.application.record import record_all
from journeys.application.verify import verify
from tests.cases import command, new_ref, noon
from tests.properties.plausible import BEGIN, DAYS, histories
from tests.scheduler.issued import by_the_system, facts_told

BY_THE_SYSTEM = {"ReexaminationFellDue", "EscalatedToSupervisor", "SuspicionLapsed"}


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(several=st.lists(histories(max_size=10), min_size=1, max_size=3))
def test_a_day_worked_twice_is_worked_once(journeys, clock, several):
    clock.now = max(clock.now, noon(BEGIN + timedelta(days=DAYS))) + timedelta(days=1)
    for history in several:
        ref = new_ref()
        record_all(journeys, [command(ref, entry) for entry in history])
    run_day(journeys)
    once = facts_told(journeys)
    assert run_day(journeys) == []
    assert facts_told(journeys) == once
    assert {told[1] for told in by_the_system(journeys)} <= BY_THE_SYSTEM
    assert verify(journeys).differences == []
