"""Which facts make up one care path, and which path a fact belongs to."""

from collections.abc import Callable, Sequence

from journeys import events
from journeys.aggregates.breaches import CARE_PATH
from journeys.aggregates.fold import fold
from journeys.aggregates.state import State
from journeys.events import Fact

CarePath = list[Fact]
"""The facts of one path, from the report that began it."""


def paths(timeline: Sequence[Fact]) -> list[CarePath]:
    """Every path on a timeline, each with what still followed on it after it ended."""
    found: list[CarePath] = []
    state = State()
    for fact in timeline:
        runs = state.path is not None and state.path.running
        if isinstance(fact, events.UnwillingnessReported) and not runs:
            found.append([fact])
        elif isinstance(fact, CARE_PATH):
            path_of(fact, found).append(fact)
        fold([fact], state)
    return found


def path_of(fact: Fact, begun: Sequence[CarePath]) -> CarePath:
    """The path a fact belongs to, of those that began before it; an empty one when none did.

    A maatregel, and what is said of one, belongs to its own path, whatever was reported since.
    """
    match fact:
        case events.DecisionReassessed():
            decided = _with(begun, lambda one: one.number == fact.fact)
            # A decision that was retracted stands on no path any more.
            candidates = decided or [path for path in begun if path[0].number < fact.fact]
        case events.MaatregelRecorded():
            candidates = _with(begun, _proposes_a_maatregel)
        case events.ObjectionReceived() | events.Reconsidered():
            recorded = _with(begun, lambda one: isinstance(one, events.MaatregelRecorded))
            candidates = recorded or _with(begun, _proposes_a_maatregel)
        case _:
            candidates = []
    return [[], *begun, *candidates][-1]


def _with(begun: Sequence[CarePath], that: Callable[[Fact], bool]) -> list[CarePath]:
    return [path for path in begun if any(map(that, path))]


def _proposes_a_maatregel(fact: Fact) -> bool:
    return isinstance(fact, events.PathDecided) and fact.decision == "maatregel_proposed"
