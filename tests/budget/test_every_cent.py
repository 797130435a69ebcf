"""Whatever was recorded: every cent is told exactly once, and parts make up their whole."""

from collections import Counter
from decimal import Decimal
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.budget.counted import YEAR, lines
from tests.cases import fact

KINDS = ("CostCommitted", "CostPaid", "CostReleased")
CENTS = st.integers(1, 50_000).map(lambda cents: f"{cents / 100:.2f}")
DAYS = st.sampled_from([f"{year}-{month:02}-15" for year in (2024, 2025) for month in (1, 6, 12)])
COSTS = st.builds(
    lambda kind, day, line, amount, activity: fact(
        kind, day, line=line, amount=amount, activity=activity
    ),
    st.sampled_from(KINDS),
    DAYS,
    st.sampled_from(["traject", "basisbaan", "onbekend"]),
    CENTS,
    st.sampled_from([None, "a1"]),
)
CLIENTS = st.lists(st.lists(COSTS, max_size=7), max_size=3)
SOME = settings(max_examples=50, deadline=None)


def cents(entries, year):
    """What was recorded of a year, by type."""
    told = Counter[str]()
    for entry in entries:
        if entry.day.startswith(year):
            told[entry.type] += round(Decimal(entry.fields["amount"]) * 100)
    return told


@SOME
@given(clients=CLIENTS)
def test_every_cent_is_told_exactly_once(clients):
    found = lines(*clients).values()
    recorded = cents([entry for facts in clients for entry in facts], "2025")
    for kind, amounts in zip(
        KINDS,
        ([one.committed for one in found], [one.paid.whole for one in found],
         [one.released.whole for one in found]),
        strict=True,
    ):  # fmt: skip
        assert sum(amounts) * 100 == recorded[kind]
    parts = [cost for one in found for cost in one.costs]
    of_facts = Counter[tuple[str, int]]()
    for cost in parts:
        of_facts[cost.client, cost.number] += round(cost.amount * 100)
    assert of_facts.total() == recorded.total()


@SOME
@given(clients=CLIENTS)
def test_the_parts_of_a_line_are_its_whole(clients):
    for one in lines(*clients).values():
        assert min(one.open, one.open_before, one.paid.now, one.used) >= 0
        assert one.committed == one.open + one.paid.now + one.released.now
        assert one.budget is None or one.budget == one.open + one.paid.now + one.paid.without + (
            one.free or 0
        )


@SOME
@given(clients=CLIENTS)
def test_two_years_are_what_each_of_them_is(clients):
    first, second = (lines(*clients, over=(f"{y}-01-01", f"{y}-12-31")) for y in (2024, 2025))
    both = lines(*clients, over=("2024-01-01", "2025-12-31"))
    for name, one in both.items():
        years = [some[name] for some in (first, second) if name in some]
        assert one.committed == sum(year.committed for year in years)
        assert one.paid.whole == sum(year.paid.whole for year in years)
        left = second.get(name)
        assert one.open == (left.open + left.open_before if left else 0)


@settings(max_examples=25, deadline=None)
@given(facts=st.lists(COSTS, max_size=3, unique_by=lambda entry: entry.day))
def test_the_order_of_recording_does_not_matter(facts):
    def said(entries):
        return [one._replace(costs=()) for one in lines(entries, over=YEAR).values()]

    assert all(said(list(some)) == said(facts) for some in permutations(facts))
