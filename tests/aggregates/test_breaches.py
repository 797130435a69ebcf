"""What stands without its ground is listed for a person to settle; what stands well is not."""

import pytest

from journeys.aggregates.breaches import breaches, stands_as_accepted
from journeys.aggregates.client import Client
from tests.aggregates.paths import (
    MAATREGEL_PROPOSED,
    READY_FOR_A_DECISION,
    UNDER_EXAMINATION,
    examined,
    heard,
    proposed,
    reported,
)
from tests.cases import CLIENT, REF, fact, history, noon, registered, without_key
from tests.properties.test_histories import reloaded
from tests.usual import CONSULTANT, EXAMINER, SUPERVISOR

planned = fact("PlanAgreed", "2024-02-01")
adjusted = fact("PlanAdjusted", "2024-02-10")
talked = fact("ContactHeld", "2024-03-05")
closed = fact("JourneyClosed", "2024-03-01")
started = fact("ActivityStarted", "2024-02-01")
ended = fact("ActivityEnded", "2024-03-01")
referred = fact("ReferredToPartner", "2024-02-01")
concluded = fact("ReferralConcluded", "2024-03-01")
LATER = "2024-09-01"
TO_WSP = (
    registered(),
    fact("ReferredToWsp", "2024-02-01"),
    fact("WarmHandoverHeld", "2024-02-10"),
    fact("WspAccepted", "2024-02-20"),
)


def retract(number, day=LATER):
    return fact("FactRetracted", day, fact=number)


def correct(number, **changes):
    return fact("FactCorrected", LATER, fact=number, changes=changes)


def listed(*entries):
    """The breaches of a history as read back from the log, by number and rule."""
    facts = reloaded(Client(CLIENT, REF, history(entries))).facts
    return [(found.number, found.code) for found in breaches(REF, facts)]


def test_what_was_accepted_and_left_alone_is_no_breach():
    assert listed(registered(), planned, adjusted, started, ended, closed) == []


class TestWhatLosesItsGround:
    def test_it_says_which_fact_why_and_what_to_do(self):
        (found,) = breaches(REF, history([registered(), planned, adjusted, retract(2)]))
        assert (found.number, found.code) == (3, "PLAN_NEEDED")
        assert found.why == f"Er is op die dag nog geen plan met {REF} afgesproken."
        assert found.todo == "Trek feit 3 in, of leg het plan vast (PlanAgreed)."

    @pytest.mark.parametrize(
        ("ground", "on_it", "code"),
        [
            (planned, adjusted, "PLAN_NEEDED"),
            (started, ended, "ACTIVITY_NOT_RUNNING"),
            (
                fact("ReferredToPartner", "2024-02-01"),
                fact("ReferralConcluded", "2024-03-01"),
                "REFERRAL_NOT_OPEN",
            ),
            (closed, fact("JourneyReopened", "2024-03-04"), "JOURNEY_IS_OPEN"),
        ],
    )
    def test_the_ground_is_retracted(self, ground, on_it, code):
        assert listed(registered(), ground, on_it) == []
        assert listed(registered(), ground, on_it, retract(2)) == [(3, code)]

    def test_the_ground_is_moved_past_it(self):
        assert listed(registered(), planned, adjusted, correct(2, happened_on="2024-02-11")) == [
            (3, "PLAN_NEEDED")
        ]

    def test_it_is_moved_to_before_its_ground(self):
        assert listed(registered(), planned, adjusted, correct(3, happened_on="2024-01-31")) == [
            (3, "PLAN_NEEDED")
        ]

    def test_the_key_of_the_ground_becomes_another(self):
        assert listed(registered(), started, ended, correct(2, activity="a2")) == [
            (3, "ACTIVITY_NOT_RUNNING")
        ]

    def test_wsp_accepted_without_the_warm_handover(self):
        assert listed(*TO_WSP) == []
        assert listed(*TO_WSP, retract(3)) == [(4, "WSP_ACCEPT_NEEDS_HANDOVER")]

    def test_a_reassessment_that_names_a_fact_no_more(self):
        looked_at = fact("DecisionReassessed", "2024-02-01", fact=1)
        (found,) = breaches(REF, history([registered(), looked_at, correct(2, fact=99)]))
        assert (found.number, found.code) == (2, "NO_SUCH_FACT")
        assert found.todo == "Trek feit 2 in, of herstel het."


class TestTheRemedy:
    def test_retracting_it_too_settles_it(self):
        assert listed(registered(), planned, adjusted, retract(2), retract(3)) == []

    def test_recording_what_is_missing_settles_it_also_on_the_day_itself(self):
        for day in ("2024-02-05", adjusted.day):
            anew = fact("PlanAgreed", day, recorded=LATER)
            assert listed(registered(), planned, adjusted, retract(2), anew) == []

    def test_also_the_start_of_an_activity_on_the_day_it_ended(self):
        anew = fact("ActivityStarted", ended.day, recorded=LATER)
        assert listed(registered(), started, ended, retract(2), anew) == []

    def test_taking_the_retraction_back_settles_it(self):
        assert listed(registered(), planned, adjusted, retract(2), retract(4)) == []

    def test_what_stands_in_for_the_ground_leaves_no_breach(self):
        again = fact("PlanAgreed", "2024-02-05")
        assert listed(registered(), planned, again, adjusted, retract(2)) == []


@pytest.mark.parametrize(
    ("entries", "number", "todo"),
    [
        (
            (registered(), talked, closed._replace(recorded_at=noon(LATER))),
            2,
            (
                "herstel de dag ervan of die van de afsluiting, of leg de heropening vast "
                "(JourneyReopened)."
            ),
        ),
        (
            (registered(), closed, fact("JourneyReopened", "2024-03-04"), retract(2)),
            3,
            "of leg de afsluiting vast (JourneyClosed).",
        ),
        (
            (registered(), started, retract(2), started, retract(3)),
            4,
            "of geef een van beide een andere sleutel.",
        ),
        (
            (registered(), referred, retract(2), referred, retract(3)),
            4,
            "of geef een van beide een andere sleutel.",
        ),
        (
            (registered(), started, ended, retract(2)),
            3,
            "of leg de start vast (ActivityStarted).",
        ),
        (
            (registered(), referred, concluded, retract(2)),
            3,
            "of leg de verwijzing vast (ReferredToPartner).",
        ),
        (
            (*TO_WSP, retract(3)),
            4,
            "of leg de verwijzing en de warme overdracht vast (ReferredToWsp, WarmHandoverHeld).",
        ),
        (
            (*UNDER_EXAMINATION, retract(2)),
            3,
            "en zet deze stap opnieuw wanneer het wel kan.",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_breach_says_what_settles_it(entries, number, todo):
    (found,) = breaches(REF, history(entries))
    assert (found.number, found.todo) == (number, f"Trek feit {number} in, {todo}")


class TestWhatComesAfterTheClosing:
    def test_a_closing_recorded_afterwards_with_an_earlier_day(self):
        late = fact("JourneyClosed", "2024-03-01", recorded=LATER)
        assert listed(registered(), talked, late) == [(2, "CLOSED_JOURNEY_TAKES_NO_FACT")]

    def test_everything_after_it_is_told(self):
        again = fact("ContactHeld", "2024-03-06")
        late = fact("JourneyClosed", "2024-03-01", recorded=LATER)
        assert listed(registered(), talked, again, late) == [
            (2, "CLOSED_JOURNEY_TAKES_NO_FACT"),
            (3, "CLOSED_JOURNEY_TAKES_NO_FACT"),
        ]

    def test_a_correction_that_moves_a_fact_past_the_closing(self):
        assert listed(registered(), planned, closed, correct(2, happened_on="2024-03-02")) == [
            (2, "CLOSED_JOURNEY_TAKES_NO_FACT")
        ]

    def test_the_reopening_between_is_retracted(self):
        reopened = fact("JourneyReopened", "2024-03-04")
        assert listed(registered(), closed, reopened, talked, retract(3)) == [
            (4, "CLOSED_JOURNEY_TAKES_NO_FACT")
        ]

    def test_a_talk_on_the_day_of_closing_is_no_breach_whichever_was_recorded_first(self):
        same_day = talked._replace(day=closed.day)
        assert listed(registered(), same_day, closed) == []
        assert listed(registered(), closed, same_day) == [(3, "CLOSED_JOURNEY_TAKES_NO_FACT")]
        assert listed(registered(), same_day, closed, correct(2, channel="video")) == []

    def test_recording_the_reopening_settles_it(self):
        late = fact("JourneyClosed", "2024-03-01", recorded=LATER)
        reopened = fact("JourneyReopened", "2024-03-02", recorded=LATER)
        assert listed(registered(), talked, late, reopened) == []


def test_of_two_things_under_one_key_the_later_one_is_told():
    """A retracted start comes back after its key was given away again."""
    again = fact("ActivityStarted", "2024-02-20")
    assert listed(registered(), started, retract(2, "2024-02-15"), again, retract(3)) == [
        (4, "ACTIVITY_KEY_USED")
    ]


class TestTheCarePath:
    def test_a_whole_path_has_no_breach(self):
        assert listed(*MAATREGEL_PROPOSED, fact("MaatregelRecorded", "2024-05-01")) == []

    def test_every_step_that_rested_on_the_report_is_told(self):
        assert listed(*READY_FOR_A_DECISION, retract(2)) == [
            (number, "PATH_NOT_RUNNING") for number in range(3, 8)
        ]

    def test_a_report_recorded_afterwards_on_the_day_of_a_step_is_no_ground_for_it(self):
        late = fact("UnwillingnessReported", examined.day, recorded=LATER)
        (found,) = breaches(REF, history([*UNDER_EXAMINATION, retract(2), late]))
        assert (found.number, found.code) == (3, "PATH_NOT_RUNNING")
        assert found.why == f"Er loopt op die dag geen zorgvuldigheidstraject voor {REF}."

    def test_a_path_that_ended_earlier_and_began_anew_on_the_day_of_the_decision(self):
        withdrawn = fact("SuspicionWithdrawn", "2024-03-05", recorded=LATER)
        anew = fact("UnwillingnessReported", proposed.day, recorded=LATER)
        assert listed(*MAATREGEL_PROPOSED, withdrawn, anew) == []

    def test_a_decision_without_a_hearing(self):
        (found,) = breaches(REF, history([*MAATREGEL_PROPOSED, retract(7)]))
        assert (found.number, found.code) == (8, "PATH_DECISION_NEEDS_STEPS")
        assert "niet gehoord" in found.why
        assert found.todo.endswith("zet deze stap opnieuw wanneer het wel kan.")

    def test_a_step_recorded_after_the_decision_is_no_ground_for_it(self):
        late = fact("Heard", heard.day, recorded=LATER)
        assert listed(*MAATREGEL_PROPOSED, retract(7), late) == [(8, "PATH_DECISION_NEEDS_STEPS")]

    def test_but_deciding_anew_on_it_is_sound(self):
        late = fact("Heard", heard.day, recorded=LATER)
        anew = fact("PathDecided", "2024-09-01", decision="maatregel_proposed")
        assert listed(*MAATREGEL_PROPOSED, retract(7), late, retract(8), anew) == []

    def test_what_is_recorded_afterwards_outside_the_path_counts_as_known_now(self):
        on_top = fact("TredeDetermined", "2024-01-10", trede=5)
        path = (registered(), on_top, reported, correct(2, trede=6))
        assert listed(*path) == [(3, "UNWILLINGNESS_NOT_ON_TOP_TREDE")]
        late = fact("TredeDetermined", "2024-01-20", trede=2, recorded=LATER)
        assert listed(*path, late) == []

    def test_a_suspicion_withdrawn_earlier_than_its_steps(self):
        withdrawn = fact("SuspicionWithdrawn", "2024-02-03", recorded=LATER)
        assert listed(*UNDER_EXAMINATION, withdrawn) == [(3, "PATH_NOT_RUNNING")]

    def test_an_examiner_who_turns_out_to_have_reported(self):
        late = fact("UnwillingnessReported", "2024-02-02", by=EXAMINER, recorded=LATER)
        assert listed(*UNDER_EXAMINATION, late) == [(3, "EXAMINER_IS_NOT_REPORTER")]

    def test_a_second_report_carries_the_path_when_the_first_moves(self):
        others = (registered(), reported, reported._replace(by=SUPERVISOR), examined)
        assert listed(*others, correct(2, happened_on="2024-02-20")) == []

    def test_a_maatregel_whose_proposal_is_retracted(self):
        measure = fact("MaatregelRecorded", "2024-05-01")
        assert listed(*MAATREGEL_PROPOSED, measure, retract(8)) == [(9, "MAATREGEL_NEEDS_PROPOSAL")]


class TestWhatIsNoBreach:
    def test_what_the_system_issued(self):
        lapsed = fact("SuspicionLapsed", "2024-05-01")
        escalated = fact("EscalatedToSupervisor", "2024-05-02")
        assert listed(registered(), reported, lapsed, escalated, retract(2)) == []

    def test_facts_from_before_a_registration_that_moved(self):
        early = fact("ContactHeld", "2023-12-01", recorded="2024-01-02")
        later_registered = correct(1, happened_on="2024-01-20", benefit_since="2024-01-20")
        assert listed(registered(), early, planned, adjusted, later_registered) == []

    def test_who_may_record_is_not_asked_again(self):
        by_anyone = fact("TredeDetermined", "2024-02-01", by=CONSULTANT)
        assert listed(registered(), planned, by_anyone, retract(2)) == []

    @pytest.mark.parametrize(
        "entries",
        [
            (*MAATREGEL_PROPOSED, fact("MaatregelRecorded", "2024-05-01")),
            (registered(), closed, correct(2, happened_on="2024-03-10"), talked),
            (
                *READY_FOR_A_DECISION,
                proposed._replace(fields={"decision": "fitting_service"}),
                fact("UnwillingnessReported", "2024-06-01", by=EXAMINER),
            ),
        ],
    )
    def test_a_destroyed_value_accuses_nobody(self, entries):
        assert breaches(REF, without_key(entries)) == []


@pytest.mark.parametrize(
    ("more", "as_accepted"),
    [
        ((planned, adjusted), True),
        ((planned, adjusted._replace(day=planned.day)), True),
        ((adjusted, planned), False),
        ((planned, retract(2)), False),
    ],
)
def test_whether_a_history_stands_as_it_was_accepted(more, as_accepted):
    assert stands_as_accepted(history([registered(), *more])) is as_accepted
