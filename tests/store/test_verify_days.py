"""Verification works out anew what the scheduler did: the days, the lists, the lapses."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from journeys.application.bootstrap import open_journeys
from journeys.application.day import run_day
from journeys.application.lists_follow import follow
from journeys.application.verify import verify
from journeys.policies import load_policy_set, shipped
from journeys.projections.tables import OBLIGATIONS
from journeys.store.rebuild import rebuild
from journeys.store.tables import clients
from tests.aggregates.paths import MAATREGEL_PROPOSED
from tests.beginnings import beginning
from tests.cases import REF, destroy_key, fact, facts_of, record_at, registered
from tests.conftest import ENVIRONMENT
from tests.store.tampering import change, differences, named, stream_of
from tests.usual import STATEMENT


def told_first(report):
    """What was found, without what there is to say about the database."""
    return report.summary.split("\n")[0]


class TestWhatTheSchedulerDid:
    @beginning
    def worked(self, story, clock):
        clock.set("2025-09-01")
        run_day(story)
        assert verify(story).differences == []
        return story

    def test_a_list_that_was_another(self, worked):
        change(worked, "UPDATE client_states SET trede = trede")
        stream = stream_of(worked, REF)
        with worked.database.write() as connection:
            connection.execute(OBLIGATIONS.delete().where(OBLIGATIONS.c.client == stream))
        assert named(worked)

    def test_a_claimed_day_that_was_removed(self, worked, clock):
        clock.set("2025-09-03")
        run_day(worked)
        change(worked, "DELETE FROM claimed_days WHERE job = 'day' AND day = '2025-09-02'")
        assert any("claimed_days" in line for line in verify(worked).differences)

    @pytest.mark.parametrize("job", ["day", "lists"])
    def test_a_list_that_went_out_on_a_day_that_is_not_claimed(self, worked, job):
        change(worked, "DELETE FROM claimed_days WHERE job = :job", job=job)
        assert differences(worked) == [
            f"claimed_days: {job} mist 01-09-2025, waarvoor een lijst uitging"
        ]

    @pytest.mark.parametrize("job", ["day", "lists"])
    def test_a_claimed_day_to_come(self, worked, job):
        change(
            worked,
            "INSERT INTO claimed_days (job, day, claimed_at) "
            "SELECT job, '2025-09-02', claimed_at FROM claimed_days WHERE job = :job",
            job=job,
        )
        assert differences(worked) == [f"claimed_days: {job} heeft 02-09-2025, een dag na vandaag"]

    def test_a_list_under_another_policy_is_told_as_not_checked(self, worked, url, clock):
        """Whatever its label: the same name and version, another term."""
        assert "Niet na te rekenen" not in verify(worked).summary
        stricter = load_policy_set(
            shipped().content.replace('length = "8 weeks"', 'length = "1 week"', 1)
        )
        with open_journeys(url, clock=clock, environment=ENVIRONMENT, policy_set=stricter) as after:
            assert after.policy_set.label == worked.policy_set.label
            follow(after)
            report = verify(after)
        assert report.differences == []
        assert report.lists == 0
        assert told_first(report).endswith(
            "Niet na te rekenen: 1 lijst, uitgegeven onder een ander beleid."
        )

    def test_a_list_with_a_client_whose_file_was_destroyed_since(self, story, clock):
        """What it rested on can no longer be read: here, that a maatregel was proposed."""
        record_at(story, REF, *MAATREGEL_PROPOSED[1:])
        clock.set("2025-09-01")
        run_day(story)
        assert differences(story) == []
        destroy_key(story, REF)
        rebuild(story.projector)
        report = verify(story)
        assert (report.lists, report.differences) == (0, [])
        assert told_first(report).endswith(
            "Niet na te rekenen: 1 lijst, met een inwoner wiens dossier is vernietigd."
        )

    def test_a_client_who_got_another_number_makes_no_list_another(self, worked, clock):
        with worked.database.write() as connection:
            connection.execute(update(clients).where(clients.c.ref == REF).values(ref="Z-9"))
        assert differences(worked) == []
        clock.set("2025-09-02")
        run_day(worked)
        assert differences(worked) == []
        with worked.database.write() as connection:
            connection.execute(update(clients).where(clients.c.ref == "Z-9").values(ref=REF))
        report = verify(worked)
        assert (report.lists, report.differences) == (2, [])

    def test_what_came_in_after_the_day_was_worked_is_the_next_days(self, story, clock):
        """The day was worked and its lists not yet written when somebody recorded one more."""
        clock.set("2025-09-01")
        with pytest.MonkeyPatch.context() as killed:
            killed.setattr("journeys.application.day.issue_lists", lambda *_: False)
            run_day(story)
        clock.now += timedelta(hours=1)
        late = registered("2024-01-01", benefit="participatiewet", benefit_since="2021-01-01")
        record_at(story, "R-000003", late)
        run_day(story)
        report = verify(story)
        assert (report.lists, report.differences) == (1, [])


class TestASuspicionThatLapses:
    @pytest.fixture
    def suspected(self, story, clock):
        reported = fact("UnwillingnessReported", "2025-05-01", observations=[STATEMENT])
        record_at(story, REF, reported)
        clock.set("2025-09-01")
        return story

    def test_it_is_recorded_and_nothing_differs(self, suspected):
        run_day(suspected)
        assert "SuspicionLapsed" in {fact.topic() for fact in facts_of(suspected, REF)}
        assert differences(suspected) == []

    def test_one_that_was_not_recorded_is_named(self, suspected):
        change(suspected, "UPDATE client_states SET lapses_on = NULL")
        run_day(suspected)
        assert f"{REF}: SuspicionLapsed (31-07-2025) is niet vastgelegd" in differences(suspected)
