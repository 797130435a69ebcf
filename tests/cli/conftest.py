"""Doors to municipalities."""

from tests.cli.fixtures import door, empty, everywhere, same_key_everywhere

__all__ = ["door", "empty", "everywhere", "same_key_everywhere"]
