"""A municipality changes its rules: the lists follow and nothing is migrated by hand."""

from datetime import date

from journeys.application.bootstrap import open_journeys
from journeys.application.due import due
from journeys.application.verify import verify
from journeys.policies import load_policy_set, shipped
from tests.cases import REF, record_at, registered
from tests.conftest import ENVIRONMENT

ON = date(2024, 6, 1)
STRICTER = shipped().content.replace('length = "8 weeks"', 'length = "1 week"', 1)


def screening_due(journeys):
    return [r["due_on"] for row in due(journeys, ON) for r in row["reasons"]][:1]


def test_the_list_follows_the_new_terms_and_the_tables_with_it(journeys, url, clock):
    record_at(journeys, REF, registered("2024-01-01"))
    assert screening_due(journeys) == ["2024-02-26"]
    changed = load_policy_set(STRICTER)
    with open_journeys(url, clock=clock, environment=ENVIRONMENT, policy_set=changed) as after:
        assert any("ander beleid" in line for line in verify(after).differences)
        assert screening_due(after) == ["2024-01-08"]
        assert verify(after).differences == []
