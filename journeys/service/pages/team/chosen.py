"""Which part of a team's list is asked for, and in which order: it stands in the address."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal, NamedTuple

from fastapi import Depends, Query

from journeys.application.names import sound
from journeys.application.page import Page
from journeys.application.whose import NOBODY, Whose
from journeys.language import ROLES
from journeys.service.pages.addressed import PER_PAGE, Paged

ORDERS = {"": "wat het langst wacht eerst", "consulent": "consulent", "nummer": "nummer"}
IN_ORDER = {"": "", "consulent": "person", "nummer": "number"}


class Choices(NamedTuple):
    """Whose, and in which role, with what a page calls them."""

    people: dict[str, str]
    roles: dict[str, str]


@dataclass(frozen=True, slots=True)
class Chosen(Paged):
    """What somebody chose; nothing where they left it as it is."""

    van: Annotated[str, Query(max_length=64)] = ""
    rol: Annotated[str, Query(max_length=64)] = ""
    stil: Literal["", "nooit", "jaar", "half-jaar", "kwartaal", "kort"] = ""
    regel: Annotated[str, Query(max_length=100)] = ""
    volgorde: Literal["", "consulent", "nummer"] = ""

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
        return Page(IN_ORDER[self.volgorde], self.start, PER_PAGE)


FromAddress = Annotated[Chosen, Depends()]


def choices(staff: Mapping[str, str], roles: Iterable[str]) -> Choices:
    """Whose, and in which role, one can choose."""
    return Choices(
        {"": "iedereen", **staff, NOBODY: "niemand"},
        {"": "elke functie", **{role: ROLES.get(role, role) for role in roles}},
    )
