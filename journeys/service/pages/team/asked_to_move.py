"""Which caseload is asked to move, from whom to whom, and why it cannot."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import Depends, Query

from journeys.language import as_day
from journeys.language.refusal import Refusal
from journeys.service.pages.addressed import Addressed
from journeys.service.pages.client.refusing import in_words

TODO = {
    "ASSIGNED_LATER": "Kies een dag vanaf toen.",
    "CONSULTANT_WITHOUT_ROLE": "Kies een collega met die functie.",
    "NOT_IN_THIS_CASELOAD": "Kijk op de bladzijde van de inwoner wie de consulent is.",
    "EMPTY_CASELOAD": "Kies wie er wel inwoners heeft.",
    "NOT_IN_THE_FUTURE": "Leg de overdracht vast op de dag zelf; wijs voor een afwezigheid die "
    "komt een invaller aan.",
    "CASELOAD_TO_ONESELF": "Kies een andere collega.",
}
"""What to do about a refusal, where its own words are those of the command line."""
WHAT = "Er is niemand overgedragen"


@dataclass(frozen=True, slots=True)
class MoveAsked(Addressed):
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
            todo = "Vul een dag in die bestaat, zoals 05-03-2026."
            raise Refusal("WRONG_VALUE", WHAT, "De dag is niet te lezen.", todo, field="vanaf")
        return {"giver": self.van, "taker": self.naar, "role": self.rol or None, "on": day}


Wished = Annotated[MoveAsked, Depends()]


def told(refusal: Refusal) -> tuple[str, str]:
    """Why, and what to do, as somebody on a page reads it."""
    todo = TODO.get(refusal.code) or in_words(refusal.todo)
    return in_words(refusal.why).replace("--on ", ""), todo
