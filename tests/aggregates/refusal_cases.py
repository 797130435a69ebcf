"""What else is refused, each for something of its own that the refusal has to tell."""

from collections.abc import Callable
from datetime import date

from journeys.aggregates.authority import User
from tests.aggregates.paths import (
    READY_FOR_A_DECISION,
    UNDER_EXAMINATION,
    UNDER_SUSPICION,
    assessed,
    examined,
    heard,
    invited,
    offered,
    reported,
)
from tests.cases import Decided, Entry, fact, given, noon, registered
from tests.usual import CONSULTANT, EXAMINER, INCOME, MISSED, OTHER_SUPERVISOR, SUPERVISOR

STEPS = (assessed, offered, invited, heard)
talk = fact("ContactHeld", "2024-02-01", by=CONSULTANT)
FORMER = User("u.vroeger", "", frozenset({"teamleider"}), active_until=date(2024, 1, 31))
STRANGER = User("u.nieuw", "", frozenset())


def retract(number: int) -> Entry:
    """What was recorded turns out not to be so."""
    return fact("FactRetracted", "2024-03-05", fact=number)


def only_missed(number: int) -> Entry:
    """Of a report missed appointments alone are left."""
    return fact("FactCorrected", "2024-03-05", fact=number, changes={"observations": [MISSED]})


def deciding(*entries: Entry, by: str = SUPERVISOR, decision: str = "unable") -> Decided:
    """A decision on the care path, after these facts."""
    return given(*entries).imported().when("PathDecided", on="2024-03-10", by=by, decision=decision)


def proposing(*entries: Entry) -> Decided:
    """A proposal of a maatregel, after these facts."""
    return deciding(*entries, decision="maatregel_proposed")


REFUSED: dict[str, Callable[[], Decided]] = {
    "a decision on no more than a suspicion of two people": lambda: proposing(
        *UNDER_SUSPICION, fact("UnwillingnessReported", "2024-02-03", by=OTHER_SUPERVISOR)
    ),
    "with all steps taken but on a report that does not count": lambda: proposing(
        *READY_FOR_A_DECISION, only_missed(2)
    ),
    "with steps that do not count, for two reasons": lambda: proposing(
        *UNDER_EXAMINATION,
        fact("UnwillingnessReported", "2024-02-06"),
        assessed,
        fact("HearingNotUsed", "2024-03-01"),
        fact("UnwillingnessReported", "2024-03-02"),
        only_missed(4),
        only_missed(7),
    ),
    "with two examiners one after the other": lambda: deciding(
        *UNDER_SUSPICION, fact("ExaminationOpened", "2024-02-04", examiner="p.eerder"), examined
    ),
    "by who reported": lambda: deciding(*READY_FOR_A_DECISION, by=CONSULTANT),
    "by who examined": lambda: deciding(*READY_FOR_A_DECISION, by=EXAMINER),
    "where the examiner turns out to be the reporter": lambda: deciding(
        *READY_FOR_A_DECISION,
        fact("FactCorrected", "2024-03-05", fact=3, changes={"examiner": CONSULTANT}),
    ),
    "by who reported, beside a report that does not count": lambda: deciding(
        *READY_FOR_A_DECISION,
        fact("UnwillingnessReported", "2024-03-02", by=OTHER_SUPERVISOR),
        only_missed(8),
        by=CONSULTANT,
    ),
    "by who reported an earlier path, while of this one no report counts": lambda: deciding(
        registered(),
        reported._replace(by=SUPERVISOR),
        examined,
        *STEPS,
        fact("PathClosed", "2024-03-02"),
        fact("UnwillingnessReported", "2024-03-03"),
        only_missed(9),
    ),
    "beside other facts without their ground": lambda: deciding(
        registered(),
        fact("PlanAgreed", "2024-01-10"),
        fact("PlanAdjusted", "2024-01-20"),
        reported,
        retract(2),
    ),
    "what the system records, by a person": lambda: given(registered()).when(
        "EscalatedToSupervisor", on="2024-02-01", by=SUPERVISOR
    ),
    "what the system records, in a history by a person": lambda: (
        given(registered()).imported().when("EscalatedToSupervisor", on="2024-02-01", by=SUPERVISOR)
    ),
    "what a person records, in a history by the system": lambda: (
        given(registered()).imported().when("ContactHeld", on="2024-02-01", by="System")
    ),
    "by somebody nobody knows": lambda: given(registered()).when(
        "ContactHeld", on="2024-02-01", by="x.onbekend"
    ),
    "by somebody who left": lambda: (
        given(registered()).among(FORMER).when("ContactHeld", on="2024-02-01", by="u.vroeger")
    ),
    "by somebody with another role": lambda: given(registered()).when(
        "ReexaminationHeld", on="2024-02-01", by=CONSULTANT
    ),
    "by somebody without a role": lambda: (
        given(registered()).among(STRANGER).when("ContactHeld", on="2024-02-01", by="u.nieuw")
    ),
    "setting right what a colleague recorded": lambda: given(registered(), talk).when(
        "FactCorrected", on="2024-02-02", by=EXAMINER, fact=2, changes={"channel": "video"}
    ),
    "a field that the system gives": lambda: given(registered()).attempt(
        "ContactHeld",
        {**talk.values, "timestamp": "2024-02-01T12:00:00Z", "command_id": "x"},
        noon("2024-02-01"),
    ),
    "a field that does not exist": lambda: given(registered()).when(
        "ContactHeld", on="2024-02-01", mood="goed"
    ),
    "a day after the day of recording": lambda: given(registered()).when(
        "ContactHeld", on="2024-02-02", recorded="2024-02-01"
    ),
    "a correction to a value that does not exist": lambda: given(registered(), talk).when(
        "FactCorrected", on="2024-02-02", fact=2, changes={"channel": "brief"}
    ),
    "a correction to a day after that of correcting": lambda: given(registered(), talk).when(
        "FactCorrected", on="2024-02-02", fact=2, changes={"happened_on": "2024-02-03"}
    ),
    "an assessment by the inkomensconsulent": lambda: given(*UNDER_EXAMINATION).when(
        "AbilityAssessed", on="2024-02-12", by=INCOME
    ),
}
