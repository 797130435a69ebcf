"""The sample municipality: invented clients whose facts give the published figures."""

from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Final

from journeys.demo.activations import with_activations
from journeys.demo.cast import Part, births, dealt
from journeys.demo.life import FactLine, Life
from journeys.demo.people import Person, people
from journeys.demo.rarities import with_rarities
from journeys.demo.staff import USERS, User
from journeys.demo.turns import TURNS

SEED: Final = 2022


@dataclass(frozen=True, slots=True)
class SampleMunicipality:
    """Its users, its people, and what happened to them.

    ``facts`` are in the order in which a history import takes them: client by client, each
    client's in the order of recording, so that a fact's place among its client's is its number.
    """

    users: tuple[User, ...]
    people: tuple[Person, ...]
    facts: list[FactLine]


def municipality(until: date, seed: int = SEED) -> SampleMunicipality:
    """The municipality as it had been recorded when the day ``until`` began.

    A later day adds facts to each client's and changes none: every client lives by a random
    stream of their own, and no turn looks at ``until``.
    """
    parts = cast_list(seed)
    everybody = people(seed, births(parts))
    facts: list[FactLine] = [fact for part in parts for fact in _facts_of(part, seed, until)]
    registered = {fact["client"] for fact in facts}
    known = tuple(person for person in everybody if person.client in registered)
    return SampleMunicipality(USERS, known, facts)


def cast_list(seed: int = SEED) -> tuple[Part, ...]:
    """Everybody's part, in order of client number."""
    return with_activations(seed, with_rarities(seed, dealt(seed)))


def _facts_of(part: Part, seed: int, until: date) -> list[FactLine]:
    life = Life(part, Random(f"{seed}-{part.client}"))
    life.plan("register", part.registered_on)
    life.live(until, TURNS)
    # What happened before may have been recorded since: the last facts of a client fall away.
    return [fact for fact in life.facts if fact["recorded_at"] < until.isoformat()]
