"""For each rule that can refuse a fact: a case in which it does, and one in which it does not."""

from collections.abc import Callable
from typing import NamedTuple

from journeys.events import SYSTEM
from tests.aggregates.paths import (
    MAATREGEL_PROPOSED,
    READY_FOR_A_DECISION,
    UNDER_EXAMINATION,
    UNDER_SUSPICION,
    assessed,
    examined,
    heard,
    invited,
    offered,
)
from tests.cases import Decided, fact, given, registered
from tests.usual import CONSULTANT, EXAMINER, MISSED, OTHER_SUPERVISOR, STATEMENT, SUPERVISOR

plan = fact("PlanAgreed", "2024-02-01")
activity = fact("ActivityStarted", "2024-02-01", activity="koor")
at_the_bakery = fact("ActivityStarted", "2024-02-02", activity="bakkerij")
referral = fact("ReferredToPartner", "2024-02-01", referral="wmo-1")
to_the_gp = fact("ReferredToPartner", "2024-02-02", referral="huisarts")
closed = fact("JourneyClosed", "2024-03-01")
sent = fact("ReferredToWsp", "2024-02-01")
handover = fact("WarmHandoverHeld", "2024-02-10", with_client=True)
screened = fact("ClientScreened", "2024-01-10")
escalated = fact("EscalatedToSupervisor", "2024-03-01")
examined_by_others = (
    fact("ExaminationOpened", "2024-02-06", examiner="p.tweede"),
    fact("ExaminationOpened", "2024-02-07", examiner=OTHER_SUPERVISOR),
)
reported_again = fact("UnwillingnessReported", "2024-02-03", by=OTHER_SUPERVISOR)
rest = fact("RouteAssigned", "2024-01-20", route="D")
on_route = fact("RouteAssigned", "2024-01-20", route="A")

TWO_ROUTES_ONE_CORRECTED = (
    registered(),
    on_route,
    fact("RouteAssigned", "2024-02-20", route="B"),
    fact("FactCorrected", "2024-03-01", fact=3, changes={"route": "C"}),
)


class RuleCase(NamedTuple):
    """A rule by its code, with what it refuses and what it lets pass."""

    code: str
    refused: Callable[[], Decided]
    accepted: Callable[[], Decided]


CASES = [
    RuleCase(
        "CLIENT_REGISTERED_ONCE",
        lambda: given(registered()).when("ClientRegistered", on="2024-02-01"),
        lambda: given().when("ClientRegistered", on="2024-02-01"),
    ),
    RuleCase(
        "ONE_REGISTRATION_STANDS",
        lambda: given(
            registered(),
            fact("FactRetracted", "2024-01-02", fact=1),
            registered("2024-01-03"),
        ).when("FactRetracted", on="2024-01-04", fact=2),
        lambda: given(registered(), fact("FactRetracted", "2024-01-02", fact=1)).when(
            "FactRetracted", on="2024-01-04", fact=2
        ),
    ),
    RuleCase(
        "CLIENT_NOT_REGISTERED",
        lambda: given().when("ContactHeld", on="2024-02-01"),
        lambda: given(registered()).when("ContactHeld", on="2024-02-01"),
    ),
    RuleCase(
        "CLIENT_NOT_REGISTERED",
        lambda: given(registered(), fact("FactRetracted", "2024-01-02", fact=1)).when(
            "ContactHeld", on="2024-02-01"
        ),
        lambda: given(
            registered(),
            fact("FactRetracted", "2024-01-02", fact=1),
            fact("FactRetracted", "2024-01-03", fact=2),
        ).when("ContactHeld", on="2024-02-01"),
    ),
    RuleCase(
        "CLOSED_JOURNEY_TAKES_NO_FACT",
        lambda: given(registered(), closed).when("ContactHeld", on="2024-03-02"),
        lambda: given(registered(), closed).when("ContactHeld", on="2024-02-29"),
    ),
    RuleCase(
        "CLOSED_JOURNEY_TAKES_NO_FACT",
        lambda: given(registered(), closed).when("JourneyClosed", on="2024-03-02"),
        lambda: given(registered(), closed, fact("JourneyReopened", "2024-03-02")).when(
            "JourneyClosed", on="2024-03-02"
        ),
    ),
    RuleCase(
        "JOURNEY_IS_OPEN",
        lambda: given(registered()).when("JourneyReopened", on="2024-03-02"),
        lambda: given(registered(), closed).when("JourneyReopened", on="2024-03-02"),
    ),
    RuleCase(
        "PLAN_NEEDED",
        lambda: given(registered(), plan).when("PlanAdjusted", on="2024-01-31"),
        lambda: given(registered(), plan).when("PlanAdjusted", on="2024-02-01"),
    ),
    RuleCase(
        "PLAN_NEEDED",
        lambda: given(registered()).when("PlanEvaluated", on="2024-02-02"),
        lambda: given(registered(), plan).when("PlanEvaluated", on="2024-02-02"),
    ),
    RuleCase(
        "ACTIVITY_KEY_USED",
        lambda: given(registered(), activity, at_the_bakery).when(
            "ActivityStarted", on="2024-01-15", activity="koor"
        ),
        lambda: given(registered(), activity).when(
            "ActivityStarted", on="2024-01-15", activity="tuin"
        ),
    ),
    RuleCase(
        "REFERRAL_KEY_USED",
        lambda: given(registered(), referral, to_the_gp).when(
            "ReferredToPartner", on="2024-03-01", referral="wmo-1"
        ),
        lambda: given(registered(), referral).when(
            "ReferredToPartner", on="2024-03-01", referral="wmo-2"
        ),
    ),
    RuleCase(
        "ACTIVITY_NOT_RUNNING",
        lambda: given(registered(), activity, at_the_bakery).when(
            "ActivityEnded", on="2024-03-01", activity="tuin"
        ),
        lambda: given(registered(), activity).when(
            "ActivityEnded", on="2024-03-01", activity="koor"
        ),
    ),
    RuleCase(
        "ACTIVITY_NOT_RUNNING",
        lambda: given(
            registered(), activity, fact("ActivityEnded", "2024-02-20", activity="koor")
        ).when("ActivityExtended", on="2024-03-01", activity="koor"),
        lambda: given(
            registered(), activity, fact("ActivityEnded", "2024-02-20", activity="koor")
        ).when("ActivityExtended", on="2024-02-19", activity="koor"),
    ),
    RuleCase(
        "REFERRAL_NOT_OPEN",
        lambda: given(registered(), referral).when(
            "ReferralConcluded", on="2024-01-31", referral="wmo-1"
        ),
        lambda: given(registered(), referral).when(
            "ReferralConcluded", on="2024-02-01", referral="wmo-1"
        ),
    ),
    RuleCase(
        "REFERRAL_NOT_OPEN",
        lambda: given(registered(), referral, to_the_gp).when(
            "ReferralConcluded", on="2024-03-01", referral="wmo-2"
        ),
        lambda: given(registered(), referral, to_the_gp).when(
            "ReferralConcluded", on="2024-03-01", referral="huisarts"
        ),
    ),
    RuleCase(
        "WSP_ACCEPT_NEEDS_HANDOVER",
        lambda: given(registered(), sent).when("WspAccepted", on="2024-03-01"),
        lambda: given(registered(), sent, handover).when("WspAccepted", on="2024-03-01"),
    ),
    RuleCase(
        "WSP_ACCEPT_NEEDS_HANDOVER",
        lambda: given(registered(), fact("WarmHandoverHeld", "2024-01-10"), sent).when(
            "WspAccepted", on="2024-03-01"
        ),
        lambda: given(registered(), fact("WarmHandoverHeld", "2024-01-10"), sent, handover).when(
            "WspAccepted", on="2024-03-01"
        ),
    ),
    RuleCase(
        "WSP_ACCEPT_NEEDS_HANDOVER",
        lambda: given(registered(), handover).when("WspAccepted", on="2024-03-01"),
        lambda: given(registered(), handover, sent, handover).when("WspAccepted", on="2024-03-01"),
    ),
    RuleCase(
        "UNWILLINGNESS_NOT_ON_TOP_TREDE",
        lambda: given(registered(trede=6)).when("UnwillingnessReported", on="2024-02-01"),
        lambda: given(registered(trede=5)).when("UnwillingnessReported", on="2024-02-01"),
    ),
    RuleCase(
        "UNWILLINGNESS_NEEDS_MORE_THAN_MISSED_CONTACT",
        lambda: given(registered()).when(
            "UnwillingnessReported", on="2024-02-01", observations=[MISSED, MISSED, MISSED]
        ),
        lambda: given(registered()).when(
            "UnwillingnessReported", on="2024-02-01", observations=[MISSED, STATEMENT]
        ),
    ),
    RuleCase(
        "UNWILLINGNESS_ON_ROUTE_D_NEEDS_REASON",
        lambda: given(registered(), rest).when(
            "UnwillingnessReported", on="2024-02-01", observations=[STATEMENT, MISSED]
        ),
        lambda: given(registered(), rest).when(
            "UnwillingnessReported", on="2024-02-01", observations=[STATEMENT, STATEMENT]
        ),
    ),
    RuleCase(
        "REPORTER_IS_NOT_EXAMINER",
        lambda: given(*UNDER_EXAMINATION).when(
            "UnwillingnessReported", on="2024-02-20", by=EXAMINER
        ),
        lambda: given(*UNDER_EXAMINATION).when(
            "UnwillingnessReported", on="2024-02-20", by=CONSULTANT
        ),
    ),
    RuleCase(
        "REPORTER_IS_NOT_EXAMINER",
        lambda: given(*MAATREGEL_PROPOSED).when(
            "UnwillingnessReported", on="2024-03-20", by=SUPERVISOR
        ),
        lambda: given(*MAATREGEL_PROPOSED).when(
            "UnwillingnessReported", on="2024-03-20", by=OTHER_SUPERVISOR
        ),
    ),
    RuleCase(
        "PATH_NOT_RUNNING",
        lambda: given(registered()).when("ExaminationOpened", on="2024-02-05"),
        lambda: given(*UNDER_SUSPICION).when("ExaminationOpened", on="2024-02-05"),
    ),
    RuleCase(
        "SUSPICION_NOT_WAITING",
        lambda: given(*UNDER_EXAMINATION).imported().when("SuspicionLapsed", on="2024-05-02"),
        lambda: given(*UNDER_SUSPICION).imported().when("SuspicionLapsed", on="2024-05-02"),
    ),
    RuleCase(
        "SUSPICION_NOT_WAITING",
        lambda: (
            given(*UNDER_SUSPICION, fact("SuspicionWithdrawn", "2024-02-03"))
            .imported()
            .when("SuspicionLapsed", on="2024-05-02")
        ),
        lambda: (
            given(*UNDER_SUSPICION, examined).imported().when("SuspicionLapsed", on="2024-02-04")
        ),
    ),
    RuleCase(
        "PATH_NEVER_BEGUN",
        lambda: given(registered()).when("PathWithdrawn", on="2024-02-05"),
        lambda: given(*UNDER_SUSPICION).when("PathWithdrawn", on="2024-02-05"),
    ),
    RuleCase(
        "EXAMINER_IS_NOT_REPORTER",
        lambda: given(*UNDER_SUSPICION).when(
            "ExaminationOpened", on="2024-02-05", examiner=CONSULTANT
        ),
        lambda: given(*UNDER_SUSPICION).when(
            "ExaminationOpened", on="2024-02-05", examiner=EXAMINER
        ),
    ),
    RuleCase(
        "EXAMINER_IS_NOT_REPORTER",
        lambda: given(*MAATREGEL_PROPOSED).when(
            "ExaminationOpened", on="2024-03-20", examiner=SUPERVISOR
        ),
        lambda: given(*MAATREGEL_PROPOSED).when(
            "ExaminationOpened", on="2024-03-20", examiner=OTHER_SUPERVISOR
        ),
    ),
    RuleCase(
        "OPENER_IS_NOT_REPORTER",
        lambda: given(*UNDER_SUSPICION).when(
            "ExaminationOpened", on="2024-02-05", by=CONSULTANT, examiner=EXAMINER
        ),
        lambda: given(*UNDER_SUSPICION).when(
            "ExaminationOpened", on="2024-02-05", by=EXAMINER, examiner=EXAMINER
        ),
    ),
    RuleCase(
        "EXAMINATION_NEEDED",
        lambda: given(*UNDER_SUSPICION, reported_again).when("AbilityAssessed", on="2024-02-12"),
        lambda: given(*UNDER_EXAMINATION).when("AbilityAssessed", on="2024-02-12"),
    ),
    RuleCase(
        "HEARING_NOT_USED_NEEDS_INVITATION",
        lambda: given(*UNDER_EXAMINATION).when("HearingNotUsed", on="2024-03-01"),
        lambda: given(*UNDER_EXAMINATION, invited).when("HearingNotUsed", on="2024-03-01"),
    ),
    RuleCase(
        "HEARING_NOT_USED_NEEDS_INVITATION",
        lambda: given(*UNDER_EXAMINATION, invited).when("HearingNotUsed", on="2024-02-29"),
        lambda: given(*UNDER_EXAMINATION, invited).when("HearingNotUsed", on="2024-03-02"),
    ),
    RuleCase(
        "PATH_DECISION_NEEDS_STEPS",
        lambda: given(*UNDER_EXAMINATION, assessed).when("PathDecided", on="2024-03-10"),
        lambda: given(*UNDER_EXAMINATION, assessed, heard).when("PathDecided", on="2024-03-10"),
    ),
    RuleCase(
        "PATH_DECISION_NEEDS_STEPS",
        lambda: given(*UNDER_EXAMINATION, heard, assessed).when(
            "PathDecided", on="2024-03-10", decision="maatregel_proposed"
        ),
        lambda: given(*UNDER_EXAMINATION, heard, assessed, offered).when(
            "PathDecided", on="2024-03-10", decision="maatregel_proposed"
        ),
    ),
    RuleCase(
        "THREE_DIFFERENT_PEOPLE",
        lambda: given(
            registered(),
            fact("UnwillingnessReported", "2024-02-01", by=SUPERVISOR),
            examined,
            assessed,
            heard,
        ).when("PathDecided", on="2024-03-10", by=SUPERVISOR),
        lambda: given(
            registered(),
            fact("UnwillingnessReported", "2024-02-01", by=SUPERVISOR),
            examined,
            assessed,
            heard,
        ).when("PathDecided", on="2024-03-10", by=OTHER_SUPERVISOR),
    ),
    RuleCase(
        "THREE_DIFFERENT_PEOPLE",
        lambda: given(
            *UNDER_SUSPICION,
            fact("ExaminationOpened", "2024-02-05", examiner=SUPERVISOR),
            assessed,
            heard,
        ).when("PathDecided", on="2024-03-10", by=SUPERVISOR),
        lambda: given(
            *UNDER_SUSPICION,
            fact("ExaminationOpened", "2024-02-05", examiner=SUPERVISOR),
            assessed,
            heard,
        ).when("PathDecided", on="2024-03-10", by=OTHER_SUPERVISOR),
    ),
    RuleCase(
        "MAATREGEL_NEEDS_PROPOSAL",
        lambda: given(*READY_FOR_A_DECISION, fact("PathDecided", "2024-03-10")).when(
            "MaatregelRecorded", on="2024-05-02"
        ),
        lambda: given(*MAATREGEL_PROPOSED).when("MaatregelRecorded", on="2024-05-02"),
    ),
    RuleCase(
        "MAATREGEL_NEEDS_PROPOSAL",
        lambda: given(*MAATREGEL_PROPOSED).when(
            "MaatregelRecorded", on="2024-05-02", decided_by=SUPERVISOR
        ),
        lambda: given(*MAATREGEL_PROPOSED).when(
            "MaatregelRecorded", on="2024-05-02", decided_by=OTHER_SUPERVISOR
        ),
    ),
    RuleCase(
        "MAATREGEL_NEEDS_PROPOSAL",
        lambda: given(*MAATREGEL_PROPOSED, fact("PathWithdrawn", "2024-04-01")).when(
            "MaatregelRecorded", on="2024-05-02"
        ),
        lambda: given(*MAATREGEL_PROPOSED, fact("PathClosed", "2024-04-01")).when(
            "MaatregelRecorded", on="2024-05-02"
        ),
    ),
    RuleCase(
        "MAATREGEL_NEEDS_PROPOSAL",
        lambda: given(*MAATREGEL_PROPOSED, fact("SuspicionWithdrawn", "2024-04-01")).when(
            "MaatregelRecorded", on="2024-05-02"
        ),
        lambda: given(*MAATREGEL_PROPOSED, fact("SuspicionWithdrawn", "2024-04-01")).when(
            "MaatregelRecorded", on="2024-03-31", decided_on="2024-03-31"
        ),
    ),
    RuleCase(
        "MAATREGEL_NEEDS_PROPOSAL",
        lambda: given(*MAATREGEL_PROPOSED, fact("FactRetracted", "2024-04-01", fact=2)).when(
            "MaatregelRecorded", on="2024-05-02"
        ),
        lambda: given(
            *MAATREGEL_PROPOSED,
            fact("FactRetracted", "2024-04-01", fact=2),
            fact("FactRetracted", "2024-04-02", fact=9),
        ).when("MaatregelRecorded", on="2024-05-02"),
    ),
    RuleCase(
        "MAATREGEL_NEEDS_PROPOSAL",
        lambda: given(*MAATREGEL_PROPOSED).when(
            "MaatregelRecorded", on="2024-05-02", decided_on="2024-03-09"
        ),
        lambda: given(*MAATREGEL_PROPOSED).when(
            "MaatregelRecorded", on="2024-05-02", decided_on="2024-03-10"
        ),
    ),
    RuleCase(
        "A_PERSON_TAKES_THIS_STEP",
        lambda: (
            given(*UNDER_SUSPICION)
            .imported()
            .when("ExaminationOpened", on="2024-02-05", examiner=SYSTEM)
        ),
        lambda: given(*UNDER_SUSPICION).imported().when("ExaminationOpened", on="2024-02-05"),
    ),
    RuleCase(
        "ASSESSOR_IS_NOT_REPORTER",
        lambda: given(*UNDER_EXAMINATION, *examined_by_others).when(
            "AbilityAssessed", on="2024-02-12", by=CONSULTANT
        ),
        lambda: given(*UNDER_EXAMINATION).when("AbilityAssessed", on="2024-02-12", by=EXAMINER),
    ),
    RuleCase(
        "INVITATION_IS_TO_COME",
        lambda: given(*UNDER_EXAMINATION, assessed).when(
            "InvitedToBeHeard", on="2024-02-15", for_on="2020-01-01"
        ),
        lambda: given(*UNDER_EXAMINATION, assessed).when(
            "InvitedToBeHeard", on="2024-02-15", for_on="2024-02-16"
        ),
    ),
    RuleCase(
        "DECISION_IS_TAKEN_ANEW",
        lambda: given(*READY_FOR_A_DECISION, fact("PathDecided", "2024-03-10")).when(
            "FactCorrected", on="2024-03-12", fact=8, changes={"decision": "maatregel_proposed"}
        ),
        lambda: given(*READY_FOR_A_DECISION, fact("PathDecided", "2024-03-10")).when(
            "FactCorrected", on="2024-03-12", fact=8, changes={"happened_on": "2024-03-11"}
        ),
    ),
    RuleCase(
        "KEY_USED",
        lambda: given(registered(), activity, at_the_bakery).when(
            "FactCorrected", on="2024-03-12", fact=2, changes={"activity": "bakkerij"}
        ),
        lambda: given(registered(), activity, at_the_bakery).when(
            "FactCorrected", on="2024-03-12", fact=2, changes={"planned_end": "2024-12-31"}
        ),
    ),
    RuleCase(
        "KEY_USED",
        lambda: given(
            *TWO_ROUTES_ONE_CORRECTED,
            activity,
            fact("FactCorrected", "2024-03-02", fact=5, changes={"activity": "bakkerij"}),
            fact("FactRetracted", "2024-03-03", fact=6),
            at_the_bakery,
        ).when("FactCorrected", on="2024-04-01", fact=7, changes={"fact": 4}),
        lambda: given(
            *TWO_ROUTES_ONE_CORRECTED,
            activity,
            fact("FactCorrected", "2024-03-02", fact=5, changes={"activity": "tuin"}),
            fact("FactRetracted", "2024-03-03", fact=6),
            at_the_bakery,
        ).when("FactCorrected", on="2024-04-01", fact=7, changes={"fact": 4}),
    ),
    RuleCase(
        "KEY_USED",
        lambda: given(
            registered(), referral, fact("ReferredToPartner", "2024-02-02", referral="wmo-2")
        ).when("FactCorrected", on="2024-03-12", fact=2, changes={"referral": "wmo-2"}),
        lambda: given(registered(), referral).when(
            "FactCorrected", on="2024-03-12", fact=2, changes={"referral": "wmo-2"}
        ),
    ),
    RuleCase(
        "NO_SUCH_FACT",
        lambda: given(registered(), screened).when("FactRetracted", on="2024-02-01", fact=3),
        lambda: given(registered(), screened).when("FactRetracted", on="2024-02-01", fact=2),
    ),
    RuleCase(
        "NO_SUCH_FACT",
        lambda: given(registered()).when("DecisionReassessed", on="2024-02-01", fact=2),
        lambda: given(registered()).when("DecisionReassessed", on="2024-02-01", fact=1),
    ),
    RuleCase(
        "FACT_ALREADY_RETRACTED",
        lambda: given(registered(), screened, fact("FactRetracted", "2024-02-01", fact=2)).when(
            "FactCorrected", on="2024-02-01", fact=2, changes={"in_target_group": False}
        ),
        lambda: given(registered(), screened).when(
            "FactCorrected", on="2024-02-01", fact=2, changes={"in_target_group": False}
        ),
    ),
    RuleCase(
        "SYSTEM_FACT_STANDS",
        lambda: given(registered(), escalated).when("FactRetracted", on="2024-03-02", fact=2),
        lambda: given(registered(), screened).when("FactRetracted", on="2024-03-02", fact=2),
    ),
    RuleCase(
        "REGISTRATION_HAS_FACTS",
        lambda: given(registered(), screened, on_route).when(
            "FactRetracted", on="2024-02-01", fact=1
        ),
        lambda: given(registered(), screened, fact("FactRetracted", "2024-02-01", fact=2)).when(
            "FactRetracted", on="2024-02-01", fact=1
        ),
    ),
    RuleCase(
        "CORRECTION_KEEPS_ITS_TARGET",
        lambda: given(registered(), screened).when(
            "FactCorrected", on="2024-02-01", fact=2, changes={"trede": 3, "route": "A"}
        ),
        lambda: given(registered(), screened).when(
            "FactCorrected", on="2024-02-01", fact=2, changes={"happened_on": "2024-01-11"}
        ),
    ),
    RuleCase(
        "CORRECTION_KEEPS_ITS_TARGET",
        lambda: given(*TWO_ROUTES_ONE_CORRECTED).when(
            "FactCorrected", on="2024-04-01", fact=4, changes={"fact": 2}
        ),
        lambda: given(*TWO_ROUTES_ONE_CORRECTED).when(
            "FactCorrected", on="2024-04-01", fact=4, changes={"changes": {"route": "D"}}
        ),
    ),
    RuleCase(
        "RETRACTION_NAMES_AN_EARLIER_FACT",
        lambda: given(*TWO_ROUTES_ONE_CORRECTED, fact("FactRetracted", "2024-03-02", fact=4)).when(
            "FactCorrected", on="2024-04-01", fact=5, changes={"fact": 5}
        ),
        lambda: given(*TWO_ROUTES_ONE_CORRECTED, fact("FactRetracted", "2024-03-02", fact=4)).when(
            "FactCorrected", on="2024-04-01", fact=5, changes={"reason": "toch niet"}
        ),
    ),
    RuleCase(
        "RETRACTION_NAMES_AN_EARLIER_FACT",
        lambda: given(registered(), screened, fact("FactRetracted", "2024-02-01", fact=2)).when(
            "FactCorrected", on="2024-02-01", fact=3, changes={"fact": 3}
        ),
        lambda: given(
            registered(), screened, plan, fact("FactRetracted", "2024-02-01", fact=2)
        ).when("FactCorrected", on="2024-02-01", fact=4, changes={"fact": 3}),
    ),
]
