"""Of which period the figures are asked, and what they are; it stands in the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends, Query

from journeys.application.publish import for_outside
from journeys.application.report import Report, report, report_json
from journeys.clock import local_day
from journeys.language import as_day
from journeys.language.refusal import Refusal
from journeys.reports.small_cells import THRESHOLD
from journeys.service.pages.addressed import Paged
from journeys.service.who import Asker

PATH = "/rapportage"
MONTHS_IN_QUARTER = 3
Typed = Annotated[str, Query(max_length=10)]
NO_DAY = Refusal(
    "MALFORMED",
    "Nog geen cijfers",
    "Vul een eerste en een laatste dag in die bestaan.",
    "Schrijf een dag als 31-12-2025.",
)


@dataclass(frozen=True, slots=True)
class Chosen(Paged):
    """From which day through which; last year where nothing was chosen."""

    van: Typed = ""
    tot: Typed = ""
    klein: Annotated[str, Query(max_length=3)] = ""
    """Whether small counts are left out of a file."""

    def days(self, today: date) -> tuple[date, date]:
        """The first day and the last. Raises ``Refusal`` for what is no day."""
        if not (self.van or self.tot):
            return last_year(today)
        first, last = as_day(self.van), as_day(self.tot)
        if first is None or last is None:
            raise NO_DAY
        return first, last

    @property
    def threshold(self) -> int | None:
        """Below which counts are left out; nothing where all are shown."""
        return THRESHOLD if self.klein else None


FromAddress = Annotated[Chosen, Depends()]


def last_year(today: date) -> tuple[date, date]:
    """The whole year before this one."""
    return date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)


def last_quarter(today: date) -> tuple[date, date]:
    """The whole quarter before this one."""
    month = (today.month - 1) // MONTHS_IN_QUARTER * MONTHS_IN_QUARTER + 1
    last = date(today.year, month, 1) - timedelta(days=1)
    return date(last.year, last.month - MONTHS_IN_QUARTER + 1, 1), last


def presets(today: date) -> Mapping[str, str]:
    """Periods that are often asked, each with its address."""
    known = {
        "Vorig jaar": last_year(today),
        "Vorig kwartaal": last_quarter(today),
        "Dit jaar tot nu": (date(today.year, 1, 1), today),
    }
    return {said: address(PATH, *days) for said, days in known.items()}


def address(path: str, first: date, last: date, **more: str) -> str:
    """Where a page of this period is."""
    return f"{path}?{urlencode({'van': str(first), 'tot': str(last), **more})}"


def counted(asker: Asker, first: date, last: date, only: str | None = None) -> Report:
    """The figures as known now, or one of them. Raises ``Refusal``."""
    asker.journeys.reread_policies()
    return report(asker.journeys, first, last, only=only)


def told_in(asker: Asker, chosen: Chosen) -> dict[str, Any]:
    """The figures of the period as programs read them. Raises ``Refusal``."""
    found = counted(asker, *chosen.days(local_day(asker.journeys.clock())))
    if chosen.threshold is None:
        return report_json(found)
    return for_outside(asker.journeys, found, chosen.threshold).told
