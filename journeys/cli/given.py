"""FIELD=VALUE on the command line, as the field's own kind of value."""

from collections.abc import Sequence
from typing import Any

import typer


def fields_given(pairs: Sequence[str]) -> dict[str, Any]:
    """The fields, their values as text."""
    given: dict[str, Any] = {}
    for pair in pairs:
        name, separator, value = pair.partition("=")
        if not separator or not name:
            raise typer.BadParameter(f"{pair!r} is geen VELD=WAARDE.")
        if name in given:
            raise typer.BadParameter(f"Veld {name} staat er twee keer.")
        given[name] = value
    return given
