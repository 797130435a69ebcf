"""Cases of the municipality's own facts: after these, somebody decides that."""

from journeys.aggregates.authority import User
from journeys.aggregates.client import Recording
from journeys.aggregates.municipality import Municipality
from journeys.events import REGISTRY, Fact
from journeys.language.refusal import Refusal
from tests.cases import Entry, noon


def decide(municipality: Municipality, entry: Entry) -> Fact:
    """Somebody decides, on the day itself."""
    at = entry.recorded_at or noon(entry.day)
    how = Recording(at, at, "c", "t", user=User(entry.by, entry.by))
    fields = {"happened_on": entry.day, **entry.fields}
    return municipality.record(REGISTRY[entry.type], fields, how)


def after(*entries: Entry) -> Municipality:
    """The municipality, after these decisions."""
    municipality = Municipality()
    for entry in entries:
        decide(municipality, entry)
    return municipality


def refused(municipality: Municipality, entry: Entry) -> str:
    """What somebody reads who may not decide this; nothing is recorded."""
    known = list(municipality.facts)
    try:
        decide(municipality, entry)
    except Refusal as refusal:
        assert municipality.facts == known
        return str(refusal)
    raise AssertionError(f"{municipality.facts[-1]!r} was recorded")
