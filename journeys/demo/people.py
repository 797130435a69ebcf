"""Who the invented clients are: names, days of birth, numbers that belong to nobody."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from faker import Faker
from stdnum.nl import bsn

TEST_RANGE = range(999_900_000, 1_000_000_000)
"""Citizen service numbers in this range are for tests and never issued."""


@dataclass(frozen=True, slots=True)
class Person:
    """What the people table keeps about one client."""

    client: str
    name: str
    birth_date: date
    bsn: str
    phone: str
    email: str


def people(seed: int, births: Sequence[tuple[str, date]]) -> tuple[Person, ...]:
    """One invented person for each client number and day of birth."""
    fake = Faker("nl_NL")
    fake.seed_instance(seed)
    numbers = _numbers(Random(f"{seed}-bsn"), len(births))
    found = []
    for place, ((client, born), number) in enumerate(zip(births, numbers, strict=True), start=1):
        name = f"{fake.first_name()} {fake.last_name()}"
        found.append(Person(client, name, born, number, _phone(place), _email(name, place)))
    return tuple(found)


def _numbers(rng: Random, how_many: int) -> list[str]:
    numbers: dict[str, None] = {}
    while len(numbers) < how_many:
        number = str(rng.choice(TEST_RANGE))
        if bsn.is_valid(number):
            numbers[number] = None
    return list(numbers)


def _phone(place: int) -> str:
    # No mobile number begins with 0600, so nobody is called by accident.
    return f"0600{place:06d}"


def _email(name: str, place: int) -> str:
    # The domain .example is reserved: such mail can never arrive.
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    letters = "".join(c if c.isalnum() else "." for c in plain)
    return f"{letters.strip('.')}.{place}@post.example"
