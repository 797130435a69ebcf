"""A refusal that names a command names one that works when it is filled in."""

import re

import pytest

from tests.cli.door import Door
from tests.cli.facts import fact, registered
from tests.usual import CONSULTANT, EXAMINER, SUPERVISOR

DAY = "2024-03-05"
KNOWN = [registered("R-1")]
REFERRED = [*KNOWN, fact("R-1", "ReferredToWsp", "2024-02-01")]
CLOSED = [*KNOWN, fact("R-1", "JourneyClosed", "2024-02-01")]
REPORTED = [*KNOWN, fact("R-1", "UnwillingnessReported", "2024-02-01", recorded_by=CONSULTANT)]
EXAMINED = [*REPORTED, fact("R-1", "ExaminationOpened", "2024-02-05", examiner=EXAMINER)]
CASES = {
    "registration": ([], ["IntakeHeld"], "trede=2 benefit=ioaw benefit_since=2024-01-01"),
    "reopening": (CLOSED, ["IntakeHeld"], "reason=x"),
    "plan": (KNOWN, ["PlanAdjusted", "note=x"], "goals=x client_agrees=true"),
    "referral": (KNOWN, ["WspAccepted"], "reason=x"),
    "handover": (REFERRED, ["WspAccepted"], "with_client=true"),
    "examination": (REPORTED, ["InvitedToBeHeard", f"for_on={DAY}"], f"examiner={EXAMINER}"),
    "invitation": (EXAMINED, ["HearingNotUsed", "proof=x"], "for_on=2024-04-02"),
}


@pytest.mark.parametrize(("before", "refused", "filled_in"), CASES.values(), ids=CASES)
def test_the_command_a_refusal_names_works(door: Door, before, refused, filled_in):
    door.clock.set(DAY)
    if before:
        door.facts(*before).ok()
    said = door.run("record", "R-1", *refused, "--by", SUPERVISOR).refused("journeys record R-1")
    line = " ".join(said.err.split("journeys ")[1].split("\n")[0].split())
    assert re.findall(r"(\w+)=", line) == re.findall(r"(\w+)=", filled_in)
    asked = re.fullmatch(r"(.*) --on DATUM .* --by GEBRUIKER", line)
    assert asked, line
    door.run(*asked[1].split(), "--on", DAY, *filled_in.split(), "--by", SUPERVISOR).ok()
