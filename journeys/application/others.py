"""What somebody wrote about another client has no place in what this one gets to read."""

import re
from collections.abc import Collection, Mapping
from typing import Any

from journeys.store.people import Person

LEFT_OUT = "[gegevens van een ander]"
WORD = re.compile(r"[\w-]+")
SHORTEST_NUMBER = 5
"""Signs of a client number that is told from an amount or a year."""


def without_others(
    written: Mapping[str, Any],
    *,
    own: tuple[str, Person],
    others: Mapping[str, Person],
    staff: Collection[str],
) -> tuple[dict[str, Any], int]:
    """The texts without the number, BSN or full name of another client; and in how many it stood.

    A first name alone is found by nobody but a reader, so whoever hands it out reads it through.
    """
    numbers = _numbers(others) - {own[0].upper(), own[1].bsn}
    names = _names(others, {own[1].name, *staff})
    left_out = 0

    def read(value: Any) -> Any:
        nonlocal left_out
        if isinstance(value, Mapping):
            return {name: read(part) for name, part in value.items()}
        if isinstance(value, list | tuple):
            return [read(part) for part in value]
        if not isinstance(value, str):
            return value
        kept = WORD.sub(lambda word: LEFT_OUT if word[0].upper() in numbers else word[0], value)
        kept = names.sub(LEFT_OUT, kept) if names else kept
        left_out += kept != value
        return kept

    return {name: read(part) for name, part in written.items()}, left_out


def _numbers(others: Mapping[str, Person]) -> set[str]:
    refs = {ref.upper() for ref in others if len(ref) >= SHORTEST_NUMBER}
    return refs | {person.bsn for person in others.values() if person.bsn}


def _names(others: Mapping[str, Person], kept: Collection[str]) -> re.Pattern[str] | None:
    """Every full name; one that is the client's own or a colleague's too says nothing."""
    staying = {_plain(name) for name in kept}
    found = {_plain(person.name) for person in others.values()} - staying
    full = sorted((name for name in found if " " in name), key=len, reverse=True)
    spaced = (r"\s+".join(map(re.escape, name.split())) for name in full)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)", re.IGNORECASE) if full else None


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
