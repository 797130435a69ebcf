"""How many commands a second: decided, appended durably, every list caught up?"""

from collections.abc import Iterator
from functools import partial
from itertools import count

from bench.histories import CONSULTANTS, NOTE, ref_of
from bench.least import least
from bench.peer import peer
from bench.raw import raw
from bench.timing import Line, rates, ratio, timed
from journeys.application.bootstrap import Journeys
from journeys.application.command import Command
from journeys.application.record import record

COMMANDS, INSERTS = 300, 1_500
TARGETS = {"sqlite": 0.25, "postgresql": 0.15}
FIELDS = {
    "happened_on": "2026-10-01",
    "recorded_by": CONSULTANTS[0],
    "channel": "gesprek",
    "note": NOTE,
}


def command_path(journeys: Journeys, engine: str, clients: int, rounds: int) -> Iterator[Line]:
    """Commands against raw durable inserts of the same bytes, taking turns."""
    numbers = count()
    with (
        raw(journeys.database) as copy,
        peer(journeys.database) as library,
        least(journeys) as ruleless,
    ):
        _commands(journeys, clients, numbers, COMMANDS)
        events = copy.events(1_000)
        found = rates(
            rounds,
            {
                "raw": partial(copy.inserts_per_second, events, INSERTS),
                "commands": partial(_commands, journeys, clients, numbers, COMMANDS),
                "library": partial(library.talks_per_second, COMMANDS),
            },
        )
        # After the others: it leaves lists behind in which nothing is due.
        few = min(clients, COMMANDS)
        _commands(ruleless, few, numbers, few)
        lowest = rates(
            rounds,
            {
                "raw": partial(copy.inserts_per_second, events, INSERTS),
                "least": partial(_commands, ruleless, few, numbers, COMMANDS),
            },
        )
        size = sum(len(state) for _, state in events) // len(events)
    yield Line(f"raw durable inserts of {size} bytes", found["raw"], "a second")
    yield Line(
        "commands: decide, append, lists follow",
        found["commands"],
        "a second",
        ratio(found["commands"], found["raw"]),
        TARGETS[engine],
    )
    yield Line(
        "the event library alone: read back, append",
        found["library"],
        "a second",
        ratio(found["library"], found["raw"]),
    )
    yield Line(
        "commands that read no history and ask no rule",
        lowest["least"],
        "a second",
        ratio(lowest["least"], lowest["raw"]),
    )


def _commands(journeys: Journeys, clients: int, numbers: Iterator[int], times: int) -> float:
    commands = [
        Command(ref_of(next(numbers) % clients), "ContactHeld", FIELDS) for _ in range(times)
    ]
    with timed() as watch:
        for command in commands:
            record(journeys, command)
    return times / watch.seconds
