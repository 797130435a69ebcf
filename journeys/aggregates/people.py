"""Whether two names on facts are one person's."""

from collections.abc import Iterable


def is_one_of(user: str, people: Iterable[str]) -> bool:
    """Whether somebody is among these people, however their name was typed."""
    return user.strip().casefold() in {person.strip().casefold() for person in people}
