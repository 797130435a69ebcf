"""Killed at any moment, nothing that was acknowledged is lost and nothing stands there half."""

from journeys.application.verify import verify
from journeys.store.rebuild import rebuild
from tests.cases import facts_of
from tests.processes import started
from tests.store.crashing import CLIENTS
from tests.store.tables import assert_gapless, derived

TIMES = {"sqlite": 60, "postgres": 15}


def acknowledged(lines):
    """What the writer said it had recorded: client, number and note."""
    said = []
    for line in lines:
        words = line.split()
        while words:
            said.append((words[0], int(words[1]), words[2]))
            words = words[3:]
    return said


def test_killed_again_and_again(url, engine, journeys):
    writer = started("tests.store.crashing", url, str(TIMES[engine]), "1")
    output, errors = writer.communicate(timeout=120)
    assert writer.returncode == 0, errors
    lines = output.splitlines()
    assert lines.count("killed") == TIMES[engine], errors

    said = acknowledged(line for line in lines if line != "killed")
    assert len(said) >= TIMES[engine]
    facts = {ref: facts_of(journeys, ref) for ref in (f"R-{n}" for n in range(CLIENTS))}
    stored = {(ref, f.number): f.own_fields().get("note") for ref in facts for f in facts[ref]}
    assert [s for s in said if stored.get(s[:2]) != s[2]] == []
    assert_gapless(journeys)
    assert of_a_pair(facts["R-0"]) == of_a_pair(facts["R-1"])

    journeys.projector.catch_up()
    assert verify(journeys).differences == []
    along_the_way = derived(journeys)
    rebuild(journeys.projector)
    assert derived(journeys) == along_the_way


def of_a_pair(facts):
    """What was recorded in one transaction: it stands there for both clients or for neither."""
    return [f.own_fields()["note"] for f in facts if f.topic() == "IntakeHeld"]
