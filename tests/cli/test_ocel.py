"""``journeys export ocel``: every journey for process mining, opened by PM4Py itself."""

import pytest

from journeys.application.bootstrap import open_journeys
from tests.cases import fact, record_at, registered
from tests.usual import EXAMINER, SUPERVISOR

CLIENT = "R-000412"


@pytest.fixture
def opened(everywhere, tmp_path):
    """What PM4Py makes of a journey in which something was retracted and something suspected."""
    with open_journeys(everywhere.url, clock=everywhere.clock) as journeys:
        record_at(
            journeys,
            CLIENT,
            registered("2024-01-01"),
            fact("RouteAssigned", "2024-01-02", route="B"),
            fact("ContactHeld", "2024-01-02", note="vertelde over thuis"),
            fact("ContactHeld", "2024-01-03"),
            fact("FactRetracted", "2024-01-04", fact=4, by=SUPERVISOR),
            fact("CostCommitted", "2024-01-25", line="Anna de Wit", activity="koor-anna"),
            fact("ActivityStarted", "2024-02-01", activity="koor-anna", kind="vereniging"),
            fact("ObstacleFound", "2024-02-02", kind="schulden"),
            fact("ConsultantAssigned", "2024-02-02", consultant=EXAMINER),
            fact("UnwillingnessReported", "2024-03-01"),
        )
    out = tmp_path / "paden.json"
    everywhere.run("export", "ocel", out).ok()
    return out


def pm4py_reads(path):
    import pm4py  # noqa: PLC0415 - takes seconds, and only these tests need it

    return pm4py.read_ocel2_json(str(path))


@pytest.mark.filterwarnings("ignore")  # whatever PM4Py and pandas think of each other
def test_process_mining_finds_every_step_in_order_with_the_activity_beside_the_client(opened):
    log = pm4py_reads(opened)
    steps = log.events.sort_values("ocel:timestamp")["ocel:activity"].tolist()
    assert steps == [
        "ClientRegistered",
        "RouteAssigned",
        "ContactHeld",
        "CostCommitted",
        "ActivityStarted",
        "ObstacleFound",
        "ConsultantAssigned",
    ]
    assert sorted(log.objects["ocel:type"]) == ["activiteit", "inwoner"]
    assert log.objects["route"].dropna().tolist() == ["B"]
    assert log.objects["kind"].dropna().tolist() == ["vereniging"]


def test_it_tells_of_nobody_by_number_and_nothing_that_is_encrypted(opened):
    written = opened.read_text("utf-8")
    people = (CLIENT, SUPERVISOR, EXAMINER)
    for told in (*people, "vertelde over thuis", "schulden", "Unwillingness", "Escalated"):
        assert told not in written


def test_a_file_that_cannot_be_written_is_refused_and_leaves_nothing(everywhere, tmp_path):
    everywhere.run("export", "ocel", tmp_path / "nergens" / "paden.json").refused("bestaat niet")
    everywhere.run("export", "ocel", tmp_path).refused("is een map")
    occupied = everywhere.file("bezet", "")
    everywhere.run("export", "ocel", occupied / "paden.json").refused("paden.json: ligt niet in")
    assert not list(tmp_path.glob(".*"))


def test_what_somebody_typed_as_a_name_stays_here(opened):
    written = opened.read_text("utf-8")
    assert "anna" not in written.lower()
    assert "/activiteit-1" in written
