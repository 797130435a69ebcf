"""What of a client's corrections outlives their key: the fields that anybody may read.

A correction's changes are sealed as a whole. Were nothing of them kept when the key goes, what
was found wrong would count again: in states, lists and past figures.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from journeys.aggregates.amendment_guards import correctable
from journeys.events import Fact, FactCorrected
from journeys.events.fields import is_destroyed

Kept = Mapping[str, Mapping[str, Any]]
"""By number, as text: the readable fields that a correction changed."""


def outliving(facts: Sequence[Fact]) -> Kept:
    """What to keep of these corrections, also of one set right since: it stood until then.

    ``facts`` are one client's, by number from 1, read with their key.
    """
    found = {
        str(fact.number): _readable(fact.changes, facts[fact.fact - 1], facts)
        for fact in facts
        if isinstance(fact, FactCorrected) and not is_destroyed(fact.changes)
    }
    return {number: changes for number, changes in found.items() if changes}


def _readable(changes: Mapping[str, Any], target: Fact, facts: Sequence[Fact]) -> dict[str, Any]:
    """The changes of the fields not sealed in the type of the fact they finally mean."""
    readable = correctable(target) - target.sealed
    kept = {name: value for name, value in changes.items() if name in readable}
    if isinstance(target, FactCorrected) and "changes" in changes:
        # A correction's changes are replaced whole: also by none that can be read.
        kept["changes"] = _readable(changes["changes"], facts[target.fact - 1], facts)
    return kept
