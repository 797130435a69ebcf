"""Which part of a team's list is asked for, and in which order: it stands in the address."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal, NamedTuple

from fastapi import Depends, Query

from journeys.application.names import sound
from journeys.application.page import Page
from journeys.application.whose import NOBODY, Whose
from journeys.language import ROLES
from journeys.service.pages.addressed import Addressed
from journeys.service.who import Asker
from journeys.store import users

PER_PAGE = 100
ORDERS = {"": "wat het langst wacht eerst", "consulent": "consulent", "nummer": "nummer"}
IN_ORDER = {"": "", "consulent": "person", "nummer": "number"}


class Around(NamedTuple):
    """The addresses of the page before and the page after, as far as there are any."""

    earlier: str | None
    later: str | None


class Choices(NamedTuple):
    """Whose, and in which role, with what a page calls them."""

    people: dict[str, str]
    roles: dict[str, str]


@dataclass(frozen=True, slots=True)
class Wish(Addressed):
    """What somebody chose; nothing where they left it as it is."""

    van: Annotated[str, Query(max_length=64)] = ""
    rol: Annotated[str, Query(max_length=64)] = ""
    stil: Literal["", "nooit", "jaar", "half-jaar", "kwartaal", "kort"] = ""
    regel: Annotated[str, Query(max_length=100)] = ""
    volgorde: Literal["", "consulent", "nummer"] = ""
    blad: Annotated[int, Query(ge=1, le=10_000)] = 1

    def __post_init__(self) -> None:
        """No database is asked for what nobody can be called. Raises ``Refusal``."""
        for name in ("van", "rol", "regel"):
            if given := getattr(self, name):
                sound(name, given, "De vraag is niet te lezen")

    @property
    def narrows(self) -> bool:
        """Whether it leaves out a part of the list."""
        return bool(self.van or self.rol or self.stil or self.regel)

    @property
    def whose(self) -> Whose:
        """Whose clients it is about."""
        return Whose(self.van, self.rol)

    @property
    def page(self) -> Page:
        """Which part of the list it is about."""
        return Page(IN_ORDER[self.volgorde], (self.blad - 1) * PER_PAGE, PER_PAGE)

    def around(self, path: str, many: int) -> dict[str, str | None]:
        """The addresses of the page before it and the one after it, as far as there are any."""
        earlier = self.address(path, blad=self.blad - 1) if self.blad > 1 else None
        more = many > self.blad * PER_PAGE
        return {
            "earlier": earlier,
            "later": self.address(path, blad=self.blad + 1) if more else None,
        }


Wished = Annotated[Wish, Depends()]


def staff_of(asker: Asker) -> dict[str, str]:
    """What everybody is called who works here or did."""
    with asker.journeys.database.read() as connection:
        everybody = users.everybody(connection).values()
    found = {user.user: user.name or user.user for user in everybody}
    return dict(sorted(found.items(), key=lambda item: item[1].casefold()))


def choices(staff: Mapping[str, str], roles: Iterable[str]) -> Choices:
    """Whose, and in which role, one can choose."""
    return Choices(
        {"": "iedereen", **staff, NOBODY: "niemand"},
        {"": "elke functie", **{role: ROLES.get(role, role) for role in roles}},
    )
