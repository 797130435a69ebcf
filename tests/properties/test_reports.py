"""The council's figures over whatever happened: what must hold between them."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from journeys.clock import written_instant
from journeys.policies import shipped as shipped_policy
from journeys.reports.council import council
from journeys.reports.definitions import chosen, shipped
from journeys.reports.past import Period
from tests.cases import fact
from tests.properties.plausible import BEGIN, DAYS, histories
from tests.properties.test_histories import attempt, lived

SHORT = settings(max_examples=25, deadline=None)
ANSWERED_LATER = {"reexaminations_on_time", "reexaminations_late", "reexaminations_open"}
"""How a term was answered is told until the last day, so it may be open first and late after."""
MAY_REST_ON_EARLIER = {
    # Where somebody stands rests on what was told before, and a change on where it began.
    *ANSWERED_LATER,
    "supported_since_start",
    "actively_supported",
    "without_contact",
    "days_since_contact",
    "on_benefit",
    "wsp_days_to_answer",
    "wsp_days_until_back",
    "sustained_placements",
    "reexaminations_due",
    "effect",
}

days = st.integers(0, DAYS).map(lambda n: BEGIN + timedelta(days=n))


@st.composite
def periods(draw):
    """A period of one day or more, cut into halves somewhere."""
    first, cut, last = sorted(draw(st.lists(days, min_size=3, max_size=3)))
    return Period(first, cut), Period(cut + timedelta(days=1), last + timedelta(days=1))


def figures(client, period):
    """Each figure of one client by its name: as known now, and as known at the period's end."""
    ended_at = written_instant(period.last.isoformat())
    everyone = [(client.ref, client.facts)]
    found = council(everyone, period, ended_at, chosen(shipped()), shipped_policy())
    return {one.id: one for one in found.figures}, {one.id: one for one in found.at_its_end}


@SHORT
@given(entries=histories(), halves=periods())
def test_parts_add_up_and_so_do_the_halves_of_a_period(entries, halves):
    client = lived(entries)
    before, after = (figures(client, half)[0] for half in halves)
    whole, _ = figures(client, Period(halves[0].first, halves[1].last))
    for name, figure in whole.items():
        if figure.adds_up:
            assert figure.value == sum(figure.by.values())
        if figure.measure == "facts" and name not in ANSWERED_LATER:
            assert figure.value == before[name].value + after[name].value, name
    terms = [whole[f"reexaminations_{answer}"].value for answer in ("on_time", "late", "open")]
    assert whole["reexaminations_due"].value == sum(terms)


@SHORT
@given(entries=histories(), halves=periods(), data=st.data())
def test_as_known_at_its_end_is_of_what_was_recorded_until_then(entries, halves, data):
    client = lived([])
    for entry in entries:
        day = date.fromisoformat(entry.day) + timedelta(days=data.draw(st.integers(0, 90)))
        today = max(day, client.facts[-1].recorded_at.date()) if client.facts else day
        attempt(client, entry, today)
        if client.version > 1 and data.draw(st.integers(0, 4)) == 0:
            number = data.draw(st.integers(2, client.version))
            attempt(client, fact("FactRetracted", today.isoformat(), fact=number), today)
    period = halves[0]
    end = written_instant(period.last.isoformat())
    _, then = figures(client, period)
    until = [f for f in client.facts if f.timestamp <= end]
    known_then = type(client)(client.id, client.ref, until)
    assert then == figures(known_then, period)[0]


@SHORT
@given(entries=histories(), halves=periods())
def test_what_is_counted_rests_on_facts_that_are_there_in_the_period_that_is_told(entries, halves):
    client = lived(entries)
    by_number = {one.number: one for one in client.timeline}
    for period in halves:
        for name, figure in figures(client, period)[0].items():
            assert bool(figure.rests_on) == bool(figure.of)
            for rest in figure.rests_on:
                day = by_number[rest.number].happened_on
                assert rest.client == client.ref
                assert day in period or (day < period.first and name in MAY_REST_ON_EARLIER), name
