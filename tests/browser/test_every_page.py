"""Whatever page somebody comes to: it can be used by everybody, and nobody's words become part
of it.
"""

import pytest

from journeys.aggregates.authority import BY_PEOPLE
from tests.browser.crawling import BROKEN, crawl
from tests.browser.town import BY_ROLE, told

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def looked_at() -> set[object]:
    """What pages are made of that were looked at, whoever came by first."""
    return set()


@pytest.mark.parametrize("role", BY_ROLE)
def test_every_page_is_sound(visit, looked_at, role):
    """For keyboard and screen reader (axe), on a narrow screen, within the content policy, and
    with hostile words in every free text.
    """
    visitor = visit(BY_ROLE[role])
    faults = visitor.faults()
    for seen in crawl(visitor):
        if seen.status >= BROKEN:
            faults.append(f"{seen.path}: {seen.status}")
        if not seen.parts <= looked_at:
            looked_at |= seen.parts
            visitor.go(seen.path)
            faults += visitor.faults()
    assert faults == []


def test_every_kind_of_fact_that_people_record_comes_by():
    kinds = {wish["type"] for _, wish in told()}
    assert {kind.topic() for kind in BY_PEOPLE} - kinds == {"ClientRegistered"}
