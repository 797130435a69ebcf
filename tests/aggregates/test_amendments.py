"""Setting right: corrections, retractions, and corrections and retractions of those."""

from datetime import date

import pytest

from journeys.aggregates.timeline import Amendments, effective
from tests.cases import Given, fact, given, history, registered, without_key
from tests.usual import CONSULTANT, SUPERVISOR

screened = fact("ClientScreened", "2024-01-10")
on_route = fact("RouteAssigned", "2024-02-01", route="A")


def correct(number, *, day="2024-06-01", by=None, **changes):
    return fact("FactCorrected", day, by=by, fact=number, changes=changes)


def retract(number, *, day="2024-06-01", by=None):
    return fact("FactRetracted", day, by=by, fact=number)


def test_a_correction_takes_the_place_of_what_was_recorded():
    assert given(registered(), on_route, correct(2, route="B")).state().route == "B"


def test_a_correction_may_move_a_fact_to_another_day():
    moved = given(registered(), on_route, correct(2, happened_on="2024-03-01"))
    assert moved.state(on="2024-02-29").route is None
    assert moved.state(on="2024-03-01").route == "A"


def test_a_correction_may_leave_a_field_out():
    planned = fact("PlanAgreed", "2024-02-01", evaluate_on="2024-05-01")
    left_out = given(registered(), planned, correct(2, evaluate_on=None))
    assert left_out.plan().evaluate_on is None


def test_the_later_of_two_corrections_counts():
    both = given(registered(), on_route, correct(2, route="B"), correct(2, route="C"))
    assert both.state().route == "C"


def test_two_corrections_of_different_fields_both_count():
    plan = fact("PlanAgreed", "2024-02-01")
    both = given(
        registered(), plan, correct(2, client_agrees=False), correct(2, evaluate_on="2024-05-01")
    )
    assert both.plan().client_agrees is False
    assert both.plan().evaluate_on == date(2024, 5, 1)


def test_a_retracted_fact_is_as_if_it_never_was():
    assert given(registered(), on_route, retract(2)).state() == given(registered()).state()


def test_a_retracted_retraction_brings_the_fact_back():
    assert given(registered(), on_route, retract(2), retract(3)).state().route == "A"


def test_a_chain_of_retractions_alternates():
    chain = [registered(), on_route]
    for last in range(2, 8):
        assert given(*chain).state().route == (None if last % 2 else "A")
        chain.append(retract(last))


def test_a_retracted_correction_no_longer_counts():
    assert given(registered(), on_route, correct(2, route="B"), retract(3)).state().route == "A"


def test_a_corrected_correction_is_replaced_whole():
    plan = fact("PlanAgreed", "2024-02-01")
    twice = given(
        registered(),
        plan,
        correct(2, client_agrees=False, evaluate_on="2024-05-01"),
        correct(3, changes={"evaluate_on": "2024-04-01"}),
    )
    assert twice.plan().client_agrees is True
    assert twice.plan().evaluate_on == date(2024, 4, 1)


def test_a_corrected_retraction_retracts_another_fact():
    wrong_one = given(registered(), screened, on_route, retract(2), correct(4, fact=3))
    assert wrong_one.state().route is None
    assert wrong_one.state().screened


def test_a_correction_of_a_retracted_fact_counts_when_it_comes_back():
    back = given(registered(), on_route, correct(2, route="B"), retract(2), retract(4))
    assert back.state().route == "B"


def test_a_history_says_what_amended_a_fact():
    amendments = Amendments(
        history([registered(), screened, on_route, correct(3, route="B"), retract(2)])
    )
    assert amendments.corrected_by == {3: 4}
    assert amendments.retracted_by == {2: 5}


class TestACorrectedFactIsAsSoundAsOneRecordedRightAtOnce:
    def test_a_wrong_value(self):
        given(registered(), on_route).when(
            "FactCorrected", on="2024-06-01", fact=2, changes={"route": "E"}
        ).then_refused("WRONG_VALUE", "route", "'A', 'B', 'C', 'D'".replace("'", ""))

    def test_a_required_field_taken_away(self):
        given(registered(), on_route).when(
            "FactCorrected", on="2024-06-01", fact=2, changes={"route": None}
        ).then_refused("MISSING_FIELD", "route")

    def test_a_day_after_the_day_of_correcting(self):
        given(registered(), on_route).when(
            "FactCorrected", on="2024-06-01", fact=2, changes={"happened_on": "2024-06-02"}
        ).then_refused("NOT_IN_THE_FUTURE")

    def test_a_wrong_value_among_all_its_fields(self):
        given(registered(), on_route).when(
            "FactCorrected",
            on="2024-06-01",
            fact=2,
            changes={"route": "E", "reason": "anders", "happened_on": "2024-02-02"},
        ).then_refused("WRONG_VALUE", "route")

    def test_fields_that_do_not_go_together(self):
        given(registered()).when(
            "FactCorrected", on="2024-06-01", fact=1, changes={"benefit": "none"}
        ).then_refused("WRONG_VALUE")

    def test_the_second_correction_is_judged_with_the_first(self):
        without = registered(benefit="none", benefit_since=None)
        on_benefit = correct(1, benefit="ioaw", benefit_since="2024-01-01")
        given(without, on_benefit).when(
            "FactCorrected", on="2024-06-02", fact=1, changes={"benefit": "ioaz"}
        ).then_accepted()
        given(without, on_benefit).when(
            "FactCorrected", on="2024-06-02", fact=1, changes={"benefit_since": None}
        ).then_refused("WRONG_VALUE")

    def test_a_retraction_may_not_leave_half_of_two_corrections(self):
        given(
            registered(benefit="none", benefit_since=None),
            correct(1, benefit="ioaw", benefit_since="2024-01-01"),
            correct(1, benefit="ioaz"),
        ).when("FactRetracted", on="2024-06-02", fact=2).then_refused("WRONG_VALUE")

    @pytest.mark.parametrize(
        "changes",
        [
            {"route": "E"},
            {"happened_on": "gisteren"},
            {"happened_on": "2024-06-03"},
            {"reden": "x"},
            {"route": []},
        ],
        ids=str,
    )
    def test_a_corrected_correction_is_judged_by_what_it_leads_to(self, changes):
        refused = given(registered(), on_route, correct(2, route="B")).when(
            "FactCorrected", on="2024-06-02", fact=3, changes={"changes": changes}
        )
        assert refused.refusal
        refused.then_nothing()

    @pytest.mark.parametrize("kept", ["originator_version", "recorded_by", "timestamp", "type"])
    def test_what_the_system_keeps_is_never_corrected(self, kept):
        for changes, target in (({kept: 1}, 2), ({"changes": {kept: 1}}, 3)):
            refused = given(registered(), on_route, correct(2, route="B")).when(
                "FactCorrected", on="2024-06-02", fact=target, changes=changes
            )
            assert refused.refusal
            assert refused.refusal.code in ("CORRECTION_KEEPS_ITS_TARGET", "UNKNOWN_FIELD")


class TestNoWayRoundARuleThroughACorrectedAmendment:
    def test_a_corrected_retraction_does_not_retract_a_registration_with_facts(self):
        given(registered(), screened, on_route, retract(3)).when(
            "FactCorrected", on="2024-06-02", fact=4, changes={"fact": 1}
        ).then_refused("REGISTRATION_HAS_FACTS")

    def test_nor_what_the_system_issued(self):
        escalated = fact("EscalatedToSupervisor", "2024-03-01")
        given(registered(), escalated, on_route, retract(3)).when(
            "FactCorrected", on="2024-06-02", fact=4, changes={"fact": 2}
        ).then_refused("SYSTEM_FACT_STANDS")

    def test_nor_a_fact_that_comes_later(self):
        twice = given(registered(), screened, retract(2), correct(3, fact=1), on_route)
        twice.when(
            "FactCorrected", on="2024-06-02", fact=4, changes={"changes": {"fact": 5}}
        ).then_refused("RETRACTION_NAMES_AN_EARLIER_FACT")

    @pytest.mark.parametrize("number", [0, "2", [], None, 1.5, True, 99])
    def test_nor_what_is_no_number(self, number):
        twice = given(registered(), screened, on_route, retract(3), correct(4, fact=2))
        for target, changes in ((4, {"fact": number}), (5, {"changes": {"fact": number}})):
            refused = twice.when("FactCorrected", on="2024-06-02", fact=target, changes=changes)
            assert refused.refusal
            refused.then_nothing()

    def test_a_correction_keeps_the_fact_it_names(self):
        given(registered(), screened, on_route, correct(3, route="B")).when(
            "FactCorrected", on="2024-06-02", fact=4, changes={"fact": 2}
        ).then_refused("CORRECTION_KEEPS_ITS_TARGET")
        twice = correct(4, changes={"route": "C"})
        given(registered(), screened, on_route, correct(3, route="B"), twice).when(
            "FactCorrected", on="2024-06-02", fact=5, changes={"changes": {"fact": 2}}
        ).then_refused("CORRECTION_KEEPS_ITS_TARGET")

    def test_a_fact_does_not_come_back_without_its_registration(self):
        given(registered(), screened, retract(2), retract(1)).when(
            "FactRetracted", on="2024-06-02", fact=3
        ).then_refused("REGISTRATION_HAS_FACTS")


def test_two_things_under_one_key_do_not_bar_setting_right_something_else():
    started = fact("ActivityStarted", "2024-02-01", activity="tuin")
    again = fact("ActivityStarted", "2024-02-20", activity="koor")
    renamed, back = correct(2, activity="koor"), (retract(3), again, retract(4))
    given(registered(), started, renamed, *back, on_route).when(
        "FactCorrected", on="2024-06-02", fact=7, changes={"route": "B"}
    ).then_accepted()


def test_who_recorded_it_sets_it_right():
    talk = fact("ContactHeld", "2024-02-01", by=CONSULTANT)
    given(registered(), talk).when(
        "FactRetracted", on="2024-02-02", by=CONSULTANT, fact=2
    ).then_accepted()


def test_a_colleague_does_not():
    talk = fact("ContactHeld", "2024-02-01", by=CONSULTANT)
    given(registered(), talk).when(
        "FactRetracted", on="2024-02-02", by="p.smit", fact=2
    ).then_refused("ONLY_RECORDER_OR_SUPERVISOR_AMENDS", CONSULTANT)


def test_the_teamleider_does():
    talk = fact("ContactHeld", "2024-02-01", by=CONSULTANT)
    given(registered(), talk).when(
        "FactCorrected", on="2024-02-02", by=SUPERVISOR, fact=2, changes={"channel": "telefoon"}
    ).then_accepted()


def test_a_correction_may_leave_an_accepted_fact_without_its_ground():
    plan, adjusted = fact("PlanAgreed", "2024-02-01"), fact("PlanAdjusted", "2024-02-10")
    given(registered(), plan, adjusted).when(
        "FactRetracted", on="2024-03-01", fact=2
    ).then_accepted()


def test_without_the_key_what_anybody_may_read_can_still_be_set_right():
    talked = fact("ContactHeld", "2024-02-01", note="belt terug")
    Given(without_key([registered(), talked])).when(
        "FactCorrected", on="2024-03-02", fact=2, changes={"channel": "video"}
    ).then_accepted()


def test_a_closed_journey_can_still_be_set_right():
    given(registered(), on_route, fact("JourneyClosed", "2024-03-01")).when(
        "FactCorrected", on="2024-03-02", fact=2, changes={"route": "B"}
    ).then_accepted()


def test_registered_anew_after_a_mistake_the_client_stands_as_when_read_again():
    mistaken = given(registered(), fact("ReexaminationFellDue", "2024-01-01"), retract(1))
    anew = mistaken.when("ClientRegistered", on="2024-06-01").then_accepted().client
    assert anew.timeline == effective(anew.facts)
    assert anew.timeline[0].topic() == "ClientRegistered"
