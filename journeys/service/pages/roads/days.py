"""Over which days the roads are asked for; it stands in the address."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Query

from journeys.language import as_day
from journeys.reports.past import Period
from journeys.service.pages.forms.faults import BACKWARDS, NO_DAY

Typed = Annotated[str, Query(max_length=64)]
AHEAD = "Deze dag is nog niet geweest."


@dataclass(frozen=True)
class Days:
    """What was typed, what is wrong with it by field, and the period that is meant."""

    van: str
    tot: str
    faults: dict[str, str]
    period: Period


def days_chosen(van: str, tot: str, usual: Period) -> Days:
    """The days that were typed; a field left empty, or filled in wrongly, says nothing."""
    first, last = _day(van), _day(tot)
    faults = {
        name: NO_DAY
        for name, typed, day in (("van", van, first), ("tot", tot, last))
        if typed and day is None
    }
    period = Period(first or usual.first, last or usual.last)
    if last and last > usual.last:
        faults["tot"] = AHEAD
    elif period.first > period.last:
        faults["tot" if last else "van"] = BACKWARDS if last else AHEAD
    if faults:
        return Days(van, tot, faults, usual)
    return Days(period.first.isoformat(), period.last.isoformat(), {}, period)


def _day(typed: str) -> date | None:
    return as_day(typed) if typed else None
