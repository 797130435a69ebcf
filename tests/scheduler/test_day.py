"""The scheduler's work for a day: what fell due, what a supervisor must see, each once."""

from datetime import date, datetime, timedelta

import pytest

from journeys.application import day as day_module
from journeys.application.day import run_day
from journeys.application.history import history, with_remarks
from journeys.application.lists_follow import follow
from journeys.application.verify import verify
from journeys.language.refusal import Refusal
from journeys.store.rebuild import rebuild
from tests.beginnings import beginning
from tests.cases import (
    REF,
    Entry,
    die_after_recording,
    fact,
    facts_of,
    noon,
    record_at,
    registered,
)
from tests.processes import started, together
from tests.scheduler.issued import by_the_system, facts_told, names
from tests.usual import STATEMENT

FELL_DUE, ESCALATED, LAPSED = "ReexaminationFellDue", "EscalatedToSupervisor", "SuspicionLapsed"

# Screened, on route D: only the re-examination of 1 July 2025 and the route's talks are due.
CALM = (
    registered(benefit="participatiewet", benefit_since="2024-01-01"),
    fact("ClientScreened", "2024-01-10"),
    fact("RouteAssigned", "2024-01-15", route="D"),
    fact("ContactHeld", "2025-01-15"),
)


def worked(journeys, clock, day):
    clock.set(day)
    return [found.isoformat() for found in run_day(journeys)]


def days_between(first, last):
    first, last = date.fromisoformat(first), date.fromisoformat(last)
    return [(first + timedelta(days=n)).isoformat() for n in range((last - first).days + 1)]


def told_of(journeys, kind):
    return [told for told in by_the_system(journeys) if told[1] == kind]


def outdated(journeys):
    """The numbers of the facts that show as "achterhaald"."""
    facts = with_remarks(journeys, history(journeys, REF))["facts"]
    return [row["number"] for row in facts if row.get("outdated")]


class TestClaimingDates:
    def test_the_first_date_is_the_start(self, journeys, clock):
        assert worked(journeys, clock, "2025-03-01") == ["2025-03-01"]

    def test_every_missed_date_is_worked(self, journeys, clock):
        worked(journeys, clock, "2025-03-01")
        assert worked(journeys, clock, "2025-03-05") == days_between("2025-03-02", "2025-03-05")

    def test_a_date_is_worked_once(self, journeys, clock):
        worked(journeys, clock, "2025-03-01")
        assert worked(journeys, clock, "2025-03-01") == []

    def test_a_date_before_the_last_is_not_worked_and_gets_no_lists(self, journeys, clock):
        record_at(journeys, REF, *CALM)
        worked(journeys, clock, "2025-03-01")
        worked(journeys, clock, "2025-03-05")
        before = facts_told(journeys)
        assert run_day(journeys, date(2025, 3, 3)) == []
        assert run_day(journeys, date(2025, 2, 1)) == []
        assert facts_told(journeys) == before

    def test_a_date_to_come_is_refused(self, journeys, clock):
        clock.set("2025-03-01")
        with pytest.raises(Refusal, match="NOT_IN_THE_FUTURE"):
            run_day(journeys, date(2025, 3, 2))
        assert worked(journeys, clock, "2025-03-01") == ["2025-03-01"]

    @pytest.mark.parametrize(
        ("instant", "day"),
        [
            ("2024-12-31T22:30:00+00:00", "2024-12-31"),
            ("2024-12-31T23:30:00+00:00", "2025-01-01"),
            ("2025-03-29T23:30:00+00:00", "2025-03-30"),
            ("2025-03-30T21:59:00+00:00", "2025-03-30"),
            ("2025-03-30T22:01:00+00:00", "2025-03-31"),
            ("2025-10-25T22:01:00+00:00", "2025-10-26"),
            ("2025-10-26T22:59:00+00:00", "2025-10-26"),
            ("2025-10-26T23:01:00+00:00", "2025-10-27"),
        ],
    )
    def test_the_date_is_amsterdams(self, journeys, clock, instant, day):
        clock.set(datetime.fromisoformat(instant))
        assert [found.isoformat() for found in run_day(journeys)] == [day]

    @pytest.mark.parametrize("around", ["2025-03-30", "2025-10-26"])
    def test_when_the_clocks_change_no_date_is_skipped_or_doubled(self, journeys, clock, around):
        change = noon(around)
        found = []
        clock.set(change - timedelta(days=2))
        while clock.now < change + timedelta(days=2):
            found += run_day(journeys)
            clock.now += timedelta(minutes=55)
        assert [day.isoformat() for day in found] == days_between(
            (change - timedelta(days=2)).date().isoformat(),
            (change + timedelta(days=2)).date().isoformat(),
        )

    def test_between_two_dates_it_can_be_stopped(self, journeys, clock):
        worked(journeys, clock, "2025-03-01")
        clock.set("2025-03-09")
        asked = iter([False, False, True])
        done = run_day(journeys, stop=lambda: next(asked))
        assert [day.isoformat() for day in done] == ["2025-03-02", "2025-03-03"]
        assert worked(journeys, clock, "2025-03-09") == days_between("2025-03-04", "2025-03-09")


class TestWhatFellDue:
    def test_on_the_day_itself_and_once(self, journeys, clock):
        record_at(journeys, REF, *CALM)
        worked(journeys, clock, "2025-06-30")
        assert told_of(journeys, FELL_DUE) == []
        for day in ("2025-07-01", "2025-07-02", "2025-07-20"):
            worked(journeys, clock, day)
        assert told_of(journeys, FELL_DUE) == [
            (REF, FELL_DUE, date(2025, 7, 1), "{'due_on': '2025-07-01'}")
        ]

    def test_a_missed_date_is_worked_as_on_its_own_day(self, journeys, clock):
        record_at(journeys, REF, *CALM)
        worked(journeys, clock, "2025-06-29")
        worked(journeys, clock, "2025-07-31")
        (fell_due,) = told_of(journeys, FELL_DUE)
        assert fell_due[2] == date(2025, 7, 1)
        escalated = [told for told in told_of(journeys, ESCALATED) if "re-exam" in told[3]]
        assert [told[2] for told in escalated] == [date(2025, 7, 29)]

    def test_a_talk_held_later_does_not_undo_what_was_due_then(self, journeys, clock):
        record_at(journeys, REF, *CALM)
        worked(journeys, clock, "2025-06-20")
        clock.set("2025-09-10")
        record_at(journeys, REF, fact("ReexaminationHeld", "2025-09-01"))
        worked(journeys, clock, "2025-09-10")
        assert [told[2] for told in told_of(journeys, FELL_DUE)] == [date(2025, 7, 1)]

    def test_a_late_fact_is_caught_the_next_day(self, journeys, clock):
        worked(journeys, clock, "2025-07-10")
        record_at(journeys, REF, *CALM)
        worked(journeys, clock, "2025-07-11")
        (fell_due,) = told_of(journeys, FELL_DUE)
        assert fell_due[2:] == (date(2025, 7, 11), "{'due_on': '2025-07-01'}")

    def test_in_time_nothing_is_recorded(self, journeys, clock):
        held = fact("ReexaminationHeld", "2025-06-15")
        record_at(journeys, REF, *CALM, held)
        worked(journeys, clock, "2025-06-20")
        worked(journeys, clock, "2025-08-10")
        assert told_of(journeys, FELL_DUE) == []

    def test_somebody_else_is_untouched(self, journeys, clock):
        record_at(journeys, REF, *CALM)
        record_at(journeys, "R-2", registered("2025-02-01", benefit="none", benefit_since=None))
        worked(journeys, clock, "2025-07-01")
        assert {told[0] for told in told_of(journeys, FELL_DUE)} == {REF}


class TestEscalations:
    UNSEEN = (registered(benefit="none", benefit_since=None),)

    def test_on_the_day_and_once(self, journeys, clock):
        record_at(journeys, REF, *self.UNSEEN)
        worked(journeys, clock, "2024-03-10")
        assert names(journeys) == []
        for day in ("2024-03-11", "2024-03-12", "2024-04-01"):
            worked(journeys, clock, day)
        assert names(journeys) == [(ESCALATED, "2024-03-11")]

    def test_a_correction_that_moves_the_date_escalates_anew(self, journeys, clock):
        record_at(journeys, REF, *self.UNSEEN)
        worked(journeys, clock, "2024-03-11")
        moved = {"happened_on": "2024-02-01"}
        record_at(journeys, REF, fact("FactCorrected", "2024-03-11", fact=1, changes=moved))
        worked(journeys, clock, "2024-05-01")
        assert names(journeys) == [(ESCALATED, "2024-03-11"), (ESCALATED, "2024-04-11")]
        assert outdated(journeys) == [2]
        assert verify(journeys).differences == []

    def test_nothing_is_sent_twice_when_the_read_models_are_made_anew(self, journeys, clock):
        record_at(journeys, REF, *self.UNSEEN)
        worked(journeys, clock, "2024-03-11")
        rebuild(journeys.projector)
        worked(journeys, clock, "2024-03-12")
        assert names(journeys) == [(ESCALATED, "2024-03-11")]


class TestWhatWasSentWithoutGround:
    """Only a correction takes a ground away: what was sent in good faith was rightly sent."""

    SENT = ("2025-07-01", "2025-07-29")

    @beginning
    def sent(self, journeys, clock):
        """The re-examination fell due, and went to the teamleider."""
        record_at(journeys, REF, *CALM)
        for day in self.SENT:
            worked(journeys, clock, day)
        assert [told[1:3] for told in by_the_system(journeys) if "re-exam" in told[3]] == [
            (ESCALATED, date(2025, 7, 29))
        ]
        clock.set("2025-07-30")
        return journeys

    def test_a_fact_that_came_in_late_takes_none_away(self, sent):
        record_at(sent, REF, fact("ReexaminationHeld", "2025-06-20"))
        assert outdated(sent) == []

    def test_nor_does_a_correction_of_that_fact(self, sent):
        held = fact("ReexaminationHeld", "2025-06-20")
        moved = {"happened_on": "2025-06-10"}
        (recorded,) = record_at(sent, REF, held)
        correction = fact("FactCorrected", "2025-07-30", fact=recorded.first, changes=moved)
        record_at(sent, REF, correction)
        assert outdated(sent) == []

    def test_a_correction_of_what_it_rested_on_does(self, sent):
        since = {"benefit_since": "2025-01-01"}
        record_at(sent, REF, fact("FactCorrected", "2025-07-30", fact=1, changes=since))
        assert outdated(sent) == [
            row.number
            for row in facts_of(sent, REF)
            if row.topic() == FELL_DUE or getattr(row, "rule", None) == "re-examination"
        ]

    def test_until_that_correction_is_retracted(self, sent):
        since = {"benefit_since": "2025-01-01"}
        correction = fact("FactCorrected", "2025-07-30", fact=1, changes=since)
        (recorded,) = record_at(sent, REF, correction)
        record_at(sent, REF, fact("FactRetracted", "2025-07-30", fact=recorded.first))
        assert outdated(sent) == []

    def test_nor_is_there_ground_for_what_would_not_have_gone_to_the_teamleider_yet(
        self, journeys, clock
    ):
        missed = [fact("ContactMissed", f"2025-03-0{day}") for day in (1, 2, 3)]
        (first, *_) = record_at(journeys, REF, *CALM, *missed)[len(CALM) :]
        worked(journeys, clock, "2025-03-17")
        (escalated,) = [f for f in facts_of(journeys, REF) if f.topic() == ESCALATED]
        assert outdated(journeys) == []
        record_at(journeys, REF, fact("FactRetracted", "2025-03-18", fact=first.first))
        assert outdated(journeys) == [escalated.number]


class TestASuspicionNobodyActsOn:
    REPORTED = (registered(), fact("UnwillingnessReported", "2024-02-01"))
    LAPSES_ON = "2024-05-02"  # 13 weeks later

    def lapses(self, journeys):
        return [told[2].isoformat() for told in told_of(journeys, LAPSED)]

    def test_it_lapses_after_thirteen_weeks_and_once(self, journeys, clock):
        record_at(journeys, REF, *self.REPORTED)
        worked(journeys, clock, "2024-05-01")
        assert self.lapses(journeys) == []
        for day in (self.LAPSES_ON, "2024-05-03", "2024-06-01"):
            worked(journeys, clock, day)
        assert self.lapses(journeys) == [self.LAPSES_ON]
        path = history(journeys, REF)["state"]["path"]
        assert (path["ended_by"], path["ended_on"]) == (LAPSED, self.LAPSES_ON)

    @pytest.mark.parametrize(
        "act",
        [
            fact("ExaminationOpened", "2024-05-01"),
            fact("SuspicionWithdrawn", "2024-05-01"),
            fact("PathClosed", "2024-05-01"),
            fact("PathWithdrawn", "2024-05-01"),
            fact("JourneyClosed", "2024-05-01"),
        ],
        ids=lambda entry: entry.type,
    )
    def test_never_when_somebody_acted(self, journeys, clock, act):
        record_at(journeys, REF, *self.REPORTED, act)
        worked(journeys, clock, "2024-05-01")
        worked(journeys, clock, "2024-05-20")
        assert self.lapses(journeys) == []

    def test_nor_when_it_was_recorded_late_that_somebody_acted(self, journeys, clock):
        record_at(journeys, REF, *self.REPORTED)
        worked(journeys, clock, "2024-04-20")
        clock.set("2024-05-20")
        record_at(journeys, REF, fact("ExaminationOpened", "2024-04-25"))
        worked(journeys, clock, "2024-05-20")
        assert self.lapses(journeys) == []

    def test_a_report_recorded_long_after_lapses_at_once(self, journeys, clock):
        worked(journeys, clock, "2024-08-01")
        record_at(journeys, REF, *self.REPORTED)
        worked(journeys, clock, "2024-08-02")
        assert self.lapses(journeys) == ["2024-08-02"]

    def test_a_second_suspicion_lapses_by_its_own_term(self, journeys, clock):
        record_at(journeys, REF, *self.REPORTED)
        worked(journeys, clock, self.LAPSES_ON)
        again = fact("UnwillingnessReported", "2024-06-01", observations=[STATEMENT])
        record_at(journeys, REF, again)
        worked(journeys, clock, "2024-08-31")
        assert self.lapses(journeys) == [self.LAPSES_ON, "2024-08-31"]


def test_two_schedulers_at_once_are_one(url, journeys, clock):
    record_at(journeys, REF, *CALM)
    record_at(journeys, "R-2", registered("2025-02-01"))
    worked(journeys, clock, "2025-06-14")
    said = together(*(started("tests.store.writer", "day", url, "2025-07-10") for _ in range(2)))
    days = sorted(line for lines in said for line in lines)
    assert days == days_between("2025-06-15", "2025-07-10")
    assert [told[0] for told in told_of(journeys, FELL_DUE)] == [REF, "R-2"]
    clock.set("2025-07-10")
    assert verify(journeys).differences == []


class TestWhatComesInAtTheLastMoment:
    """An import leaves the lists to be followed; the day does so before it decides."""

    @pytest.fixture
    def just_before(self, opened, monkeypatch):
        """What another process imports once the lists have followed and before the day begins."""
        entries: list[Entry] = []

        def followed(journeys):
            follow(journeys)
            die_after_recording(opened(), REF, *entries)
            entries.clear()

        monkeypatch.setattr(day_module, "follow", followed)
        return entries

    def test_a_suspicion_that_somebody_takes_up_does_not_lapse(self, journeys, clock, just_before):
        record_at(journeys, REF, registered(), fact("UnwillingnessReported", "2024-01-15"))
        just_before.append(fact("ExaminationOpened", "2024-04-15"))
        assert worked(journeys, clock, "2024-04-15") == ["2024-04-15"]
        assert told_of(journeys, LAPSED) == []
        assert verify(journeys).differences == []

    def test_nobody_is_escalated_whom_somebody_just_screened(self, journeys, clock, just_before):
        record_at(journeys, REF, *TestEscalations.UNSEEN)
        just_before.append(fact("ClientScreened", "2024-03-11"))
        worked(journeys, clock, "2024-03-11")
        assert names(journeys) == []
