"""What the municipality itself did: one stream of facts, checked like a client's."""

from datetime import date

from journeys.aggregates.authority import User
from journeys.aggregates.client import Recording
from journeys.aggregates.municipality import Municipality
from journeys.events import MUNICIPALITY, DueListIssued, ReportPublished
from tests.aggregates.municipal import after, decide, refused
from tests.cases import fact, noon
from tests.usual import SUPERVISOR

YEAR = {"report": "raad", "from_on": "2023-01-01", "until": "2023-12-31", "content_hash": "cd34"}
published = fact("ReportPublished", "2024-02-01", **YEAR)


def test_a_fact_is_kept_with_all_that_belongs_to_it():
    at, stored = noon("2024-02-02"), noon("2024-02-03")
    how = Recording(at, stored, "opdracht", "spoor", user=User("t.bakker", ""), caused_by="regel")
    recorded = after(published).record(ReportPublished, {"happened_on": "2024-02-01", **YEAR}, how)
    assert (recorded.originator_id, recorded.number) == (MUNICIPALITY, 2)
    assert (recorded.happened_on, recorded.recorded_by) == (date(2024, 2, 1), SUPERVISOR)
    assert (recorded.timestamp, recorded.stored_at) == (at, stored)
    assert (recorded.command_id, recorded.trace_id) == ("opdracht", "spoor")
    assert recorded.caused_by == "regel"


def test_without_a_day_it_happened_today_and_without_a_person_the_system_did_it():
    at = noon("2024-02-02")
    issued = {"for_day": date(2024, 2, 2), "policy": "rijswijk@1", "position": 7, "rows": 3}
    how = Recording(at, at, "c", "t")
    recorded = Municipality().record(DueListIssued, {**issued, "content_hash": "ef56"}, how)
    assert (recorded.happened_on, recorded.recorded_by) == (date(2024, 2, 2), "system")


def test_what_is_decided_is_handed_out_once():
    known = after(published)
    known.collect_events()
    again = decide(known, published)
    assert known.collect_events() == [again]
    assert known.collect_events() == []
    assert known.version == len(known.facts) == 2


def test_what_was_read_before_is_not_handed_out():
    read = Municipality(after(published).facts)
    assert read.collect_events() == []
    assert read.version == 1


def test_a_field_left_out_is_refused_with_its_name():
    without = {name: value for name, value in YEAR.items() if name != "until"}
    said = refused(after(), published._replace(fields=without))
    assert said.startswith("Niet vastgelegd: ReportPublished (MISSING_FIELD).\n  Veld until ")
