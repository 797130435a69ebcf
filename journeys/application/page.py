"""One page of a long list that a database orders."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of a list, and in which order; its own, as long as none is said."""

    order: str = ""
    start: int = 0
    length: int = 100

    def of(self, query: Select[Any]) -> Select[Any]:
        """The query for just this page."""
        return query.limit(self.length).offset(self.start)
