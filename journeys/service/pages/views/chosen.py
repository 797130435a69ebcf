"""Which looks are asked for: whose file, by whom, in which days; it stands in the address.

A client stands there by number, as in every address, and a colleague by their name in the log:
neither says anything of anybody's life, and so a page can be gone back to.
"""

from dataclasses import asdict, dataclass
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends, Query

from journeys.application.names import REF_LENGTH, is_client_number, sound
from journeys.clock import AMSTERDAM
from journeys.language import READING_THE_LOGS, as_day
from journeys.service.api.paging import Paging, cursor_to, place_in, wrong_cursor
from journeys.service.pages.forms.faults import BACKWARDS, NO_DAY
from journeys.store.looks import Place, WhichLooks

Typed = Annotated[str, Query(max_length=64)]
NO_NUMBER = f"Een inwonernummer heeft 1 tot {REF_LENGTH} tekens, zoals R-000412."


@dataclass(frozen=True)
class Chosen:
    """What somebody chose; nothing where they left it as it is."""

    inwoner: Typed = ""
    door: Typed = ""
    van: Typed = ""
    tot: Typed = ""
    ook: Typed = ""
    """Whether those who read the logs are shown too."""
    na: Annotated[str, Query(max_length=400)] = ""

    def __post_init__(self) -> None:
        """No database is asked for what nobody can be called. Raises ``Refusal``."""
        if self.door:
            sound("door", self.door, "De vraag is niet te lezen")

    @property
    def narrows(self) -> bool:
        """Whether anything was chosen."""
        return bool(self.inwoner or self.door or self.van or self.tot or self.ook)

    @cached_property
    def faults(self) -> dict[str, str]:
        """What is wrong, by field."""
        found = {}
        if self.inwoner and not is_client_number(self.inwoner.strip()):
            found["inwoner"] = NO_NUMBER
        found |= {
            name: NO_DAY for name in ("van", "tot") if getattr(self, name) and not self._day(name)
        }
        first, last = self._day("van"), self._day("tot")
        if first and last and last < first:
            found["tot"] = BACKWARDS
        return found

    @property
    def which(self) -> WhichLooks:
        """The looks that are meant."""
        last = self._day("tot")
        return WhichLooks(
            client=self.inwoner.strip(),
            actor=self.door,
            since=_begin(self._day("van")),
            before=_begin(last + timedelta(days=1)) if last else None,
            leaving_out=() if self.ook else READING_THE_LOGS,
        )

    @property
    def after(self) -> Place | None:
        """Behind which look the page begins. Raises ``Refusal``."""
        place = place_in(Paging(cursor=self.na))
        if place is None:
            return None
        try:
            at, span = map(str, place)
            return datetime.fromisoformat(at).astimezone(UTC), span
        except (ValueError, OverflowError):
            raise wrong_cursor() from None

    def address(self, path: str, **other: Any) -> str:
        """The address of the same choice, or of one that differs in these."""
        said = {name: value for name, value in (asdict(self) | other).items() if value}
        return f"{path}?{urlencode(said)}" if said else path

    def _day(self, name: str) -> date | None:
        found = as_day(getattr(self, name))
        return found if found and MINYEAR < found.year < MAXYEAR else None


def next_after(place: Place) -> str:
    """What names the page behind a place."""
    at, span = place
    return cursor_to([at.isoformat(), span])


def _begin(day: date | None) -> datetime | None:
    return datetime.combine(day, time.min, AMSTERDAM).astimezone(UTC) if day else None


FromAddress = Annotated[Chosen, Depends()]
