"""What somebody chose on a page, as it stands in its address: only what differs from the usual."""

from dataclasses import dataclass, fields
from typing import Annotated, Any, NamedTuple
from urllib.parse import urlencode

from fastapi import Query

PER_PAGE = 100


class Addressed:
    """What a page can be asked, as a dataclass; each field is a part of the address."""

    def address(self, path: str, **other: Any) -> str:
        """The address of the same choice, or of one that differs in these."""
        usual = {one.name: one.default for one in fields(self)}  # type: ignore[arg-type]
        chosen = {name: getattr(self, name) for name in usual} | other
        said = {name: value for name, value in chosen.items() if value != usual.get(name)}
        return f"{path}?{urlencode(said)}" if said else path


class Around(NamedTuple):
    """The addresses of the page before and the page after, as far as there are any."""

    earlier: str | None
    later: str | None


@dataclass(frozen=True, slots=True)
class Paged(Addressed):
    """What a page with a long list can be asked: also which part of the list."""

    blad: Annotated[int, Query(ge=1, le=10_000)] = 1

    @property
    def start(self) -> int:
        """How many come before this part."""
        return (self.blad - 1) * PER_PAGE

    def around(self, path: str, many: int) -> Around:
        """The addresses of the parts before and after it, of so many in all."""
        earlier = self.address(path, blad=self.blad - 1) if self.blad > 1 else None
        more = many > self.start + PER_PAGE
        return Around(earlier, self.address(path, blad=self.blad + 1) if more else None)
