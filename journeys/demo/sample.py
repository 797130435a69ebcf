"""The sample municipality made real: taken in, and worked by the scheduler for ten days."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import func, select

from journeys.aggregates.client import Client
from journeys.application.bootstrap import Journeys, open_journeys
from journeys.application.day import run_day
from journeys.application.deliver import deliver_lists
from journeys.application.due import Selection, due
from journeys.application.import_facts import import_facts
from journeys.application.import_users import COLUMNS, import_users
from journeys.application.take_in import take_in_people
from journeys.clock import AMSTERDAM, local, local_day, now
from journeys.demo.municipality import SampleMunicipality, municipality
from journeys.events import Fact, FactCorrected, FactRetracted
from journeys.language.refusal import Refusal
from journeys.store.people import Person
from journeys.store.tables import stored_events

DATABASE = "journeys.db"
MARK = "VOORBEELD.txt"
MARK_TEXT = "Dit is de voorbeeldgemeente; journeys demo maakt alles in deze map opnieuw.\n"
DAYS_WORKED = 10
ADMINISTRATOR = "import"
FACTS_ON_A_SCREEN = 18
CASELOAD_ROLE = "participatieconsulent"

Bar = Callable[[str, int | None], AbstractContextManager[Callable[[int], None]]]


@dataclass(frozen=True, slots=True)
class Sample:
    """Where the sample municipality stands and up to which day it runs."""

    journeys: Journeys
    url: str
    folder: Path
    until: date

    @property
    def lists(self) -> Path:
        """The folder the lists are written into."""
        return self.folder / "lists"


@contextmanager
def prepared(url: str | None, folder: Path, until: date | None) -> Iterator[Sample]:
    """An empty database to make the sample municipality in.

    Without a URL it stands in ``folder``, and an earlier sample there is made anew. Raises
    ``Refusal`` for a day to come, and rather than touch what is no sample.
    """
    today = local_day(now())
    day = until or today
    if day > today:
        raise Refusal(
            "NOT_IN_THE_FUTURE",
            "Voorbeeld niet gemaakt",
            f"{day:%d-%m-%Y} ligt na vandaag ({today:%d-%m-%Y}).",
            "Kies met --until vandaag of een eerdere dag.",
        )
    folder.mkdir(parents=True, exist_ok=True)
    if url is None:
        _clear(folder)
        url = f"sqlite:///{folder / DATABASE}"
    with open_journeys(url, make=True, clock=lambda: _clock(day)) as journeys:
        _require_empty(journeys, url)
        yield Sample(journeys, url, folder, day)


def _clock(day: date) -> datetime:
    """The present; for a sample that ends earlier, the morning after its last facts."""
    morning = datetime.combine(day, time(9), AMSTERDAM).astimezone(UTC)
    return now() if local_day(now()) == day else morning


def _clear(folder: Path) -> None:
    if any(folder.iterdir()) and not (folder / MARK).exists():
        raise Refusal(
            "NOT_A_SAMPLE",
            "Voorbeeld niet gemaakt",
            f"In {folder} staan andere bestanden.",
            "Kies een lege map:  journeys demo --dir MAP",
        )
    for path in [*folder.glob(f"{DATABASE}*"), *folder.glob("lists/*/*")]:
        path.unlink()
    (folder / MARK).write_text(MARK_TEXT, encoding="utf-8")


def _require_empty(journeys: Journeys, url: str) -> None:
    if journeys.log.recorder.max_notification_id():
        raise Refusal(
            "NOT_EMPTY",
            "Voorbeeld niet gemaakt",
            f"In {url} staan al feiten.",
            "Kies een lege database.",
        )


def make(sample: Sample, bar: Bar) -> str:
    """Take the invented municipality in and work its last ten days; says what was made."""
    made = municipality(sample.until)
    import_users(sample.journeys, _users_csv(made))
    with bar("Geschiedenis inlezen", len(made.facts)) as step:
        lines = (orjson.dumps(fact) for fact in made.facts)
        result = import_facts(sample.journeys, lines, by=ADMINISTRATOR, history=True, progress=step)
    for refused in result.refused:
        raise refused.refusal
    take_in_people(sample.journeys, {p.client: _person(p) for p in made.people})
    first = sample.until - timedelta(days=DAYS_WORKED - 1)
    with bar("Dagen draaien", DAYS_WORKED) as step:
        for number in range(DAYS_WORKED):
            run_day(sample.journeys, first + timedelta(days=number))
            step(1)
    written = deliver_lists(sample.journeys, sample.lists)
    with sample.journeys.database.read() as connection:
        facts = connection.scalar(select(func.count()).select_from(stored_events)) or 0
    return (
        f"{len(made.people)} verzonnen inwoners, {facts} feiten ({result.new} uit hun "
        f"geschiedenis, {facts - result.new} van de planner), {DAYS_WORKED} dagen gedraaid, "
        f"{len(written)} lijsten in {sample.lists}."
    )


def _users_csv(made: SampleMunicipality) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(COLUMNS)
    writer.writerows(made.users)
    return text.getvalue().encode()


def _person(person: Any) -> Person:
    born = person.birth_date.isoformat()
    return Person(person.name, born, person.bsn, person.phone, person.email)


def somebody_to_show(sample: Sample) -> tuple[str, list[dict[str, Any]]]:
    """The consultant whose list is shown first, and its rows: one with something of everything."""
    rows = due(sample.journeys, sample.until, selection=Selection(role=CASELOAD_ROLE))
    mine: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        if row["person"]:
            mine.setdefault(row["person"], []).append(row)
    states = {person: {row["state"] for row in theirs} for person, theirs in mine.items()}
    person = max(mine, key=lambda name: (len(states[name]), -len(mine[name])))
    return person, due(sample.journeys, sample.until, selection=Selection(person))


def somebody_to_tell_of(sample: Sample, rows: list[dict[str, Any]]) -> str:
    """The client whose history is shown: one that fits a screen."""
    with sample.journeys.database.read() as connection:
        clients = sample.journeys.log.by_ref(connection, (row["client"] for row in rows))
    return _fits_best(clients.values()).ref


@dataclass(frozen=True, slots=True)
class SetRight:
    """A fact that set another right, and a minute in Amsterdam just before it was recorded."""

    client: str
    number: int
    before: str


def something_set_right(sample: Sample) -> SetRight:
    """What to look back past: the last amendment in a history that fits a screen.

    Where nothing was set right it is the last fact.
    """
    with sample.journeys.database.read() as connection:
        everyone = list(sample.journeys.log.everyone(connection))
    client = _fits_best([client for client in everyone if _amendments(client)] or everyone)
    last = (_amendments(client) or client.facts)[-1]
    before = local(last.recorded_at - timedelta(minutes=1))
    return SetRight(client.ref, last.number, f"{before:%Y-%m-%dT%H:%M}")


def _fits_best(clients: Iterable[Client]) -> Client:
    return min(clients, key=lambda client: abs(len(client.facts) - FACTS_ON_A_SCREEN))


def _amendments(client: Client) -> list[Fact]:
    return [fact for fact in client.facts if isinstance(fact, FactCorrected | FactRetracted)]
