"""The lists that go out: each person's own, and the teamleider's with what is nobody's."""

import csv
import io
import json
from datetime import date

import pytest

from journeys.aggregates.authority import User
from journeys.application.bootstrap import open_journeys
from journeys.application.day import run_day
from journeys.application.deliver import deliver_lists
from journeys.application.due import due
from journeys.application.record import record
from journeys.policies import load_policy_set, shipped
from journeys.store import users
from tests.cases import command, fact, record_at, registered
from tests.conftest import ENVIRONMENT
from tests.usual import CONSULTANT, EXAMINER, INCOME, SUPERVISOR

DAY = "2025-07-05"
LAST_DAY = date(2024, 6, 30)


@pytest.fixture
def lists(journeys, clock, tmp_path):
    """One client with everybody assigned, one with nobody, one whose consultant left since."""
    left = User("w.vertrokken", "W.", frozenset({"participatieconsulent"}), None, LAST_DAY)
    with journeys.database.write() as connection:
        users.save(connection, [left])
    record_at(
        journeys,
        "R-1",
        registered(),
        fact("ConsultantAssigned", "2024-01-02"),
        fact("ConsultantAssigned", "2024-01-02", role="inkomensconsulent", consultant=INCOME),
    )
    record_at(journeys, "R-2", registered("2024-01-03"))
    record_at(
        journeys,
        "R-3",
        registered("2024-01-03"),
        fact("ConsultantAssigned", "2024-01-04", consultant="w.vertrokken"),
    )
    clock.set(DAY)
    run_day(journeys)
    deliver_lists(journeys, tmp_path)
    return {
        path.stem: json.loads(path.read_text(encoding="utf-8"))
        for path in (tmp_path / DAY).glob("*.json")
    }


def clients_of(rows, role=None):
    return {row["client"] for row in rows if role in (None, row["role"])}


def test_a_person_finds_their_own(lists):
    mine = {row["client"] for row in lists[CONSULTANT] if row["person"] == CONSULTANT}
    assert mine == {"R-1"}
    assert "R-1" in clients_of(lists[INCOME], "inkomensconsulent")


def test_and_what_is_nobodys_of_their_roles(lists):
    for person in (CONSULTANT, EXAMINER):
        assert "R-2" in clients_of(lists[person], "participatieconsulent")
    assert "participatieconsulent" not in {row["role"] for row in lists[INCOME]}


def test_nobody_finds_what_is_somebody_elses(lists):
    assert "R-1" not in clients_of(lists[EXAMINER], "participatieconsulent")


def test_the_teamleider_finds_what_is_escalated_and_what_is_nobodys(lists):
    for name in ("teamleider", SUPERVISOR):
        assert {"R-1", "R-2", "R-3"} <= clients_of(lists[name], "teamleider")
    assert "R-2" in clients_of(lists["teamleider"], "participatieconsulent")


def test_who_left_still_has_a_list_until_the_client_is_handed_over(lists):
    assert clients_of(lists["w.vertrokken"]) == {"R-3"}


def test_who_is_not_known_here_has_a_list_with_every_row(journeys, clock, tmp_path):
    """A history from elsewhere may name somebody who never became a user."""
    assigned = fact("ConsultantAssigned", "2024-01-02", consultant="v.elders")
    for ref in ("R-1", "R-2", "R-3"):
        for entry in (registered(), assigned):
            clock.set(entry.day)
            record(journeys, command(ref, entry, history=True))
    clock.set(DAY)
    run_day(journeys)
    deliver_lists(journeys, tmp_path)
    theirs = json.loads((tmp_path / DAY / "v.elders.json").read_text(encoding="utf-8"))
    assert [row["client"] for row in theirs] == ["R-1", "R-2", "R-3"]


def test_every_row_is_on_somebodys_list(journeys, lists, clock):
    everywhere = [row for rows in lists.values() for row in rows]
    assert [row for row in due(journeys, clock().date()) if row not in everywhere] == []


def test_every_list_comes_in_every_format(lists, tmp_path):
    for name in lists:
        kinds = {path.suffix for path in (tmp_path / DAY).glob(f"{name}.*")}
        assert kinds == {".csv", ".xlsx", ".ics", ".json"}


def test_the_csv_has_a_line_for_each_row(lists, tmp_path):
    text = (tmp_path / DAY / "teamleider.csv").read_text(encoding="utf-8-sig")
    lines = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert len(lines) - 1 >= len(lists["teamleider"])


def test_without_any_clients_the_teamleider_still_gets_a_list(journeys, clock, tmp_path):
    clock.set(DAY)
    run_day(journeys)
    deliver_lists(journeys, tmp_path)
    assert json.loads((tmp_path / DAY / "teamleider.json").read_text()) == []


def test_a_policy_set_that_escalates_to_another_role_gives_that_role_the_list(
    journeys, url, clock, tmp_path
):
    text = shipped().content.replace('escalate_to = "teamleider"', 'escalate_to = "gebiedsteam"')
    changed = load_policy_set(f'{text}\n[roles.gebiedsteam]\nperson = "nobody"\n')
    record_at(journeys, "R-1", registered())
    clock.set(DAY)
    with open_journeys(url, clock=clock, environment=ENVIRONMENT, policy_set=changed) as after:
        run_day(after)
        deliver_lists(after, tmp_path)
    assert not list((tmp_path / DAY).glob("teamleider.*"))
    rows = json.loads((tmp_path / DAY / "gebiedsteam.json").read_text(encoding="utf-8"))
    assert clients_of(rows, "gebiedsteam") == {"R-1"}
    text = (tmp_path / DAY / "gebiedsteam.csv").read_text(encoding="utf-8-sig")
    assert "bij de rol gebiedsteam" in text
    assert "teamleider" not in text
