"""Which part of a week is asked for, and in which order: it stands in the address."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import Depends, Query

from journeys.language import as_day
from journeys.lists.counts import LATE, LATER, SOON, TODAY, when_due
from journeys.service.pages.addressed import Paged

Row = dict[str, Any]

STANDS = {"te-laat": LATE, "vandaag": TODAY, "twee-weken": SOON, "later": LATER}
ORDERS = {
    "": "dringendste eerst",
    "plandag": "dag om op te plannen",
    "naam": "naam",
    "nummer": "nummer",
}


@dataclass(frozen=True, slots=True)
class Chosen(Paged):
    """What somebody chose; nothing where they left it as it is."""

    van: Annotated[str, Query(max_length=64)] = ""
    stand: Literal["", "te-laat", "vandaag", "twee-weken", "later"] = ""
    regel: Annotated[str, Query(max_length=100)] = ""
    volgorde: Literal["", "plandag", "naam", "nummer"] = ""

    @property
    def narrows(self) -> bool:
        """Whether it leaves out a part of the list."""
        return bool(self.stand or self.regel)

    def selected(self, rows: Iterable[Row], on: date) -> list[Row]:
        """The rows that were asked for."""
        return [row for row in rows if self._is_due_so(row, on) and self._has_rule(row)]

    def _is_due_so(self, row: Row, on: date) -> bool:
        due_on = as_day(row["due_on"]) or on
        return not self.stand or when_due(due_on, on) == STANDS[self.stand]

    def _has_rule(self, row: Row) -> bool:
        return not self.regel or any(reason["rule"] == self.regel for reason in row["reasons"])

    def ordered(self, rows: Iterable[Row], names: dict[str, str]) -> list[Row]:
        """The rows in the order that was asked for; without one, as the list has them."""
        keys = {
            "plandag": lambda row: row["plan_on"],
            "naam": lambda row: (names.get(row["client"], "").casefold(), row["client"]),
            "nummer": lambda row: row["client"],
        }
        return sorted(rows, key=keys[self.volgorde]) if self.volgorde else list(rows)


FromAddress = Annotated[Chosen, Depends()]
