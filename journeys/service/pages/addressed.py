"""A wish that stands in the address of a page: only what differs from the usual."""

from dataclasses import fields
from typing import Any
from urllib.parse import urlencode


class Addressed:
    """What a page can be asked, as a dataclass; each field is a part of the address."""

    def address(self, path: str, **other: Any) -> str:
        """The address of the same wish, or of one that differs in these."""
        usual = {one.name: one.default for one in fields(self)}  # type: ignore[arg-type]
        wished = {name: getattr(self, name) for name in usual} | other
        said = {name: value for name, value in wished.items() if value != usual.get(name)}
        return f"{path}?{urlencode(said)}" if said else path
