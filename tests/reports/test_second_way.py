"""Every figure of the sample municipality a second way: in SQL, from the exported lines alone."""

import json
from collections import Counter, defaultdict
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

import duckdb
import pytest

from journeys.aggregates.timeline import as_of
from journeys.demo import municipality
from journeys.events import REGISTRY
from journeys.policies import shipped as shipped_policy
from journeys.policies.looked_at import looked_at as looked_at_by_rule
from journeys.reports.council import council, looked_at
from journeys.reports.definitions import chosen, shipped
from journeys.reports.past import Past, Period
from journeys.reports.road_counts import RoadCounts
from journeys.reports.roads import LOOKED_AT
from journeys.reports.terms import terms

UNTIL = date(2026, 11, 20)
SQL = Path(__file__).with_name("second_way.sql").read_text("utf-8")
ROUNDED = 0.05
"""Means show one decimal; counts and days differ by more than this or not at all."""

AMENDING = ("FactCorrected", "FactRetracted")


class Letter(NamedTuple):
    """A period, and the instant at which its last day ended in Amsterdam."""

    first: date
    last: date
    ended_at: datetime


FIRST_RESULTS, YEAR_2025, YEAR_2026 = (
    Letter(date.fromisoformat(first), date.fromisoformat(last), datetime.fromisoformat(ended))
    for first, last, ended in (
        ("2022-09-01", "2023-05-31", "2023-05-31T22:00:00Z"),
        ("2025-01-01", "2025-12-31", "2025-12-31T23:00:00Z"),
        ("2026-01-01", "2026-11-20", "2026-11-20T23:00:00Z"),
    )
)
LETTERS = pytest.mark.parametrize(
    "letter", [FIRST_RESULTS, YEAR_2025, YEAR_2026], ids=["first results", "2025", "2026"]
)


@pytest.fixture(scope="module")
def lines():
    """The sample's facts as ``journeys export facts`` writes them."""
    numbers: Counter[str] = Counter()
    found = []
    for fact in municipality(UNTIL).facts:
        numbers[fact["client"]] += 1
        found.append({**fact, "number": numbers[fact["client"]]})
    return found


@pytest.fixture(scope="module")
def database(lines, tmp_path_factory):
    """The lines in DuckDB."""
    file = tmp_path_factory.mktemp("export") / "facts.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    with duckdb.connect() as connection:
        connection.execute("SET threads = 2")
        connection.execute("SET TimeZone = 'UTC'")
        read = "CREATE TABLE line AS SELECT json AS line FROM read_ndjson_objects(?)"
        connection.execute(read, [str(file)])
        yield connection


@pytest.fixture(scope="module")
def histories(lines):
    """The same lines as our own facts."""
    found = defaultdict(list)
    for line in lines:
        client = line["client"]
        said = {k: v for k, v in line.items() if k not in ("client", "type", "number")}
        at = said.pop("recorded_at")
        found[client].append(
            REGISTRY[line["type"]].model_validate(
                {
                    **said,
                    "originator_id": uuid5(NAMESPACE_URL, client),
                    "originator_version": line["number"],
                    "timestamp": datetime.fromisoformat(at),
                    "stored_at": datetime.fromisoformat(at),
                    "command_id": "c",
                    "trace_id": "t",
                }
            )
        )
    return dict(found)


@pytest.fixture(scope="module")
def reports(histories):
    """Our own report of each period, of the facts that it looks at alone."""
    definitions = chosen(shipped())
    looked = looked_at(definitions, shipped_policy()) or ()
    topics = {*looked, *AMENDING}
    read = {
        client: [fact for fact in facts if fact.topic() in topics]
        for client, facts in histories.items()
    }
    return {
        letter: council(
            read.items(),
            Period(letter.first, letter.last),
            letter.ended_at,
            definitions,
            shipped_policy(),
        )
        for letter in (FIRST_RESULTS, YEAR_2025, YEAR_2026)
    }


def numbers_of(figures):
    """Every number of a report; a part in which nobody is says nothing."""
    found = {(one.id, None): one.value for one in figures}
    found |= {(one.id, part): value for one in figures for part, value in one.by.items()}
    return {cell: float(value) for cell, value in found.items() if value}


def in_sql(database, letter, known_at):
    """The same numbers, by DuckDB."""
    for name, day in (("first", letter.first), ("last", letter.last)):
        database.execute(f"SET VARIABLE {name} = DATE '{day}'")
    database.execute(f"SET VARIABLE known_at = TIMESTAMPTZ '{known_at}'")
    database.execute(SQL)
    found = database.execute("SELECT figure, part, value FROM answer").fetchall()
    return {(figure, part): value for figure, part, value in found if value}


def differences(ours, theirs):
    """Where two ways of counting differ: each number as both have it."""
    both = {cell: (ours.get(cell, 0), theirs.get(cell, 0)) for cell in ours.keys() | theirs.keys()}
    return {cell: pair for cell, pair in both.items() if abs(pair[0] - pair[1]) > ROUNDED}


@LETTERS
def test_every_figure_is_the_same_in_plain_sql(database, reports, letter):
    now = in_sql(database, letter, YEAR_2026.ended_at)
    assert not differences(numbers_of(reports[letter].figures), now)


@LETTERS
def test_so_is_every_figure_as_it_was_known_at_the_end(database, reports, letter):
    then = in_sql(database, letter, letter.ended_at)
    assert not differences(numbers_of(reports[letter].at_its_end), then)


def test_the_figures_of_the_first_letter_come_out_exactly(reports):
    found = numbers_of(reports[FIRST_RESULTS].figures)
    assert {part: value for (name, part), value in found.items() if name == "spoken"} == {
        None: 229,
        "A": 21,
        "B": 204,
        "geen_uitkering": 4,
    }
    by_kind = {part: value for (name, part), value in found.items() if name == "activated_by_kind"}
    assert by_kind == {
        None: 77,
        "mantelzorg": 6,
        "vrijwilligerswerk": 25,
        "dagbesteding": 2,
        "individueel_traject": 25,
        "zelf_zoeker": 5,
        "deed_al_een_activiteit": 14,
    }
    assert found["basisbanen", None] == 10


def test_the_figures_of_the_letter_of_2026_come_out_exactly(reports):
    found = numbers_of(reports[YEAR_2025].figures)
    told = ("intakes", "activated", "supported_since_start", "actively_supported")
    assert [found[name, None] for name in told] == [46, 40, 748, 250]


@LETTERS
def test_every_re_examination_ends_on_the_same_day_with_the_same_answer(
    database, histories, letter
):
    in_sql(database, letter, YEAR_2026.ended_at)
    theirs = database.execute("SELECT client, due_on, held_on FROM term").fetchall()
    ours = [
        (client, term.due_on, term.held and term.held.happened_on)
        for client, facts in histories.items()
        for term in terms(
            as_of(facts, on=letter.last), shipped_policy(), "re-examination", letter.last
        )
        if letter.first <= term.due_on <= letter.last
    ]
    assert Counter(ours) == Counter(theirs)


def test_the_roads_are_the_same_by_the_facts_they_look_at_alone(histories):
    period = Period(FIRST_RESULTS.first, YEAR_2026.last)

    def travelled(looks_at):
        counts = RoadCounts(period)
        for client, facts in histories.items():
            read = [fact for fact in facts if looks_at(fact.topic())]
            counts.add(Past(client, as_of(read, on=period.last), shipped_policy(), period.last))
        return counts.roads()

    assert travelled({*LOOKED_AT, *AMENDING}.__contains__) == travelled(lambda _: True)


def test_of_a_rule_that_may_look_at_anything_everything_is_read():
    assert looked_at_by_rule(shipped_policy(), "path-next-step") is None
    assert looked_at_by_rule(shipped_policy(), "not-there") == frozenset()
