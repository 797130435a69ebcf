"""Each step of a working as a Dutch clause; the day it comes to stands beside it.

Like the sentences of wording.py these are neutral about the care path.
"""

from collections.abc import Sequence
from datetime import date

from journeys.events import Fact
from journeys.language import dates
from journeys.policies.calendar import DayOff
from journeys.policies.wording import after_fact, given_day, on_day, the_fact


def rests_on(fact: Fact, field: str | None, given: date) -> str:
    """``feit 9: het gesprek van vr 18-09-2026``."""
    said = the_fact(fact) if field is None else given_day(field, given, fact, None)
    return f"feit {fact.number}: {said}"


def counts_from(event: str, day: date) -> str:
    """Why a term runs from a later day than its fact's."""
    return f"telt vanaf {event} op {on_day(day)}: wat ervoor lag telt niet mee"


def after(term: str, day: date) -> str:
    """``18 maanden na zaterdag 31-08-2024``."""
    return f"{term} na {dates.full(day)}"


def before(term: str, day: date) -> str:
    """``3 maanden voor zaterdag 28-02-2026``."""
    return f"{term} voor {dates.full(day)}"


def not_before(term: str, fact: Fact) -> str:
    """``niet eerder dan 2 weken na de routekeuze van wo 01-05-2024 (feit 3)``."""
    return f"niet eerder dan {after_fact(term, fact)} (feit {fact.number})"


def moved_on(start: date, end: date, skipped: Sequence[DayOff]) -> str:
    """``valt op zaterdag 4 april 2026; schuift naar dinsdag 7 april: Tweede Paasdag``."""
    first, *others = skipped
    reason = f", {_name(first)}" if first.why != "weekend" else ""
    to = dates.long(end).removesuffix(f" {start.year}")
    names = ", ".join(_name(day) for day in others if day.why != "weekend")
    return f"valt op {dates.long(start)}{reason}; schuift naar {to}{': ' if names else ''}{names}"


def not_moved(day: date) -> str:
    """That a term longer than the law's maxima ends on a day off all the same."""
    return (
        f"valt op {dates.long(day)} en schuift niet: de Algemene termijnenwet verschuift alleen "
        "termijnen tot 90 dagen, 12 weken of 3 maanden"
    )


def last_working_day(skipped: Sequence[DayOff]) -> str:
    """``de laatste werkdag ervoor (overgeslagen: weekend, Goede Vrijdag)``."""
    if not skipped:
        return "de dag zelf, een werkdag"
    names = dict.fromkeys(_name(day) for day in skipped)
    said = f" (overgeslagen: {', '.join(names)})" if names.keys() != {"weekend"} else ""
    return f"de laatste werkdag ervoor{said}"


def _name(day: DayOff) -> str:
    if day.why == "equated_by_decree":
        return f"{on_day(day.on)}, bij besluit gelijkgesteld met een feestdag"
    return day.name or "weekend"
