"""Whether two names on facts are one person's."""

from collections.abc import Iterable

from journeys.events.fields import same_name


def is_one_of(user: str, people: Iterable[str]) -> bool:
    """Whether somebody is among these people, however their name was typed."""
    return same_name(user) in set(map(same_name, people))
