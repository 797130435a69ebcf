"""Which caseload is to move, from whom to whom, and why it cannot."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import Depends, Query

from journeys.events.registration import CONSULTANT_ROLES
from journeys.language import as_day
from journeys.language.refusal import Refusal
from journeys.service.pages.addressed import Addressed
from journeys.service.pages.forms.faults import NO_DAY

WHAT = "Er is niemand overgedragen"


@dataclass(frozen=True, slots=True)
class Chosen(Addressed):
    """From whom, to whom, in which role and from which day on; today, as long as none is said."""

    van: Annotated[str, Query(max_length=64)] = ""
    naar: Annotated[str, Query(max_length=64)] = ""
    rol: Annotated[str, Query(max_length=64)] = ""
    vanaf: Annotated[str, Query(max_length=10)] = ""

    @property
    def is_whole(self) -> bool:
        """Whether it says enough to be tried."""
        return bool(self.van and self.naar)

    def in_full(self, today: date) -> dict[str, Any]:
        """What the application asks to know of it. Raises ``Refusal``."""
        day = as_day(self.vanaf) if self.vanaf else today
        if day is None:
            raise Refusal("WRONG_VALUE", WHAT, "De dag is niet te lezen.", NO_DAY, field="vanaf")
        if self.rol not in ("", *CONSULTANT_ROLES):
            raise Refusal("WRONG_VALUE", WHAT, "Die functie is er niet.", "Kies een functie.")
        return {"giver": self.van, "taker": self.naar, "role": self.rol or None, "on": day}


FromAddress = Annotated[Chosen, Depends()]
