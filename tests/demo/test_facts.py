"""The facts can be imported: sound, in order, by people who may record them."""

from datetime import UTC, date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from journeys.aggregates.authority import User
from journeys.aggregates.client import Client, Recording
from journeys.demo.office_hours import is_working_day
from journeys.events import REGISTRY, SYSTEM
from tests.demo.conftest import UNTIL
from tests.demo.counting import histories, of_type

SELDOM = {
    "PathWithdrawn",
    "DecisionReassessed",
    "SuspicionLapsed",
    "ReexaminationFellDue",
    "EscalatedToSupervisor",
    "FileDestroyed",
}
"""What the sample does without: the system's own facts, and two that follow a mistake."""
MUNICIPAL = "journeys.events.municipality"


def test_every_fact_breaks_no_guard_and_was_recorded_by_someone_who_may(sample):
    users = {
        row.user: User(
            row.user, row.name, frozenset(row.roles.split(",")), _day(row.active_from),
            _day(row.active_until),
        )
        for row in sample.users
    }  # fmt: skip
    for client, facts in histories(sample.facts):
        aggregate = Client(UUID(int=1), client)
        for fact in facts:
            fields = {k: v for k, v in fact.items() if k not in ("client", "type", "recorded_at")}
            at = datetime.fromisoformat(fact["recorded_at"])
            how = Recording(at, at, "demo", "demo", user=users[fact["recorded_by"]])
            aggregate.record(REGISTRY[fact["type"]], fields, how)  # a refusal fails the test


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def test_each_clients_facts_stand_together_in_order_of_recording(sample):
    seen = [client for client, _ in histories(sample.facts)]
    assert len(seen) == len(set(seen))
    for _, facts in histories(sample.facts):
        instants = [fact["recorded_at"] for fact in facts]
        assert instants == sorted(instants)


def test_nothing_lies_in_the_future(sample):
    noon = datetime(UNTIL.year, UNTIL.month, UNTIL.day, 12, tzinfo=UTC)
    for fact in sample.facts:
        recorded = datetime.fromisoformat(fact["recorded_at"])
        assert recorded <= noon
        assert fact["happened_on"] <= fact["recorded_at"][:10]


def test_everything_is_recorded_in_office_hours(sample):
    amsterdam = ZoneInfo("Europe/Amsterdam")
    for fact in sample.facts:
        local = datetime.fromisoformat(fact["recorded_at"]).astimezone(amsterdam)
        assert 8 <= local.hour < 18
        assert is_working_day(local.date())


def test_some_facts_come_late_and_some_in_another_order_than_they_happened(sample):
    late = [f for f in sample.facts if f["recorded_at"][:10] > f["happened_on"]]
    assert 100 < len(late) < len(sample.facts) // 20
    disordered = [
        client
        for client, facts in histories(sample.facts)
        if [f["happened_on"] for f in facts] != sorted(f["happened_on"] for f in facts)
    ]
    assert len(disordered) >= 5


def test_every_consultant_is_known_and_in_that_role(sample):
    roles = {row.user: row.roles.split(",") for row in sample.users}
    for fact in of_type(sample.facts, "ConsultantAssigned"):
        assert fact["role"] in roles[fact["consultant"]]


def _of_a_client(kind: type) -> bool:
    return kind.__module__.startswith("journeys.") and kind.__module__ != MUNICIPAL


def test_every_kind_of_fact_a_person_records_occurs(sample):
    told = {fact["type"] for fact in sample.facts}
    of_clients = {n for n, kind in REGISTRY.items() if _of_a_client(kind)}
    assert of_clients - told == SELDOM


def test_nothing_is_told_by_the_system(sample):
    assert SYSTEM not in {fact["recorded_by"] for fact in sample.facts}


@pytest.mark.parametrize(("decision", "last"), [("unable", "PathClosed"),
                                               ("maatregel_proposed", "PathClosed")])  # fmt: skip
def test_a_care_path_can_be_followed_to_its_end(sample, decision, last):
    (client,) = [
        f["client"] for f in of_type(sample.facts, "PathDecided") if f["decision"] == decision
    ]
    care = [f for f in sample.facts if f["client"] == client and _of_the_path(f["type"])]
    assert care[0]["type"] == "UnwillingnessReported"
    assert care[-1]["type"] == last
    people = {care[0]["recorded_by"], care[1]["examiner"],
              next(f["recorded_by"] for f in care if f["type"] == "PathDecided")}  # fmt: skip
    assert len(people) == 3


def _of_the_path(fact_type: str) -> bool:
    return REGISTRY[fact_type].__module__ == "journeys.events.care_path"


def test_about_twenty_five_thousand_facts(sample):
    assert 15_000 < len(sample.facts) < 27_000
